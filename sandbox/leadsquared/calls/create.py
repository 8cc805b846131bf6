"""Task.svc/Create: a JSON task in, a stored task out.

https://apidocs.leadsquared.com/create-an-appointment/ and, for a to-do, /create-a-to-do/. Books
every call it is sent: LeadSquared has no idempotency key and looks for no duplicates.
"""

from datetime import timedelta

from sandbox.leadsquared.calls.api_answers import ApiAnswer, success
from sandbox.leadsquared.calls.api_call import ApiCall
from sandbox.leadsquared.calls.checks import (
    check_custom,
    check_name,
    check_notify,
    check_order,
    check_owner,
    check_related,
    check_reminder,
    check_type,
)
from sandbox.leadsquared.calls.json_reader import read_moment
from sandbox.leadsquared.leadsquared_state import StoredTask
from sandbox.leadsquared.seed import guid
from sandbox.leadsquared.tasks_and_calls import NEVER, TaskRecord, written

MEMBERS = (
    "Name",
    "Description",
    "RelatedEntity",
    "RelatedEntityId",
    "DueDate",
    "EndDate",
    "Reminder",
    "ReminderBeforeDays",
    "ReminderTime",
    "NotifyBy",
    "OwnerId",
    "OwnerEmailAddress",
    "TaskType",
    "Location",
    "CustomFields",
)


# {"Name": "Meeting: Subject", "Description": "...", "RelatedEntity": 1,
#  "RelatedEntityId": "<ProspectID>", "DueDate": "2026-11-24 09:30:00",
#  "EndDate": "2026-11-24 10:30:00", "Reminder": 30, "NotifyBy": "1100",
#  "OwnerEmailAddress": "priya@acme.com", "TaskType": {"Name": "Meeting"}}
def create(call: ApiCall) -> ApiAnswer:
    members, account = call.json().only(MEMBERS), call.account
    # The to-do page's reminder members are taken, and have no effect here.
    members.text("ReminderBeforeDays"), members.text("ReminderTime")
    name, description, location = check_name(members), members.text("Description"), members.text("Location")
    kind = check_type(members, account)
    owner = check_owner(members, account)
    entity, entity_id, entity_name = check_related(members, account)
    start = read_moment(members.text("DueDate"), "DueDate") or call.now.replace(microsecond=0)
    end = read_moment(members.text("EndDate"), "EndDate") or start + timedelta(minutes=kind.minutes)
    check_order(start, end)
    reminder, notify, custom = check_reminder(members), check_notify(members), check_custom(members, kind)

    account_state = call.account_state
    account_state.ids_given += 1
    task_id = guid(account.name, "task", str(account_state.ids_given))
    at = written(call.now)
    record = TaskRecord(
        UserTaskId=task_id,
        Name=name,
        Category=kind.category,
        Description=description,
        RelatedEntity=entity,
        RelatedEntityId=entity_id,
        RelatedEntityIdName=entity_name,
        DueDate=written(start),
        EndDate=written(end),
        Reminder=reminder,
        NotifyBy=notify,
        StatusCode=0,
        OwnerId=owner.id,
        OwnerName=owner.name,
        OwnerEmailAddress=owner.email,
        CreatedBy=account.key_user.id,
        CreatedByName=account.key_user.name,
        CreatedOn=at,
        ModifiedBy=account.key_user.id,
        ModifiedByName=account.key_user.name,
        ModifiedOn=at,
        CompletedOn=NEVER,
        TaskType={"Id": kind.id, "Name": kind.name},
        Location=location,
        CustomFields=custom,
    )
    stored_from = call.tick + call.later_s
    account_state.tasks[task_id] = StoredTask(record, stored_from, listed_from=stored_from + call.hidden_s)
    return success({"Id": task_id})
