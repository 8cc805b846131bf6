"""The desk calls its ports in one order, each effect once, whenever Slack or the process goes away."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.messages import (
    Ask,
    BookingResult,
    Card,
    End,
    InternalFailure,
    LookupFailed,
    Outcome,
    Question,
    RefusalReason,
    Refuse,
    RepeatedRequest,
    Waiting,
)
from bot.meetings.model import Policy, Preferences
from bot.meetings.request import EarlierCard, ReplyTarget, Request, reference_of
from bot.meetings.workflow import Workflow
from tests.meetings.fakes import Act, FakeChat, FakeCrm, FakeJournal, Ticking, turns
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import ASHA, GUEST, MENTIONS, NEHA, NOAH, NOW, PRIYA, RAVI

PEOPLE = {"U1": PRIYA, "U2": NOAH, "U3": GUEST}


def request(line: str = "tomorrow 3pm Demo with Acme", key: str = "trigger-1", user: str = "U1") -> Request:
    place = ReplyTarget("C1", response_url="https://hooks.slack.test/1")
    return Request(key, "T1", user, place, Ticking()(), "/meeting", line, MENTIONS)


@dataclass
class Office:
    """One desk and everything around it."""

    clock: Ticking = field(default_factory=lambda: Ticking(NOW))
    crm: FakeCrm = field(init=False)
    chat: FakeChat = field(default_factory=lambda: FakeChat(dict(PEOPLE)))
    memory: FakeMemory = field(default_factory=FakeMemory)

    def __post_init__(self) -> None:
        self.crm = FakeCrm(self.clock, leads=(ASHA, RAVI, NEHA))

    @property
    def workflow(self) -> Workflow:
        return Workflow(self.crm, self.chat, self.memory, Policy(), self.clock)

    def run(
        self, heard: Request | None = None, deaths: set[int] | None = None, then: Policy | None = None
    ) -> Outcome | None:
        """`then` are the settings of the processes after the first."""
        journal = FakeJournal(self.clock, deaths=deaths or set())
        asked = heard or request()

        def workflow() -> Workflow:
            return self.workflow if journal.process == "process-0" else replace(self.workflow, policy=then or Policy())

        return journal.to_the_end(lambda: workflow().run(asked, journal), away_s=30)


@pytest.fixture
def office() -> Office:
    return Office()


def test_the_card_stands_before_anything_is_sent_and_says_at_last_that_it_is_booked(office: Office) -> None:
    assert office.run() == Outcome(End.BOOKED, task_id="task-1")
    assert office.chat.verbs() == ["post_card", "reply", "change"]
    shown, changed = office.chat.of(Card)
    assert (shown.outcome.end, changed.outcome.end) == (End.BOOKING, End.BOOKED)
    [told] = office.chat.of(BookingResult)
    assert told.card.outcome.task_id == "task-1"


def test_the_task_carries_the_mark_of_its_request(office: Office) -> None:
    office.run()
    assert office.crm.tasks[0][0] == reference_of("trigger-1")
    assert len(reference_of("trigger-1")) == 8


@pytest.mark.parametrize(
    ("line", "said"),
    [
        ("Demo with Acme", RefusalReason.NO_TIME),
        ("today 9am Demo", RefusalReason.PAST),
        ("tomorrow 3pm lead:nobody", RefusalReason.NO_LEAD),
        ("cancel tomorrow 3pm Demo", RefusalReason.NO_BOOKING),
    ],
)
def test_what_is_not_ready_is_answered_privately_and_nothing_is_booked(
    office: Office, line: str, said: RefusalReason
) -> None:
    assert office.run(request(line)) is None
    assert office.chat.verbs() == ["tell_privately"]
    [refused] = office.chat.of(Refuse)
    assert refused.why is said
    assert office.crm.tasks == []


def test_an_appointment_is_stored_for_later(office: Office) -> None:
    office.run(request("tomorrow 3pm Demo"))
    [record] = office.memory.appointments("trigger-1")
    assert (record.state, record.task_ids, record.owner) == (End.BOOKED, ("task-1",), "priya@acme.com")
    assert record.start
    assert record.card
    assert office.memory.appointments("trigger-2") == ()


def test_several_leads_are_asked_about(office: Office) -> None:
    twin = replace(RAVI, id="lead-twin")
    office.crm.leads = (RAVI, twin)
    office.run(request('tomorrow 3pm Demo lead:"Ravi Sharma"'))
    [asked] = office.chat.of(Ask)
    assert (asked.what, asked.leads) == (Question.LEADS, (RAVI, twin))


def test_a_guest_is_refused_before_leadsquared_is_asked_anything(office: Office) -> None:
    office.run(request("tomorrow 3pm Demo lead:asha@globex.com", user="U3"))
    [refused] = office.chat.of(Refuse)
    assert refused.why is RefusalReason.GUEST
    assert office.crm.said == []


def test_the_same_line_again_points_at_the_first_card(office: Office) -> None:
    """However it is spaced or capitalised; it is told privately, and not booked."""
    office.run()
    office.clock.pass_(30)
    assert office.run(request("TOMORROW  3pm Demo with Acme", key="trigger-2")) is None
    [repeat] = office.chat.of(RepeatedRequest)
    assert repeat.permalink == "https://slack.test/1"
    assert len(office.crm.tasks) == 1


@pytest.mark.parametrize("other", [request(key="k", user="U2"), request("tomorrow 3pm Demo with Globex", key="k")])
def test_another_person_or_another_line_is_no_repeat(office: Office, other: Request) -> None:
    office.run()
    office.run(other)
    assert len(office.crm.tasks) == 2


@pytest.mark.parametrize("act", [Act.REFUSES, Act.KEYS])
def test_what_was_refused_may_be_typed_again_at_once(office: Office, act: Act) -> None:
    office.crm.creates = turns([act])
    first = office.run()
    assert first
    assert first.end in (End.REFUSED, End.KEYS)
    assert office.run(request(key="trigger-2")) == Outcome(End.BOOKED, task_id="task-1")


def test_while_leadsquared_is_away_the_thread_says_so_once_and_the_card_too(office: Office) -> None:
    office.crm.creates = turns([Act.AWAY] * 3)
    office.run()
    assert [told.card.outcome.end for told in office.chat.of(BookingResult)] == [End.TRYING, End.BOOKED]
    assert [card.outcome.end for card in office.chat.of(Card)] == [End.BOOKING, End.TRYING, End.BOOKED]


def test_a_lead_that_cannot_be_looked_up_for_ten_minutes_books_nothing(office: Office) -> None:
    """It is told once that LeadSquared does not answer, and once that nothing was booked."""
    office.crm.looks = turns([Act.AWAY] * 100)
    assert office.run(request("tomorrow 3pm Demo lead:asha@globex.com")) is None
    assert len(office.chat.of(Waiting)) == 1
    [missing] = office.chat.of(LookupFailed)
    assert missing.outcome.end is End.TRYING
    assert office.crm.tasks == []


def test_a_slack_that_is_away_does_not_keep_the_appointment_waiting(office: Office) -> None:
    """Booked without a card; the card and its thread come when Slack is back."""
    office.chat.no_cards = 3
    assert office.run() == Outcome(End.BOOKED, task_id="task-1")
    assert [card.outcome.end for card in office.chat.of(Card)] == [End.BOOKED, End.BOOKED], "late, and as it ended"
    assert len(office.chat.of(BookingResult)) == 1


def test_where_slack_takes_no_card_for_minutes_the_result_is_told_privately(office: Office) -> None:
    office.chat.no_cards = 1000
    assert office.run() == Outcome(End.BOOKED, task_id="task-1")
    assert office.chat.of(Card) == [] or "post_card" not in office.chat.verbs()
    assert office.chat.verbs()[0] == "tell_privately"
    assert office.chat.of(BookingResult)[0].card.outcome.task_id == "task-1"


def test_what_cannot_be_told_now_is_told_later(office: Office) -> None:
    office.chat.away = 5
    office.run(request("Demo"))
    assert len(office.chat.of(Refuse)) == 1


def test_a_persons_habits_take_the_place_of_the_installations(office: Office) -> None:
    office.memory.set_preferences("T1", "U1", Preferences(minutes=50, zone="Europe/Berlin"))
    office.run(request("tomorrow 3pm Demo"))
    meeting = office.chat.of(Card)[0].meeting
    assert meeting.start
    assert meeting.end
    assert (meeting.end - meeting.start).total_seconds() == 50 * 60
    assert str(meeting.start.tzinfo) == "Europe/Berlin"


@given(death=st.integers(2, 30))
def test_settings_that_change_in_the_middle_do_not_change_what_is_booked(death: int) -> None:
    """A card that says half an hour is not followed by an appointment of another length, or by a refusal."""
    office = Office()
    other = Policy(minutes=90, task_type="Visit", reminder=5, assign="self")
    assert office.run(request("tomorrow 3pm Demo owner:@noah"), {death}, then=other) is not None
    meetings = [card.meeting for card in office.chat.of(Card)]
    assert {(one.start and one.end and one.end - one.start, one.task_type, one.reminder) for one in meetings} == {
        (timedelta(minutes=30), "Meeting", 30)
    }


def test_a_bug_leaves_a_reference(office: Office) -> None:
    office.workflow.report_failure(request(), FakeJournal(office.clock))
    assert office.chat.of(InternalFailure) == [InternalFailure(reference_of("trigger-1"))]


def from_a_card(line: str) -> Request:
    """The same, from the form that was opened from a card of an appointment that is booked."""
    return replace(request(line), earlier=EarlierCard("first", "C1", "1.0", "Demo"))


def links(office: Office) -> list[str]:
    return [where for where, _ in office.chat.seen if where.startswith("link")]


def test_what_is_booked_again_is_linked_on_the_first_card_once(office: Office) -> None:
    office.run(from_a_card("tomorrow 3pm Demo"), deaths=set(range(80)))
    assert len(office.crm.tasks) == 1
    assert links(office)[-1].startswith("link U1 1.0 https://slack.test/")


@pytest.mark.parametrize("line", ["Demo", "tomorrow 3pm Demo owner:@gus"])
def test_what_is_not_booked_again_leaves_the_first_card(office: Office, line: str) -> None:
    office.crm.creates = turns([Act.REFUSES])
    office.run(from_a_card(line))
    office.run(replace(from_a_card("tomorrow 3pm Demo"), key="trigger-2"))
    assert links(office) == []


def test_a_record_without_an_id_is_no_lead(office: Office) -> None:
    """Picked by a button it would be an appointment with nobody."""
    office.crm.leads = (replace(ASHA, id=""),)
    assert office.run(request("tomorrow 3pm Demo lead:asha@globex.com")) is None
    (refused,) = office.chat.of(Refuse)
    assert refused.why is RefusalReason.NO_LEAD
    assert office.crm.tasks == []


LINES = ["tomorrow 3pm Demo lead:asha@globex.com", "tomorrow 3pm Demo", "Demo", "tomorrow 3pm Demo owner:@noah"]


@given(
    line=st.sampled_from(LINES),
    deaths=st.sets(st.integers(0, 60), max_size=6),
    creates=st.lists(st.sampled_from(Act), max_size=5),
    looks=st.lists(st.sampled_from(Act), max_size=5),
    away=st.integers(0, 6),
)
def test_killed_anywhere_it_is_booked_at_most_once_and_told(
    line: str, deaths: set[int], creates: list[Act], looks: list[Act], away: int
) -> None:
    """A step that is remembered is not done again; the replay goes the same way; the last card tells the truth."""
    office = Office()
    office.crm.creates, office.crm.looks, office.chat.away = turns(creates), turns(looks), away
    outcome = office.run(request(line), deaths=deaths)
    assert len(office.crm.tasks) <= 1
    if outcome is None:
        assert any(isinstance(said, Refuse | LookupFailed) for _, said in office.chat.seen)
        assert office.crm.tasks == []
        return
    assert office.chat.of(Card)[-1].outcome == outcome
    if outcome.end is End.BOOKED:
        assert len(office.crm.tasks) == 1
