"""A booking that version 0.1 began is ended by this one: the steps that it remembered, in its shapes, mean the same."""

from dataclasses import dataclass

import pytest

from bot.meetings.booking import Booking
from bot.meetings.messages import End, Outcome
from bot.meetings.watch import watch
from tests.meetings.fakes import NOON, FakeCrm, FakeJournal, Ticking
from tests.meetings.samples import MEETING

AT = "2026-11-24T12:00:00Z"
BEFORE = {"process": "process-old", "at": AT}


def outcome(end: str, task_id: str = "", reason: str = "") -> dict[str, str]:
    return {"end": end, "task_id": task_id, "reason": reason}


def tried(end: str, doubt: str | None = None, task_id: str = "", *, looked: bool = False) -> dict[str, object]:
    return {
        "outcome": outcome(end, task_id),
        "doubt_since": doubt,
        "taken_up": None,
        "process": "process-old",
        "looked": looked,
    }


@dataclass(frozen=True)
class Begun:
    """How far it came, what LeadSquared has of it, and how it has to end: with how many creates of ours."""

    steps: list[tuple[str, object]]
    stored: bool
    ends: Outcome
    creates: int


CASES = {
    "noted": Begun([("attempt 0", BEFORE)], True, Outcome(End.BOOKED, task_id="task-1"), 0),
    "noted, and never sent": Begun([("attempt 0", BEFORE)], False, Outcome(End.BOOKED, task_id="task-1"), 1),
    "in doubt, stored": Begun(
        [("attempt 0", BEFORE), ("create 0", tried("trying", AT))], True, Outcome(End.BOOKED, task_id="task-1"), 0
    ),
    "in doubt, and lost": Begun(
        [("attempt 0", BEFORE), ("create 0", tried("trying", AT))], False, Outcome(End.BOOKED, task_id="task-1"), 1
    ),
    "looked": Begun(
        [
            ("attempt 0", BEFORE),
            ("create 0", tried("trying", AT)),
            ("sleep 1", None),
            ("attempt 1", BEFORE),
            ("create 1", tried("trying", AT, looked=True)),
        ],
        True,
        Outcome(End.BOOKED, task_id="task-1"),
        0,
    ),
    "throttled": Begun(
        [("attempt 0", BEFORE), ("create 0", tried("trying")), ("sleep 1", None)],
        False,
        Outcome(End.BOOKED, task_id="task-1"),
        1,
    ),
    "booked": Begun(
        [("attempt 0", BEFORE), ("create 0", tried("booked", task_id="task-1"))],
        True,
        Outcome(End.BOOKED, task_id="task-1"),
        0,
    ),
}


@pytest.mark.parametrize("how", CASES)
def test_what_version_0_1_began_is_booked_once_and_nothing_is_added_to_its_steps(how: str) -> None:
    case = CASES[how]
    crm = FakeCrm(Ticking())
    if case.stored:
        crm.tasks.append((MEETING.reference, 0.0))
    crm.clock.pass_(30)
    journal = FakeJournal(crm.clock, remembered=list(case.steps))
    booking = Booking(MEETING, NOON, crm, crm.clock, journal)
    ended = journal.to_the_end(lambda: booking.run(lambda _: None))
    assert ended == case.ends
    assert len(crm.tasks) == 1
    assert len([said for said in crm.said if said.startswith("create")]) == case.creates
    if how in ("booked", "throttled"):
        assert watch(ended, MEETING, NOON, crm, journal) is None
        assert not [name for name in journal.ran if name.startswith("watch")]
