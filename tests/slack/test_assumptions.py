"""A card says what was filled in where it is worth a glance, in a word or two, and nothing that goes without saying."""

import pytest

from bot.meetings.messages import Card, End, Outcome
from bot.slack.text import card as card_text
from tests.meetings.deciding import decide, meeting
from tests.meetings.samples import NOW, PRIYA, READER, draft


def assumptions(text: str) -> str:
    card = Card(meeting(decide(text)), Outcome(End.BOOKED), PRIYA, draft(text), "key", NOW)
    return "\n".join(card_text.assumed(READER, card))


@pytest.mark.parametrize(
    ("text", "said"),
    [
        ("tomorrow at 3 Demo", "Assumed: afternoon, 30 minutes"),
        ("tomorrow at 9 Demo", "Assumed: morning, 30 minutes"),
        ("tomorrow at 12 Demo", "Assumed: noon, 30 minutes"),
        ("tomorrow 3pm Demo", "Assumed: 30 minutes"),
        ("3pm Demo", "Assumed: today, 30 minutes"),
        ("9am Demo for 20m", "Assumed: tomorrow"),
        ("tomorrow 3-4 Demo", "Assumed: afternoon"),
        ("at 3-4 Demo", "Assumed: today, afternoon"),
        ("5 feb 3-4pm Demo", "Assumed: 2027"),
        ("tomorrow at 3 London time Demo mins:45", "Assumed: afternoon"),
        ("tomorrow at 3 UTC+04:00 Demo mins:45", "Assumed: afternoon"),
    ],
)
def test_what_was_filled_in_is_said_in_a_few_words(text: str, said: str) -> None:
    assert assumptions(text) == said


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow 3-4pm Demo",
        "tomorrow 9-5pm Demo",
        "friday 3pm to 4pm Demo",
        "25 Nov 3-4pm Demo",
        "the 5th 3-4pm Demo",
        "tomorrow 3pm Demo mins:45",
        "Demo when:none",
    ],
)
def test_what_goes_without_saying_is_not_said(text: str) -> None:
    assert assumptions(text) == ""
