"""Limit one account to N calls in T seconds, over all processes that share a database.

Decides which call waits, and for how long; a process's queue is in call_queue, the calls of all processes are counted
in call_counter. Permits are given in no particular order between processes.
"""

import logging
import random
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from functools import cached_property

from sqlalchemy import URL
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.leadsquared.account import Account
from bot.leadsquared.call_counter import CallCounter, Limit, Permit, now_in, open_counts
from bot.leadsquared.call_queue import Busy, CallQueue, Slot
from bot.meetings.messages import Cause
from bot.meetings.ports import CrmUnavailable
from bot.ticks import ticks as _ticks

__all__ = ["PATIENCE_S", "Busy", "CallPermit", "RateLimiter", "Slot", "Uncounted"]

log = logging.getLogger(__name__)

# A permit is stamped before its request arrives, and the delays differ: our window is LeadSquared's times this factor
# (measured: at 1.0 up to 32 calls arrived in a window of 25).
WINDOW_FACTOR = 1.05
# The window's extra time is shared: this part of it may pass between a permit and the sending of its request (the
# machine was busy, the connection new), else another permit is taken. The rest is for the way to LeadSquared; a call
# that takes longer is counted from when its answer came.
BEFORE_SENDING = 0.5
# A permit is valid for at least this many seconds, however short the window is.
SHORTEST_VALID_S = 0.02
# How many threads of a process may hold a permit whose request is not sent yet: more would delay each other.
HOLDING_PERMITS = 4
# After this long in the queue, the call fails as if there had been no answer.
PATIENCE_S = 60.0
# Searches and lists get at most one in so many calls, and none of the last one in so many of a window.
SEARCH_SHARE = 5


class Uncounted(CrmUnavailable):
    """The call counter cannot be reached, and no call is made uncounted."""

    def __init__(self, said: str) -> None:
        super().__init__(said, Cause.UNCOUNTED)


@dataclass
class CallPermit:
    """One call may be sent now: call `refresh` just before it is sent, and `leave` afterwards."""

    place: Slot
    permit: Permit
    take: Callable[[], Permit]
    ticks: Callable[[], float]
    valid_s: float

    @property
    def age_s(self) -> float:
        return self.ticks() - self.permit.at

    def refresh(self) -> None:
        """Take another permit if this one is too old. Raises Busy or Uncounted when there is none."""
        while self.age_s > self.valid_s:
            self.permit = self.take()

    def leave(self) -> None:
        """The next call may come."""
        self.place.leave()


class RateLimiter:
    """The rate limit of one account; asked before every call, and waits in the calling thread.

    `turn` is for bookings; `turn(later=True)` comes after all bookings that wait in this process.
    `turn(searching=True)` is for searches, lists and probes: it takes a call that nothing else needs right
    now, or raises Busy.
    """

    def __init__(self, account: Account, database: URL, ticks: Callable[[], float] = _ticks) -> None:
        self._account, self._database, self._ticks = account, database, ticks
        self._line = CallQueue(HOLDING_PERMITS)
        self._calls, self._window_s = account.rate.calls, account.rate.seconds * WINDOW_FACTOR
        self._valid_s = max(SHORTEST_VALID_S, account.rate.seconds * (WINDOW_FACTOR - 1) * BEFORE_SENDING)

    def place(self, patience_s: float = PATIENCE_S, *, later: bool = False) -> Slot:
        """A slot in this process's queue, where it waits for at most `patience_s`. A context."""
        return self._line.place(patience_s, later=later)

    @contextmanager
    def turn(
        self,
        place: Slot | None = None,
        *,
        searching: bool = False,
        later: bool = False,
        patience_s: float = PATIENCE_S,
    ) -> Iterator[CallPermit]:
        """Enter when one call may be sent.

        Raises Busy when that takes longer than `patience_s`, and Uncounted when calls cannot be counted.
        """
        patience_s = 0 if searching else patience_s
        began = time.monotonic()

        def take() -> Permit:
            return self.take_spare() if searching else self.wait(patience_s - (time.monotonic() - began))

        in_between = place is None and self._line.at_front_here
        with place or self.place(later=later) as mine:
            if not in_between:
                mine.wait(patience_s)
            turn = CallPermit(mine, take(), take, self._ticks, self._valid_s)
            metrics.waited_s.inc(time.monotonic() - began)
            try:
                yield turn
            finally:
                self._count_late(turn)

    def _count_late(self, turn: CallPermit) -> None:
        """When a request arrived is not known, only that its answer came later. One that was long under way may have
        arrived late, and would be one too many in the window that begins then."""
        late_s = turn.age_s - self._account.rate.seconds * (WINDOW_FACTOR - 1)
        if late_s <= 0:
            return
        try:
            self._count.postpone(turn.permit, late_s)
        except SQLAlchemyError as failure:
            log.warning("a slow call counts from its beginning: %s", type(failure).__name__)

    def wait(self, patience_s: float = PATIENCE_S) -> Permit:
        """Return when one more call may be sent."""
        deadline = time.monotonic() + patience_s
        while not (taken := self._ask(Limit(self._calls))).may_leave:
            # At random, so that not all waiting calls ask at once for the next permit.
            again_s = taken.again_s + random.uniform(0.001, 0.008)  # noqa: S311  # no secret
            if time.monotonic() + again_s > deadline:
                raise Busy("too many calls in line")
            time.sleep(again_s)
        return taken

    def take_spare(self) -> Permit:
        """Take a permit from the share of searches, if one is free right now."""
        share = Limit(max(1, self._calls // SEARCH_SHARE), searching=True)
        taken = self._ask(share, Limit(self._calls - self._calls // SEARCH_SHARE), searching=True)
        if not taken.may_leave:
            raise Busy("no call to spare")
        return taken

    def throttled(self) -> None:
        """LeadSquared throttles all the same, as others use the account too: all processes pause for a window."""
        log.warning("LeadSquared throttles; is LEADSQUARED_RATE higher than the account's plan?")
        try:
            self._count.fill(self._calls)
        except SQLAlchemyError as failure:
            log.error(
                "a pause cannot be stored: %s; is there room, and does DATABASE_URL answer?", type(failure).__name__
            )

    def close(self) -> None:
        if "_count" in self.__dict__:
            self._count.close()

    def _ask(self, *limits: Limit, searching: bool = False) -> Permit:
        try:
            return self._count.take(*limits, searching=searching)
        except SQLAlchemyError as failure:
            log.error(
                "calls cannot be counted: %s; is there room, and does DATABASE_URL answer?", type(failure).__name__
            )
            raise Uncounted("calls cannot be counted") from None

    @cached_property
    def _count(self) -> CallCounter:
        now_ms = now_in(self._database, self._ticks)
        return CallCounter(open_counts(self._database), self._account.id, self._window_s, now_ms, self._ticks)
