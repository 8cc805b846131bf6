"""Every API call that the stand-in has: its path, its HTTP method, its function."""

from collections.abc import Callable

from sandbox.leadsquared.calls import create, free_slots, leads, task_changes, task_lists, task_types, users
from sandbox.leadsquared.calls.api_answers import ApiAnswer
from sandbox.leadsquared.calls.api_call import ApiCall

ROOT = "/v2/"
# Not every account has it.
SLOTS = "Task.svc/RetrieveAvailableSlots/ByUserEmailAddress"

CALLS: dict[str, tuple[str, Callable[[ApiCall], ApiAnswer]]] = {
    "Authentication.svc/UserByAccessKey.Get": ("GET", users.by_access_key),
    "Task.svc/Create": ("POST", create.create),
    "Task.svc/Update": ("POST", task_changes.update),
    "Task.svc/BulkUpdateAppointmentTime": ("POST", task_changes.move),
    "Task.svc/MarkComplete": ("GET", task_changes.mark_complete),
    "Task.svc/DeleteTasks": ("POST", task_changes.delete),
    "Task.svc/Retrieve.GetById": ("GET", task_lists.by_id),
    "Task.svc/Retrieve": ("POST", task_lists.retrieve),
    "Task.svc/RetrieveAppointments/ByUserEmailAddress": ("POST", task_lists.appointments),
    SLOTS: ("POST", free_slots.free_slots),
    "Task.svc/RetrieveTaskType": ("GET", task_types.task_types),
    "LeadManagement.svc/Leads.GetByEmailaddress": ("GET", leads.by_email),
    "LeadManagement.svc/Leads.GetById": ("GET", leads.by_id),
    "LeadManagement.svc/RetrieveLeadByPhoneNumber": ("GET", leads.by_phone),
    "LeadManagement.svc/Leads.GetByQuickSearch": ("GET", leads.quick_search),
    "OpportunityManagement.svc/GetOpportunitiesOfLead": ("POST", leads.opportunities_of_lead),
    "UserManagement.svc/User/Retrieve/ByEmailAddress": ("GET", users.by_email),
    "UserManagement.svc/Users.Get": ("GET", users.every_user),
}
