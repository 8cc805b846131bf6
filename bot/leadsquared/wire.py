"""Convert LeadSquared's requests and answers: values to bodies, a status and bytes to values or errors.

No I/O. Errors are sorted in errors.
"""

from collections.abc import Iterable, Mapping
from datetime import UTC, datetime, timedelta

from bot.leadsquared import errors
from bot.leadsquared.body import Json, parse, parse_object, text
from bot.meetings.model import Meeting
from bot.meetings.ports import CrmUnavailable, CrmUnknown

NO_ENTITY, LEAD, OPPORTUNITY = 0, 1, 5
NOTIFY, NO_NOTIFICATION = "1100", "1000"
# The documented longest span of RetrieveAppointments.
LONGEST_LOOK_DAYS = 100


def create(meeting: Meeting) -> dict[str, object]:
    """The body of Create an Appointment, https://apidocs.leadsquared.com/create-an-appointment/.

    {"Name": "Meeting: Demo with Acme", "Description": "...", "RelatedEntity": 1, "RelatedEntityId": "<id>",
     "DueDate": "2026-11-25 09:30:00", "EndDate": "2026-11-25 10:30:00", "Reminder": 30, "NotifyBy": "1100",
     "OwnerEmailAddress": "priya@acme.com", "TaskType": {"Name": "Meeting"}}
    """
    entity, entity_id = NO_ENTITY, ""
    if meeting.opportunity:
        entity, entity_id = OPPORTUNITY, meeting.opportunity.id
    elif meeting.lead:
        entity, entity_id = LEAD, meeting.lead.id
    body: dict[str, object] = {
        "Name": meeting.name,
        "Description": meeting.description,
        "RelatedEntity": entity,
        "RelatedEntityId": entity_id,
        "NotifyBy": NOTIFY if meeting.notify else NO_NOTIFICATION,
        "TaskType": {"Name": meeting.task_type},
    }
    if meeting.start and meeting.end:
        body |= {"DueDate": utc(meeting.start), "EndDate": utc(meeting.end)}
    if meeting.reminder is not None:
        body["Reminder"] = meeting.reminder
    if meeting.owner_id:
        body["OwnerId"] = meeting.owner_id
    else:
        body["OwnerEmailAddress"] = meeting.owner_mail
    if meeting.fields:
        body["CustomFields"] = dict(meeting.fields)
    if meeting.where:
        body["Location"] = meeting.where
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
