"""LeadSquared failing on demand: what the caller sees, and what is stored all the same."""

import zlib
from concurrent.futures import ThreadPoolExecutor

import pytest
import requests

from sandbox.leadsquared import CrmFault, FaultOrder, LeadSquaredServer
from tests.sandbox.leadsquared.caller import APPOINTMENTS, CREATE, Caller, ManualTicks, day_of, meeting

USERS = "UserManagement.svc/Users.Get"


@pytest.mark.parametrize(
    ("fault", "stored"),
    [(CrmFault.DROP_BEFORE, 0), (CrmFault.DROP_AFTER, 1)],
)
def test_a_dropped_connection_leaves_the_caller_in_the_dark(
    crm: LeadSquaredServer, caller: Caller, fault: CrmFault, stored: int
) -> None:
    crm.fault(fault, CREATE)
    with pytest.raises(requests.ConnectionError):
        caller.post(CREATE, meeting())
    assert len(crm.tasks) == stored
    (call,) = crm.calls
    assert (call.fault, call.status, call.answer, call.open) == (fault, None, None, False)
    caller.create()
    assert len(crm.tasks) == stored + 1


@pytest.mark.parametrize(
    ("fault", "stored"),
    [(CrmFault.TIMEOUT_BEFORE, 0), (CrmFault.TIMEOUT_AFTER, 1)],
)
def test_a_timeout_is_held_until_the_caller_gives_up(
    crm: LeadSquaredServer, caller: Caller, fault: CrmFault, stored: int
) -> None:
    crm.fault(fault, CREATE)
    caller.timeout_s = 0.2
    with pytest.raises(requests.ReadTimeout):
        caller.post(CREATE, meeting())
    crm.wait_for(lambda: [call.fault for call in crm.calls] == [fault])
    crm.wait_for(lambda: len(crm.tasks) == stored)
    assert crm.calls[0].open
    # The held call blocks neither the next one nor, at the end of this test, the server's stop.
    caller.timeout_s = 30
    caller.create()
    assert len(crm.tasks) == stored + 1


def test_a_held_call_that_is_released_is_closed_without_an_answer(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.TIMEOUT_AFTER, CREATE)
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(caller.post, CREATE, meeting())
        crm.wait_for(lambda: len(crm.tasks) == 1)
        crm.release()
        with pytest.raises(requests.ConnectionError):
            sent.result()
    crm.wait_for(lambda: not crm.calls[0].open)


def test_a_timeout_ends_by_itself_after_its_delay(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.TIMEOUT_BEFORE, CREATE, delay_s=0.01)
    with pytest.raises(requests.ConnectionError):
        caller.post(CREATE, meeting())
    assert crm.tasks == []


def test_a_slow_answer_is_stored_at_once_and_told_in_the_end(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.SLOW, CREATE)
    with ThreadPoolExecutor(1) as pool:
        sent = pool.submit(caller.post, CREATE, meeting())
        crm.wait_for(lambda: len(crm.tasks) == 1)
        assert not sent.done()
        crm.release()
        assert sent.result().json()["Message"]["Id"] == crm.tasks[0]["UserTaskId"]


def test_a_late_call_takes_effect_although_nobody_waits_any_more(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.LATE, CREATE)
    caller.timeout_s = 0.2
    with pytest.raises(requests.ReadTimeout):
        caller.post(CREATE, meeting())
    crm.wait_for(lambda: [call.fault for call in crm.calls] == [CrmFault.LATE])
    assert crm.tasks == []
    crm.release()
    crm.wait_for(lambda: len(crm.tasks) == 1)


@pytest.mark.parametrize(("fault", "status"), [(CrmFault.SERVER_ERROR, 500), (CrmFault.BAD_GATEWAY, 502)])
@pytest.mark.parametrize("after", [None, True])
def test_a_broken_server_answers_html_and_may_have_stored_the_task(
    crm: LeadSquaredServer, caller: Caller, fault: CrmFault, status: int, after: bool | None
) -> None:
    crm.fault(fault, CREATE, after=after)
    answer = caller.post(CREATE, meeting())
    assert answer.status_code == status
    assert answer.headers["Content-Type"].startswith("text/html")
    assert "MX" not in answer.text
    assert len(crm.tasks) == (1 if after else 0)


@pytest.mark.parametrize(
    ("fault", "status", "kind"),
    [
        (CrmFault.ERROR_IN_200, 200, "MXInvalidInputException"),
        (CrmFault.THROTTLED_429, 429, "MXAPIRateLimitExceededException"),
        (CrmFault.THROTTLED_403, 403, "MXAPIRateLimitExceededException"),
        (CrmFault.THROTTLED_200, 200, "MXAPIRateLimitExceededException"),
        (CrmFault.KEYS_REFUSED, 401, "MXInvalidAccessDetailsException"),
    ],
)
def test_a_refusal_on_demand_has_its_status_and_its_body(
    crm: LeadSquaredServer, caller: Caller, fault: CrmFault, status: int, kind: str
) -> None:
    crm.fault(fault)
    answer = caller.post(CREATE, meeting())
    assert answer.status_code == status
    assert answer.json()["Status"] == "Error"
    assert answer.json()["ExceptionType"] == kind
    assert crm.tasks == []


