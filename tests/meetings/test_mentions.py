"""Members whom Slack names by id alone stand by their names in what is booked, and never by the id."""

from dataclasses import replace

import pytest

from bot.meetings import mentions
from bot.meetings.messages import Card, End
from bot.meetings.model import Person, Policy
from bot.meetings.ports import ChatUnavailable
from bot.meetings.request import ReplyTarget, Request
from bot.meetings.workflow import Workflow
from tests.meetings.fakes import FakeChat, FakeCrm, FakeJournal, Ticking
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import NOAH, NOW, PRIYA

MAYA = Person("U0MAYA", "Maya Chen", "maya@acme.com", "America/New_York")
PEOPLE = {"U1": PRIYA, "U2": NOAH, "U0MAYA": MAYA}


class NamelessChat(FakeChat):
    """Slack does not say who anybody but the asker is, at the moment."""

    def person(self, user: str) -> Person:
        if user != "U1":
            raise ChatUnavailable("ratelimited")
        return super().person(user)


def card_of(line: str, mentioned: mentions.Mentions, chat: FakeChat) -> Card:
    clock = Ticking(NOW)
    request = Request("key", "T1", "U1", ReplyTarget("C1"), clock(), "/meeting", line, mentioned)
    workflow = Workflow(FakeCrm(clock), chat, FakeMemory(), Policy(), clock)
    outcome = workflow.run(request, FakeJournal(clock))
    assert outcome
    assert outcome.end is End.BOOKED
    return chat.of(Card)[-1]


LINE = "tomorrow 3pm Demo with @U0MAYA and @noah -- @U0MAYA brings it"
MENTIONED = (("@U0MAYA", "U0MAYA"), ("@noah", "U2"))


def test_a_member_without_a_name_is_looked_up_before_the_line_is_read() -> None:
    meeting = card_of(LINE, MENTIONED, FakeChat(dict(PEOPLE))).meeting
    assert meeting.title == "Demo with @Maya Chen and @noah"
    assert meeting.description == "@Maya Chen brings it"


def test_a_name_that_slack_does_not_say_is_somebody_and_nobody_waits_for_it() -> None:
    chat = NamelessChat(dict(PEOPLE))
    assert card_of(LINE, MENTIONED, chat).meeting.title == "Demo with @somebody and @noah"


def test_the_owner_is_still_the_member_who_was_mentioned() -> None:
    card = card_of("tomorrow 3pm Demo owner:@U0MAYA", (("@U0MAYA", "U0MAYA"),), FakeChat(dict(PEOPLE)))
    assert card.meeting.owner_mail == "maya@acme.com"
    assert "U0MAYA" not in card.draft.line


def test_two_of_one_name_are_told_apart_and_the_right_one_is_the_owner() -> None:
    other = replace(MAYA, user="U0OTHER", mail="other@acme.com")
    mentioned = (("@U0MAYA", "U0MAYA"), ("@U0OTHER", "U0OTHER"))
    chat = FakeChat({**PEOPLE, "U0OTHER": other})
    meeting = card_of("tomorrow 3pm Demo with @U0MAYA owner:@U0OTHER", mentioned, chat).meeting
    assert (meeting.title, meeting.owner_mail) == ("Demo with @Maya Chen", "other@acme.com")


@pytest.mark.parametrize(
    ("name", "word"),
    [
        ("Noah Kim", "Noah_Kim"),
        ('Noah "NK" Kim, MD (he/him)', "Noah_NK_Kim_MD_he_him"),
        ("O'Brien-Smith Jr.", "O'Brien-Smith_Jr."),
        ("\u202eevil\u200b", "evil"),
        ("माया चेन", "माया_चेन"),
        ("<@U1>", "U1"),
        (" ", ""),
        ("🎉", "🎉"),
    ],
)
def test_a_name_is_one_word_that_ends_no_option(name: str, word: str) -> None:
    assert mentions.one_word(name) == word


def test_an_id_that_begins_another_id_is_not_taken_for_it() -> None:
    mentioned = (("@U1", "U1"), ("@U12", "U12"))
    line, found = mentions.named("@U12 and @U1", mentioned, {"U1": "Priya Rao", "U12": "Noah Kim"})
    assert line == "@Noah_Kim and @Priya_Rao"
    assert found == (("@Priya_Rao", "U1"), ("@Noah_Kim", "U12"))
