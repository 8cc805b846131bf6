"""Percentiles, and the accounting of an open loop: a line that is answered late counts from when it was due.

Measures nothing and prints nothing.
"""

import math
from collections.abc import Sequence
from dataclasses import dataclass

OK = 200


@dataclass(frozen=True)
class TimedAnswer:
    """One request; seconds on one clock. `begun_s`: when the client got round to it. `status` is 0 where no answer
    came."""

    due_s: float
    begun_s: float
    done_s: float
    status: int

    @property
    def waited_ms(self) -> float:
        """From due to answered; for ever where it was not answered with 200."""
        return (self.done_s - self.due_s) * 1000 if self.status == OK else math.inf


@dataclass(frozen=True)
class Summary:
    """`behind_ms` is how late the client itself was at its 99th percentile: far below `p99`, or it is no measure."""

    count: int
    lost: int
    p50: float
    p95: float
    p99: float
    behind_ms: float


def percentile(values: Sequence[float], share: float) -> float:
    """The smallest value that `share` of the values do not exceed (nearest rank). ValueError where there are none."""
    if not values:
        raise ValueError("no values")
    return sorted(values)[max(0, math.ceil(share * len(values)) - 1)]


def due_times(rate: float, seconds: float) -> list[float]:
    """When each request is due, in seconds from the start: evenly, whatever has become of the earlier ones."""
    return [number / rate for number in range(round(rate * seconds))]


def summary(answers: Sequence[TimedAnswer]) -> Summary:
    waited = [answer.waited_ms for answer in answers]
    return Summary(
        count=len(answers),
        lost=sum(answer.status != OK for answer in answers),
        p50=percentile(waited, 0.5),
        p95=percentile(waited, 0.95),
        p99=percentile(waited, 0.99),
        behind_ms=percentile([(answer.begun_s - answer.due_s) * 1000 for answer in answers], 0.99),
    )


def spread(values_ms: Sequence[float]) -> Summary:
    """The same for times that were taken one after another."""
    return summary([TimedAnswer(0, 0, value / 1000, OK) for value in values_ms])
