"""One appointment, once: what booking does about every way LeadSquared and our own process can fail."""

from itertools import islice

import pytest
from hypothesis import given
from hypothesis import strategies as st

from bot.meetings.booking import Booking
from bot.meetings.messages import Cause, End, Outcome
from bot.meetings.retry import delays_s
from bot.meetings.watch import watch
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


def test_a_run_that_was_interrupted_is_told_as_that() -> None:
    """Nothing that LeadSquared did makes it wait: until now nobody has asked it."""
    crm = FakeCrm(Ticking())
    journal = FakeJournal(crm.clock, deaths={2})
    told: list[Outcome] = []
    booking = Booking(MEETING, NOON, crm, crm.clock, journal)
    assert journal.to_the_end(lambda: booking.run(told.append)) == Outcome(End.BOOKED, task_id="task-1")
    assert [one.cause for one in told] == [Cause.INTERRUPTED]


def test_a_send_without_an_answer_is_told_as_that_by_the_next_run_too() -> None:
    crm = FakeCrm(Ticking(), creates=turns([Act.LOST]))
    journal = FakeJournal(crm.clock, deaths={9})
    told: list[Outcome] = []
    booking = Booking(MEETING, NOON, crm, crm.clock, journal)
    assert journal.to_the_end(lambda: booking.run(told.append)) == Outcome(End.BOOKED, task_id="task-1")
    assert {one.cause for one in told} == {Cause.NO_ANSWER}


def test_killed_before_anything_was_noted_costs_no_look() -> None:
    crm = FakeCrm(Ticking())
    assert book(crm, FakeJournal(crm.clock, deaths={0}))[0] == Outcome(End.BOOKED, task_id="task-1")
    assert crm.said == ["create answers"]


def test_time_without_a_process_is_no_time_of_trying() -> None:
    """Killed in a send, and started again an hour later: that hour does not use up the ten minutes."""
    crm = FakeCrm(Ticking())
    journal = FakeJournal(crm.clock, deaths={2})
    assert book(crm, journal, away_s=3600)[0] == Outcome(End.BOOKED, task_id="task-1")


@pytest.mark.parametrize("steps_s", [12, 3600, -12, -3600])
def test_a_step_of_the_clock_settles_nothing(steps_s: int) -> None:
    """A task that shows after eight seconds, and a clock that is set forward by twelve after four."""
    crm = FakeCrm(Ticking(), creates=[Turn(Act.STORED, hidden_s=8, steps_s=steps_s)])
    crm.looks = [Turn(takes_s=1, steps_s=steps_s)] * 3
    assert book(crm)[0] == Outcome(End.BOOKED, task_id="task-1")
    assert len(crm.tasks) == 1


def test_after_a_step_the_ten_minutes_are_as_long_as_ever() -> None:
    crm = FakeCrm(Ticking(), creates=[Turn(Act.AWAY, steps_s=3600), Turn(Act.AWAY, steps_s=-7200)])
    assert book(crm)[0] == Outcome(End.BOOKED, task_id="task-1")


def test_where_it_took_long_to_answer_nothing_it_may_take_long_to_show() -> None:
    crm = FakeCrm(Ticking(), creates=[Turn(Act.STORED, takes_s=10, hidden_s=35)])
    assert book(crm)[0] == Outcome(End.BOOKED, task_id="task-1")
    assert len(crm.tasks) == 1


def test_each_send_has_longer_to_settle_than_the_one_before() -> None:
    crm = FakeCrm(Ticking(), creates=turns([Act.LOST] * 3))
    journal = FakeJournal(crm.clock)
    outcome, _ = book(crm, journal)
    assert outcome == Outcome(End.BOOKED, task_id="task-1")
    assert sum(journal.slept) >= 10 + 30 + 60


def test_a_look_in_a_list_that_is_behind_proves_nothing() -> None:
    crm = FakeCrm(Ticking(), creates=[Turn(Act.STORED, hidden_s=70)], behind=8)
    assert book(crm)[0] == Outcome(End.BOOKED, task_id="task-1")
    assert len(crm.tasks) == 1


@pytest.mark.parametrize("stored", [True, False])
def test_a_no_that_may_have_come_too_late_is_looked_into_once_it_has_settled(stored: bool) -> None:
    """And is told when nothing is there: the same again would bring the same."""
    crm = FakeCrm(Ticking(), creates=turns([Act.STORED_DENIED if stored else Act.DENIED]))
    outcome, _ = book(crm)
    if stored:
        assert outcome == Outcome(End.BOOKED, task_id="task-1")
    else:
        assert outcome == Outcome(End.REFUSED, reason="It could not be completed.")
    assert len([said for said in crm.said if said.startswith("create")]) == 1


