"""`when:none` leaves the day to LeadSquared; the card then says which one it has, read back from LeadSquared."""

from datetime import timedelta

import pytest

from bot.meetings.messages import BookingResult, Card, End, Outcome
from bot.meetings.model import Policy
from bot.meetings.request import ReplyTarget, Request
from bot.meetings.workflow import Workflow
from tests.meetings.fakes import NOON, Act, FakeChat, FakeCrm, FakeJournal, Ticking, turns
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import PRIYA

ASKED = Request("trigger-1", "T1", "U1", ReplyTarget("C1"), NOON, "/meeting", "Call back when:none")


class Scene:
    """One request, one journal, and what its person sees."""

    def __init__(self) -> None:
        self.clock = Ticking()
        self.crm = FakeCrm(self.clock)
        self.chat = FakeChat({"U1": PRIYA})
        self.journal = FakeJournal(self.clock)
        self.workflow = Workflow(self.crm, self.chat, FakeMemory(), Policy(), self.clock)

    def run(self) -> Outcome | None:
        return self.journal.to_the_end(lambda: self.workflow.run(ASKED, self.journal))

    @property
    def last(self) -> Card:
        return self.chat.of(Card)[-1]


@pytest.fixture
def scene() -> Scene:
    return Scene()


def test_the_card_and_the_answer_have_the_day_that_leadsquared_chose(scene: Scene) -> None:
    scene.run()
    for card in (scene.last, scene.chat.of(BookingResult)[-1].card):
        assert (card.meeting.start, card.meeting.end) == (NOON, NOON + timedelta(hours=1))
    assert str(scene.last.meeting.start and scene.last.meeting.start.tzinfo) == "Asia/Kolkata"


@pytest.mark.parametrize("acts", [[Act.AWAY] * 5, [Act.REFUSES], [Act.KEYS]])
def test_booked_stays_booked_where_it_cannot_be_read(scene: Scene, acts: list[Act]) -> None:
    scene.crm.read_backs = turns(acts)
    assert scene.run() == Outcome(End.BOOKED, task_id="task-1")
    assert (scene.last.outcome.end, scene.last.meeting.start) == (End.BOOKED, None)
    assert len(scene.crm.tasks) == 1


def test_a_task_without_times_is_told_without(scene: Scene) -> None:
    scene.crm.chosen = None
    scene.run()
    assert (scene.last.outcome.end, scene.last.meeting.start) == (End.BOOKED, None)


@pytest.mark.parametrize("death", range(16, 40))
def test_a_process_that_dies_at_any_of_its_steps_books_once_and_tells(scene: Scene, death: int) -> None:
    scene.journal.deaths = {death}
    scene.run()
    assert len(scene.crm.tasks) == 1
    assert (scene.last.outcome.end, scene.last.meeting.start) == (End.BOOKED, NOON)


def test_a_job_of_an_earlier_version_goes_on_by_its_own_steps(scene: Scene) -> None:
    """What it remembers of its first step does not name the steps that were added since."""
    scene.run()
    steps = scene.journal.remembered
    name, who = steps[0]
    assert (name, isinstance(who, dict)) == ("who 0", True)
    assert isinstance(who, dict)
    del who["value"]["steps"]
    # Earlier versions asked for no times, and stored no appointment.
    scene.journal.remembered = [step for step in steps if step[0] != "record" and not step[0].startswith("times")]
    before = len(scene.journal.remembered)
    assert scene.run() == Outcome(End.BOOKED, task_id="task-1")
    assert len(scene.journal.remembered) == before, "nothing is done anew"
