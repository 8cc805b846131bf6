"""A box in another process, seen and led through its control door."""

from __future__ import annotations

import signal
import subprocess
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace

import pytest
import requests

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, Box, Fault, Order, Policy, Remote
from tests.sandbox.leadsquared.caller import CREATE, NOW, Caller, meeting

USERS = "UserManagement.svc/Users.Get"


@pytest.fixture(scope="module")
def process() -> Iterator[subprocess.Popen[str]]:
    command = [sys.executable, "-m", "sandbox.leadsquared", "--accounts", "2", "--rate", "50/5"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as running:
        yield running
        running.send_signal(signal.SIGTERM)
        assert running.wait(timeout=30) == 0


@pytest.fixture(scope="module")
def url(process: subprocess.Popen[str]) -> str:
    assert process.stdout is not None
    return process.stdout.readline().strip()


@pytest.fixture
def far(url: str) -> Iterator[Remote]:
    with Remote(url) as remote:
        remote.reset()
        yield remote


@pytest.fixture
def caller(url: str) -> Iterator[Caller]:
    one = Caller(url)
    yield one
    one.session.close()


def test_tasks_calls_and_counters_are_seen_from_outside(far: Remote, caller: Caller) -> None:
    task_id = caller.create()
    assert [task["UserTaskId"] for task in far.tasks] == [task_id]
    assert far.tasks_of("acme") == far.tasks
    assert far.tasks_of("acme-2") == []
    (call,) = far.calls
    assert (call.path, call.status, call.account) == (f"/v2/{CREATE}", 200, "acme")
    assert call.at.utcoffset() is not None
    caller.get(USERS)
    assert [later.path for later in far.calls_after(call.number + 1)] == [f"/v2/{USERS}"]
    assert far.most_calls(5.0) == 2
    assert far.counters()["acme"]["calls"] == 2
    assert far.counters()["acme-2"]["calls"] == 0


def test_each_account_of_the_process_has_keys_of_its_own(url: str, far: Remote) -> None:
    with requests.Session() as session:
        second = Caller(url, f"{ACCESS_KEY}-2", f"{SECRET_KEY}-2", session=session)
        task_id = second.create()
    assert [task["UserTaskId"] for task in far.tasks_of("acme-2")] == [task_id]


def test_faults_are_ordered_seen_and_cleared_from_outside(far: Remote, caller: Caller) -> None:
    far.fault(Fault.BAD_GATEWAY, "UserManagement.svc", times=None, probability=1.0, seed=3)
    assert far.faults == [Order(Fault.BAD_GATEWAY, "UserManagement.svc", times=None, seed=3)]
    assert caller.get(USERS).status_code == 502
    assert far.calls[0].fault is Fault.BAD_GATEWAY
    far.clear_faults()
    assert caller.get(USERS).status_code == 200


def test_waiting_from_outside_ends_with_the_change(far: Remote, caller: Caller) -> None:
    far.fault(Fault.SLOW, CREATE)
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(caller.post, CREATE, meeting())
        far.wait_for(lambda: len(far.tasks) == 1, timeout_s=30)
        assert far.calls[0].open
        far.release()
        assert sent.result().status_code == 200
    with pytest.raises(TimeoutError):
        far.wait_for(lambda: len(far.tasks) == 2, timeout_s=0.01)


def test_an_accounts_rules_are_changed_from_outside_until_a_reset(far: Remote, caller: Caller) -> None:
    assert far.policy_of() == Policy(rate=(50, 5.0))
    far.set_policy(replace(far.policy_of(), rate=(1, 60.0), throttle_status=403))
    assert far.policy_of("acme-2").rate == (50, 5.0)
    caller.get(USERS)
    assert caller.get(USERS).status_code == 403
    far.reset()
    assert far.policy_of() == Policy(rate=(50, 5.0))
    assert far.calls == []


@pytest.mark.parametrize(
    ("name", "body"),
    [
        ("faults", '{"fault": "earthquake"}'),
        ("faults", '{"fault": "slow", "often": 3}'),
        ("faults", '{"fault": "slow", "times": 0}'),
        ("faults", "slow"),
        ("policy", '{"throttle_status": 418}'),
        ("policy", '{"rate": "fast"}'),
        ("policy", "[]"),
    ],
)
def test_an_order_that_cannot_be_read_is_told_so(url: str, far: Remote, name: str, body: str) -> None:
    answer = requests.post(f"{url}/_sandbox/{name}", data=body, timeout=30)
    assert answer.status_code == 400
    assert answer.json()["error"]
    assert far.faults == []
    assert far.policy_of() == Policy(rate=(50, 5.0))


def test_the_control_door_knows_nothing_else_and_counts_for_nothing(url: str, far: Remote) -> None:
    assert requests.get(f"{url}/_sandbox/keys", timeout=30).status_code == 404
    state = requests.get(f"{url}/_sandbox/state", timeout=30).json()
    assert set(state) == {"version", "accounts", "tasks", "calls", "faults"}
    assert far.calls == []


def test_somebody_who_waits_from_outside_does_not_keep_a_box_from_stopping() -> None:
    """Whoever waits is answered or cut off; were they not, this would take their ten minutes."""
    with Box(now=lambda: NOW) as crm, Remote(crm.url) as far, ThreadPoolExecutor(1) as pool:
        version = far.wait_change(-1, 0)
        waiting = pool.submit(far.wait_change, version, 600)
        crm.stop()
        error = waiting.exception(timeout=60)
        assert error is None or isinstance(error, requests.RequestException), error