def test_what_is_older_than_a_minute_is_looked_for_before_anything_is_sent() -> None:
    """A restored backup, or a database that did not have the newest rows, knows nothing of what was booked."""
    crm = FakeCrm(Ticking())
    book(crm)
    crm.clock.pass_(61)
    assert book(crm)[0] == Outcome(End.BOOKED, task_id="task-1")
    assert len(crm.tasks) == 1
    crm.clock.step(-7200)
    assert book(crm)[0] == Outcome(End.BOOKED, task_id="task-1"), "what is asked for in the future has no known age"
    assert len(crm.tasks) == 1


def test_what_was_only_just_asked_for_is_sent_at_once_although_it_was_heard_long_ago() -> None:
    """A question that was answered after an hour."""
    crm = FakeCrm(Ticking())
    crm.clock.pass_(3600)
    booking = Booking(MEETING, NOON, crm, crm.clock, FakeJournal(crm.clock), asked_at=crm.clock())
    assert booking.run(lambda _: None) == Outcome(End.BOOKED, task_id="task-1")
    assert crm.said == ["create answers"]


def test_an_old_one_that_nobody_can_look_for_is_not_sent() -> None:
    crm = FakeCrm(Ticking(), looks=turns([Act.AWAY] * 100))
    crm.clock.pass_(61)
    assert book(crm)[0] == Outcome(End.UNSURE)
    assert crm.tasks == []


def test_in_our_own_line_it_waits_for_as_long_as_it_takes_and_says_how_many_are_before() -> None:
    """Twenty minutes here: that is no LeadSquared which does not answer."""
    crm = FakeCrm(Ticking(), in_line=list(range(20, 0, -1)))
    journal = FakeJournal(crm.clock)
    waits: list[Outcome] = []
    outcome = journal.to_the_end(lambda: Booking(MEETING, NOON, crm, crm.clock, journal).run(waits.append))
    assert outcome == Outcome(End.BOOKED, task_id="task-1")
    assert [(one.end, one.cause, one.before) for one in waits] == [(End.TRYING, Cause.QUEUE, 20)]
    assert crm.said == ["create answers"], "nothing to look for"
    assert set(journal.slept) == {1}


@pytest.mark.parametrize("late", [False, True])
def test_nor_is_the_line_before_a_look_or_a_send_that_could_not_be_waited_for(late: bool) -> None:
    queued = [Turn(Act.QUEUED, takes_s=60)] * 15
    crm = FakeCrm(Ticking(), creates=list(queued), looks=list(queued))
    if late:
        crm.clock.pass_(61)
    waits: list[Outcome] = []
    journal = FakeJournal(crm.clock)
    outcome = journal.to_the_end(lambda: Booking(MEETING, NOON, crm, crm.clock, journal).run(waits.append))
    assert outcome == Outcome(End.BOOKED, task_id="task-1")
    assert [(one.cause, one.before) for one in waits] == [(Cause.QUEUE, 7)]


def test_whoever_waited_in_line_and_then_for_leadsquared_hears_both() -> None:
    crm = FakeCrm(Ticking(), in_line=[3], creates=turns([Act.AWAY] * 2))
    waits: list[Outcome] = []
    journal = FakeJournal(crm.clock)
    journal.to_the_end(lambda: Booking(MEETING, NOON, crm, crm.clock, journal).run(waits.append))
    assert [one.cause for one in waits] == [Cause.QUEUE, Cause.NO_ANSWER]


def test_a_process_that_dies_after_it_was_sent_back_in_line_has_nothing_to_look_for() -> None:
    crm = FakeCrm(Ticking(), in_line=[3])
    assert book(crm, FakeJournal(crm.clock, deaths={2}))[0] == Outcome(End.BOOKED, task_id="task-1")
    assert crm.said == ["create answers"]


def watched(crm: FakeCrm, journal: FakeJournal, away_s: float = 0.0) -> tuple[Outcome, Outcome | None]:
    """What was told, and what was told afterwards."""
    booking = Booking(MEETING, NOON, crm, crm.clock, journal)

    def job() -> tuple[Outcome, Outcome | None]:
        told = booking.run(lambda _: None)
        return told, watch(told, MEETING, NOON, crm, journal)

    return journal.to_the_end(job, away_s)


