"""What waited for hours is looked at again before it is created: is its time over, may its people still book?"""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.meetings.messages import BookingResult, Card, End, Outcome, RefusalReason, Refuse
from bot.meetings.model import Policy
from bot.meetings.request import AGAIN, Choice, ReplyTarget, Request
from bot.meetings.workflow import Workflow
from bot.slack import message_blocks
from bot.slack.text import sentences
from tests.meetings.fakes import FakeChat, FakeCrm, FakeJournal, Ticking
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import MENTIONS, NOAH, NOW, PRIYA, READER

HOUR_S = 3600


class Late:
    """One line, heard at NOW by a worker that comes later; process deaths and what changes meanwhile."""

    def __init__(self, line: str = "today 12:00 Demo", *choices: Choice) -> None:
        self.clock = Ticking(NOW)
        self.crm = FakeCrm(self.clock)
        self.chat = FakeChat({"U1": PRIYA, "U2": NOAH})
        self.memory = FakeMemory()
        self.request = Request("t1", "T1", "U1", ReplyTarget("C1"), NOW, "/meeting", line, MENTIONS, choices=choices)

    def run(self, deaths: set[int] | None = None, away_s: float = 0) -> Outcome | None:
        journal = FakeJournal(self.clock, deaths=deaths or set())
        workflow = Workflow(self.crm, self.chat, self.memory, Policy(), self.clock)
        return journal.to_the_end(lambda: workflow.run(self.request, journal), away_s=away_s)

    @property
    def told(self) -> BookingResult:
        return self.chat.of(BookingResult)[-1]


def test_a_time_that_is_over_by_then_is_not_booked_and_that_is_said() -> None:
    late = Late()
    late.clock.pass_(3 * HOUR_S)
    assert late.run() == Outcome(End.LATE)
    assert late.crm.tasks == []
    sentence, lines = sentences.say(READER, late.told)
    assert ("Not booked" in sentence, "Tue 24 Nov, 12:00-12:30 PM India time is over" in sentence) == (True, True)
    assert lines == ("/meeting <day> 12:00pm Demo",)
    assert "Its time was over" in message_blocks.card(READER, late.chat.of(Card)[-1])["text"]


def test_a_process_that_was_gone_for_hours_between_card_and_create_does_not_book_it_either() -> None:
    """Whatever the step: it is booked in time, or not at all, and told."""
    for death in range(2, 20):
        late = Late()
        late.run({death}, away_s=3 * HOUR_S)
        ends = [card.outcome.end for card in late.chat.of(Card)]
        assert (len(late.crm.tasks), ends[-1]) in [(0, End.LATE), (1, End.BOOKED)], death
        # What a run that is gone may have said is not said again: then the card alone speaks.
        said = [told.card.outcome.end for told in late.chat.of(BookingResult) if told.card.outcome.end.is_last]
        assert said in ([ends[-1]], [])


@pytest.mark.parametrize("wait_s", [60, 600])
def test_a_short_wait_books_what_was_asked_for(wait_s: int) -> None:
    late = Late("in 1 minute Demo")
    late.clock.pass_(wait_s)
    assert late.run() == Outcome(End.BOOKED, task_id="task-1")


def test_what_is_still_to_come_is_booked_however_long_it_waited() -> None:
    late = Late("tomorrow 3pm Demo")
    late.clock.pass_(3 * HOUR_S)
    assert late.run() == Outcome(End.BOOKED, task_id="task-1")


def test_the_wait_begins_with_the_last_answer() -> None:
    late = Late("tomorrow 3pm Demo", Choice(AGAIN, NOW + timedelta(hours=5)))
    late.clock.pass_(5 * HOUR_S)
    assert late.run() == Outcome(End.BOOKED, task_id="task-1")


@pytest.mark.parametrize(
    ("user", "line", "says"),
    [("U1", "tomorrow 3pm Demo", "deactivated"), ("U2", "tomorrow 3pm Demo owner:@noah", "Noah Kim")],
)
def test_who_was_deactivated_meanwhile_books_and_owns_nothing(user: str, line: str, says: str) -> None:
    """The card was there already; the process was gone while somebody left the company."""
    for death in range(2, 16):
        late = Late(line)
        journal = FakeJournal(late.clock, deaths={death})
        workflow = Workflow(late.crm, late.chat, late.memory, Policy(), late.clock)
        began: list[int] = []

        def job(
            late: Late = late, began: list[int] = began, workflow: Workflow = workflow, journal: FakeJournal = journal
        ) -> None:
            if began:
                late.chat.people[user] = replace(late.chat.people[user], deleted=True)
            began.append(1)
            workflow.run(late.request, journal)

        journal.to_the_end(job, away_s=3 * HOUR_S)
        if len(began) == 1 or late.crm.tasks:
            continue  # it was created before
        if refused := late.chat.of(Refuse):
            assert refused[-1].why is RefusalReason.DELETED
        else:
            assert late.told.card.outcome.end is End.BARRED
            assert says in sentences.say(READER, late.told)[0]


def test_while_slack_does_not_say_who_it_is_nothing_is_sent() -> None:
    late = Late("tomorrow 3pm Demo")
    late.clock.pass_(3 * HOUR_S)
    late.chat.people_away = 3
    assert late.run() == Outcome(End.BOOKED, task_id="task-1")
    assert [card.outcome.end for card in late.chat.of(Card)] == [End.BOOKING, End.TRYING, End.BOOKED]
    assert "Slack does not say who is who" in sentences.say(READER, late.chat.of(BookingResult)[0])[0]
    assert late.crm.said.count("create answers") == 1
