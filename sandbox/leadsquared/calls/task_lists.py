"""Task.svc calls that read tasks: by id, by owners' mail and days, by owner and moments.

Lists leave out a task for as long as a fault hides it; Retrieve.GetById always finds it.
"""

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TypeVar, cast
from zoneinfo import ZoneInfo

from sandbox.leadsquared.account_records import APPOINTMENT
from sandbox.leadsquared.calls.api_answers import ApiAnswer, RefusedError, ok
from sandbox.leadsquared.calls.api_call import ApiCall
from sandbox.leadsquared.calls.json_reader import JsonReader, needed, read_day, read_moment
from sandbox.leadsquared.tasks_and_calls import TaskRecord, read_written

T = TypeVar("T")

LONGEST_SPAN = timedelta(days=100)


def by_id(call: ApiCall) -> ApiAnswer:
    stored = call.account_state.find(needed(call.query, "id"), call.tick)
    return ok([] if stored is None else [stored.record])


# https://apidocs.leadsquared.com/get-appointments-by-email-address/
# {"FromDate": "2026-11-24", "ToDate": "2026-11-24", "Users": ["priya@acme.com"],
#  "Paging": {"PageIndex": 1, "PageSize": 200}} -> {"RecordCount": 1, "List": [task]}
def appointments(call: ApiCall) -> ApiAnswer:
    members = call.json().only(("FromDate", "ToDate", "Users", "Paging"))
    first, last = read_span(members)
    users, zone = read_users(members), ZoneInfo(call.policy.day_zone)

    def wanted(task: TaskRecord) -> bool:
        day = read_written(task["DueDate"]).astimezone(zone).date()
        mine = task["OwnerEmailAddress"].lower() in users
        return mine and task["Category"] == APPOINTMENT and first <= day <= last

    found = sorted(listed(call, wanted), key=lambda task: (task["DueDate"], task["UserTaskId"]))
    return ok({"RecordCount": len(found), "List": read_page(members, found, call.policy.page_cap)})


# https://apidocs.leadsquared.com/retrieve-tasks/
# {"Parameter": {"LookupName": "OwnerEmailAddress", "LookupValue": "priya@acme.com",
#                "FromDate": "2026-11-24 00:00:00", "ToDate": "2026-11-24 23:59:59",
#                "StatusCode": 0, "TypeName": "<task type id>"},
#  "Sorting": {"ColumnName": "DueDate", "Direction": "0"}, "Paging": {"Offset": 0, "RowCount": 50}}
def retrieve(call: ApiCall) -> ApiAnswer:
    members = call.json().only(("Parameter", "Columns", "Sorting", "Paging"))
    parameter = members.object("Parameter")
    column = parameter.text("LookupName")
    if column not in ("OwnerId", "OwnerEmailAddress"):
        raise RefusedError("InvalidInput", "LookupName has to be OwnerId or OwnerEmailAddress")
    owner = parameter.text("LookupValue").lower()
    start = read_moment(parameter.text("FromDate"), "FromDate")
    end = read_moment(parameter.text("ToDate"), "ToDate")
    status, kind = str(parameter.raw("StatusCode") or 0), parameter.text("TypeName")

    def wanted(task: TaskRecord) -> bool:
        due = read_written(task["DueDate"])
        return (
            (task["OwnerId"] if column == "OwnerId" else task["OwnerEmailAddress"]).lower() == owner
            and (start is None or due >= start)
            and (end is None or due <= end)
            and (not parameter.has("StatusCode") or str(task["StatusCode"]) == status)
            and (not kind or kind in (task["TaskType"]["Id"], task["TaskType"]["Name"]))
        )

    found = _sorted(listed(call, wanted), members.object("Sorting"))
    paging = members.object("Paging")
    offset = max(0, paging.integer("Offset", 0))
    count = min(max(1, paging.integer("RowCount", 200)), call.policy.page_cap)
    rows = [_columns(task, members.object("Columns")) for task in found[offset : offset + count]]
    return ok({"RecordCount": len(found), "List": rows})


def listed(call: ApiCall, wanted: Callable[[TaskRecord], bool]) -> list[TaskRecord]:
    """The tasks that a list may show now."""
    shown = [one.record for one in call.account_state.stored_tasks(call.tick) if one.listed_from <= call.tick]
    return [task for task in shown if wanted(task)]


def read_span(members: JsonReader) -> tuple[date, date]:
    """FromDate and ToDate, both included."""
    first, last = (read_day(members.text(name), name) for name in ("FromDate", "ToDate"))
    if last < first:
        raise RefusedError("InvalidInput", "ToDate cannot be earlier than FromDate")
    if last - first > LONGEST_SPAN:
        raise RefusedError("InvalidInput", "The difference between FromDate and ToDate cannot exceed 100 days")
    return first, last


def read_users(members: JsonReader) -> list[str]:
    """The mail addresses in Users, in lower case."""
    users = [email.strip().lower() for email in members.texts("Users")]
    if not users:
        raise RefusedError("MandatoryAttributeMissing", "'Users' is mandatory")
    return users


def read_page(members: JsonReader, found: Sequence[T], cap: int) -> list[T]:
    """The part of `found` that Paging asks for; PageIndex counts from 1."""
    paging = members.object("Paging").only(("PageIndex", "PageSize"))
    index, size = paging.integer("PageIndex", 1), paging.integer("PageSize", cap)
    if index < 1 or size < 1:
        raise RefusedError("InvalidInput", "PageIndex and PageSize count from 1")
    size = min(size, cap)
    return list(found[(index - 1) * size : index * size])


def _sorted(tasks: list[TaskRecord], sorting: JsonReader) -> list[TaskRecord]:
    """By the column named, whatever its case; Direction 1 is descending."""
    named = sorting.text("ColumnName").lower() or "duedate"
    columns = {name.lower(): name for name in TaskRecord.__annotations__}
    if named not in columns:
        raise RefusedError("InvalidInput", f"Unknown column: {sorting.text('ColumnName')}")
    column = columns[named]
    descending = str(sorting.raw("Direction") or 0) == "1"
    return sorted(tasks, key=lambda task: str(_members(task)[column]), reverse=descending)


def _columns(task: TaskRecord, columns: JsonReader) -> dict[str, object]:
    left_out = {name.strip() for name in columns.text("Exclude_CSV").split(",")}
    only = {name.strip() for name in columns.text("Include_CSV").split(",") if name.strip()}
    return {
        name: value for name, value in _members(task).items() if name not in left_out and (not only or name in only)
    }


def _members(task: TaskRecord) -> dict[str, object]:
    return cast("dict[str, object]", task)
