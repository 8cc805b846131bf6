"""The two looks for clashes in the steps of a booking, with processes that die and a LeadSquared that lags."""

from collections.abc import Sequence
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta

import pytest

from bot.meetings.clash_check import keys_of
from bot.meetings.crm_appointment import CrmAppointment
from bot.meetings.messages import Ask, Card, End, Outcome, Question
from bot.meetings.model import Policy
from bot.meetings.request import CHECK, DESPITE, FREE, Choice, EarlierCard, ReplyTarget, Request, reference_of
from bot.meetings.workflow import Workflow
from tests.meetings.fakes import Act, FakeChat, FakeCrm, FakeJournal, Ticking, Turn
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import NOAH, NOW, PRIYA

ASKED = Policy(clash=True)
# Tomorrow, 15:00 to 16:00 in Kolkata.
START = datetime(2026, 11, 25, 9, 30, tzinfo=UTC)
HOUR = timedelta(hours=1)
OTHER = CrmAppointment("t9", "Meeting: Renewal", START, START + HOUR, owner_mail="priya@acme.com", task_type="Meeting")


@dataclass
class LaterCrm(FakeCrm):
    """Shows `later` from the second list of appointments on, and no list at all with `no_list`."""

    later: Sequence[CrmAppointment] = ()
    no_list: bool = False
    lists: int = field(default=0, init=False)

    def appointments_of(
        self, owner: str, start: datetime, end: datetime, *, spare: bool = False
    ) -> tuple[CrmAppointment, ...]:
        assert spare, "a look takes no call that a booking may need"
        self.lists += 1
        if self.lists == 2:
            self.there |= {one.id: one for one in self.later}
        if self.no_list:
            self.looks.insert(0, Turn(Act.QUEUED))
        return super().appointments_of(owner, start, end, spare=spare)


def request(**changes: object) -> Request:
    asked = Request("k", "T1", "U1", ReplyTarget("C1"), NOW.astimezone(UTC), "/meeting", "tomorrow 3-4pm Demo")
    return replace(asked, **changes)  # type: ignore[arg-type]  # by their names


class Office:
    def __init__(self, **crm: object) -> None:
        self.clock = Ticking(NOW.astimezone(UTC))
        self.crm = LaterCrm(self.clock, **crm)  # type: ignore[arg-type]
        self.chat = FakeChat({"U1": PRIYA, "U2": NOAH})
        self.memory = FakeMemory()

    def run(self, asked: Request, policy: Policy = ASKED, deaths: Sequence[int] = ()) -> Outcome | None:
        journal = FakeJournal(self.clock, deaths=set(deaths))
        workflow = Workflow(self.crm, self.chat, self.memory, policy, self.clock)
        return journal.to_the_end(lambda: workflow.run(asked, journal), away_s=30)

    @property
    def creates(self) -> int:
        return sum(one.startswith("create") for one in self.crm.said)


def test_what_is_there_already_is_asked_about_before_any_card() -> None:
    office = Office(there={"t9": OTHER})
    assert office.run(request()) is None
    [asked] = office.chat.of(Ask)
    assert (asked.what, asked.owner, office.creates, office.chat.of(Card)) == (Question.CLASH, "", 0, [])
    assert asked.clash
    assert [one.title for one in asked.clash.busy] == ["Renewal"]
    assert [one.start.astimezone(UTC) - START for one in asked.readings] == [-HOUR, HOUR, 2 * HOUR]


def test_what_appears_between_the_look_and_the_send_ends_the_card_without_a_send() -> None:
    office = Office(later=[OTHER])
    outcome = office.run(request())
    assert outcome
    assert (outcome.end, office.creates) == (End.CLASH, 0)
    assert office.memory.held == {}, "the time is free for others"
    assert office.memory.claims == {}, "the line may be typed again"


@pytest.mark.parametrize("picked", [DESPITE, f"{FREE}:{int(START.timestamp()) + 3600}-{int(START.timestamp()) + 7200}"])
def test_either_answer_books(picked: str) -> None:
    office = Office(there={"t9": OTHER})
    answered = request(key="k:answer", answered_key="k", choices=(Choice(picked, NOW.astimezone(UTC)),))
    outcome = office.run(answered)
    assert outcome
    assert outcome.end is End.BOOKED
    [card] = office.chat.of(Card)[:1]
    assert card.meeting.start == START + (HOUR if picked != DESPITE else 0 * HOUR)


@pytest.mark.parametrize("picked", [f"{FREE}:5", f"{FREE}:", f"{FREE}:9-5", f"{FREE}:x-y", f"{FREE}:1-99999999999"])
def test_a_free_time_that_is_none_books_nothing(picked: str) -> None:
    office = Office()
    assert office.run(request(key="k:answer", choices=(Choice(picked, NOW.astimezone(UTC)),))) is None
    assert office.creates == 0


def test_without_a_call_to_spare_it_is_booked_and_the_card_says_so() -> None:
    outcome = Office(no_list=True).run(request())
    assert outcome
    assert outcome.end is End.BOOKED
    assert outcome.clash
    assert outcome.clash.left_out


def test_switched_off_nobody_looks() -> None:
    office = Office(there={"t9": OTHER})
    outcome = office.run(request(), Policy())
    assert outcome == Outcome(End.BOOKED, task_id="task-1")
    assert office.crm.lists == 0


def test_a_send_in_doubt_is_no_clash_with_itself() -> None:
    """It was stored without an answer, the search by reference does not find it, and the list of the day does."""
    mine = replace(OTHER, description=f"Asked in Slack by Priya Rao · ref {reference_of('k')}")
    office = Office(creates=[Turn(Act.STORED, hidden_s=10**6)], later=[mine])
    outcome = office.run(request())
    assert outcome
    assert outcome.end is End.BOOKED


def test_neither_an_earlier_attempt_nor_the_appointment_that_is_booked_again_is_in_the_way() -> None:
    again = request(key="a:answer:answer", answered_key="a:answer", earlier=EarlierCard("b", "C1", "1.0", ""))
    assert keys_of(again) == ("a:answer:answer", "a:answer", "a", "b")
    for key in keys_of(again):
        mine = replace(OTHER, description=f"ref {reference_of(key)}")
        outcome = Office(there={"t9": mine}).run(again)
        assert outcome
        assert outcome.end is End.BOOKED, key


def test_a_look_whether_it_was_booked_is_no_booking() -> None:
    office = Office(there={"t9": OTHER})
    checked = request(key="k:1", answered_key="k", choices=(Choice(CHECK, NOW.astimezone(UTC), "1.0"),))
    office.run(checked)
    assert office.crm.lists == 0


@pytest.mark.parametrize("death", range(12))
def test_a_process_that_dies_anywhere_books_once(death: int) -> None:
    office = Office()
    outcome = office.run(request(), deaths=[2 * death + 1])
    assert outcome
    assert (outcome.end, len(office.crm.tasks)) == (End.BOOKED, 1)


def test_the_time_that_another_request_holds_is_busy() -> None:
    office = Office()
    office.memory.hold_time("priya@acme.com", START, START + HOUR, ("another",))
    outcome = office.run(request())
    assert outcome
    assert (outcome.end, office.creates) == (End.CLASH, 0)
    # Booked meanwhile, and gone again: LeadSquared is asked for that task.
    office.memory.note_held_task("another", "t8")
    outcome = office.run(request(key="k2"))
    assert outcome
    assert outcome.end is End.BOOKED
