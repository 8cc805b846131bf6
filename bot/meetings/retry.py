"""One way to retry: how long to wait after a failed attempt, when to give up, and when to tell the person.

Decides only; the attempts are steps of the caller, and the waits are the journal's.
"""

from collections.abc import Callable, Iterator
from dataclasses import dataclass, field
from itertools import chain, repeat

from bot.meetings.messages import Cause, Outcome

# How long LeadSquared is retried before the person is told to act.
PATIENCE_S = 600.0
# Out of the call queue for this long, to store that the job still waits for its turn.
QUEUE_S = 1.0


def delays_s() -> Iterator[int]:
    """1, 2, 4 ... 32 seconds, then a minute each time."""
    return chain((1, 2, 4, 8, 16, 32), repeat(60))


@dataclass
class Retries:
    """The retries of one call to LeadSquared.

    `on_wait` is called before the first wait with what is waited for, and once more where that was the call queue and
    is LeadSquared by then.
    """

    on_wait: Callable[[Outcome], None]
    _told: Cause | None = None
    _delays: Iterator[int] = field(default_factory=delays_s)

    def wait_s(self, outcome: Outcome) -> float:
        """How long to wait after an attempt that ended TRYING; tells the person where they do not know yet."""
        cause = outcome.cause
        if self._told is None or (self._told is Cause.QUEUE and cause is not Cause.QUEUE):
            self._told = cause
            self.on_wait(outcome)
        return QUEUE_S if is_queued(outcome) else next(self._delays)


def is_queued(outcome: Outcome) -> bool:
    """Whether LeadSquared was not asked yet: that time does not count as trying."""
    return outcome.cause is Cause.QUEUE