@pytest.mark.parametrize(("after", "stored"), [(None, 1), (False, 0)])
def test_a_success_without_an_id_says_nothing_of_what_was_stored(
    crm: LeadSquaredServer, caller: Caller, after: bool | None, stored: int
) -> None:
    crm.fault(CrmFault.NO_ID, CREATE, after=after)
    answer = caller.post(CREATE, meeting())
    assert (answer.status_code, answer.json()) == (200, {"Status": "Success", "Message": {}})
    assert len(crm.tasks) == stored


def test_a_hidden_task_is_stored_but_lists_leave_it_out_for_a_while(
    crm: LeadSquaredServer, caller: Caller, ticks: ManualTicks
) -> None:
    crm.fault(CrmFault.HIDDEN, CREATE, hidden_s=4.0)
    task_id = caller.create()
    assert caller.get("Task.svc/Retrieve.GetById", id=task_id).json() == crm.tasks
    assert caller.day() == []
    ticks.pass_(4.0)
    assert caller.day() == [task_id]


def test_a_task_can_be_lost_to_a_timeout_and_hidden_as_well(
    crm: LeadSquaredServer, caller: Caller, ticks: ManualTicks
) -> None:
    crm.fault(CrmFault.DROP_AFTER, CREATE, hidden_s=4.0)
    with pytest.raises(requests.ConnectionError):
        caller.post(CREATE, meeting())
    assert (len(crm.tasks), caller.day()) == (1, [])
    ticks.pass_(4.0)
    assert len(caller.day()) == 1


@pytest.mark.parametrize(
    ("path", "hit"),
    [
        ("", [True, True]),
        ("Task.svc", [True, False]),
        ("Task.svc/", [True, False]),
        (CREATE, [True, False]),
        ("Task.svc/Cre", [False, False]),
        ("UserManagement.svc/Users.Get", [False, True]),
    ],
)
def test_a_fault_is_for_its_path_and_what_lies_below(
    crm: LeadSquaredServer, caller: Caller, path: str, hit: list[bool]
) -> None:
    crm.fault(CrmFault.BAD_GATEWAY, path, times=None)
    answers = [caller.post(CREATE, meeting()), caller.get(USERS)]
    assert [answer.status_code == 502 for answer in answers] == hit


