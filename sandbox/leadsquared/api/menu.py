"""Every call the sandbox knows, on one page."""

from collections.abc import Callable

from sandbox.leadsquared.api import changes, create, leads, listings, task_types, users
from sandbox.leadsquared.api.answers import Answer
from sandbox.leadsquared.api.asked import Asked

ROOT = "/v2/"

MENU: dict[str, tuple[str, Callable[[Asked], Answer]]] = {
    "Authentication.svc/UserByAccessKey.Get": ("GET", users.by_access_key),
    "Task.svc/Create": ("POST", create.create),
    "Task.svc/Update": ("POST", changes.update),
    "Task.svc/BulkUpdateAppointmentTime": ("POST", changes.move),
    "Task.svc/MarkComplete": ("GET", changes.mark_complete),
    "Task.svc/DeleteTasks": ("POST", changes.delete),
    "Task.svc/Retrieve.GetById": ("GET", listings.by_id),
    "Task.svc/Retrieve": ("POST", listings.retrieve),
    "Task.svc/RetrieveAppointments/ByUserEmailAddress": ("POST", listings.appointments),
    "Task.svc/RetrieveTaskType": ("GET", task_types.task_types),
    "LeadManagement.svc/Leads.GetByEmailaddress": ("GET", leads.by_email),
    "LeadManagement.svc/Leads.GetById": ("GET", leads.by_id),
    "LeadManagement.svc/RetrieveLeadByPhoneNumber": ("GET", leads.by_phone),
    "LeadManagement.svc/Leads.GetByQuickSearch": ("GET", leads.quick_search),
    "OpportunityManagement.svc/GetOpportunitiesOfLead": ("POST", leads.opportunities_of_lead),
    "UserManagement.svc/User/Retrieve/ByEmailAddress": ("GET", users.by_email),
    "UserManagement.svc/Users.Get": ("GET", users.every_user),
}
