"""Task.svc/Create: what is stored, and what is refused without a trace."""

import re
from dataclasses import replace

import pytest
import requests

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, LeadSquaredServer
from sandbox.leadsquared.seed import ASHA, ASHA_RENEWAL, PRIYA
from tests.sandbox.leadsquared.caller import CREATE, Caller, meeting

GUID = re.compile(r"[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}")


def test_a_created_task_is_stored_as_leadsquared_writes_it(crm: LeadSquaredServer, caller: Caller) -> None:
    answer = caller.post(
        CREATE,
        meeting(RelatedEntity=1, RelatedEntityId=ASHA.id, Location="Globex, 4th floor"),
    )
    assert answer.status_code == 200
    task_id = answer.json()["Message"]["Id"]
    assert answer.json() == {"Status": "Success", "Message": {"Id": task_id}}
    assert GUID.fullmatch(task_id)
    (task,) = crm.tasks
    assert task == {
        "UserTaskId": task_id,
        "Name": "Meeting: Demo with Acme",
        "Category": 0,
        "Description": "ref 7d86a7e8",
        "RelatedEntity": 1,
        "RelatedEntityId": ASHA.id,
        "RelatedEntityIdName": "Asha Rao",
        "DueDate": "2026-11-24 09:30:00.000",
        "EndDate": "2026-11-24 10:30:00.000",
        "Reminder": 30,
        "NotifyBy": "1100",
        "StatusCode": 0,
        "OwnerId": PRIYA.id,
        "OwnerName": "Priya Rao",
        "OwnerEmailAddress": "priya@acme.com",
        "CreatedBy": task["CreatedBy"],
        "CreatedByName": "Integration User",
        "CreatedOn": "2026-11-24 06:30:15.000",
        "ModifiedBy": task["CreatedBy"],
        "ModifiedByName": "Integration User",
        "ModifiedOn": "2026-11-24 06:30:15.000",
        "CompletedOn": "0001-01-01 00:00:00.000",
        "TaskType": {"Id": task["TaskType"]["Id"], "Name": "Meeting"},
        "Location": "Globex, 4th floor",
        "CustomFields": {},
    }


def test_the_same_call_twice_is_two_tasks_with_two_ids(crm: LeadSquaredServer, caller: Caller) -> None:
    assert caller.create() != caller.create()
    assert len(crm.tasks) == 2


def test_an_owner_may_be_named_by_id_instead_of_mail(crm: LeadSquaredServer, caller: Caller) -> None:
    caller.create(OwnerEmailAddress=None, OwnerId=PRIYA.id)
    assert crm.tasks[0]["OwnerEmailAddress"] == "priya@acme.com"


def test_a_task_may_belong_to_an_opportunity(crm: LeadSquaredServer, caller: Caller) -> None:
    caller.create(RelatedEntity=5, RelatedEntityId=ASHA_RENEWAL.id)
    assert crm.tasks[0]["RelatedEntityIdName"] == "Globex renewal"


@pytest.mark.parametrize(
    ("dates", "start", "end"),
    [
        ({"DueDate": None, "EndDate": None}, "06:30:15", "07:30:15"),
        ({"EndDate": None}, "09:30:00", "10:30:00"),
        ({"DueDate": "", "EndDate": ""}, "06:30:15", "07:30:15"),
        ({"DueDate": None}, "06:30:15", "10:30:00"),
        ({"EndDate": "2026-11-24 09:30:00"}, "09:30:00", "09:30:00"),
    ],
)
def test_an_absent_start_is_now_and_an_absent_end_the_types_own(
    crm: LeadSquaredServer, caller: Caller, dates: dict[str, object], start: str, end: str
) -> None:
    caller.create(TaskType={"Name": "Demo"}, **dates)
    (task,) = crm.tasks
    assert task["DueDate"] == f"2026-11-24 {start}.000"
    assert task["EndDate"] == f"2026-11-24 {end}.000"


def test_a_to_do_is_created_by_the_same_call(crm: LeadSquaredServer, caller: Caller) -> None:
    caller.create(TaskType={"Name": "Follow-up"})
    assert crm.tasks[0]["Category"] == 1


def test_a_types_custom_fields_are_kept(crm: LeadSquaredServer, caller: Caller) -> None:
    caller.create(TaskType={"Name": "Site visit"}, CustomFields={"mx_Custom_1": "4 Hill Rd", "mx_Custom_2": ""})
    assert crm.tasks[0]["CustomFields"] == {"mx_Custom_1": "4 Hill Rd", "mx_Custom_2": ""}


