"""While an appointment waits, the card and the words say what for: never that LeadSquared is silent when it is not."""

import pytest

from bot.meetings.messages import BookingResult, Card, Cause, End, LookupFailed, Outcome, Waiting
from bot.slack.text import card as card_text
from bot.slack.text import sentences
from tests.meetings.deciding import decide, meeting
from tests.meetings.samples import NOW, PRIYA, READER, draft

TEXT = "tomorrow 3pm Demo lead:asha@globex.com"


def card(outcome: Outcome) -> Card:
    return Card(meeting(decide("tomorrow 3pm Demo")), outcome, PRIYA, draft(TEXT), "key", NOW)


def words(outcome: Outcome) -> list[str]:
    """The card's, the thread's, and those before there is a card."""
    return [
        card_text.status(READER, card(outcome)),
        sentences.say(READER, BookingResult(card(outcome)))[0],
        sentences.say(READER, Waiting(draft(TEXT), outcome))[0],
    ]


@pytest.mark.parametrize(("before", "said"), [(47, "47 others are"), (1, "1 other is"), (0, "Some others are")])
def test_whoever_waits_behind_others_hears_how_many(before: int, said: str) -> None:
    for one in words(Outcome(End.TRYING, cause=Cause.QUEUE, before=before)):
        assert f"{said} before this one" in one
        assert "answer" not in one


@pytest.mark.parametrize("cause", [cause for cause in Cause if cause is not Cause.NO_ANSWER])
def test_no_other_cause_is_told_as_silence_of_leadsquareds(cause: Cause) -> None:
    trying, over = Outcome(End.TRYING, cause=cause), Outcome(End.GAVE_UP, cause=cause)
    told = [*words(trying), *words(over)[:2], sentences.say(READER, LookupFailed(draft(TEXT), trying))[0]]
    for one in told:
        assert "LeadSquared does not answer" not in one
        assert "LeadSquared did not answer" not in one


def test_silence_is_told_as_silence() -> None:
    assert all("LeadSquared does not answer" in one for one in words(Outcome(End.TRYING)))
    assert all("LeadSquared did not answer" in one for one in words(Outcome(End.GAVE_UP))[:2])
