"""Convert LeadSquared's requests and answers: values to bodies, a status and bytes to values or errors.

No I/O. Errors are sorted in errors.
"""

from collections.abc import Iterable, Iterator, Mapping
from datetime import UTC, date, datetime, timedelta

from bot.leadsquared import errors
from bot.leadsquared.body import Json, parse, parse_object, text
from bot.meetings.crm_appointment import AppointmentChanges
from bot.meetings.messages import RefusalKind
from bot.meetings.model import Lead, Meeting, Opportunity
from bot.meetings.options import OPTIONS
from bot.meetings.ports import CrmRefused, CrmUnavailable, CrmUnknown

NO_ENTITY, LEAD, OPPORTUNITY = 0, 1, 5
# The documented longest span of RetrieveAppointments.
LONGEST_LOOK_DAYS = 100


def create(meeting: Meeting) -> dict[str, object]:
    """The body of Create an Appointment, https://apidocs.leadsquared.com/create-an-appointment/.

    {"Name": "Meeting: Demo with Acme", "Description": "...", "RelatedEntity": 1, "RelatedEntityId": "<id>",
     "DueDate": "2026-11-25 09:30:00", "EndDate": "2026-11-25 10:30:00", "Reminder": 30, "NotifyBy": "1100",
     "OwnerEmailAddress": "priya@acme.com", "TaskType": {"Name": "Meeting"}}

    What a value of the options' table is sent as is said there.
    """
    body: dict[str, object] = {
        "Name": meeting.name,
        "Description": meeting.description,
        **_related(meeting.lead, meeting.opportunity),
    }
    body |= {name: value for name, value in _of_options(meeting) if value}
    if meeting.start and meeting.end:
        body |= {"DueDate": utc(meeting.start), "EndDate": utc(meeting.end)}
    if meeting.owner_id:
        body["OwnerId"] = meeting.owner_id
    else:
        body["OwnerEmailAddress"] = meeting.owner_mail
    if meeting.fields:
        body["CustomFields"] = dict(meeting.fields)
    return body


def created(status: int, answer: bytes) -> str:
    """The task id in {"Status": "Success", "Message": {"Id": "7d86a7e8-..."}}.

    Neither that nor an error that is decided before anything is stored means that nobody knows: CrmUnknown.
    """
    found = parse_object(answer)
    errors.check(status, answer, writes=True)
    message = found.get("Message")
    if status == 200 and found.get("Status") == "Success" and isinstance(message, Mapping):
        new = message.get("Id")
        if isinstance(new, str) and text(message, "Id"):
            return text(message, "Id")
    raise CrmUnknown(f"status {status} without an id")


def rows(status: int, answer: bytes) -> list[Json]:
    """The records of a read: a bare array, or {"RecordCount": 1, "List": [...]}."""
    errors.check(status, answer)
    found = parse(answer)
    if isinstance(found, Mapping):
        found = found.get("List")
    if status != 200 or not isinstance(found, list):
        raise CrmUnavailable(f"status {status} without records")
    return [row for row in found if isinstance(row, Mapping)]


def is_last_page(answer: bytes, rows_: int, size: int, seen: int) -> bool:
    """Whether a list ends with this page: it is not full, and RecordCount counts no more than were seen.

    LeadSquared may put fewer records on a page than asked for, and where it does not say how many there are, only a
    page without anything new is the last one.
    """
    found = parse_object(answer)
    count = text(found, "RecordCount")
    return rows_ < size and count.isascii() and count.isdecimal() and 0 < int(count) <= seen


def record(status: int, answer: bytes) -> Json:
    """A read that answers with one object."""
    errors.check(status, answer)
    found = parse(answer)
    if status != 200 or not isinstance(found, Mapping):
        raise CrmUnavailable(f"status {status} without a record")
    return found


def appointments(owner_mail: str, first: datetime, last: datetime, page: int, size: int) -> dict[str, object]:
    """The body of RetrieveAppointments/ByUserEmailAddress: dates only, pages from 1."""
    return {
        "FromDate": f"{first:%Y-%m-%d}",
        "ToDate": f"{last:%Y-%m-%d}",
        "Users": [owner_mail],
        "Paging": {"PageIndex": page, "PageSize": size},
    }


def tasks_of(owner_id: str, first: datetime, last: datetime, offset: int, size: int) -> dict[str, object]:
    """The body of Task.svc/Retrieve for an owner that is known by id only."""
    return {
        "Parameter": {
            "LookupName": "OwnerId",
            "LookupValue": owner_id,
            "FromDate": f"{first:%Y-%m-%d} 00:00:00",
            "ToDate": f"{last:%Y-%m-%d} 23:59:59",
        },
        "Paging": {"Offset": offset, "RowCount": size},
    }


def move(task_id: str, start: datetime, end: datetime) -> dict[str, object]:
    """The body of BulkUpdateAppointmentTime, https://apidocs.leadsquared.com/bulk-update-appointment-timings/.

    Update does not list EndDate: this is the way to move both ends.
    """
    return {"TaskList": [{"UserTaskId": task_id, "FromDate": utc(start), "ToDate": utc(end)}]}


