"""An event is acknowledged once somebody knows what comes of it: the database, or the person."""

from collections.abc import Callable
from dataclasses import dataclass, field
from typing import TypeVar

import pytest
from slack_bolt import Ack, BoltResponse

from bot.meetings.ports import ChatUnavailable, MaybeWritten, NotWritten
from bot.meetings.request import ReplyTarget, Request
from bot.slack.listeners.mentions import Mentions
from bot.slack.listeners.workflow_step import WorkflowStep
from bot.slack.message_blocks import Message
from bot.slack.payloads import Json
from bot.slack.web_client import SlackClient
from tests.jobs.requests import NOON
from tests.slack.listened import Spoken, workspace
from tests.slack.test_mention_event import BOT, event

T = TypeVar("T")


@dataclass
class Heard(Spoken):
    """Says everything at once, or cannot."""

    is_away: bool = False

    def told_within(self, user: str, place: ReplyTarget, message: Message, seconds: float) -> bool:
        del user, place, seconds
        if not self.is_away:
            self.told.append(message)
        return not self.is_away

    def run(self, do: Callable[[], None]) -> None:
        do()

    def result_within(self, ask_: Callable[[], T], seconds: float) -> T | None:
        del seconds
        return ask_()


@dataclass
class Slack:
    """A listener of mentions, and what became of it."""

    fails: type[Exception] | None = None
    spoken: Heard = field(default_factory=Heard)
    saved: list[Request] = field(default_factory=list)

    def put(self, request: Request) -> bool:
        if self.fails:
            raise self.fails("full")
        self.saved.append(request)
        return True

    def hears(self, body: Json) -> tuple[bool, BoltResponse | None]:
        mentions = Mentions(lambda _: workspace(self.spoken), self.put, {}, "/meeting", lambda: NOON)
        ack = Ack()  # type: ignore[no-untyped-call]  # the library has no types here
        answer = mentions.mentioned(ack, body)
        return ack.response is not None, answer


def test_what_is_saved_is_acknowledged() -> None:
    slack = Slack()
    assert slack.hears(event(f"{BOT} tomorrow 3pm Demo")) == (True, None)
    assert [one.action for one in slack.saved] == ["book"]


@pytest.mark.parametrize(("failure", "says"), [(NotWritten, "Nothing was booked"), (MaybeWritten, "can't tell yet")])
def test_what_cannot_be_saved_is_told_and_acknowledged(failure: type[Exception], says: str) -> None:
    slack = Slack(failure)
    assert slack.hears(event(f"{BOT} tomorrow 3pm Demo")) == (True, None)
    assert [says in one["text"] for one in slack.spoken.told] == [True]


@pytest.mark.parametrize("failure", [NotWritten, MaybeWritten])
def test_what_can_neither_be_saved_nor_told_comes_again(failure: type[Exception]) -> None:
    slack = Slack(failure, Heard(is_away=True))
    acked, answer = slack.hears(event(f"{BOT} tomorrow 3pm Demo"))
    assert not acked
    assert answer is not None
    assert answer.status == 503


def run_of_step(**inputs: object) -> Json:
    given = {"person": {"id": "U1", "secret": "x"}, "title": "Demo", "when": "tomorrow 3pm"} | inputs
    return {"team_id": "T1", "event": {"type": "function_executed", "function_execution_id": "Fx1", "inputs": given}}


@dataclass
class Ends:
    """How a step was ended: what Slack was told, or nothing while it is away."""

    is_away: bool = False
    errors: list[str] = field(default_factory=list)

    def fail(self, client: SlackClient, execution: str, text: str) -> None:
        del client
        assert execution == "Fx1"
        if self.is_away:
            raise ChatUnavailable("no answer")
        self.errors.append(text)


@pytest.mark.parametrize(
    ("failure", "is_away", "is_acked"),
    [(None, False, True), (NotWritten, False, True), (NotWritten, True, False), (MaybeWritten, False, False)],
)
def test_a_step_is_acknowledged_once_it_is_saved_or_ended(
    failure: type[Exception] | None, is_away: bool, is_acked: bool
) -> None:
    ends, slack = Ends(is_away), Slack(failure)
    step = WorkflowStep(lambda _: workspace(slack.spoken), slack.put, lambda: NOON, ends.fail)
    ack = Ack()  # type: ignore[no-untyped-call]  # the library has no types here
    answer = step.book(ack, run_of_step())
    assert (ack.response is not None) == is_acked
    assert (answer is None) == is_acked
    assert bool(ends.errors) == (failure is NotWritten and not is_away)


@pytest.mark.parametrize("person", [None, {}, {"id": ""}, "U1", {"id": 7}])
def test_a_step_of_nobody_is_not_saved(person: object) -> None:
    slack = Slack()
    step = WorkflowStep(lambda _: workspace(slack.spoken), slack.put, lambda: NOON, Ends().fail)
    ack = Ack()  # type: ignore[no-untyped-call]  # the library has no types here
    assert step.book(ack, run_of_step(person=person)) is None
    assert ack.response is not None
    assert slack.saved == []
