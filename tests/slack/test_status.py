"""The card alone says how it ended: after a crash in the moment of the thread's word there is nothing else."""

import pytest

from bot.meetings.messages import Card, End, Outcome
from bot.slack.text import card as card_text
from tests.meetings.deciding import decide, meeting
from tests.meetings.samples import NOW, PRIYA, READER, draft


@pytest.mark.parametrize(
    ("outcome", "words"),
    [
        (Outcome(End.BOOKED, task_id="task-1"), "task task-1"),
        (Outcome(End.REFUSED, reason="Owner is not active."), "Owner is not active."),
        (Outcome(End.KEYS), "does not accept this bot's keys"),
        (Outcome(End.GAVE_UP), "did not answer"),
    ],
)
def test_the_card_has_the_task_or_the_reason(outcome: Outcome, words: str) -> None:
    text = "tomorrow 3pm Demo"
    card = Card(meeting(decide(text)), outcome, PRIYA, draft(text), "key", NOW)
    assert words in card_text.status(READER, card)