def update(task_id: str, changes: AppointmentChanges) -> dict[str, object]:
    """The body of Update, https://apidocs.leadsquared.com/update-task/: what is not in it stays.

    {"UserTaskId": "...", "Name": "Meeting: Renewal", "Reminder": 15, "OwnerEmailAddress": "maya@acme.com"}
    """
    body: dict[str, object] = {"UserTaskId": task_id}
    if changes.lead or changes.opportunity or changes.no_lead:
        body |= _related(changes.lead, changes.opportunity)
    body |= dict(_of_options(changes))
    given = {
        "Name": changes.name,
        "Description": changes.description,
        "OwnerId": changes.owner_id,
        "OwnerEmailAddress": changes.owner_mail,
    }
    return body | {name: value for name, value in given.items() if value is not None}


def _of_options(values: Meeting | AppointmentChanges) -> Iterator[tuple[str, object]]:
    """LeadSquared's field and value of each option of the table that has a value."""
    for option in OPTIONS:
        value = getattr(values, option.field, None) if option.crm_field else None
        if value is not None:
            yield option.crm_field, option.crm_value(value)


def delete(task_id: str) -> dict[str, object]:
    """The body of DeleteTasks, https://apidocs.leadsquared.com/delete-tasks-in-bulk/: done soon after the answer."""
    return {"TaskIds": [task_id]}


def changed(status: int, answer: bytes) -> bool:
    """Whether a call that changes a task found it: False for one that affected no row.

    {"Status": "Success", "Message": {"AffectedRows": 1}} of Update and MarkComplete,
    {"Status": "Success", "Message": {"Id": "5812945", "IsSuccessful": true}} of the bulk calls, or
    {"Status": "Success", "Operation": "Bulk Delete Tasks", "DeletedTasksCount": 1, "FailureReason": null}.

    A bulk call may say that it failed in an answer that says "Success". What says neither is CrmUnknown.
    """
    found = parse_object(answer)
    errors.check(status, answer, writes=True)
    if status != 200 or text(found, "Status").casefold() != "success":
        raise CrmUnknown(f"status {status} without a word on what was changed")
    inside = found.get("Message")
    message: Json = inside if isinstance(inside, Mapping) else {}
    said = text(found, "FailureReason") or text(message, "FailureReason") or text(message, "Reason")
    if said or text(message, "IsSuccessful").casefold() == "false":
        raise CrmRefused(said or "it was not successful", RefusalKind.OTHER)
    return text(message, "AffectedRows") != "0"


def free_slots(owner_mail: str, first: date, last: date, page: int, size: int) -> dict[str, object]:
    """The body of RetrieveAvailableSlots/ByUserEmailAddress,
    https://apidocs.leadsquared.com/get-available-slots-of-users-by-user-email-address/."""
    return {
        "FromDate": f"{first:%Y-%m-%d}",
        "ToDate": f"{last:%Y-%m-%d}",
        "Users": [owner_mail],
        "IncludeAllowedConflictSlots": False,
        "Paging": {"PageIndex": page, "PageSize": size},
    }


def spans(first: datetime, last: datetime) -> Iterator[tuple[datetime, datetime]]:
    """The days from `first` to `last` in pieces that LeadSquared looks through at once."""
    while first <= last:
        end = min(last, first + timedelta(days=LONGEST_LOOK_DAYS))
        yield first, end
        first = end + timedelta(days=1)


def _related(lead: Lead | None, opportunity: Opportunity | None) -> dict[str, object]:
    if opportunity:
        return {"RelatedEntity": OPPORTUNITY, "RelatedEntityId": opportunity.id}
    if lead:
        return {"RelatedEntity": LEAD, "RelatedEntityId": lead.id}
    return {"RelatedEntity": NO_ENTITY, "RelatedEntityId": ""}


def with_reference(tasks: Iterable[Json], reference: str) -> list[str]:
    """The ids of the tasks whose Description carries `ref <mark>`."""
    found = (task_id(task) for task in tasks if f"ref {reference}" in text(task, "Description"))
    return list(filter(None, found))


def task_id(task: Json) -> str:
    return text(task, "UserTaskId")


def days_around(meeting: Meeting, heard_at: datetime) -> tuple[datetime, datetime]:
    """The days to look for a meeting on, in UTC, a day wider than it on both sides.

    Without dates LeadSquared takes its own present day; it refuses to look through more than LONGEST_LOOK_DAYS.
    """
    start = (meeting.start or heard_at).astimezone(UTC)
    end = (meeting.end or heard_at).astimezone(UTC)
    first = start - timedelta(days=1)
    return first, min(end + timedelta(days=1), first + timedelta(days=LONGEST_LOOK_DAYS))


def utc(moment: datetime) -> str:
    """`2026-11-25 09:30:00`, LeadSquared's only form of a time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S")