def test_a_fault_may_be_for_one_body_alone_and_waits_for_it(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.order(FaultOrder(CrmFault.BAD_GATEWAY, CREATE, words="the unlucky one"))
    bodies = [meeting(Name=name) for name in ("Meeting: first", "Meeting: the unlucky one", "Meeting: last")]
    assert [caller.post(CREATE, body).status_code for body in bodies] == [200, 502, 200]


def test_a_fault_is_played_as_often_as_ordered_and_the_first_ordered_comes_first(
    crm: LeadSquaredServer, caller: Caller
) -> None:
    crm.fault(CrmFault.BAD_GATEWAY, times=2)
    crm.fault(CrmFault.KEYS_REFUSED)
    assert [caller.get(USERS).status_code for _ in range(4)] == [502, 502, 401, 200]
    assert crm.faults == []


def test_cleared_faults_are_over(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.BAD_GATEWAY, times=None)
    assert caller.get(USERS).status_code == 502
    assert crm.faults == [FaultOrder(CrmFault.BAD_GATEWAY, times=None)]
    crm.clear_faults()
    assert caller.get(USERS).status_code == 200


def test_a_fault_may_hit_at_random_and_the_same_seed_hits_the_same_calls(
    crm: LeadSquaredServer, caller: Caller
) -> None:
    def hits(seed: int) -> list[bool]:
        crm.clear_faults()
        crm.fault(CrmFault.BAD_GATEWAY, times=None, probability=0.5, seed=seed)
        return [caller.get(USERS).status_code == 502 for _ in range(40)]

    first = hits(1)
    assert set(first) == {True, False}
    assert hits(1) == first
    assert hits(2) != first


def test_a_throttled_or_refused_call_uses_up_no_fault(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.BAD_GATEWAY)
    Caller(crm.url, "wrong", "wrong", session=caller.session).get(USERS)
    caller.get("Task.svc/None")
    assert caller.get(USERS).status_code == 502


@pytest.mark.parametrize(
    "order",
    [
        {"times": 0},
        {"probability": 0.0},
        {"probability": 1.5},
        {"fault": CrmFault.HIDDEN},
        {"fault": CrmFault.DROP_BEFORE, "after": True},
        {"fault": CrmFault.SLOW, "after": False},
    ],
    ids=str,
)
def test_an_order_that_makes_no_sense_is_refused(order: dict[str, object]) -> None:
    with pytest.raises(ValueError, match=r"times|probability|hidden_s|after"):
        FaultOrder(**{"fault": CrmFault.SLOW, **order})  # type: ignore[arg-type] # one wrong value each


@pytest.mark.parametrize("after", [None, True])
@pytest.mark.parametrize(
    ("fault", "kind"), [(CrmFault.DENIED, "MXPersistenceException"), (CrmFault.TIMED_OUT, "MXServiceException")]
)
def test_an_error_of_leadsquareds_own_may_come_after_the_task_was_stored(
    crm: LeadSquaredServer, caller: Caller, fault: CrmFault, kind: str, after: bool | None
) -> None:
    crm.fault(fault, CREATE, after=after)
    answer = caller.post(CREATE, meeting())
    assert (answer.status_code, answer.json()["ExceptionType"]) == (500, kind)
    assert len(crm.tasks) == (1 if after else 0)


def test_a_task_may_be_stored_long_after_everybody_gave_up(
    crm: LeadSquaredServer, caller: Caller, ticks: ManualTicks
) -> None:
    crm.fault(CrmFault.STORED_LATER, CREATE, delay_s=90)
    assert caller.post(CREATE, meeting()).status_code == 504
    ticks.pass_(89)
    assert (crm.tasks, caller.day()) == ([], [])
    ticks.pass_(1)
    assert [task["UserTaskId"] for task in crm.tasks] == caller.day() != []


def test_a_firewall_answers_a_page_and_no_body_of_leadsquareds(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.FIREWALL, CREATE)
    answer = caller.post(CREATE, meeting())
    assert (answer.status_code, answer.headers["Content-Type"]) == (403, "text/html; charset=utf-8")
    assert crm.tasks == []


def test_a_redirect_leads_here_by_another_name(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.REDIRECT)
    answer = caller.session.get(
        f"{crm.url}/v2/{USERS}", params={"accessKey": caller.access_key, "secretKey": caller.secret_key}, timeout=30
    )
    assert [one.status_code for one in answer.history] == [307]
    assert answer.url.startswith("http://localhost:")
    assert answer.status_code == 200


def test_odd_types_are_json_and_the_task_is_stored(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.ODD_TYPES, CREATE)
    answer = caller.post(CREATE, meeting()).json()
    assert answer != {"Status": "Success", "Message": {"Id": crm.tasks[0]["UserTaskId"]}}
    assert set(answer) == {"Status", "Message"}


def test_an_answer_may_drip_and_is_whole_in_the_end(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.DRIP, CREATE, delay_s=0.05)
    assert caller.post(CREATE, meeting()).json()["Message"]["Id"] == crm.tasks[0]["UserTaskId"]


def test_an_answer_without_an_end_ends_when_the_caller_hangs_up(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.ENDLESS, CREATE, after=True)
    with caller.session.post(
        f"{crm.url}/v2/{CREATE}",
        json=meeting(),
        headers={"x-LSQ-AccessKey": caller.access_key, "x-LSQ-SecretKey": caller.secret_key},
        stream=True,
        timeout=30,
    ) as answer:
        content = answer.iter_content(65536)
        assert sum(len(next(content)) for _ in range(20)) > 100_000
    assert len(crm.tasks) == 1


def test_a_packed_answer_is_small_until_it_is_unpacked(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.GZIP_BOMB, USERS)
    with caller.session.get(
        f"{crm.url}/v2/{USERS}",
        headers={"x-LSQ-AccessKey": caller.access_key, "x-LSQ-SecretKey": caller.secret_key},
        stream=True,
        timeout=30,
    ) as answer:
        assert answer.headers["Content-Encoding"] == "gzip"
        packed = answer.raw.read(4 * 1024 * 1024, decode_content=False)
    unpacker = zlib.decompressobj(wbits=31)
    unpacked = 0
    while packed:
        unpacked += len(unpacker.decompress(packed, 16 * 1024 * 1024))
        packed = unpacker.unconsumed_tail
    assert (unpacked, unpacker.eof) == (256 * 1024**2, True)


def test_a_deep_answer_is_json_that_few_can_read(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.DEEP, USERS)
    assert caller.get(USERS).text.startswith("[" * 1000)


def test_a_huge_answer_is_far_more_than_anybody_needs(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.HUGE, USERS)
    assert len(caller.get(USERS).content) > 60_000_000


def test_no_page_is_the_last(crm: LeadSquaredServer, caller: Caller) -> None:
    crm.fault(CrmFault.ENDLESS_PAGES, times=None)
    pages = [{task["UserTaskId"] for task in caller.post(APPOINTMENTS, day_of()).json()["List"]} for _ in range(3)]
    assert len(set().union(*pages)) == sum(map(len, pages)) > 0
