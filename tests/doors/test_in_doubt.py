"""Where nobody knows whether it is booked: Check again looks and books nothing, Book anyway books; and old answers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.meetings.choices import time_choice
from bot.meetings.messages import Ask, BookingResult, Card, End, Outcome, OutdatedChoice
from bot.meetings.model import Policy
from bot.meetings.request import ANYWAY, CANCEL, CHECK, Choice, ReplyTarget, Request
from bot.meetings.workflow import Workflow
from bot.slack import buttons
from tests.meetings.fakes import NOON, Act, FakeChat, FakeCrm, FakeJournal, Ticking, turns
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import PRIYA, READER

LINE = Request("T1.1", "T1", "U1", ReplyTarget("C1"), NOON, "/meeting", "tomorrow 3pm Doubtful")


@pytest.fixture
def crm() -> FakeCrm:
    return FakeCrm(Ticking())


@pytest.fixture
def chat() -> FakeChat:
    return FakeChat({"U1": PRIYA})


@pytest.fixture
def workflow(crm: FakeCrm, chat: FakeChat) -> Workflow:
    return Workflow(crm, chat, FakeMemory(), Policy(), crm.clock)


def run(workflow: Workflow, crm: FakeCrm, request: Request) -> Outcome | None:
    return workflow.run(request, FakeJournal(crm.clock))


def answered(request: Request, crm: FakeCrm, picked: str, last: str = "answer") -> Request:
    """As actions write a pressed button down."""
    choices = (*request.choices, Choice(picked, crm.clock()))
    return replace(request, key=f"{request.key}:{last}", answered_key=request.key, choices=choices)


def in_doubt(workflow: Workflow, crm: FakeCrm, act: Act) -> None:
    """LeadSquared took the request, did not answer, and cannot be asked for ten minutes."""
    crm.creates, crm.looks = turns([act]), turns([Act.AWAY] * 40)
    assert run(workflow, crm, LINE) == Outcome(End.UNSURE)
    crm.looks = []


def test_a_card_in_doubt_offers_a_look_and_another_try(workflow: Workflow, crm: FakeCrm, chat: FakeChat) -> None:
    in_doubt(workflow, crm, Act.STORED)
    card = chat.of(Card)[-1]
    assert [one.label for one in buttons.for_card(READER, card) if isinstance(one, buttons.Button)] == [
        "Check again",
        "Book anyway",
    ]


def test_check_again_finds_what_is_there_and_books_nothing(workflow: Workflow, crm: FakeCrm, chat: FakeChat) -> None:
    in_doubt(workflow, crm, Act.STORED)
    outcome = run(workflow, crm, answered(LINE, crm, CHECK, "T1.2"))
    assert outcome == Outcome(End.BOOKED, task_id="task-1")
    assert chat.of(BookingResult)[-1].card.outcome == outcome
    assert len(crm.tasks) == 1


def test_check_again_may_be_pressed_again_and_finds_nothing_where_nothing_is(workflow: Workflow, crm: FakeCrm) -> None:
    in_doubt(workflow, crm, Act.LOST)
    for trigger in ("T1.2", "T1.3"):
        assert run(workflow, crm, answered(LINE, crm, CHECK, trigger)) == Outcome(End.UNSURE)
    assert crm.tasks == []


def test_book_anyway_books_it_even_within_the_minute_in_which_the_same_line_is_a_repeat(
    workflow: Workflow, crm: FakeCrm
) -> None:
    in_doubt(workflow, crm, Act.LOST)
    crm.clock.at = NOON + timedelta(seconds=20)
    outcome = run(workflow, crm, answered(LINE, crm, ANYWAY))
    assert outcome == Outcome(End.BOOKED, task_id="task-1")
    assert len(crm.tasks) == 1


def test_a_question_answered_a_day_later_is_old(workflow: Workflow, crm: FakeCrm, chat: FakeChat) -> None:
    line = replace(LINE, line="tomorrow 3pm or 5pm Old")
    assert run(workflow, crm, line) is None
    (asked,) = chat.of(Ask)
    crm.clock.pass_(25 * 3600)
    assert run(workflow, crm, answered(line, crm, time_choice(asked.readings[0]))) is None
    assert len(chat.of(OutdatedChoice)) == 1
    assert crm.tasks == []


@pytest.mark.parametrize("picked", [CHECK, ANYWAY])
def test_a_look_or_another_try_answers_no_question_of_the_line(
    workflow: Workflow, crm: FakeCrm, chat: FakeChat, picked: str
) -> None:
    line = replace(LINE, line="tomorrow 3pm or 5pm Open")
    assert run(workflow, crm, answered(line, crm, picked)) is None
    assert len(chat.of(Ask)) == 1
    assert crm.tasks == []


def test_cancel_is_written_down_and_says_nothing_more(workflow: Workflow, crm: FakeCrm, chat: FakeChat) -> None:
    assert run(workflow, crm, answered(LINE, crm, CANCEL)) is None
    assert chat.seen == []
    assert crm.said == []
