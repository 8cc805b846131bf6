"""Task.svc calls that change a task: Update, BulkUpdateAppointmentTime, MarkComplete, DeleteTasks.

Cancels nothing: LeadSquared documents no call for that.
"""

from datetime import datetime

from sandbox.leadsquared.account_records import APPOINTMENT
from sandbox.leadsquared.calls.api_answers import ApiAnswer, RefusedError, success
from sandbox.leadsquared.calls.api_call import ApiCall
from sandbox.leadsquared.calls.checks import (
    check_name,
    check_notify,
    check_order,
    check_owner,
    check_related,
    check_reminder,
    check_type,
)
from sandbox.leadsquared.calls.json_reader import JsonReader, needed, read_moment
from sandbox.leadsquared.leadsquared_state import StoredTask
from sandbox.leadsquared.seed import guid
from sandbox.leadsquared.tasks_and_calls import read_written, written

# EndDate, TaskType and Location are not on the page; BulkUpdateAppointmentTime moves both ends.
UPDATE_MEMBERS = (
    "UserTaskId",
    "Name",
    "Description",
    "RelatedEntity",
    "RelatedEntityId",
    "DueDate",
    "Reminder",
    "NotifyBy",
    "OwnerId",
    "OwnerEmailAddress",
)


# {"UserTaskId": "<guid>", "Name": "Meeting: Another subject", "Reminder": 15}
# -> {"Status": "Success", "Message": {"AffectedRows": 1}}
def update(call: ApiCall) -> ApiAnswer:
    members = call.json().only((*UPDATE_MEMBERS, *call.policy.update_takes))
    task_id = _mandatory(members, "UserTaskId")
    _check_rights(call)
    stored = call.account_state.find(task_id, call.tick)
    if stored is None:
        return success({"AffectedRows": 0})
    _check_open(stored, call)
    # Everything is read before anything is written, so that a refused update changes nothing.
    changed = stored.record.copy()
    if members.has("Name"):
        changed["Name"] = check_name(members)
    if members.has("Description"):
        changed["Description"] = members.text("Description")
    if members.has("RelatedEntity") or members.has("RelatedEntityId"):
        entity, entity_id, entity_name = check_related(members, call.account)
        changed["RelatedEntity"], changed["RelatedEntityId"] = entity, entity_id
        changed["RelatedEntityIdName"] = entity_name
    start = read_moment(members.text("DueDate"), "DueDate")
    if start is not None:
        check_order(start, read_written(changed["EndDate"]))
        changed["DueDate"] = written(start)
    if members.has("Reminder"):
        changed["Reminder"] = check_reminder(members)
    if members.has("NotifyBy"):
        changed["NotifyBy"] = check_notify(members)
    if members.has("OwnerId") or members.has("OwnerEmailAddress"):
        owner = check_owner(members, call.account)
        changed["OwnerId"], changed["OwnerName"] = owner.id, owner.name
        changed["OwnerEmailAddress"] = owner.email
    if members.has("Location"):
        changed["Location"] = members.text("Location")
    if members.has("TaskType"):
        kind = check_type(members, call.account)
        changed["TaskType"], changed["Category"] = {"Id": kind.id, "Name": kind.name}, kind.category
    stored.record = changed
    _modified(stored, call)
    return success({"AffectedRows": 1})


# {"TaskList": [{"UserTaskId": "<guid>", "FromDate": "2026-11-24 09:30:00", "ToDate": "..."}]}
# -> {"Status": "Success", "Message": {"Id": "<guid of the request>", "IsSuccessful": true}}
def move(call: ApiCall) -> ApiAnswer:
    rows = call.json().only(("TaskList",)).objects("TaskList")
    if not rows:
        raise RefusedError("MandatoryAttributeMissing", "'TaskList' is mandatory")
    _check_rights(call)
    moves = [_move(members.only(("UserTaskId", "FromDate", "ToDate")), call) for members in rows]
    for stored, start, end in moves:
        stored.moves.append((call.tick + call.policy.move_after_s, written(start), written(end)))
        stored.settle(call.tick)
        _modified(stored, call)
    return _request_taken(call)


def _move(members: JsonReader, call: ApiCall) -> tuple[StoredTask, datetime, datetime]:
    task_id = _mandatory(members, "UserTaskId")
    stored = call.account_state.find(task_id, call.tick)
    if stored is None or stored.record["Category"] != APPOINTMENT:
        raise RefusedError("InvalidInput", f"Appointment not found: {task_id}")
    _check_open(stored, call)
    start = read_moment(_mandatory(members, "FromDate"), "FromDate")
    end = read_moment(_mandatory(members, "ToDate"), "ToDate")
    if start is None or end is None:
        raise AssertionError("a mandatory date was read as none")
    check_order(start, end)
    return stored, start, end


# Completing a completed task is no error, and changes when it was completed.
def mark_complete(call: ApiCall) -> ApiAnswer:
    task_id = needed(call.query, "id")
    _check_rights(call)
    stored = call.account_state.find(task_id, call.tick)
    if stored is None:
        return success({"AffectedRows": 0})
    stored.record["StatusCode"] = 1
    stored.record["CompletedOn"] = written(call.now)
    _modified(stored, call)
    return success({"AffectedRows": 1})


# {"TaskIds": ["<guid>"]}; the tasks go soon after the answer. Unknown ids are passed over.
def delete(call: ApiCall) -> ApiAnswer:
    task_ids = call.json().only(("TaskIds",)).texts("TaskIds")
    if not call.policy.may_delete:
        raise RefusedError("OperationNotAllowed", "Deleting tasks is not enabled for your account")
    if not task_ids:
        raise RefusedError("MandatoryAttributeMissing", "'TaskIds' is mandatory")
    _check_rights(call)
    for task_id in task_ids:
        stored = call.account_state.find(task_id, call.tick)
        if stored is not None:
            stored.gone_from = min(stored.gone_from, call.tick + call.policy.delete_after_s)
    return _request_taken(call)


def _check_rights(call: ApiCall) -> None:
    if not call.policy.may_change:
        raise RefusedError("UnauthorizedAccess", "You do not have permission to modify this task")


def _check_open(stored: StoredTask, call: ApiCall) -> None:
    if stored.record["StatusCode"] != 0 and call.policy.completed_is_final:
        raise RefusedError("InvalidInput", "A completed task cannot be modified")


def _mandatory(members: JsonReader, name: str) -> str:
    value = members.text(name).strip()
    if not value:
        raise RefusedError("MandatoryAttributeMissing", f"'{name}' is mandatory")
    return value


def _modified(stored: StoredTask, call: ApiCall) -> None:
    stored.record["ModifiedOn"] = written(call.now)


def _request_taken(call: ApiCall) -> ApiAnswer:
    call.account_state.ids_given += 1
    request_id = guid(call.account.name, "request", str(call.account_state.ids_given))
    return success({"Id": request_id, "IsSuccessful": True})
