"""An action on an existing appointment is done once and told once, whoever dies and whatever does not answer."""

from dataclasses import dataclass, field, replace
from datetime import timedelta

import pytest

from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment
from bot.meetings.messages import (
    AppointmentCard,
    AppointmentState,
    ChangeEnd,
    ChangeResult,
    ConfirmChange,
    End,
    InternalFailure,
    Outcome,
    RefusalReason,
)
from bot.meetings.model import Policy
from bot.meetings.ports import AppointmentRecord, CardLocation, ReplyRoute
from bot.meetings.request import ActionInput, ReplyTarget, Request, Target
from bot.meetings.workflow import Workflow
from bot.slack.text import sentences
from tests.meetings.fakes import Act, FakeChat, FakeCrm, FakeJournal, Ticking, turns
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import GUEST, NOAH, NOW, PRIYA, READER

PEOPLE = {"U1": PRIYA, "U2": NOAH, "U3": GUEST}
CARD = CardLocation(ReplyRoute.THREAD, "C1", "1.0", "https://slack.test/1")
TASK = CrmAppointment(
    "task-1",
    "Meeting: Demo with Acme",
    NOW + timedelta(hours=5),
    NOW + timedelta(hours=6),
    owner_mail="priya@acme.com",
    owner_name="Priya Rao",
    task_type="Meeting",
    description="Asked in Slack by Priya Rao · ref 7d86a7e8",
)
RECORD = AppointmentRecord(
    "booking-1",
    "T1",
    "U1",
    End.BOOKED,
    "priya@acme.com",
    task_ids=("task-1",),
    start=TASK.start,
    end=TASK.end,
    card=CARD,
    name="Priya Rao",
    title="Demo with Acme",
    booked_at=NOW,
)
YES = ActionInput(confirmed=True)
ACTIONS = {
    "undo": ActionInput(),
    "delete": YES,
    "held": ActionInput(note="they sign"),
    "no_show": ActionInput(),
    "hand_over": ActionInput(user="U2"),
}


@dataclass
class Office:
    """One appointment that is booked, and everything around it."""

    clock: Ticking = field(default_factory=lambda: Ticking(NOW))
    chat: FakeChat = field(default_factory=lambda: FakeChat(dict(PEOPLE)))
    memory: FakeMemory = field(default_factory=FakeMemory)
    policy: Policy = field(default_factory=Policy)
    crm: FakeCrm = field(init=False)

    def __post_init__(self) -> None:
        self.crm = FakeCrm(self.clock, there={"task-1": TASK})
        self.memory.remember_appointment(RECORD)

    def presses(
        self, action: str, given: ActionInput | None = None, user: str = "U1", *, key: str = "", at_s: float = 0.0
    ) -> Request:
        return Request(
            key or f"{action}-{user}",
            "T1",
            user,
            ReplyTarget("C1"),
            self.clock() + timedelta(seconds=at_s),
            "/meeting",
            action=action,
            target=Target("booking-1", pressed_ts="1.0"),
            given=given or ACTIONS.get(action) or ActionInput(),
        )

    def run(self, request: Request, deaths: set[int] | None = None) -> Outcome | None:
        journal = FakeJournal(self.clock, deaths=deaths or set())
        workflow = Workflow(self.crm, self.chat, self.memory, self.policy, self.clock)
        return journal.to_the_end(lambda: workflow.run(request, journal), away_s=30)

    @property
    def record(self) -> AppointmentRecord:
        return self.memory.booked["booking-1", 0]

    def results(self) -> list[ChangeResult]:
        return self.chat.of(ChangeResult)

    def is_done(self, action: str) -> bool:
        there = self.crm.there.get("task-1")
        match action:
            case "undo" | "delete":
                return there is None
            case "hand_over":
                return there is not None and there.owner_mail == NOAH.mail
            case _:
                return there is not None and there.status is AppointmentStatus.COMPLETED


@pytest.fixture
def office() -> Office:
    return Office()


@pytest.mark.parametrize("action", ACTIONS)
def test_it_is_done_and_card_and_thread_follow(office: Office, action: str) -> None:
    assert office.run(office.presses(action)) == Outcome(End.CHANGED, task_id="task-1")
    assert office.is_done(action)
    [card] = office.chat.of(AppointmentCard)
    assert (card.action, card.by) == (action, "Priya Rao")
    told = [verb for verb, said in office.chat.seen if isinstance(said, ChangeResult)]
    assert told[0] == "reply U1 C1 1.0"
    assert (office.record.changed_how, office.record.changed_by) == (action, "U1")
    assert office.memory.claims == {}, "the next change has its turn"


