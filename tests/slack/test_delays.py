"""Nobody hears that LeadSquared does not answer where it is something else that is waited for."""

import pytest

from bot.meetings.messages import BookingResult, BotMessage, Card, Cause, End, LookupFailed, Outcome, Waiting
from bot.slack.text import card as card_text
from bot.slack.text import sentences
from tests.meetings.samples import MEETING, NOW, PRIYA, READER, draft

GIVEN = draft("tomorrow 3pm Demo lead:asha@globex.com")
OTHERS = [cause for cause in Cause if cause is not Cause.NO_ANSWER]


def card(outcome: Outcome) -> Card:
    return Card(MEETING, outcome, PRIYA, GIVEN, "key", NOW)


@pytest.mark.parametrize("cause", OTHERS)
@pytest.mark.parametrize("end", [End.TRYING, End.GAVE_UP])
def test_what_is_waited_for_is_called_by_its_name(end: End, cause: Cause) -> None:
    outcome = Outcome(end, cause=cause, before=47)
    other = Waiting(GIVEN, outcome) if end is End.TRYING else LookupFailed(GIVEN, outcome)
    sayings: list[BotMessage] = [BookingResult(card(outcome)), other]
    said = [card_text.status(READER, card(outcome)), *(sentences.say(READER, one)[0] for one in sayings)]
    for sentence in said:
        assert "LeadSquared d" not in sentence, "neither does not nor did not answer"


def test_how_many_are_before_is_said() -> None:
    outcome = Outcome(End.TRYING, cause=Cause.QUEUE, before=47)
    assert "47 others are before this one" in card_text.status(READER, card(outcome))
    assert "47 others are before this one" in sentences.say(READER, Waiting(GIVEN, outcome))[0]


def test_settings_that_send_nothing_are_not_refused_keys() -> None:
    outcome = Outcome(End.KEYS, cause=Cause.SETTINGS)
    for sentence in (card_text.status(READER, card(outcome)), sentences.say(READER, BookingResult(card(outcome)))[0]):
        assert "keys" not in sentence
        assert "settings" in sentence


def test_two_appointments_are_said_on_the_card_and_in_the_thread() -> None:
    outcome = Outcome(End.BOOKED, task_id="task-2", also=("task-1",))
    for sentence in (card_text.status(READER, card(outcome)), sentences.say(READER, BookingResult(card(outcome)))[0]):
        assert "task-1" in sentence
        assert "task-2" in sentence
        assert "Delete all but one" in sentence


def test_nobody_hears_that_leadsquared_took_what_a_firewall_answered() -> None:
    sentence, _ = sentences.say(READER, BookingResult(card(Outcome(End.UNSURE, cause=Cause.BLOCKED))))
    assert "firewall" in sentence
    assert "took" not in sentence