def test_the_usual_is_not_watched() -> None:
    for creates in ([], turns([Act.AWAY, Act.AWAY]), turns([Act.STORED]), turns([Act.REFUSES]), turns([Act.KEYS])):
        crm = FakeCrm(Ticking(), creates=creates)
        journal = FakeJournal(crm.clock)
        watched(crm, journal)
        assert not [name for name in journal.ran if name.startswith("watch")]


def test_two_that_are_there_in_the_end_are_told() -> None:
    """Stored when nobody waited any more, and sent a second time by then."""
    crm = FakeCrm(Ticking(), creates=[Turn(Act.STORED, hidden_s=100)])
    told, afterwards = watched(crm, FakeJournal(crm.clock))
    assert told == Outcome(End.BOOKED, task_id="task-2")
    assert afterwards == Outcome(End.BOOKED, task_id="task-2", also=("task-1",))


def test_a_no_after_a_doubt_is_taken_back_where_the_first_shows_up() -> None:
    crm = FakeCrm(Ticking(), creates=[Turn(Act.STORED, hidden_s=100), Turn(Act.REFUSES)])
    told, afterwards = watched(crm, FakeJournal(crm.clock))
    assert told.end is End.REFUSED
    assert afterwards == Outcome(End.BOOKED, task_id="task-1")


def test_nothing_that_shows_up_is_nothing_to_tell() -> None:
    crm = FakeCrm(Ticking(), creates=turns([Act.LOST]))
    journal = FakeJournal(crm.clock)
    told, afterwards = watched(crm, journal)
    assert (told, afterwards) == (Outcome(End.BOOKED, task_id="task-1"), None)
    assert 180 <= sum(journal.slept) <= 240, "for minutes"


STEPS_S = st.sampled_from([0, 0, 0, 12, -12, 3600, -3600])


def some_turns(hidden_s: int) -> st.SearchStrategy[Turn]:
    """`hidden_s`: the longest, in seconds."""
    return st.builds(
        Turn,
        act=st.sampled_from(Act),
        takes_s=st.integers(0, 12),
        hidden_s=st.integers(0, hidden_s),
        steps_s=STEPS_S,
    )


@given(
    creates=st.lists(some_turns(10), max_size=20),
    looks=st.lists(some_turns(0), max_size=30),
    deaths=st.sets(st.integers(0, 60), max_size=12),
    away_s=st.sampled_from([0, 1, 30, 3600]),
    in_line=st.lists(st.integers(0, 50), max_size=3),
)
def test_never_twice_and_what_is_told_is_true(
    creates: list[Turn], looks: list[Turn], deaths: set[int], away_s: int, in_line: list[int]
) -> None:
    """Whatever LeadSquared does, whoever moves the clock, and wherever the process is killed; as long as a task shows
    within ten seconds."""
    crm = FakeCrm(Ticking(), creates=creates, looks=looks, in_line=in_line)
    outcome, _ = book(crm, FakeJournal(crm.clock, deaths=deaths), away_s)
    assert len(crm.tasks) <= 1
    if outcome.end is End.BOOKED:
        assert outcome.task_id == "task-1"
        assert len(crm.tasks) == 1
    elif outcome.end is not End.UNSURE:
        assert outcome.end in (End.REFUSED, End.KEYS, End.GAVE_UP)
        assert crm.tasks == []


@given(
    creates=st.lists(some_turns(90), max_size=8),
    deaths=st.sets(st.integers(0, 80), max_size=8),
    away_s=st.sampled_from([0, 1, 30, 3600]),
    behind=st.integers(0, 3),
)
def test_a_leadsquared_that_is_slow_to_show_may_have_it_twice_and_then_that_is_told(
    creates: list[Turn], deaths: set[int], away_s: int, behind: int
) -> None:
    """Up to a minute and a half, and it is looked for as long as that."""
    crm = FakeCrm(Ticking(), creates=creates, behind=behind)
    told, afterwards = watched(crm, FakeJournal(crm.clock, deaths=deaths), away_s)
    if told.end is End.UNSURE:
        return
    last = afterwards or told
    stored = {f"task-{number}" for number in range(1, len(crm.tasks) + 1)}
    assert {last.task_id, *last.also} - {""} == stored
    assert (last.end is End.BOOKED) == bool(stored)
