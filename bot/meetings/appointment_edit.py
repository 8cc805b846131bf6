"""What the form shows of an existing appointment, and what is to be changed of it once the form is submitted.

Values only. When and whether the change is made is decided in actions/change_appointment.
"""

import hashlib
from collections.abc import Collection

from bot.meetings.crm_appointment import AppointmentChanges, CrmAppointment
from bot.meetings.description import own_text, with_own_text
from bot.meetings.model import Details, Lead, Opportunity, crm_name


def details_of(appointment: CrmAppointment) -> Details:
    """What can be edited of it, as LeadSquared has it."""
    return Details(
        title=appointment.title,
        task_type=appointment.task_type,
        reminder=appointment.reminder,
        notify=appointment.notify,
        where=appointment.where or None,
        description=own_text(appointment.description),
        lead=appointment.lead.id if appointment.lead else None,
        opportunity=appointment.opportunity.id if appointment.opportunity else None,
    )


def digest_of(appointment: CrmAppointment) -> str:
    """The same for as long as nothing that can be edited is changed."""
    return hashlib.sha256(repr(details_of(appointment)).encode("utf-8", "surrogatepass")).hexdigest()[:16]


def changes_to(before: CrmAppointment, wanted: Details, kept: Collection[str] = ()) -> AppointmentChanges | None:
    """What has to be sent; None where nothing is different. `kept` are the fields of Details that nobody could edit."""
    shown = details_of(before)

    def differs(name: str) -> bool:
        return name not in kept and (getattr(shown, name) or None) != (getattr(wanted, name) or None)

    task_type = (wanted.task_type or before.task_type) if differs("task_type") else before.task_type
    named = differs("title") or differs("task_type")
    # Somebody who made it in LeadSquared may have left the type out of its name.
    name = crm_name(task_type, wanted.title) if before.name != before.title or not before.title else wanted.title
    lead, opportunity, no_lead = None, None, False
    if differs("opportunity") or differs("lead"):
        opportunity = Opportunity(wanted.opportunity) if wanted.opportunity else None
        lead = Lead(wanted.lead) if wanted.lead and not opportunity else None
        no_lead = lead is None and opportunity is None
    changes = AppointmentChanges(
        name=name if named and name != before.name else None,
        description=with_own_text(before.description, wanted.description) if differs("description") else None,
        lead=lead,
        opportunity=opportunity,
        no_lead=no_lead,
        reminder=(wanted.reminder or 0) if differs("reminder") else None,
        notify=bool(wanted.notify) if differs("notify") else None,
        where=(wanted.where or "") if differs("where") else None,
        task_type=task_type if differs("task_type") else None,
    )
    return changes if changes != AppointmentChanges() else None


def are_made(changes: AppointmentChanges, found: CrmAppointment | None) -> bool:
    """Whether LeadSquared shows all of them."""
    if found is None:
        return False
    values = ("name", "reminder", "notify", "where", "task_type")
    same = all(getattr(changes, one) in (None, getattr(found, one)) for one in values)
    described = changes.description is None or changes.description.strip() == found.description.strip()
    if changes.opportunity:
        related = found.opportunity is not None and found.opportunity.id == changes.opportunity.id
    elif changes.lead:
        related = found.opportunity is None and found.lead is not None and found.lead.id == changes.lead.id
    else:
        related = not changes.no_lead or (found.lead is None and found.opportunity is None)
    return same and described and related
