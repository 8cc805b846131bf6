"""Convert LeadSquared's records to values: leads, opportunities, task types, appointments, free times.

No I/O. Nearly every value in a record is a string or null.
"""

from collections.abc import Iterator, Mapping
from contextlib import suppress
from datetime import UTC, date, datetime, time
from zoneinfo import ZoneInfo

from bot.leadsquared.body import Json, text
from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment, FreeSlot
from bot.meetings.model import CustomField, Lead, Opportunity, TaskType

# The data types of a column that take any text; LeadSquared's page gives numbers, and names nowhere.
PLAIN = ("0", "text", "string", "")
# A task type's Category; 1 is a to-do.
APPOINTMENT = "0"
TO_DO = "1"
PENDING, COMPLETED = "0", "1"
# What a task may be related to.
LEAD, OPPORTUNITY = "1", "5"


def lead(row: Json) -> Lead:
    """{"ProspectID": "...", "FirstName": "Asha", "LastName": null, "EmailAddress": "asha@globex.com", ...}

    Nearly all values are strings or null.
    """
    name = f"{text(row, 'FirstName')} {text(row, 'LastName')}".strip()
    return Lead(
        id=text(row, "ProspectID"),
        name=name,
        company=text(row, "Company"),
        mail=text(row, "EmailAddress"),
        phone=text(row, "Phone") or text(row, "Mobile"),
    )


def opportunity(row: Json) -> Opportunity:
    """{"OpportunityId": "...", "OpportunityEvent": "12000", "mx_Custom_1": "Globex renewal", ...}

    mx_Custom_1 is usually the name.
    """
    return Opportunity(text(row, "OpportunityId"), text(row, "mx_Custom_1"))


def appointment_type(row: Json) -> TaskType | None:
    """None for a to-do, Category 1.

    {"Name": "Meeting", "Id": "...", "Category": 0, "ColumnConfiguration": [{"SchemaName": "mx_Custom_1",
     "DisplayName": "Floor", "DataType": 0, "Mandatory": true}, {"SchemaName": "RelatedEntityId", ...}]}
    """
    name = type_name(row)
    if text(row, "Category") != APPOINTMENT or not name:
        return None
    columns = row.get("ColumnConfiguration")
    known = [one for one in columns if isinstance(one, Mapping)] if isinstance(columns, list) else []
    own = tuple(_own_field(one) for one in known if text(one, "SchemaName").startswith("mx_"))
    wants_lead = any(text(one, "SchemaName") == "RelatedEntityId" and _is_mandatory(one) for one in known)
    return TaskType(name, own, wants_lead)


def times(row: Json) -> tuple[datetime, datetime] | None:
    """Start and end of a task, in UTC; None where one is missing, no date, or the end is no later than the start.

    {"UserTaskId": "...", "DueDate": "2026-11-25 09:30:00.000", "EndDate": "2026-11-25 10:30:00.000", ...}
    """
    try:
        start, end = (datetime.fromisoformat(text(row, name)) for name in ("DueDate", "EndDate"))
    except ValueError:
        return None
    start, end = (one if one.tzinfo else one.replace(tzinfo=UTC) for one in (start, end))
    return (start, end) if start < end else None


