"""Where nobody knows whether it is booked: Check again looks and books nothing, Book anyway books; and old answers."""

from dataclasses import replace
from datetime import timedelta

import pytest

from bot.meetings.answers import pick_of
from bot.meetings.desk import Desk
from bot.meetings.model import Policy
from bot.meetings.request import ANYWAY, CANCEL, CHECK, Choice, Place, Request
from bot.meetings.sayings import Ask, Card, End, Old, Outcome, Told
from bot.slack import buttons
from tests.meetings.fakes import NOON, Act, FakeChat, FakeCrm, FakeJournal, Ticking, turns
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import PRIYA

LINE = Request("T1.1", "T1", "U1", Place("C1"), NOON, "/meeting", "tomorrow 3pm Doubtful")


@pytest.fixture
def crm() -> FakeCrm:
    return FakeCrm(Ticking())


@pytest.fixture
def chat() -> FakeChat:
    return FakeChat({"U1": PRIYA})


@pytest.fixture
def desk(crm: FakeCrm, chat: FakeChat) -> Desk:
    return Desk(crm, chat, FakeMemory(), Policy(), crm.clock)


def hear(desk: Desk, crm: FakeCrm, request: Request) -> Outcome | None:
    return desk.hear(request, FakeJournal(crm.clock))


def answered(request: Request, crm: FakeCrm, picked: str, last: str = "answer") -> Request:
    """As actions write a pressed button down."""
    choices = (*request.choices, Choice(picked, crm.clock()))
    return replace(request, key=f"{request.key}:{last}", of=request.key, choices=choices)


def in_doubt(desk: Desk, crm: FakeCrm, act: Act) -> None:
    """LeadSquared took the request, did not answer, and cannot be asked for ten minutes."""
    crm.creates, crm.looks = turns([act]), turns([Act.AWAY] * 40)
    assert hear(desk, crm, LINE) == Outcome(End.UNSURE)
    crm.looks = []


def test_a_card_in_doubt_offers_a_look_and_another_try(desk: Desk, crm: FakeCrm, chat: FakeChat) -> None:
    in_doubt(desk, crm, Act.STORED)
    card = chat.of(Card)[-1]
    assert [offer.label for offer in buttons.on_card(card)] == ["Check again", "Book anyway"]


def test_check_again_finds_what_is_there_and_books_nothing(desk: Desk, crm: FakeCrm, chat: FakeChat) -> None:
    in_doubt(desk, crm, Act.STORED)
    outcome = hear(desk, crm, answered(LINE, crm, CHECK, "T1.2"))
    assert outcome == Outcome(End.BOOKED, task_id="task-1")
    assert chat.of(Told)[-1].card.outcome == outcome
    assert len(crm.tasks) == 1


def test_check_again_may_be_pressed_again_and_finds_nothing_where_nothing_is(desk: Desk, crm: FakeCrm) -> None:
    in_doubt(desk, crm, Act.LOST)
    for trigger in ("T1.2", "T1.3"):
        assert hear(desk, crm, answered(LINE, crm, CHECK, trigger)) == Outcome(End.UNSURE)
    assert crm.tasks == []


def test_book_anyway_books_it_even_within_the_minute_in_which_the_same_line_is_a_repeat(
    desk: Desk, crm: FakeCrm
) -> None:
    in_doubt(desk, crm, Act.LOST)
    crm.clock.at = NOON + timedelta(seconds=20)
    outcome = hear(desk, crm, answered(LINE, crm, ANYWAY))
    assert outcome == Outcome(End.BOOKED, task_id="task-1")
    assert len(crm.tasks) == 1


def test_a_question_answered_a_day_later_is_old(desk: Desk, crm: FakeCrm, chat: FakeChat) -> None:
    line = replace(LINE, line="tomorrow 3pm or 5pm Old")
    assert hear(desk, crm, line) is None
    (asked,) = chat.of(Ask)
    crm.clock.pass_(25 * 3600)
    assert hear(desk, crm, answered(line, crm, pick_of(asked.readings[0]))) is None
    assert len(chat.of(Old)) == 1
    assert crm.tasks == []


@pytest.mark.parametrize("picked", [CHECK, ANYWAY])
def test_a_look_or_another_try_answers_no_question_of_the_line(
    desk: Desk, crm: FakeCrm, chat: FakeChat, picked: str
) -> None:
    line = replace(LINE, line="tomorrow 3pm or 5pm Open")
    assert hear(desk, crm, answered(line, crm, picked)) is None
    assert len(chat.of(Ask)) == 1
    assert crm.tasks == []


def test_cancel_is_written_down_and_says_nothing_more(desk: Desk, crm: FakeCrm, chat: FakeChat) -> None:
    assert hear(desk, crm, answered(LINE, crm, CANCEL)) is None
    assert chat.seen == []
    assert crm.said == []
