"""Reading tasks back: by id, by day, by moment, and the time they leave free."""

from dataclasses import replace

import pytest

from sandbox.leadsquared import LeadSquaredServer
from sandbox.leadsquared.seed import ASHA, MEETING, PRIYA
from tests.sandbox.leadsquared.caller import APPOINTMENTS, Caller, day_of

RETRIEVE = "Task.svc/Retrieve"


def test_a_task_is_read_by_its_id_as_an_array_of_one(crm: LeadSquaredServer, caller: Caller) -> None:
    task_id = caller.create()
    assert caller.get("Task.svc/Retrieve.GetById", id=task_id).json() == crm.tasks


def test_an_unknown_id_is_an_empty_array(caller: Caller) -> None:
    answer = caller.get("Task.svc/Retrieve.GetById", id=ASHA.id)
    assert (answer.status_code, answer.json()) == (200, [])


def test_a_day_shows_its_users_appointments_and_nothing_else(caller: Caller) -> None:
    late = caller.create(DueDate="2026-11-24 23:59:59", EndDate=None)
    early = caller.create(DueDate="2026-11-24 00:00:00")
    caller.create(DueDate="2026-11-25 00:00:00", EndDate=None)
    caller.create(DueDate="2026-11-23 23:59:59")
    caller.create(OwnerEmailAddress="maya@acme.com")
    caller.create(TaskType={"Name": "Follow-up"})
    assert caller.day() == [early, late]
    answer = caller.post(APPOINTMENTS, day_of("PRIYA@acme.com")).json()
    assert answer["RecordCount"] == 2


def test_a_completed_appointment_is_still_listed(caller: Caller) -> None:
    task_id = caller.create()
    caller.get("Task.svc/MarkComplete", id=task_id)
    assert caller.day() == [task_id]


def test_days_may_be_those_of_another_zone(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.set_policy(replace(crm.policy_of(), day_zone="Asia/Kolkata"))
    caller.create(DueDate="2026-11-24 18:30:00", EndDate=None)  # already the 25th in India
    task_id = caller.create(DueDate="2026-11-23 18:30:00")
    assert caller.day() == [task_id]


def test_pages_hold_what_was_asked_for_and_count_everything(caller: Caller) -> None:
    made = [caller.create(DueDate=f"2026-11-24 09:30:{n:02}") for n in range(5)]
    pages = []
    for index in (1, 2, 3, 4):
        paging = {"PageIndex": index, "PageSize": 2}
        answer = caller.post(APPOINTMENTS, day_of(Paging=paging)).json()
        assert answer["RecordCount"] == 5
        pages.append([task["UserTaskId"] for task in answer["List"]])
    assert pages == [made[:2], made[2:4], made[4:], []]


def test_a_page_is_never_longer_than_the_account_allows(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.set_policy(replace(crm.policy_of(), page_cap=2))
    made = [caller.create(DueDate=f"2026-11-24 09:30:{n:02}") for n in range(3)]
    assert caller.day() == made[:2]
    second = caller.post(APPOINTMENTS, day_of(Paging={"PageIndex": 2, "PageSize": 500})).json()
    assert [task["UserTaskId"] for task in second["List"]] == made[2:]


@pytest.mark.parametrize(
    ("changes", "status"),
    [
        ({"FromDate": "2026-11-24 00:00:00"}, 500),  # dates only
        ({"FromDate": "24-11-2026"}, 500),
        ({"FromDate": "2026-02-30"}, 500),
        ({"FromDate": ""}, 500),
        ({"ToDate": "2026-11-23"}, 500),
        ({"ToDate": "2027-03-05"}, 500),  # 101 days
        ({"Users": []}, 500),
        ({"Paging": {"PageIndex": 0, "PageSize": 10}}, 500),
        ({"Users": "priya@acme.com"}, 400),
        ({"Users": [7]}, 400),
        ({"Paging": {"Offset": 0}}, 400),
        ({"User": ["priya@acme.com"]}, 400),
    ],
    ids=str,
)
def test_a_list_that_is_asked_for_wrongly_is_refused(caller: Caller, changes: dict[str, object], status: int) -> None:
    answer = caller.post(APPOINTMENTS, {**day_of(), **changes})
    assert (answer.status_code, answer.json()["Status"]) == (status, "Error")


def test_a_span_of_a_hundred_days_is_the_longest(caller: Caller) -> None:
    task_id = caller.create(DueDate="2027-03-04 10:00:00", EndDate=None)
    answer = caller.post(APPOINTMENTS, day_of(ToDate="2027-03-04"))
    assert [task["UserTaskId"] for task in answer.json()["List"]] == [task_id]


@pytest.mark.parametrize(
    "parameter",
    [
        {"LookupName": "OwnerEmailAddress", "LookupValue": "priya@acme.com"},
        {"LookupName": "OwnerId", "LookupValue": PRIYA.id},
    ],
)
def test_retrieve_finds_by_owner_moments_status_and_type(caller: Caller, parameter: dict[str, object]) -> None:
    first = caller.create(DueDate="2026-11-24 09:00:00")
    second = caller.create(DueDate="2026-11-24 09:15:00")
    to_do = caller.create(TaskType={"Name": "Follow-up"})
    done = caller.create()
    caller.get("Task.svc/MarkComplete", id=done)
    caller.create(OwnerEmailAddress="maya@acme.com")

    def found(**more: object) -> list[str]:
        body = {"Parameter": {**parameter, **more}, "Sorting": {"ColumnName": "Duedate"}}
        return [task["UserTaskId"] for task in caller.post(RETRIEVE, body).json()["List"]]

    assert set(found()) == {first, second, to_do, done}
    assert set(found(StatusCode=0)) == {first, second, to_do}
    assert found(StatusCode="1") == [done]
    assert found(StatusCode=0, TypeName=MEETING.id) == [first, second]
    assert found(FromDate="2026-11-24 09:15:00", ToDate="2026-11-24 09:15:00") == [second]


def test_retrieve_sorts_cuts_and_pages(caller: Caller) -> None:
    made = [caller.create(Name=f"Meeting: {n}") for n in range(4)]
    answer = caller.post(
        RETRIEVE,
        {
            "Parameter": {"LookupName": "OwnerId", "LookupValue": PRIYA.id},
            "Sorting": {"ColumnName": "Name", "Direction": "1"},
            "Columns": {"Include_CSV": "UserTaskId,Name", "Exclude_CSV": "Name"},
            "Paging": {"Offset": 1, "RowCount": 2},
        },
    ).json()
    assert answer == {"RecordCount": 4, "List": [{"UserTaskId": made[2]}, {"UserTaskId": made[1]}]}


@pytest.mark.parametrize(
    "body",
    [
        {"Parameter": {"LookupName": "Name", "LookupValue": "x"}},
        {"Parameter": {"LookupName": "OwnerId", "LookupValue": "x", "FromDate": "2026-11-24"}},
        {
            "Parameter": {"LookupName": "OwnerId", "LookupValue": "x"},
            "Sorting": {"ColumnName": "Colour"},
        },
    ],
    ids=str,
)
def test_retrieve_refuses_a_lookup_it_does_not_know(caller: Caller, body: dict[str, object]) -> None:
    answer = caller.post(RETRIEVE, body)
    assert (answer.status_code, answer.json()["Status"]) == (500, "Error")
