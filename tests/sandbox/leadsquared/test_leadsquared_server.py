"""The server itself: its log, waiting for changes, connections, stopping."""

import json
import socket
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, AccountRecord, CrmFault, LeadSquaredServer, acme
from tests.sandbox.leadsquared.caller import CREATE, NOW, Caller, meeting

USERS = "UserManagement.svc/Users.Get"


def test_the_log_holds_what_was_asked_and_answered_and_no_key(crm: LeadSquaredServer, caller: Caller) -> None:
    keys = {"accessKey": ACCESS_KEY, "secretKey": SECRET_KEY}
    caller.post(CREATE, meeting(), **keys)
    caller.get("LeadManagement.svc/Leads.GetByQuickSearch", key="sharma", **keys)
    create, search = crm.calls
    assert (create.number, create.at, create.account) == (0, NOW, "acme")
    assert (create.method, create.path, create.query) == ("POST", f"/v2/{CREATE}", {})
    assert json.loads(create.body) == meeting()
    assert create.status == 200
    assert create.answer is not None
    assert json.loads(create.answer)["Message"]["Id"] == crm.tasks[0]["UserTaskId"]
    assert search.query == {"key": "sharma"}
    assert create.tick <= search.tick
    logged = repr(crm.calls)
    assert ACCESS_KEY not in logged
    assert SECRET_KEY not in logged


def test_an_account_does_not_show_its_keys() -> None:
    assert ACCESS_KEY not in repr(acme())
    assert SECRET_KEY not in repr(acme())


def test_a_snapshot_can_be_changed_without_changing_the_task(crm: LeadSquaredServer, caller: Caller) -> None:
    caller.create()
    crm.tasks[0]["CustomFields"]["mx_Custom_1"] = "scribble"
    assert crm.tasks[0]["CustomFields"] == {}


def test_a_connection_is_kept_alive_over_calls_of_every_outcome(crm: LeadSquaredServer) -> None:
    """A second connection is never opened: the listening socket is asked for exactly one."""
    request = (
        f"GET /v2/{USERS} HTTP/1.1\r\nHost: x\r\nx-LSQ-AccessKey: {ACCESS_KEY}\r\nx-LSQ-SecretKey: {SECRET_KEY}\r\n\r\n"
    )
    # A body that no call reads must not be taken for the next request.
    lost = "POST /v2/None HTTP/1.1\r\nHost: x\r\nContent-Length: 12\r\n\r\nGET / HTTP/1"
    port = int(crm.url.rpartition(":")[2])
    with socket.create_connection(("127.0.0.1", port), timeout=30) as line, line.makefile("rb") as ear:
        for sent, status in ((request, 200), (lost, 404), (request, 200)):
            line.sendall(sent.encode())
            assert ear.readline().split()[1] == str(status).encode()
            length = 0
            while (header := ear.readline().strip()) != b"":
                name, _, value = header.partition(b":")
                length = int(value) if name.lower() == b"content-length" else length
            ear.read(length)


def test_a_body_sent_in_chunks_is_read_whole(crm: LeadSquaredServer) -> None:
    body = json.dumps(meeting()).encode()
    answer = requests.post(
        f"{crm.url}/v2/{CREATE}",
        data=iter([body[:20], body[20:]]),
        headers={
            "Content-Type": "application/json",
            "x-LSQ-AccessKey": ACCESS_KEY,
            "x-LSQ-SecretKey": SECRET_KEY,
        },
        timeout=30,
    )
    assert answer.status_code == 200
    assert len(crm.tasks) == 1


def test_waiting_ends_with_the_change_that_was_waited_for(crm: LeadSquaredServer, caller: Caller) -> None:
    with ThreadPoolExecutor(1) as pool:
        waiting = pool.submit(crm.wait_for, lambda: len(crm.tasks) == 3, 30)
        for _ in range(3):
            caller.create()
        waiting.result()
    assert len(crm.tasks) == 3


def test_waiting_in_vain_is_an_error(crm: LeadSquaredServer) -> None:
    with pytest.raises(TimeoutError):
        crm.wait_for(lambda: len(crm.tasks) == 1, timeout_s=0.01)


def test_many_callers_at_once_are_all_booked_under_ids_of_their_own(crm: LeadSquaredServer) -> None:
    def book(number: int) -> str:
        with requests.Session() as session:
            return Caller(crm.url, session=session).create(Name=f"Meeting: {number}")

    with ThreadPoolExecutor(8) as pool:
        ids = set(pool.map(book, range(40)))
    assert {task["UserTaskId"] for task in crm.tasks} == ids
    assert len(ids) == 40
    assert [call.number for call in crm.calls] == list(range(40))


def test_a_stopped_server_refuses_calls_even_on_open_connections(crm: LeadSquaredServer, caller: Caller) -> None:
    caller.create()
    crm.stop()
    with pytest.raises(requests.ConnectionError):
        caller.post(CREATE, meeting())
    crm.start()
    caller.create()
    assert len(crm.tasks) == 2


def test_stopping_ends_the_calls_that_are_held_and_stores_no_late_one(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.LATE, CREATE)
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(caller.post, CREATE, meeting())
        crm.wait_for(lambda: [call.fault for call in crm.calls] == [CrmFault.LATE])
        crm.stop()
        with pytest.raises(requests.ConnectionError):
            sent.result()
    assert crm.tasks == []


def test_two_servers_cannot_share_a_port(crm: LeadSquaredServer) -> None:
    with pytest.raises(OSError, match="in use"):
        LeadSquaredServer(port=int(crm.url.rpartition(":")[2])).start()


@pytest.mark.parametrize("accounts", [[acme(), acme()]])
def test_two_accounts_cannot_share_a_name(accounts: list[AccountRecord]) -> None:
    with pytest.raises(ValueError, match="name of its own"):
        LeadSquaredServer(accounts=accounts)


def test_a_reset_server_is_as_new_and_logs_no_call_that_ends_later(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.SLOW, CREATE)
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(caller.post, CREATE, meeting())
        crm.wait_for(lambda: len(crm.tasks) == 1)
        crm.reset()
        assert sent.result().status_code == 200
    assert (crm.tasks, crm.calls, crm.faults) == ([], [], [])
    caller.get(USERS)
    (call,) = crm.calls
    assert call.path == f"/v2/{USERS}"