LOGICAL = [
    ({"Name": None}, "MandatoryAttributeMissing", "Name"),
    ({"Name": "  "}, "MandatoryAttributeMissing", "Name"),
    ({"Name": "x" * 201}, "InvalidInput", "200 characters"),
    ({"DueDate": "2026-11-24T09:30:00Z"}, "InvalidInput", "DueDate"),
    ({"DueDate": "24/11/2026 09:30:00"}, "InvalidInput", "DueDate"),
    ({"DueDate": "2026-11-24 09:30"}, "InvalidInput", "DueDate"),
    ({"DueDate": "2026-02-30 09:30:00"}, "InvalidInput", "DueDate"),
    ({"EndDate": "2026-11-24 10:30:00.000"}, "InvalidInput", "EndDate"),
    ({"EndDate": "2026-11-24 09:29:59"}, "InvalidInput", "earlier"),
    ({"TaskType": None}, "MandatoryAttributeMissing", "TaskType"),
    ({"TaskType": {"Name": "meeting"}}, "InvalidInput", "Task type not found"),
    ({"TaskType": {"Name": "Site visit"}}, "MandatoryAttributeMissing", "mx_Custom_1"),
    (
        {"TaskType": {"Name": "Site visit"}, "CustomFields": {"mx_Custom_1": " "}},
        "MandatoryAttributeMissing",
        "Site address",
    ),
    ({"CustomFields": {"mx_Custom_9": "x"}}, "UnknownAttribute", "mx_Custom_9"),
    ({"OwnerEmailAddress": "nobody@acme.com"}, "InvalidInput", "Owner not found"),
    ({"OwnerEmailAddress": "noah@acme.com"}, "InvalidInput", "Owner is not active"),
    ({"OwnerId": PRIYA.id}, "InvalidInput", "not both"),
    ({"OwnerEmailAddress": None}, "MandatoryAttributeMissing", "OwnerId"),
    ({"OwnerEmailAddress": None, "OwnerId": ASHA.id}, "InvalidInput", "Owner not found"),
    ({"RelatedEntity": 2, "RelatedEntityId": ASHA.id}, "InvalidInput", "0, 1 or 5"),
    ({"RelatedEntity": 1}, "MandatoryAttributeMissing", "RelatedEntityId"),
    ({"RelatedEntity": 0, "RelatedEntityId": ASHA.id}, "InvalidInput", "no RelatedEntityId"),
    ({"RelatedEntity": 1, "RelatedEntityId": PRIYA.id}, "InvalidInput", "Lead not found"),
    ({"RelatedEntity": 5, "RelatedEntityId": ASHA.id}, "InvalidInput", "Opportunity not found"),
    ({"NotifyBy": "1"}, "InvalidInput", "1100"),
    ({"Reminder": "30"}, "InvalidDataType", "Reminder"),
    ({"Reminder": 1.5}, "InvalidDataType", "Reminder"),
    ({"Reminder": True}, "InvalidDataType", "Reminder"),
    ({"Reminder": -5}, "InvalidDataType", "Reminder"),
]


@pytest.mark.parametrize("status", [500, 200])
@pytest.mark.parametrize(("changes", "kind", "sentence"), LOGICAL)
def test_a_logical_error_is_an_mx_body_under_500_or_200_and_stores_nothing(
    crm: LeadSquaredServer, caller: Caller, changes: dict[str, object], kind: str, sentence: str, status: int
) -> None:
    crm.set_policy(replace(crm.policy_of(), error_status=status))
    answer = caller.post(CREATE, meeting(**changes))
    assert answer.status_code == status
    assert set(answer.json()) == {"Status", "ExceptionType", "ExceptionMessage"}
    assert answer.json()["Status"] == "Error"
    assert answer.json()["ExceptionType"] == f"MX{kind}Exception"
    assert sentence in answer.json()["ExceptionMessage"]
    assert crm.tasks == []


@pytest.mark.parametrize(
    "changes",
    [
        {"Attendees": ["asha@globex.com"]},
        {"name": "Meeting: lower case"},
        {"Name": 7},
        {"NotifyBy": 1100},
        {"RelatedEntity": "1"},
        {"RelatedEntityId": 5},
        {"DueDate": 1_795_512_600},
        {"OwnerEmailAddress": ["priya@acme.com"]},
        {"TaskType": "Meeting"},
        {"TaskType": {"Name": "Meeting", "Color": "red"}},
        {"CustomFields": []},
        {"CustomFields": {"mx_Custom_1": 7}},
    ],
    ids=str,
)
def test_a_wrong_json_type_or_an_unknown_member_is_400(
    crm: LeadSquaredServer, caller: Caller, changes: dict[str, object]
) -> None:
    answer = caller.post(CREATE, meeting(**changes))
    assert answer.status_code == 400
    assert answer.json()["Status"] == "Error"
    assert crm.tasks == []


@pytest.mark.parametrize(
    ("body", "content_type"),
    [
        (b"", "application/json"),
        (b"{", "application/json"),
        (b"[]", "application/json"),
        (b'"Meeting"', "application/json"),
        (b"\xff\xfe", "application/json"),
        (b"Name=Meeting", "application/x-www-form-urlencoded"),
        (b"{}", "text/plain"),
    ],
)
def test_what_is_not_a_json_object_is_400(crm: LeadSquaredServer, body: bytes, content_type: str) -> None:
    answer = requests.post(
        f"{crm.url}/v2/{CREATE}",
        data=body,
        headers={
            "Content-Type": content_type,
            "x-LSQ-AccessKey": ACCESS_KEY,
            "x-LSQ-SecretKey": SECRET_KEY,
        },
        timeout=30,
    )
    assert answer.status_code == 400
    assert crm.tasks == []


def test_json_may_name_its_charset(crm: LeadSquaredServer) -> None:
    answer = requests.post(
        f"{crm.url}/v2/{CREATE}",
        data='{"Name": "Meeting: Käse", "OwnerEmailAddress": "lukas@acme.com",'
        ' "TaskType": {"Name": "Meeting"}}'.encode(),
        headers={
            "Content-Type": "application/json; charset=utf-8",
            "x-LSQ-AccessKey": ACCESS_KEY,
            "x-LSQ-SecretKey": SECRET_KEY,
        },
        timeout=30,
    )
    assert answer.status_code == 200
    assert crm.tasks[0]["Name"] == "Meeting: Käse"
