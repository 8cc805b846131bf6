"""Update, BulkUpdateAppointmentTime, MarkComplete and DeleteTasks."""

from dataclasses import replace

import pytest

from sandbox.leadsquared import LeadSquaredServer
from sandbox.leadsquared.seed import ASHA, MAYA
from tests.sandbox.leadsquared.caller import Caller, ManualTicks

MOVE = "Task.svc/BulkUpdateAppointmentTime"
UPDATE = "Task.svc/Update"
DELETE = "Task.svc/DeleteTasks"


def test_update_changes_what_it_names_and_leaves_the_rest(crm: LeadSquaredServer, caller: Caller) -> None:
    task_id = caller.create()
    before = crm.tasks[0]
    answer = caller.post(
        UPDATE,
        {
            "UserTaskId": task_id,
            "Name": "Meeting: Renewal",
            "RelatedEntity": 1,
            "RelatedEntityId": ASHA.id,
            "DueDate": "2026-11-24 10:00:00",
            "Reminder": 5,
            "OwnerEmailAddress": "maya@acme.com",
        },
    )
    assert answer.json() == {"Status": "Success", "Message": {"AffectedRows": 1}}
    assert crm.tasks == [
        {
            **before,
            "Name": "Meeting: Renewal",
            "RelatedEntity": 1,
            "RelatedEntityId": ASHA.id,
            "RelatedEntityIdName": "Asha Rao",
            "DueDate": "2026-11-24 10:00:00.000",
            "Reminder": 5,
            "OwnerId": MAYA.id,
            "OwnerName": "Maya Chen",
            "OwnerEmailAddress": "maya@acme.com",
        }
    ]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"DueDate": "2026-11-24 11:00:00"}, 500),  # past the end, which Update does not move
        ({"OwnerEmailAddress": "noah@acme.com"}, 500),
        ({"NotifyBy": "9"}, 500),
        ({"RelatedEntity": 1, "RelatedEntityId": MAYA.id}, 500),
        ({"EndDate": "2026-11-24 11:00:00"}, 400),  # not a member of this call
        ({"TaskType": {"Name": "Demo"}}, 400),
    ],
    ids=str,
)
def test_a_refused_update_changes_nothing_at_all(
    crm: LeadSquaredServer, caller: Caller, changes: dict[str, object], status: int
) -> None:
    task_id = caller.create()
    before = crm.tasks
    answer = caller.post(UPDATE, {"UserTaskId": task_id, "Name": "Other", **changes})
    assert answer.status_code == status
    assert crm.tasks == before


def test_an_update_of_no_task_affects_no_row(caller: Caller) -> None:
    answer = caller.post(UPDATE, {"UserTaskId": ASHA.id, "Name": "Other"})
    assert answer.json() == {"Status": "Success", "Message": {"AffectedRows": 0}}
    assert caller.post(UPDATE, {"Name": "Other"}).status_code == 500


def test_appointments_are_moved_with_both_ends(crm: LeadSquaredServer, caller: Caller) -> None:
    task_id = caller.create()
    answer = caller.post(
        MOVE,
        {
            "TaskList": [
                {
                    "UserTaskId": task_id,
                    "FromDate": "2026-11-25 08:00:00",
                    "ToDate": "2026-11-25 08:45:00",
                }
            ]
        },
    )
    assert answer.json()["Status"] == "Success"
    assert answer.json()["Message"]["IsSuccessful"] is True
    assert crm.tasks[0]["DueDate"] == "2026-11-25 08:00:00.000"
    assert crm.tasks[0]["EndDate"] == "2026-11-25 08:45:00.000"


@pytest.mark.parametrize(
    "second",
    [
        {"UserTaskId": ASHA.id},
        {"FromDate": "2026-11-25"},
        {"ToDate": "2026-11-25 07:00:00"},
        {"ToDate": None},
    ],
    ids=str,
)
def test_one_bad_move_moves_nothing(crm: LeadSquaredServer, caller: Caller, second: dict[str, object]) -> None:
    task_id = caller.create()
    before = crm.tasks
    good: dict[str, object] = {
        "UserTaskId": task_id,
        "FromDate": "2026-11-25 08:00:00",
        "ToDate": "2026-11-25 08:45:00",
    }
    answer = caller.post(MOVE, {"TaskList": [good, {**good, **second}]})
    assert answer.status_code == 500
    assert crm.tasks == before


def test_a_to_do_is_no_appointment_to_move(caller: Caller) -> None:
    task_id = caller.create(TaskType={"Name": "Follow-up"})
    moved = {
        "UserTaskId": task_id,
        "FromDate": "2026-11-25 08:00:00",
        "ToDate": "2026-11-25 08:45:00",
    }
    answer = caller.post(MOVE, {"TaskList": [moved]})
    assert (answer.status_code, answer.json()["Status"]) == (500, "Error")


