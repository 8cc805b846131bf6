"""N calls in T seconds for an account, over everything it calls."""

from collections.abc import Iterator
from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from sandbox.leadsquared import AccountPolicy, LeadSquaredServer, acme
from sandbox.leadsquared.call_window import CallWindow, most_in_any
from tests.sandbox.leadsquared.caller import CREATE, NOW, Caller, ManualTicks, meeting

USERS = "UserManagement.svc/Users.Get"
SAID = {
    "Status": "Error",
    "ExceptionType": "MXAPIRateLimitExceededException",
    "ExceptionMessage": "API calls exceeded the limit of 3 in 5 second(s)",
}


@pytest.fixture
def crm(ticks: ManualTicks) -> Iterator[LeadSquaredServer]:
    with LeadSquaredServer(rate=(3, 5.0), now=lambda: NOW, ticks=ticks) as server:
        yield server


@pytest.mark.parametrize("status", [429, 403, 200])
def test_a_call_over_the_limit_is_told_so_and_has_no_effect(
    crm: LeadSquaredServer, caller: Caller, status: int
) -> None:
    crm.set_policy(replace(crm.policy_of(), throttle_status=status))
    for _ in range(3):
        caller.create()
    answer = caller.post(CREATE, meeting())
    assert (answer.status_code, answer.json()) == (status, SAID)
    assert "Retry-After" not in answer.headers
    assert len(crm.tasks) == 3
    assert [call.throttled for call in crm.calls] == [False, False, False, True]


def test_every_call_counts_reads_refusals_and_unknown_paths_too(caller: Caller) -> None:
    caller.get(USERS)
    caller.post(CREATE, {})
    caller.get("Task.svc/None")
    assert caller.get(USERS).status_code == 429


def test_the_window_slides(caller: Caller, ticks: ManualTicks) -> None:
    caller.get(USERS)
    ticks.pass_(3)
    caller.get(USERS)
    caller.get(USERS)
    ticks.pass_(1.9)
    assert caller.get(USERS).status_code == 429
    ticks.pass_(0.1)  # the first call is five seconds old; the one turned away still counts
    assert caller.get(USERS).status_code == 429
    ticks.pass_(3)
    assert caller.get(USERS).status_code == 200


def test_where_throttled_calls_do_not_count_patience_is_rewarded_sooner(
    crm: LeadSquaredServer, caller: Caller, ticks: ManualTicks
) -> None:
    crm.set_policy(replace(crm.policy_of(), throttled_count=False))
    for _ in range(3):
        caller.get(USERS)
    ticks.pass_(4)
    assert caller.get(USERS).status_code == 429
    ticks.pass_(1)
    assert caller.get(USERS).status_code == 200


def test_each_account_has_a_window_tasks_and_keys_of_its_own(ticks: ManualTicks) -> None:
    accounts = [
        acme("north", access_key="n$1", secret_key="n$2", policy=AccountPolicy(rate=(1, 5.0))),
        acme("south", access_key="s$1", secret_key="s$2", policy=AccountPolicy(rate=(2, 5.0))),
    ]
    with LeadSquaredServer(accounts=accounts, now=lambda: NOW, ticks=ticks) as crm:
        north, south = Caller(crm.url, "n$1", "n$2"), Caller(crm.url, "s$1", "s$2")
        with north.session, south.session:
            first, second = north.create(), south.create()
            assert north.get(USERS).status_code == 429
            assert south.get(USERS).status_code == 200
            assert Caller(crm.url, "n$1", "s$2", session=south.session).get(USERS).status_code == 401
        assert first != second
        assert [task["UserTaskId"] for task in crm.tasks_of("north")] == [first]
        assert [task["UserTaskId"] for task in crm.tasks_of("south")] == [second]
        assert [call.account for call in crm.calls] == ["north", "south", "north", "south", None]
        assert crm.most_calls(5.0, "north") == 2
        assert crm.counters()["north"]["throttled"] == 1


def test_an_accounts_rules_are_changed_until_a_reset(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.set_policy(replace(crm.policy_of(), rate=(1, 60.0), throttle_status=403))
    caller.get(USERS)
    assert caller.get(USERS).status_code == 403
    crm.reset()
    assert crm.policy_of() == AccountPolicy(rate=(3, 5.0))
    assert crm.calls == []


@given(
    gaps=st.lists(st.integers(0, 40), max_size=60),
    calls=st.integers(1, 6),
    tenths=st.integers(1, 60),
)
def test_no_window_ever_admits_more_than_its_rate(gaps: list[int], calls: int, tenths: int) -> None:
    """Whatever the pauses, the calls admitted never exceed N in any T seconds, and N are possible."""
    window, seconds, at = CallWindow(), tenths / 8, 0.0
    admitted: list[float] = []
    for gap in gaps:
        at += gap / 8
        if window.admit(at, (calls, seconds), throttled_count=False):
            admitted.append(at)
        else:
            assert len([tick for tick in admitted if tick > at - seconds]) == calls
    assert most_in_any(admitted, seconds) <= calls


@given(ticks=st.lists(st.integers(0, 200), max_size=40).map(sorted), span=st.integers(1, 50))
def test_the_busiest_span_is_the_one_that_counting_by_hand_finds(ticks: list[int], span: int) -> None:
    """A span starts at a call, its end excluded: the plainest count finds the same."""
    by_hand = max((sum(a <= b < a + span for b in ticks) for a in ticks), default=0)
    assert most_in_any(ticks, span) == by_hand
