"""LeadSquared's part of the page: appointments and calls as JSON; moving and deleting an appointment.

Changes nothing of the account but through its own API.
"""

import json
from collections.abc import Mapping
from datetime import timedelta
from urllib.request import Request, urlopen

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, LeadSquaredServer, TaskRecord
from sandbox.leadsquared.tasks_and_calls import read_written
from sandbox.slack.json_values import Json, JsonObject

CALLS, LONGEST = 12, 4000
_KEYS = {"x-LSQ-AccessKey": ACCESS_KEY, "x-LSQ-SecretKey": SECRET_KEY, "Content-Type": "application/json"}
WRITTEN = "%Y-%m-%d %H:%M:%S"


def tasks(crm: LeadSquaredServer) -> list[Json]:
    """The appointments that playground, oldest first; moments in unix seconds."""
    return [_task(one) for one in crm.tasks]


def _task(task: TaskRecord) -> JsonObject:
    return {
        "id": task["UserTaskId"],
        "name": task["Name"],
        "type": task["TaskType"]["Name"],
        "start": read_written(task["DueDate"]).timestamp(),
        "end": read_written(task["EndDate"]).timestamp(),
        "owner": task["OwnerName"],
        "lead": task["RelatedEntityIdName"],
        "where": task["Location"],
        "reminder": task["Reminder"],
        "description": task["Description"],
        "fields": dict(task["CustomFields"]),
    }


def calls(crm: LeadSquaredServer) -> list[Json]:
    """The last calls, newest first."""
    return [
        {
            "number": call.number,
            "at": call.at.timestamp(),
            "method": call.method,
            "path": call.path.removeprefix("/v2/"),
            "query": dict(call.query),
            "body": call.body[:LONGEST],
            "open": call.open,
            "status": call.status,
            "answer": (call.answer or "")[:LONGEST],
            "fault": None if call.fault is None else str(call.fault),
            "throttled": call.throttled,
        }
        for call in crm.calls[: -CALLS - 1 : -1]
    ]


def move(crm: LeadSquaredServer, task_id: str, minutes: int) -> None:
    """As somebody who moves it in LeadSquared's own calendar. LookupError where it is gone."""
    task = next((one for one in crm.tasks if one["UserTaskId"] == task_id), None)
    if task is None:
        raise LookupError("that appointment is gone")
    start, end = (read_written(moment) + timedelta(minutes=minutes) for moment in (task["DueDate"], task["EndDate"]))
    moved = {"UserTaskId": task_id, "FromDate": start.strftime(WRITTEN), "ToDate": end.strftime(WRITTEN)}
    _post(crm, "BulkUpdateAppointmentTime", {"TaskList": [moved]})


def delete(crm: LeadSquaredServer, task_id: str) -> None:
    _post(crm, "DeleteTasks", {"TaskIds": [task_id]})


def complete(crm: LeadSquaredServer, task_id: str) -> None:
    asked = Request(f"{crm.url}/v2/Task.svc/MarkComplete?id={task_id}", None, _KEYS)  # noqa: S310  # loopback
    urlopen(asked, timeout=5).close()  # noqa: S310  # the same


def _post(crm: LeadSquaredServer, method: str, body: Mapping[str, object]) -> None:
    asked = Request(f"{crm.url}/v2/Task.svc/{method}", json.dumps(body).encode(), _KEYS)  # noqa: S310  # loopback
    urlopen(asked, timeout=5).close()  # noqa: S310  # the same
