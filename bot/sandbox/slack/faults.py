"""Faults on demand: what goes wrong, for which method, how often.

Does not act: webapi asks before and after it stores, and does what the fault says.
"""

import threading
from dataclasses import dataclass


@dataclass(frozen=True)
class Fault:
    """One way for a Web API call or a response_url post to go wrong.

    error: answered with HTTP 200, `ok: false` and this error.
    status: answered with this HTTP status; 429 carries Retry-After: `retry_after_s`.
    dropped: the connection is closed without an answer.
    hold_s: seconds nothing happens first; longer than the client waits, it is a time-out.
    after_storing: the method does its work, and only the answer is lost or wrong.
    """

    error: str = ""
    status: int = 200
    retry_after_s: int = 1
    dropped: bool = False
    hold_s: float = 0.0
    after_storing: bool = False

    @property
    def answers(self) -> bool:
        """Whether this fault replaces the answer (one that only holds does not)."""
        return bool(self.error) or self.status != 200 or self.dropped


def rate_limited(retry_after_s: int = 1) -> Fault:
    return Fault(status=429, retry_after_s=retry_after_s)


def server_error(status: int = 500, *, after_storing: bool = False) -> Fault:
    return Fault(status=status, after_storing=after_storing)


def dropped(*, after_storing: bool = False) -> Fault:
    return Fault(dropped=True, after_storing=after_storing)


def timed_out(hold_s: float = 60.0, *, after_storing: bool = False) -> Fault:
    """No answer for `hold_s` seconds, then the connection closes. Ends early with the workspace."""
    return Fault(hold_s=hold_s, dropped=True, after_storing=after_storing)


def slow(hold_s: float) -> Fault:
    """The right answer, `hold_s` seconds late."""
    return Fault(hold_s=hold_s)


def refused(error: str) -> Fault:
    return Fault(error=error)


class Faults:
    """What is still to go wrong. `"*"` stands for every method, `"response_url"` for the hooks."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._plans: list[_Plan] = []

    def plan(self, method: str, fault: Fault, times: int) -> None:
        with self._lock:
            self._plans.append(_Plan(method, fault, times))

    def clear(self) -> None:
        with self._lock:
            self._plans.clear()

    def take(self, method: str) -> Fault | None:
        """The first fault planned for this call, one time less."""
        with self._lock:
            for plan in self._plans:
                if plan.method in {method, "*"} and plan.left > 0:
                    plan.left -= 1
                    return plan.fault
            return None


@dataclass
class _Plan:
    method: str
    fault: Fault
    left: int
