"""Where somebody says another zone's clock, the card has both, so that the other side can be told from it too."""

import pytest

from bot.meetings.messages import Card, End, Outcome
from bot.slack.text import card as card_text
from tests.meetings.deciding import decide, meeting
from tests.meetings.samples import NOW, PRIYA, READER, draft


@pytest.mark.parametrize(
    ("text", "time"),
    [
        (
            "tomorrow 3-4pm London time Demo",
            "Wed 25 Nov, 8:30-9:30 PM India time (Wed 25 Nov, 3:00-4:00 PM United Kingdom time)",
        ),
        (
            "tomorrow 11pm UTC Demo",
            "Thu 26 Nov, 4:30-5:00 AM India time (Wed 25 Nov, 11:00-11:30 PM UTC)",
        ),
        ("tomorrow 3-4pm IST Demo", "Wed 25 Nov, 3:00-4:00 PM India time"),
        ("tomorrow 3-4pm Demo", "Wed 25 Nov, 3:00-4:00 PM India time"),
        ("Demo when:none", "day and length chosen by LeadSquared"),
    ],
)
def test_the_card_has_the_clock_that_was_said(text: str, time: str) -> None:
    card = Card(meeting(decide(text)), Outcome(End.BOOKED), PRIYA, draft(text), "key", NOW)
    assert card_text.summary(READER, card)[1] == time
