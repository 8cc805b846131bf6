"""Whether all is well may be asked by anybody at any time: it costs nobody more than a call now and then."""

import threading
from collections.abc import Callable

import pytest
from sqlalchemy.exc import OperationalError

from bot.leadsquared.rate_limit import Busy, Uncounted
from bot.meetings.messages import Cause
from bot.meetings.ports import (
    ChatTokenRefused,
    ChatUnavailable,
    CrmKeysRefused,
    CrmRefused,
    CrmUnavailable,
)
from bot.ready import HANGS_S, KEPT_HERE_S, KEPT_S, NotConnected, NoWorker, Readiness, failure


class Asked:
    """A check that counts how often it is asked, and fails with what it is given."""

    def __init__(self, error: Exception | None = None) -> None:
        self.error, self.times = error, 0

    def __call__(self) -> None:
        self.times += 1
        if self.error is not None:
            raise self.error


class Clock:
    now = 100.0

    def __call__(self) -> float:
        return self.now


def test_a_bad_answer_is_kept_as_long_as_a_good_one() -> None:
    clock, crm = Clock(), Asked(CrmRefused("it answered 404 and no reason"))
    ready = Readiness([Asked()], [crm], clock)
    for _ in range(50):
        assert ready.missing() == ["LeadSquared: it answered 404 and no reason; look at LEADSQUARED_HOST"]
    assert crm.times == 1
    crm.error = None
    clock.now += KEPT_S - 0.1
    assert ready.missing()
    clock.now += 0.1
    assert ready.missing() == []
    for _ in range(50):
        assert ready.missing() == []
    assert crm.times == 2


def test_the_database_is_asked_once_a_second_and_its_first_failure_is_the_one_told() -> None:
    clock, database, worker = Clock(), Asked(OperationalError("", {}, Exception())), Asked(NoWorker())
    ready = Readiness([database, worker], [], clock)
    for _ in range(50):
        assert ready.missing() == ["database: it does not answer; look at DATABASE_URL"]
    assert (database.times, worker.times) == (1, 0)
    database.error = None
    clock.now += KEPT_HERE_S
    assert ready.missing() == ["no worker runs: requests are saved and wait; start python -m bot work"]


def test_while_one_asks_the_others_get_what_is_known_and_after_a_while_that_it_hangs() -> None:
    clock, begun, go_on = Clock(), threading.Event(), threading.Event()

    def hangs() -> None:
        begun.set()
        go_on.wait()

    ready = Readiness([], [hangs], clock)
    asking = threading.Thread(target=ready.missing)
    asking.start()
    begun.wait()
    assert ready.missing() == ["not asked yet"]
    clock.now += HANGS_S + 1
    assert ready.missing() == ["the database, Slack or LeadSquared takes long to answer"]
    go_on.set()
    asking.join()
    assert ready.missing() == []


def test_what_changes_is_logged_once(caplog: pytest.LogCaptureFixture) -> None:
    clock, slack = Clock(), Asked(ChatTokenRefused("token_revoked"))
    ready = Readiness([], [slack], clock)
    with caplog.at_level("INFO", "bot.ready"):
        for error in (slack.error, slack.error, None, None):
            slack.error = error
            ready.missing()
            clock.now += KEPT_S
    told = [record.getMessage() for record in caplog.records]
    assert [line.partition(";")[0] for line in told] == ["not ready: Slack: token_revoked", "ready"]


def raising(error: Exception) -> Callable[[], object]:
    return Asked(error)


@pytest.mark.parametrize(
    ("error", "said"),
    [
        (ChatUnavailable("no answer"), "Slack: no answer; look at SLACK_BOT_TOKEN"),
        (ChatUnavailable("status 403"), "Slack: status 403, a firewall or a proxy in between answers"),
        (ChatUnavailable("status 302"), "a firewall or a proxy in between answers; look at SLACK_API_URL"),
        (CrmKeysRefused(), "LeadSquared: keys refused; look at LEADSQUARED_ACCESS_KEY"),
        (CrmUnavailable("status 403", Cause.BLOCKED), "a firewall or a proxy in between answers; look at LEADSQUARED"),
        (CrmUnavailable("no connection"), "LeadSquared: no connection; look at LEADSQUARED_HOST"),
        (NotConnected("it is not connected yet"), "Socket Mode: it is not connected yet"),
        (Uncounted("x"), "database: calls to LeadSquared cannot be counted there"),
    ],
)
def test_each_failure_names_what_to_look_at(error: Exception, said: str) -> None:
    assert said in failure(raising(error))


def test_an_account_that_is_busy_answers_others() -> None:
    assert failure(raising(Busy("x"))) == ""
