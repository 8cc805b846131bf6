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
def update(asked: ApiCall) -> ApiAnswer:
    form = asked.form().only(UPDATE_MEMBERS)
    stored = asked.books.find(_mandatory(form, "UserTaskId"), asked.tick)
    if stored is None:
        return success({"AffectedRows": 0})
    # Everything is read before anything is written, so that a refused update changes nothing.
    changed = stored.record.copy()
    if form.has("Name"):
        changed["Name"] = check_name(form)
    if form.has("Description"):
        changed["Description"] = form.text("Description")
    if form.has("RelatedEntity") or form.has("RelatedEntityId"):
        entity, entity_id, entity_name = check_related(form, asked.account)
        changed["RelatedEntity"], changed["RelatedEntityId"] = entity, entity_id
        changed["RelatedEntityIdName"] = entity_name
    start = read_moment(form.text("DueDate"), "DueDate")
    if start is not None:
        check_order(start, read_written(changed["EndDate"]))
        changed["DueDate"] = written(start)
    if form.has("Reminder"):
        changed["Reminder"] = check_reminder(form)
    if form.has("NotifyBy"):
        changed["NotifyBy"] = check_notify(form)
    if form.has("OwnerId") or form.has("OwnerEmailAddress"):
        owner = check_owner(form, asked.account)
        changed["OwnerId"], changed["OwnerName"] = owner.id, owner.name
        changed["OwnerEmailAddress"] = owner.email
    stored.record = changed
    _modified(stored, asked)
    return success({"AffectedRows": 1})


# {"TaskList": [{"UserTaskId": "<guid>", "FromDate": "2026-11-24 09:30:00", "ToDate": "..."}]}
# -> {"Status": "Success", "Message": {"Id": "<guid of the request>", "IsSuccessful": true}}
def move(asked: ApiCall) -> ApiAnswer:
    forms = asked.form().only(("TaskList",)).forms("TaskList")
    if not forms:
        raise RefusedError("MandatoryAttributeMissing", "'TaskList' is mandatory")
    moves = [_move(form.only(("UserTaskId", "FromDate", "ToDate")), asked) for form in forms]
    for stored, start, end in moves:
        stored.record["DueDate"], stored.record["EndDate"] = written(start), written(end)
        _modified(stored, asked)
    return _request_taken(asked)


def _move(form: JsonReader, asked: ApiCall) -> tuple[StoredTask, datetime, datetime]:
    task_id = _mandatory(form, "UserTaskId")
    stored = asked.books.find(task_id, asked.tick)
    if stored is None or stored.record["Category"] != APPOINTMENT:
        raise RefusedError("InvalidInput", f"Appointment not found: {task_id}")
    start = read_moment(_mandatory(form, "FromDate"), "FromDate")
    end = read_moment(_mandatory(form, "ToDate"), "ToDate")
    if start is None or end is None:
        raise AssertionError("a mandatory date was read as none")
    check_order(start, end)
    return stored, start, end


def mark_complete(asked: ApiCall) -> ApiAnswer:
    stored = asked.books.find(needed(asked.query, "id"), asked.tick)
    if stored is None:
        return success({"AffectedRows": 0})
    stored.record["StatusCode"] = 1
    stored.record["CompletedOn"] = written(asked.now)
    _modified(stored, asked)
    return success({"AffectedRows": 1})


# {"TaskIds": ["<guid>"]}; the tasks go soon after the answer. Unknown ids are passed over.
def delete(asked: ApiCall) -> ApiAnswer:
    task_ids = asked.form().only(("TaskIds",)).texts("TaskIds")
    if not asked.policy.may_delete:
        raise RefusedError("OperationNotAllowed", "Deleting tasks is not enabled for your account")
    if not task_ids:
        raise RefusedError("MandatoryAttributeMissing", "'TaskIds' is mandatory")
    for task_id in task_ids:
        stored = asked.books.find(task_id, asked.tick)
        if stored is not None:
            stored.gone_from = min(stored.gone_from, asked.tick + asked.policy.delete_after_s)
    return _request_taken(asked)


def _mandatory(form: JsonReader, name: str) -> str:
    value = form.text(name).strip()
    if not value:
        raise RefusedError("MandatoryAttributeMissing", f"'{name}' is mandatory")
    return value


def _modified(stored: StoredTask, asked: ApiCall) -> None:
    stored.record["ModifiedOn"] = written(asked.now)


def _request_taken(asked: ApiCall) -> ApiAnswer:
    asked.books.ids_given += 1
    request_id = guid(asked.account.name, "request", str(asked.books.ids_given))
    return success({"Id": request_id, "IsSuccessful": True})
