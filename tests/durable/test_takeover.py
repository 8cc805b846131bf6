"""On Postgres the living take up what the dead left; who only stood still does nothing more when it wakes."""

import signal

from bot.sandbox.leadsquared import Fault
from bot.sandbox.slack import slow
from tests.durable.crew import PATIENCE_S, Crew, ended, signal_to

HELD_S = 2 * PATIENCE_S


def test_a_worker_that_stood_still_does_nothing_twice_when_it_wakes(crew: Crew) -> None:
    """Stopped before the card, in the middle of a create, and in the middle of the last word: another worker takes
    all three up, and the one that wakes ends itself."""
    crew.stage.bot.log.touch()
    sleeper = crew.hire()
    crew.types("tomorrow 3pm Said")
    crew.wait(lambda: crew.card("Said") is not None)
    crew.wait(lambda: crew.is_booked("Said"))
    crew.crm.fault(Fault.SLOW, "Task.svc/Create", delay_s=HELD_S)
    crew.types("tomorrow 4pm Sent")
    crew.wait(lambda: len(crew.tasks("Sent")) == 1)
    crew.slack.fails("users.info", slow(HELD_S))
    crew.types("tomorrow 5pm Heard")
    crew.wait(lambda: crew.slack.holding == 1)
    signal_to(sleeper, signal.SIGSTOP)

    crew.hire()
    crew.wait(lambda: crew.is_booked("Sent") and crew.is_booked("Heard"))
    signal_to(sleeper, signal.SIGCONT)
    assert ended(sleeper) == 1
    assert "could not show" in sleeper.log.read_text()
    for title in ("Said", "Sent", "Heard"):
        crew.booked_once(title)