@pytest.mark.parametrize("action", ACTIONS)
def test_a_process_may_die_at_any_step(action: str) -> None:
    """kill -9 before a step, or between its effect and what is remembered of it, wherever that is: nothing twice,
    nothing untold."""
    whole = Office()
    journal = FakeJournal(whole.clock)
    Workflow(whole.crm, whole.chat, whole.memory, whole.policy, whole.clock).run(whole.presses(action), journal)
    for death in range(2 * len(journal.remembered)):
        office = Office()
        office.run(office.presses(action), deaths={death})
        assert office.is_done(action), death
        notes = office.crm.there["task-1"].description.count("noted by") if "task-1" in office.crm.there else 0
        assert notes <= 1, death
        cards = office.chat.of(AppointmentCard)
        assert cards, death
        assert cards[-1].state is office.record.status, death
        replies = [said for verb, said in office.chat.seen if verb.startswith("reply")]
        assert len(replies) <= 1, death
        assert len(replies) == 1 or journal.remembered[death // 2][0].startswith("tell"), "the card says it then"


@pytest.mark.parametrize("act", [Act.STORED, Act.LOST, Act.AWAY, Act.STORED_DENIED])
@pytest.mark.parametrize("action", ACTIONS)
def test_an_answer_that_does_not_come_is_looked_after(office: Office, action: str, act: Act) -> None:
    office.crm.changes = turns([act])
    office.run(office.presses(action))
    assert office.is_done(action)
    assert office.results()[0].end is ChangeEnd.DONE


@pytest.mark.parametrize("action", ACTIONS)
def test_what_leadsquared_accepts_and_does_not_show_is_not_claimed(action: str) -> None:
    """Told privately, also to whoever pressed on the card; the card stays as it is."""

    class Slow(FakeCrm):
        def _change(self, name: str, task_id: str, change: object) -> bool:
            del name, task_id, change
            return True

    office = Office()
    office.crm = Slow(office.clock, there={"task-1": TASK})
    office.run(office.presses(action))
    assert {one.end for one in office.results()} == {ChangeEnd.UNCONFIRMED}
    assert office.chat.verbs() == ["tell_privately"]
    assert office.record == RECORD


def test_what_leadsquared_may_have_refused_late_is_told_and_not_sent_again(office: Office) -> None:
    office.crm.changes = turns([Act.DENIED])
    office.run(office.presses("delete"))
    [told] = office.results()
    assert (told.end, told.outcome.reason) == (ChangeEnd.FAILED, "It could not be completed.")
    assert not office.is_done("delete")
    assert office.crm.said.count("delete denied") == 1


@pytest.mark.parametrize(("act", "end"), [(Act.REFUSES, End.REFUSED), (Act.KEYS, End.KEYS)])
def test_a_refusal_is_told_with_its_reason(office: Office, act: Act, end: End) -> None:
    office.crm.changes = turns([act])
    office.run(office.presses("hand_over"))
    [told] = office.results()
    assert (told.end, told.outcome.end) == (ChangeEnd.FAILED, end)
    assert office.record == RECORD


def test_what_was_done_in_part_is_not_told_as_nothing(office: Office) -> None:
    office.crm.changes = turns([Act.ANSWERS, Act.REFUSES])
    office.run(office.presses("held"))
    [told] = office.results()
    assert (told.end, told.partly) == (ChangeEnd.FAILED, True)
    assert "Only a part of it was done." in sentences.say(READER, told).sentence


def test_ten_minutes_without_leadsquared_are_told(office: Office) -> None:
    office.crm.reads = turns([Act.AWAY] * 40)
    assert office.run(office.presses("held")) == Outcome(End.GAVE_UP)
    assert office.results()[-1].end is ChangeEnd.FAILED
    assert office.memory.claims == {}


def test_delete_asks_first(office: Office) -> None:
    office.run(office.presses("delete", ActionInput()))
    assert not office.is_done("delete")
    [asked] = office.chat.of(ConfirmChange)
    assert asked.about.title == "Demo with Acme"


@pytest.mark.parametrize("second", ["delete", "held", "hand_over"])
def test_two_at_once_come_to_one_result_and_both_are_told(office: Office, second: str) -> None:
    """Both pressed before either was done: the first one counts."""
    first, other = office.presses("delete"), office.presses(second, user="U2", at_s=0.5)
    office.run(first)
    office.run(other)
    assert office.is_done("delete")
    mine, theirs = office.results()
    assert (mine.end, theirs.end) == (ChangeEnd.DONE, ChangeEnd.GONE)
    assert theirs.by == "Priya Rao"


def test_a_change_that_came_first_keeps_a_colleague_from_deleting_what_they_have_not_seen(office: Office) -> None:
    handed, deleted = office.presses("hand_over"), office.presses("delete", user="U2", at_s=0.5)
    office.run(handed)
    office.run(deleted)
    assert not office.is_done("delete")
    assert office.results()[-1].end is ChangeEnd.MEANWHILE
    office.clock.pass_(10)
    office.run(office.presses("delete", user="U2", key="again"))
    assert office.is_done("delete")


def test_a_double_click_is_told_once(office: Office) -> None:
    office.run(office.presses("hand_over"))
    office.run(office.presses("hand_over", key="click-2", at_s=0.2))
    assert sum(verb.startswith("reply") for verb, _ in office.chat.seen) == 1


class ForgetfulMemory(FakeMemory):
    """Whoever had a turn died before its end."""

    def release(self, fingerprint: str, key: str) -> None:
        del fingerprint, key


def test_whose_turn_it_is_not_waits_for_it_and_for_a_dead_one_two_minutes_only() -> None:
    office = Office(memory=ForgetfulMemory())
    office.crm.changes = turns([Act.REFUSES])
    office.run(office.presses("held"))
    before = office.clock.passed
    office.run(office.presses("held", user="U2"))
    assert office.is_done("held")
    assert 60 < office.clock.passed - before < 180


@pytest.mark.parametrize(
    ("there", "end", "state"),
    [
        (replace(TASK, start=NOW + timedelta(hours=7), end=NOW + timedelta(hours=8)), ChangeEnd.MOVED, "booked"),
        (replace(TASK, status=AppointmentStatus.COMPLETED), ChangeEnd.COMPLETED, "completed"),
        (replace(TASK, status=AppointmentStatus.CANCELLED), ChangeEnd.GONE, "deleted"),
        (None, ChangeEnd.GONE, "deleted"),
    ],
)
@pytest.mark.parametrize("action", ["delete", "held", "hand_over", "undo"])
def test_what_changed_in_leadsquared_is_told_and_not_overwritten(
    office: Office, action: str, there: CrmAppointment | None, end: ChangeEnd, state: str
) -> None:
    office.crm.there = {"task-1": there} if there else {}
    office.run(office.presses(action))
    [told] = office.results()
    assert told.end is end
    assert office.crm.there == ({"task-1": there} if there else {})
    [card] = office.chat.of(AppointmentCard)
    assert card.state == state == office.record.status
    assert (card.start, card.by) == ((there or TASK).start, "")


@pytest.mark.parametrize(
    ("policy", "user", "owner", "end"),
    [
        (Policy(), "U2", "priya@acme.com", ChangeEnd.DONE),
        (Policy(assign="self"), "U1", "noah@acme.com", ChangeEnd.DONE),  # who asked for it
        (Policy(assign="self"), "U2", "NOAH@acme.com", ChangeEnd.DONE),  # its owner
        (Policy(assign="self"), "U2", "priya@acme.com", ChangeEnd.NOT_THEIRS),
        (Policy(), "U3", "priya@acme.com", ChangeEnd.NOT_ALLOWED),
        (Policy(guests=True), "U3", "priya@acme.com", ChangeEnd.NOT_THEIRS),
    ],
)
def test_only_who_may_does_it_and_others_hear_who_may(policy: Policy, user: str, owner: str, end: ChangeEnd) -> None:
    office = Office(policy=policy)
    office.crm.there["task-1"] = replace(TASK, owner_mail=owner)
    office.run(office.presses("delete", user=user))
    [told] = office.results()
    assert told.end is end
    assert office.is_done("delete") == (end is ChangeEnd.DONE)
    if end is ChangeEnd.NOT_THEIRS:
        assert told.may == ("Priya Rao",)


def test_undo_is_for_five_minutes(office: Office) -> None:
    office.clock.pass_(301)
    office.run(office.presses("undo"))
    [told] = office.results()
    assert told.end is ChangeEnd.TOO_LATE
    assert not office.is_done("undo")
    [card] = office.chat.of(AppointmentCard)
    assert card.state is AppointmentState.BOOKED, "shown again, without the button"


def test_nothing_is_handed_over_where_everybody_books_for_themselves() -> None:
    office = Office(policy=Policy(assign="self"))
    office.run(office.presses("hand_over"))
    [told] = office.results()
    assert (told.end, told.why) == (ChangeEnd.NOT_ALLOWED, RefusalReason.ONLY_SELF)


def test_a_guest_owns_nothing(office: Office) -> None:
    office.run(office.presses("hand_over", ActionInput(user="U3")))
    [told] = office.results()
    assert (told.end, told.to) == (ChangeEnd.NOT_A_USER, GUEST.name)


def test_what_nobody_knows_any_more_is_said(office: Office) -> None:
    office.memory.booked.clear()
    office.run(office.presses("delete"))
    [told] = office.results()
    assert told.end is ChangeEnd.MISSING
    assert office.crm.said == []


def test_a_bug_is_told_with_its_reference(office: Office) -> None:
    request = office.presses("delete")
    workflow = Workflow(office.crm, office.chat, office.memory, office.policy, office.clock)
    workflow.report_failure(request, FakeJournal(office.clock))
    [told] = office.chat.of(InternalFailure)
    assert "whether the appointment was changed" in sentences.say(READER, told).sentence
