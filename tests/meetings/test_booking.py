"""One appointment, once: what booking does about every way LeadSquared and our own process can fail."""

from itertools import islice

from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.booking import Booking, delays_s
from bot.meetings.sayings import End, Outcome
from tests.meetings.fakes import NOON, Act, FakeCrm, FakeJournal, Ticking, Turn, turns
from tests.meetings.samples import MEETING


def book(crm: FakeCrm, journal: FakeJournal | None = None, away_s: float = 0.0) -> tuple[Outcome, list[str]]:
    """How it ended, and the waits that were announced."""
    waits: list[str] = []
    journal = journal or FakeJournal(crm.clock)
    booking = Booking(MEETING, NOON, crm, crm.clock, journal)
    return journal.to_the_end(lambda: booking.run(lambda _: waits.append("said")), away_s), waits


def test_a_quiet_day_takes_one_call() -> None:
    crm = FakeCrm(Ticking())
    assert book(crm) == (Outcome(End.BOOKED, task_id="task-1"), [])
    assert crm.said == ["create answers"]


def test_a_process_that_dies_in_line_has_sent_nothing_to_look_for() -> None:
    """Each look is a call: a restart with a hundred lines waiting would make it two hundred."""
    crm = FakeCrm(Ticking(), dies_in_line=True)
    assert book(crm) == (Outcome(End.BOOKED, task_id="task-1"), [])
    assert crm.said == ["create answers"]


def test_it_waits_1_2_4_up_to_60_seconds() -> None:
    assert list(islice(delays_s(), 9)) == [1, 2, 4, 8, 16, 32, 60, 60, 60]


def test_what_time_can_mend_is_tried_again_and_announced_once() -> None:
    crm = FakeCrm(Ticking(), creates=turns([Act.AWAY] * 3))
    journal = FakeJournal(crm.clock)
    outcome, waits = book(crm, journal)
    assert outcome == Outcome(End.BOOKED, task_id="task-1")
    assert journal.slept == [1, 2, 4]
    assert waits == ["said"]
    assert crm.said.count("find_mark answers") == 0, "nothing was sent that could be looked for"


def test_after_ten_minutes_it_gives_up_and_nothing_is_booked() -> None:
    crm = FakeCrm(Ticking(), creates=turns([Act.AWAY] * 100))
    journal = FakeJournal(crm.clock)
    outcome, _ = book(crm, journal)
    assert outcome == Outcome(End.GAVE_UP)
    assert crm.tasks == []
    assert 600 <= sum(journal.slept) <= 660


def test_a_refusal_is_final_and_carries_the_reason() -> None:
    crm = FakeCrm(Ticking(), creates=turns([Act.REFUSES]))
    assert book(crm)[0] == Outcome(End.REFUSED, reason="Owner is not active.")
    assert crm.said == ["create refuses"]


def test_refused_keys_are_final() -> None:
    crm = FakeCrm(Ticking(), creates=turns([Act.KEYS]))
    assert book(crm)[0] == Outcome(End.KEYS)


def test_a_send_without_an_answer_is_looked_for_and_found() -> None:
    crm = FakeCrm(Ticking(), creates=turns([Act.STORED]))
    assert book(crm)[0] == Outcome(End.BOOKED, task_id="task-1")
    assert crm.said == ["create stored", "find_mark answers"]


def test_a_send_that_got_lost_is_sent_again_when_it_cannot_show_any_more() -> None:
    crm = FakeCrm(Ticking(), creates=turns([Act.LOST]))
    journal = FakeJournal(crm.clock)
    assert book(crm, journal)[0] == Outcome(End.BOOKED, task_id="task-1")
    assert crm.said[-2:] == ["find_mark answers", "create answers"], "looked once more right before it"
    assert sum(journal.slept) >= 10


def test_while_nobody_can_look_nothing_more_is_sent() -> None:
    """Then it says that it does not know, and books nothing more."""
    for act in (Act.AWAY, Act.REFUSES, Act.KEYS, Act.LOST):
        crm = FakeCrm(Ticking(), creates=turns([Act.LOST]), looks=turns([act] * 100))
        assert book(crm)[0] == Outcome(End.UNSURE)
        assert [said for said in crm.said if said.startswith("create")] == ["create lost"]


def test_a_task_that_shows_late_is_not_booked_a_second_time() -> None:
    crm = FakeCrm(Ticking(), creates=[Turn(Act.STORED, hidden_s=9)])
    assert book(crm)[0] == Outcome(End.BOOKED, task_id="task-1")
    assert len(crm.tasks) == 1


def test_another_process_looks_first() -> None:
    """Killed between LeadSquared's answer and the journal: the next process finds it, and sends nothing."""
    crm = FakeCrm(Ticking())
    journal = FakeJournal(crm.clock, deaths={3})
    assert book(crm, journal)[0] == Outcome(End.BOOKED, task_id="task-1")
    assert crm.said == ["create answers", "find_mark answers"]


def test_killed_before_anything_was_noted_costs_no_look() -> None:
    crm = FakeCrm(Ticking())
    assert book(crm, FakeJournal(crm.clock, deaths={0}))[0] == Outcome(End.BOOKED, task_id="task-1")
    assert crm.said == ["create answers"]


def test_time_without_a_process_is_no_time_of_trying() -> None:
    """Killed in a send, and started again an hour later: that hour does not use up the ten minutes."""
    crm = FakeCrm(Ticking())
    journal = FakeJournal(crm.clock, deaths={2})
    assert book(crm, journal, away_s=3600)[0] == Outcome(End.BOOKED, task_id="task-1")


TURNS = st.builds(
    Turn,
    act=st.sampled_from(Act),
    takes_s=st.integers(0, 12),
    # Seconds; beyond ten nothing is promised: a task that LeadSquared hides for longer cannot be told from none.
    hidden_s=st.integers(0, 10),
)


@given(
    creates=st.lists(TURNS, max_size=20),
    looks=st.lists(TURNS, max_size=30),
    deaths=st.sets(st.integers(0, 60), max_size=12),
    away_s=st.sampled_from([0, 1, 30, 3600]),
)
def test_never_twice_and_what_is_told_is_true(
    creates: list[Turn], looks: list[Turn], deaths: set[int], away_s: int
) -> None:
    """Whatever LeadSquared does, and wherever the process is killed."""
    crm = FakeCrm(Ticking(), creates=creates, looks=looks)
    outcome, _ = book(crm, FakeJournal(crm.clock, deaths=deaths), away_s)
    assert len(crm.tasks) <= 1
    if outcome.end is End.BOOKED:
        assert outcome.task_id == "task-1"
        assert len(crm.tasks) == 1
    elif outcome.end is not End.UNSURE:
        assert outcome.end in (End.REFUSED, End.KEYS, End.GAVE_UP)
        assert crm.tasks == []
