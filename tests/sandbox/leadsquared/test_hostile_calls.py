"""Whatever is sent, LeadSquared answers in one of its own ways and keeps its records whole."""

from dataclasses import replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from sandbox.leadsquared import LeadSquaredServer
from sandbox.leadsquared.calls.call_table import CALLS, SLOTS
from sandbox.leadsquared.seed import ASHA
from tests.sandbox.leadsquared.caller import CREATE, Caller, day_of, meeting

JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | st.floats(-1e9, 1e9) | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=4) | st.dictionaries(st.text(max_size=8), inner, max_size=4),
    max_leaves=8,
)
TEMPTING = st.sampled_from(
    [
        "0000-01-01 00:00:00",
        "0001-01-01 00:00:00",
        "9999-12-31 23:59:59",
        "2026-11-24 23:59:60",
        "2026-11-24",
        "9999-12-31",
        "0001-01-01",
        10**400,
        "\x00",
        "<!channel>",
        "x" * 5000,
        {"Name": ["Meeting"]},
        [["priya@acme.com"]],
        {"PageIndex": 10**30, "PageSize": 10**30},
        {"mx_Custom_1": None},
    ]
)
BODIES: dict[str, dict[str, object]] = {
    CREATE: meeting(),
    "Task.svc/Update": {"UserTaskId": ASHA.id, "Name": "x", "DueDate": "2026-11-24 09:30:00"},
    "Task.svc/BulkUpdateAppointmentTime": {"TaskList": [{"UserTaskId": ASHA.id, "FromDate": "", "ToDate": ""}]},
    "Task.svc/DeleteTasks": {"TaskIds": [ASHA.id]},
    "Task.svc/Retrieve": {
        "Parameter": {"LookupName": "OwnerId", "LookupValue": "x"},
        "Columns": {},
        "Sorting": {},
        "Paging": {"Offset": 0, "RowCount": 5},
    },
    "Task.svc/RetrieveAppointments/ByUserEmailAddress": day_of(Paging={}),
    SLOTS: day_of(IncludeAllowedConflictSlots=False, Paging={}),
    "OpportunityManagement.svc/GetOpportunitiesOfLead": {},
}


@pytest.mark.parametrize("path", sorted(path for path, (verb, _) in CALLS.items() if verb == "POST"))
def test_no_body_breaks_the_sandbox(path: str) -> None:
    """A right body with one member made wrong, or any JSON at all: an answer, 400 or an MX body."""
    with LeadSquaredServer(rate=(10**9, 1.0)) as crm:
        crm.set_policy(replace(crm.policy_of(), has_slots=True))
        caller = Caller(crm.url)

        @given(
            body=JSON
            | st.builds(
                lambda member, value: {**BODIES[path], member: value},
                st.sampled_from([*BODIES[path], "Strange"]),
                JSON | TEMPTING,
            )
        )
        @settings(max_examples=60, deadline=None)
        def send(body: object) -> None:
            answer = caller.post(path, body, leadId=ASHA.id)
            assert answer.status_code in (200, 400, 500), answer.text
            if answer.status_code != 200:
                assert answer.json()["ExceptionType"].startswith("MX")

        send()
        caller.session.close()
        assert all(task["DueDate"] <= task["EndDate"] for task in crm.tasks)


def test_a_body_nested_too_deeply_is_no_json(crm: LeadSquaredServer, caller: Caller) -> None:
    answer = caller.session.post(
        f"{crm.url}/v2/{CREATE}",
        data="[" * 100_000,
        headers={
            "Content-Type": "application/json",
            "x-LSQ-AccessKey": caller.access_key,
            "x-LSQ-SecretKey": caller.secret_key,
        },
        timeout=30,
    )
    assert answer.status_code == 400


@pytest.mark.parametrize("day", ["0001-01-01", "1752-12-31", "9999-12-31"])
def test_dates_at_the_ends_of_the_calendar_are_refused(crm: LeadSquaredServer, caller: Caller, day: str) -> None:
    """Where a duration or a zone would lead out of the calendar, the answer is an MX body."""
    lists = [path for path in BODIES if path.endswith("ByUserEmailAddress")]
    answers = [caller.post(CREATE, meeting(DueDate=f"{day} 23:59:59", EndDate=None))]
    crm.set_policy(replace(crm.policy_of(), has_slots=True))
    answers += [caller.post(path, {**BODIES[path], "FromDate": day, "ToDate": day}) for path in lists]
    assert [answer.status_code for answer in answers] == [500, 500, 500]
    assert all("out of range" in answer.json()["ExceptionMessage"] for answer in answers)
