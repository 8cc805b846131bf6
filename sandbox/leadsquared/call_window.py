"""The sliding window by which LeadSquared limits an account's calls.

Counts; what a call over the limit is answered is in request_handler.
"""

from collections import deque
from collections.abc import Sequence


class CallWindow:
    """The ticks (seconds, monotonic) of the calls that still count."""

    def __init__(self) -> None:
        self._ticks: deque[float] = deque()

    def admit(self, tick: float, rate: tuple[int, float], *, throttled_count: bool) -> bool:
        """Count a call; whether it is within `rate` (calls, seconds)."""
        calls, seconds = rate
        while self._ticks and self._ticks[0] <= tick - seconds:
            self._ticks.popleft()
        admitted = len(self._ticks) < calls
        if admitted or throttled_count:
            self._ticks.append(tick)
        return admitted


def most_in_any(ticks: Sequence[float], seconds: float) -> int:
    """The largest number of ticks within any half-open span of `seconds`; `ticks` ascend."""
    most = first = 0
    for last, tick in enumerate(ticks):
        while ticks[first] <= tick - seconds:
            first += 1
        most = max(most, last - first + 1)
    return most