def test_a_completed_task_says_so_and_when(crm: LeadSquaredServer, caller: Caller) -> None:
    task_id = caller.create()
    answer = caller.get("Task.svc/MarkComplete", id=task_id)
    assert answer.json()["Status"] == "Success"
    assert crm.tasks[0]["StatusCode"] == 1
    assert crm.tasks[0]["CompletedOn"] == "2026-11-24 06:30:15.000"


def test_a_deleted_task_is_gone_and_an_unknown_one_is_passed_over(crm: LeadSquaredServer, caller: Caller) -> None:
    gone, kept = caller.create(), caller.create()
    answer = caller.post(DELETE, {"TaskIds": [gone, ASHA.id]})
    assert answer.json()["Status"] == "Success"
    assert [task["UserTaskId"] for task in crm.tasks] == [kept]
    assert caller.get("Task.svc/Retrieve.GetById", id=gone).json() == []
    assert caller.day() == [kept]


def test_a_deletion_may_take_a_while(crm: LeadSquaredServer, caller: Caller, ticks: ManualTicks) -> None:
    crm.set_policy(replace(crm.policy_of(), delete_after_s=3.0))
    task_id = caller.create()
    caller.post(DELETE, {"TaskIds": [task_id]})
    ticks.pass_(2.9)
    assert caller.day() == [task_id]
    ticks.pass_(0.1)
    assert caller.day() == []


def test_an_account_may_have_deleting_switched_off(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.set_policy(replace(crm.policy_of(), may_delete=False))
    task_id = caller.create()
    answer = caller.post(DELETE, {"TaskIds": [task_id]})
    assert (answer.status_code, answer.json()["Status"]) == (500, "Error")
    assert caller.day() == [task_id]


def test_a_move_may_take_a_while(crm: LeadSquaredServer, caller: Caller, ticks: ManualTicks) -> None:
    crm.set_policy(replace(crm.policy_of(), move_after_s=2.0))
    task_id = caller.create()
    times = {"FromDate": "2026-11-25 08:00:00", "ToDate": "2026-11-25 08:45:00"}
    assert caller.post(MOVE, {"TaskList": [{"UserTaskId": task_id, **times}]}).json()["Status"] == "Success"
    ticks.pass_(1.9)
    assert crm.tasks[0]["DueDate"] == "2026-11-24 09:30:00.000"
    ticks.pass_(0.1)
    assert crm.tasks[0]["DueDate"] == "2026-11-25 08:00:00.000"


def test_a_completed_task_stays_as_it_is(crm: LeadSquaredServer, caller: Caller) -> None:
    task_id = caller.create()
    caller.get("Task.svc/MarkComplete", id=task_id)
    before = crm.tasks
    times = {"FromDate": "2026-11-25 08:00:00", "ToDate": "2026-11-25 08:45:00"}
    assert caller.post(MOVE, {"TaskList": [{"UserTaskId": task_id, **times}]}).status_code == 500
    assert caller.post(UPDATE, {"UserTaskId": task_id, "Name": "Other"}).status_code == 500
    assert crm.tasks == before
    crm.set_policy(replace(crm.policy_of(), completed_is_final=False))
    assert caller.post(UPDATE, {"UserTaskId": task_id, "Name": "Other"}).status_code == 200


def test_a_user_may_lack_the_right_to_change_tasks(crm: LeadSquaredServer, caller: Caller) -> None:
    task_id = caller.create()
    crm.set_policy(replace(crm.policy_of(), may_change=False))
    before = crm.tasks
    for answer in (
        caller.get("Task.svc/MarkComplete", id=task_id),
        caller.post(DELETE, {"TaskIds": [task_id]}),
        caller.post(UPDATE, {"UserTaskId": task_id, "Name": "Other"}),
    ):
        assert (answer.status_code, answer.json()["ExceptionType"]) == (500, "MXUnauthorizedAccessException")
    assert crm.tasks == before


def test_an_account_may_take_the_place_and_the_type_in_an_update(crm: LeadSquaredServer, caller: Caller) -> None:
    task_id = caller.create()
    changes = {"UserTaskId": task_id, "Location": "Room 4", "TaskType": {"Name": "Demo"}}
    assert caller.post(UPDATE, changes).status_code == 400
    crm.set_policy(replace(crm.policy_of(), update_takes=("Location", "TaskType")))
    assert caller.post(UPDATE, changes).status_code == 200
    assert (crm.tasks[0]["Location"], crm.tasks[0]["TaskType"]["Name"]) == ("Room 4", "Demo")
