"""Everything that a sandbox LeadSquared remembers, and the verbs by which a test looks at it.

No HTTP: gate brings the calls, box serves them. Safe to use from several threads.
"""

import math
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime

from sandbox.changes import Changes
from sandbox.fault_queue import FaultQueue
from sandbox.leadsquared.account_records import AccountPolicy, AccountRecord
from sandbox.leadsquared.call_window import CallWindow, most_in_any
from sandbox.leadsquared.crm_faults import DEFAULT_HOLD_S, CrmFault, FaultOrder
from sandbox.leadsquared.tasks_and_calls import Counters, CrmCall, TaskRecord, snapshot


@dataclass
class StoredTask:
    """A task, and the ticks from which it is there, from which lists show it, and from which it is deleted."""

    record: TaskRecord
    stored_from: float = -math.inf
    listed_from: float = -math.inf
    gone_from: float = math.inf


@dataclass
class AccountState:
    """What one account holds while it is served; touched only under the world's lock."""

    account: AccountRecord
    policy: AccountPolicy
    window: CallWindow = field(default_factory=CallWindow)
    tasks: dict[str, StoredTask] = field(default_factory=dict)
    ids_given: int = 0

    def standing(self, tick: float) -> list[StoredTask]:
        """The tasks that are stored and not deleted, oldest first."""
        return [one for one in self.tasks.values() if one.stored_from <= tick < one.gone_from]

    def find(self, task_id: str, tick: float) -> StoredTask | None:
        one = self.tasks.get(task_id.lower())
        return one if one is not None and one.stored_from <= tick < one.gone_from else None


class LeadSquaredState(Changes):
    """Accounts, their tasks, the calls heard, and the faults ordered.

    `now` gives aware UTC for what records say; `ticks` monotonic seconds for windows and delays, so
    that a test may stop the one and move the other. Account names default to the first account.
    """

    def __init__(
        self,
        accounts: Sequence[AccountRecord],
        now: Callable[[], datetime],
        ticks: Callable[[], float] = time.monotonic,
    ) -> None:
        if not accounts or len({one.name for one in accounts}) < len(accounts):
            raise ValueError("a sandbox serves at least one account, each under a name of its own")
        self.accounts = tuple(accounts)
        self.now = now
        self.ticks = ticks
        super().__init__()
        # Each request is its path, its account and its body.
        self.queue = FaultQueue[tuple[str, str, str], FaultOrder](self)
        self._heard = 0
        self._forget()

    def _forget(self) -> None:
        self.books = {one.name: AccountState(one, one.policy) for one in self.accounts}
        self._calls: list[CrmCall] = []
        self._first_call = self._heard

    # -- what a test sees ------------------------------------------------------------------------

    @property
    def tasks(self) -> list[TaskRecord]:
        """The tasks of every account, oldest first within each."""
        return [task for one in self.accounts for task in self.tasks_of(one.name)]

    def tasks_of(self, account: str) -> list[TaskRecord]:
        with self.lock:
            standing = self.books[account].standing(self.ticks())
            return [snapshot(one.record) for one in standing]

    @property
    def calls(self) -> list[CrmCall]:
        """Every call so far, in the order in which they came."""
        with self.lock:
            return list(self._calls)

    def most_calls(self, seconds: float, account: str | None = None) -> int:
        """The most calls of an account in any `seconds`, those that were throttled included."""
        name = account or self.accounts[0].name
        with self.lock:
            return most_in_any([call.tick for call in self._calls if call.account == name], seconds)

    def counters(self) -> dict[str, Counters]:
        """Counts for each account by name."""
        with self.lock:
            return {name: self._count(books) for name, books in self.books.items()}

    def _count(self, books: AccountState) -> Counters:
        mine = [call for call in self._calls if call.account == books.account.name]
        return Counters(
            calls=len(mine),
            throttled=sum(call.throttled for call in mine),
            dropped=sum(not call.open and call.status is None for call in mine),
            open=sum(call.open for call in mine),
            tasks=len(books.standing(self.ticks())),
            most_in_window=most_in_any([call.tick for call in mine], books.policy.rate[1]),
            window_s=books.policy.rate[1],
        )

    # -- what a test does ------------------------------------------------------------------------

    def fault(
        self,
        fault: CrmFault,
        path: str = "",
        *,
        times: int | None = 1,
        probability: float = 1.0,
        seed: int = 0,
        delay_s: float = DEFAULT_HOLD_S,
        hidden_s: float = 0.0,
        after: bool | None = None,
        account: str | None = None,
    ) -> None:
        """Order a fault; what the arguments mean is told at Order. Earlier orders come first."""
        self.order(FaultOrder(fault, path, times, probability, seed, delay_s, hidden_s, after, account))

    def order(self, order: FaultOrder) -> None:
        self.queue.order(
            order, lambda call: order.is_for(*call), order.times, probability=order.probability, seed=order.seed
        )

    @property
    def faults(self) -> list[FaultOrder]:
        """The orders that may still be played."""
        return self.queue.pending

    def clear_faults(self) -> None:
        """Forget every order; calls already held stay held until released."""
        self.queue.clear()

    def release(self) -> None:
        """Let go of every call whose fault has begun: time-outs are closed, slow and late go on."""
        self.queue.release()

    def policy_of(self, account: str | None = None) -> AccountPolicy:
        with self.lock:
            return self.books[account or self.accounts[0].name].policy

    def set_policy(self, policy: AccountPolicy, account: str | None = None) -> None:
        with self.lock:
            self.books[account or self.accounts[0].name].policy = policy
            self.changed()

    def reset(self) -> None:
        """Back to the start: no tasks, no calls, no faults, full windows, the accounts' own rules."""
        with self.lock:
            self.queue.release()
            self.queue.clear()
            self._forget()
            self.changed()

    # -- what the gate does ----------------------------------------------------------------------

    def hear(self, call: CrmCall, books: AccountState | None) -> CrmCall:
        """Write a call down and count it; the one returned has its number, tick and `throttled`."""
        with self.lock:
            tick = self.ticks()
            admitted = books is None or books.window.admit(
                tick, books.policy.rate, throttled_count=books.policy.throttled_count
            )
            heard = replace(call, number=self._heard, tick=tick, at=self.now(), throttled=not admitted)
            self._heard += 1
            self._calls.append(heard)
            self.changed()
            return heard

    def note(self, call: CrmCall) -> None:
        """Replace a call by what is now known of it; one from before a reset is let go."""
        with self.lock:
            if call.number >= self._first_call:
                self._calls[call.number - self._first_call] = call
                self.changed()