def appointment(row: Json) -> CrmAppointment | None:
    """None for a to-do, and for a record without an id.

    {"UserTaskId": "...", "Name": "Meeting: Demo", "Description": "...", "RelatedEntity": 1, "RelatedEntityId": "...",
     "RelatedEntityIdName": "Asha Rao", "DueDate": "2026-11-25 09:30:00.000", "EndDate": "...", "Reminder": 30,
     "NotifyBy": "1100", "StatusCode": 0, "OwnerId": "...", "OwnerName": "Priya Rao", "OwnerEmailAddress": "...",
     "ModifiedOn": "...", "TaskType": {"Id": "...", "Name": "Meeting"}, "Location": "", ...}
    """
    id_ = text(row, "UserTaskId")
    if not id_ or text(row, "Category") == TO_DO:
        return None
    kind = row.get("TaskType")
    entity, related = text(row, "RelatedEntity"), text(row, "RelatedEntityId")
    name = text(row, "RelatedEntityIdName")
    reminder = text(row, "Reminder")
    return CrmAppointment(
        id=id_,
        name=text(row, "Name"),
        start=_moment(row, "DueDate"),
        end=_moment(row, "EndDate"),
        status=_STATUSES.get(text(row, "StatusCode"), AppointmentStatus.CANCELLED),
        description=text(row, "Description"),
        owner_mail=text(row, "OwnerEmailAddress"),
        owner_id=text(row, "OwnerId"),
        owner_name=text(row, "OwnerName"),
        lead=Lead(related, name) if related and entity == LEAD else None,
        opportunity=Opportunity(related, name) if related and entity == OPPORTUNITY else None,
        task_type=text(kind, "Name") if isinstance(kind, Mapping) else text(row, "TaskType"),
        where=text(row, "Location"),
        reminder=int(reminder) if reminder.isascii() and reminder.isdecimal() else 0,
        notify=text(row, "NotifyBy") == "1100",
        modified=_moment(row, "ModifiedOn"),
    )


_STATUSES = {
    PENDING: AppointmentStatus.PENDING,
    "": AppointmentStatus.PENDING,
    COMPLETED: AppointmentStatus.COMPLETED,
}


def free_slots(row: Json, owner_mail: str) -> Iterator[FreeSlot]:
    """The free times of one day.

    {"Date": "2026-11-25", "UserSlots": [{"UserId": "...", "EmailAddress": "priya@acme.com",
     "UserTimeZone": "Asia/Kolkata", "AvailableSlots": [{"StartTime": "...", "EndTime": "..."}], ...}]}

    The page does not say how these times are written: with a date they are taken as UTC, as all of LeadSquared's are,
    and without one as times of that day in the user's zone. What is neither is left out.
    """
    users = row.get("UserSlots")
    for user in users if isinstance(users, list) else []:
        if not isinstance(user, Mapping) or text(user, "EmailAddress").casefold() != owner_mail.casefold():
            continue
        found = user.get("AvailableSlots")
        for slot in found if isinstance(found, list) else []:
            if isinstance(slot, Mapping):
                with suppress(ValueError, KeyError, OSError):
                    zone = ZoneInfo(text(user, "UserTimeZone") or "UTC")
                    day = date.fromisoformat(text(row, "Date")[:10])
                    start, end = (_slot_time(text(slot, name), day, zone) for name in ("StartTime", "EndTime"))
                    if start < end:
                        yield FreeSlot(start, end)


def _slot_time(written: str, day: date, zone: ZoneInfo) -> datetime:
    with suppress(ValueError):
        return datetime.combine(day, time.fromisoformat(written), zone)
    moment = datetime.fromisoformat(written)
    return moment if moment.tzinfo else moment.replace(tzinfo=UTC)


def _moment(row: Json, name: str) -> datetime | None:
    """A time of LeadSquared, aware, in UTC; None for one that is no time, or its `0001-01-01`, which means never."""
    try:
        moment = datetime.fromisoformat(text(row, name))
    except ValueError:
        return None
    if moment.year < 1900:
        return None
    return moment.astimezone(UTC) if moment.tzinfo else moment.replace(tzinfo=UTC)


def type_name(row: Json) -> str:
    return text(row, "Name") or text(row, "TaskTypeName")


def _own_field(column: Json) -> CustomField:
    name = text(column, "SchemaName")
    plain = text(column, "DataType").casefold() in PLAIN
    return CustomField(name, text(column, "DisplayName") or name, _is_mandatory(column), plain)


def _is_mandatory(column: Json) -> bool:
    return column.get("Mandatory") is True or text(column, "Mandatory").casefold() == "true"
