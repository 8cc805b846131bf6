"""What a press says at once: words that stay true whatever comes of it."""

from collections.abc import Mapping
from dataclasses import dataclass, field

import pytest
from slack_bolt import Ack

from bot.meetings.messages import End, Outcome, RequestStatus
from bot.meetings.request import AGAIN, ReplyTarget, Request
from bot.slack.button_payload import ButtonPayload
from bot.slack.listeners.pressed_buttons import PressedButtons
from bot.slack.message_blocks import Message
from tests.jobs.requests import NOON
from tests.slack.listened import Spoken, workspace

ASKED = Request(
    key="K1", team="T1", user="U1", reply_to=ReplyTarget("C1"), received_at=NOON, command="/meeting", line="x"
)
SUMMARY: dict[str, object] = {"type": "section", "text": {"type": "plain_text", "text": "Demo with Acme"}}


@dataclass
class Web:
    """The listeners of buttons, and what they said where."""

    standing: RequestStatus | None = None
    written: list[Request] = field(default_factory=list)
    spoken: Spoken = field(default_factory=Spoken)

    @property
    def told(self) -> list[str]:
        return [message["text"] for message in self.spoken.told]

    @property
    def settled(self) -> list[str]:
        return [message["text"] for message in self.spoken.replaced]

    @property
    def changed(self) -> list[Message]:
        assert all(press.message_ts == "1.2" for press, _ in self.spoken.changed)
        return [message for _, message in self.spoken.changed]

    def presses(self, picked: str, label: str, *, ephemeral: bool, show: bool = False) -> None:
        actions = PressedButtons(
            lambda _: workspace(self.spoken), self._put, {"K1": ASKED}.get, lambda _: self.standing, lambda: NOON
        )
        ack = Ack()  # type: ignore[no-untyped-call]  # the library has no types here
        (actions.show if show else actions.answer)(ack, body(picked, label, ephemeral=ephemeral))

    def _put(self, request: Request) -> bool:
        self.written.append(request)
        return True


def body(picked: str, label: str, *, ephemeral: bool) -> Mapping[str, object]:
    text = {"type": "plain_text", "text": label}
    return {
        "type": "block_actions",
        "user": {"id": "U1"},
        "team": {"id": "T1"},
        "container": {"channel_id": "C1", "message_ts": "1.2", "thread_ts": "1.1", "is_ephemeral": ephemeral},
        "message": {"ts": "1.2", "blocks": [SUMMARY, {"type": "context"}, {"type": "actions"}]},
        "actions": [{"action_id": "answer:0", "text": text, "value": ButtonPayload("K1", "U1", picked).value()}],
    }


def test_in_the_place_of_a_question_stands_what_was_chosen() -> None:
    web = Web()
    web.presses("1795602600", "Thu 26 Nov, 3:00 PM", ephemeral=True)
    assert web.settled == ["You chose “Thu 26 Nov, 3:00 PM”. The next message says what came of it."]
    assert [choice.message_ts for choice in web.written[0].choices] == [""]


def test_a_card_that_others_see_stays_and_is_remembered_for_its_end() -> None:
    web = Web()
    web.presses(AGAIN, "Try again", ephemeral=False)
    assert web.settled == []
    assert [choice.message_ts for choice in web.written[0].choices] == ["1.2"]
    assert web.written[0].reply_to.thread_ts == "1.1"


@pytest.mark.parametrize(
    ("standing", "said"),
    [(None, "I can't look that up now"), (RequestStatus(over=False), "still in progress")],
)
def test_how_it_stands_is_never_guessed(standing: RequestStatus | None, said: str) -> None:
    web = Web(standing)
    web.presses("", "Show status", ephemeral=False, show=True)
    assert said in web.told[0]
    assert not web.changed
    assert not web.written


@pytest.mark.parametrize(
    ("outcome", "said", "labels"),
    [
        (Outcome(End.BOOKED, task_id="t-1"), "Booked ✓ task t-1", ["Undo", "Edit and book again"]),
        (Outcome(End.REFUSED, reason="No."), "Not booked. LeadSquared says: No.", ["Try again", "Edit"]),
        (Outcome(End.UNSURE), "couldn't confirm", ["Check again", "Book anyway"]),
        (None, "couldn't confirm", ["Check again", "Book anyway"]),
    ],
)
def test_a_card_left_behind_becomes_what_came_of_it(outcome: Outcome | None, said: str, labels: list[str]) -> None:
    """It keeps its own first block; what a version before this one left without an outcome is in doubt."""
    web = Web(RequestStatus(over=True, outcome=outcome))
    web.presses("", "Show status", ephemeral=False, show=True)
    [message] = web.changed
    assert message["blocks"][0] == SUMMARY
    assert said in message["text"]
    assert "Demo with Acme" in message["text"], "notifications and screen readers read the text alone"
    elements = message["blocks"][-1]["elements"]
    assert isinstance(elements, list)
    assert [one["text"]["text"] for one in elements if one["type"] == "button"] == labels
