"""Reading leads, opportunities, users and task types."""

from dataclasses import replace

import pytest

from sandbox.leadsquared import LeadSquaredServer
from sandbox.leadsquared.seed import ASHA, ASHA_RENEWAL, DEMO, PRIYA, TOM
from tests.sandbox.leadsquared.caller import Caller

LEADS = "LeadManagement.svc/"
OPPORTUNITIES = "OpportunityManagement.svc/GetOpportunitiesOfLead"


@pytest.mark.parametrize(
    ("path", "query", "names"),
    [
        ("Leads.GetByEmailaddress", {"emailaddress": "ASHA@globex.com"}, ["Asha"]),
        ("Leads.GetByEmailaddress", {"emailaddress": "asha@globex"}, []),
        ("Leads.GetById", {"id": ASHA.id}, ["Asha"]),
        ("Leads.GetById", {"id": PRIYA.id}, []),
        ("RetrieveLeadByPhoneNumber", {"phone": "+91-98450-12345"}, ["Asha"]),
        ("RetrieveLeadByPhoneNumber", {"phone": "9845012345"}, ["Asha"]),
        ("RetrieveLeadByPhoneNumber", {"phone": "12345"}, []),
        ("Leads.GetByQuickSearch", {"key": "sharma"}, ["Ravi", "Neha"]),
        ("Leads.GetByQuickSearch", {"key": "Neha Sharma"}, ["Neha"]),
        ("Leads.GetByQuickSearch", {"key": "umbrella"}, ["Ana"]),
        ("Leads.GetByQuickSearch", {"key": "tom@init"}, ["Tom"]),
        ("Leads.GetByQuickSearch", {"key": "98450"}, ["Asha"]),
        ("Leads.GetByQuickSearch", {"key": "zebra"}, []),
    ],
)
def test_leads_are_found_and_none_is_an_empty_array(
    caller: Caller, path: str, query: dict[str, str], names: list[str]
) -> None:
    answer = caller.get(LEADS + path, **query)
    assert answer.status_code == 200
    assert [lead["FirstName"] for lead in answer.json()] == names


def test_a_leads_values_are_strings_or_null(caller: Caller) -> None:
    (lead,) = caller.get(f"{LEADS}Leads.GetById", id=ASHA.id).json()
    assert all(value is None or isinstance(value, str) for value in lead.values())
    assert lead["ProspectID"] == ASHA.id
    assert lead["Company"] == "Globex"
    assert lead["EmailAddress"] == "asha@globex.com"


@pytest.mark.parametrize(
    "path",
    [
        "LeadManagement.svc/Leads.GetByEmailaddress",
        "LeadManagement.svc/Leads.GetById",
        "LeadManagement.svc/RetrieveLeadByPhoneNumber",
        "LeadManagement.svc/Leads.GetByQuickSearch",
        "UserManagement.svc/User/Retrieve/ByEmailAddress",
        "Task.svc/Retrieve.GetById",
        "Task.svc/MarkComplete",
    ],
)
def test_a_read_that_names_nothing_is_refused(caller: Caller, path: str) -> None:
    answer = caller.get(path)
    assert answer.status_code == 500
    assert answer.json()["ExceptionType"] == "MXMandatoryAttributeMissingException"


@pytest.mark.parametrize("body", [{}, None])
def test_the_opportunities_of_a_lead_are_flat(caller: Caller, body: object) -> None:
    answer = caller.post(OPPORTUNITIES, body, leadId=ASHA.id).json()
    assert answer["RecordCount"] == 1
    (one,) = answer["List"]
    assert one["OpportunityId"] == ASHA_RENEWAL.id
    assert one["mx_Custom_1"] == "Globex renewal"
    assert one["Status"] == "Open"


def test_a_lead_without_opportunities_has_none(caller: Caller) -> None:
    assert caller.post(OPPORTUNITIES, {}, leadId=PRIYA.id).json() == {"RecordCount": 0, "List": []}


def test_some_accounts_insist_on_the_opportunity_type(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.set_policy(replace(crm.policy_of(), opportunity_type_needed=True))
    assert caller.post(OPPORTUNITIES, {}, leadId=TOM.id).status_code == 500
    answer = caller.post(OPPORTUNITIES, {}, leadId=TOM.id, opportunityType="12000").json()
    assert answer["RecordCount"] == 1


@pytest.mark.parametrize(
    ("email", "ids"),
    [("Priya@acme.com", [PRIYA.id]), ("noah@acme.com", []), ("nobody@acme.com", [])],
)
def test_a_user_who_is_unknown_or_inactive_is_not_there(caller: Caller, email: str, ids: list[str]) -> None:
    answer = caller.get("UserManagement.svc/User/Retrieve/ByEmailAddress", emailAddress=email)
    assert [user["UserId"] for user in answer.json()] == ids


def test_the_list_of_users_says_who_is_inactive(caller: Caller) -> None:
    users = caller.get("UserManagement.svc/Users.Get").json()
    assert {user["EmailAddress"]: user["StatusCode"] for user in users} == {
        "priya@acme.com": 0,
        "maya@acme.com": 0,
        "lukas@acme.com": 0,
        "noah@acme.com": 1,
    }


def test_task_types_say_their_category_and_what_they_make_mandatory(caller: Caller) -> None:
    kinds = caller.get("Task.svc/RetrieveTaskType").json()
    assert {kind["Name"]: kind["Category"] for kind in kinds} == {
        "Meeting": 0,
        "Demo": 0,
        "Site visit": 0,
        "Follow-up": 1,
    }
    mandatory = {
        kind["Name"]: {column["SchemaName"] for column in kind["ColumnConfiguration"] if column["Mandatory"]}
        for kind in kinds
    }
    assert mandatory["Meeting"] == {"OwnerId", "Name"}
    assert mandatory["Site visit"] == {"OwnerId", "Name", "mx_Custom_1"}


@pytest.mark.parametrize(
    ("column", "value", "names"),
    [
        ("Category", "1", ["Follow-up"]),
        ("TaskTypeName", "Demo", ["Demo"]),
        ("TaskTypeId", DEMO.id, ["Demo"]),
        ("TaskTypeName", "None such", []),
    ],
)
def test_task_types_can_be_asked_for_by_a_column(caller: Caller, column: str, value: str, names: list[str]) -> None:
    kinds = caller.get("Task.svc/RetrieveTaskType", ColumnName=column, ColumnValue=value).json()
    assert [kind["Name"] for kind in kinds] == names
