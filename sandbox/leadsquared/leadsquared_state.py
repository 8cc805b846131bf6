"""What the stand-in for LeadSquared remembers: accounts, tasks, calls and ordered faults; and how a test reads them.

No HTTP: that is in leadsquared_server and request_handler. Safe to use from several threads.
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
    """A task, and the ticks from which it is there, from which lists show it, and from which it is deleted.

    `moves` are the times it gets soon: from which tick, the start and the end as LeadSquared writes them.
    """

    record: TaskRecord
    stored_from: float = -math.inf
    listed_from: float = -math.inf
    gone_from: float = math.inf
    moves: list[tuple[float, str, str]] = field(default_factory=list)

    def settle(self, tick: float) -> None:
        """Move it where the time has come."""
        for _, start, end in (due := [one for one in self.moves if one[0] <= tick]):
            self.record["DueDate"], self.record["EndDate"] = start, end
        self.moves = [one for one in self.moves if one not in due]


@dataclass
class AccountState:
    """One account while it is served: its tasks, its rules, its calls in the window. Guarded by the state's lock."""

    account: AccountRecord
    policy: AccountPolicy
    window: CallWindow = field(default_factory=CallWindow)
    tasks: dict[str, StoredTask] = field(default_factory=dict)
    ids_given: int = 0

    def stored_tasks(self, tick: float) -> list[StoredTask]:
        """The tasks that are stored and not deleted, oldest first."""
        for one in self.tasks.values():
            one.settle(tick)
        return [one for one in self.tasks.values() if one.stored_from <= tick < one.gone_from]

    def find(self, task_id: str, tick: float) -> StoredTask | None:
        one = self.tasks.get(task_id.lower())
        if one is not None:
            one.settle(tick)
        return one if one is not None and one.stored_from <= tick < one.gone_from else None


class LeadSquaredState(Changes):
    """Accounts, their tasks, the logged calls, and the ordered faults.

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
        self.fault_queue = FaultQueue[tuple[str, str, str], FaultOrder](self)
        self._calls_logged = 0
        self._forget()

    def _forget(self) -> None:
        self.account_states = {one.name: AccountState(one, one.policy) for one in self.accounts}
        self._calls: list[CrmCall] = []
        self._first_call = self._calls_logged

    # -- what a test sees ------------------------------------------------------------------------

    @property
    def tasks(self) -> list[TaskRecord]:
        """The tasks of every account, oldest first within each."""
        return [task for one in self.accounts for task in self.tasks_of(one.name)]

    def tasks_of(self, account: str) -> list[TaskRecord]:
        with self.lock:
            stored = self.account_states[account].stored_tasks(self.ticks())
            return [snapshot(one.record) for one in stored]

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
            return {name: self._count(account_state) for name, account_state in self.account_states.items()}

    def _count(self, account_state: AccountState) -> Counters:
        mine = [call for call in self._calls if call.account == account_state.account.name]
        return Counters(
            calls=len(mine),
            throttled=sum(call.throttled for call in mine),
            dropped=sum(not call.open and call.status is None for call in mine),
            open=sum(call.open for call in mine),
            tasks=len(account_state.stored_tasks(self.ticks())),
            most_in_window=most_in_any([call.tick for call in mine], account_state.policy.rate[1]),
            window_s=account_state.policy.rate[1],
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
        """Order a fault; what the arguments mean is written at FaultOrder. Earlier orders come first."""
        self.order(FaultOrder(fault, path, times, probability, seed, delay_s, hidden_s, after, account))

    def order(self, order: FaultOrder) -> None:
        self.fault_queue.order(
            order, lambda call: order.is_for(*call), order.times, probability=order.probability, seed=order.seed
        )

    @property
    def faults(self) -> list[FaultOrder]:
        """The orders that may still be played."""
        return self.fault_queue.pending

    def clear_faults(self) -> None:
        """Forget every order; calls that are held back stay so until released."""
        self.fault_queue.clear()

    def release(self) -> None:
        """End the wait of every call that a fault holds back: time-outs are closed, slow and late ones go on."""
        self.fault_queue.release()

    def policy_of(self, account: str | None = None) -> AccountPolicy:
        with self.lock:
            return self.account_states[account or self.accounts[0].name].policy

    def set_policy(self, policy: AccountPolicy, account: str | None = None) -> None:
        with self.lock:
            self.account_states[account or self.accounts[0].name].policy = policy
            self.changed()

    def reset(self) -> None:
        """Back to the start: no tasks, no calls, no faults, full windows, the accounts' own rules."""
        with self.lock:
            self.fault_queue.release()
            self.fault_queue.clear()
            self._forget()
            self.changed()

    # -- what the request handler does ----------------------------------------------------------------------

    def log_call(self, call: CrmCall, account_state: AccountState | None) -> CrmCall:
        """Log a call and count it; the one returned has its number, tick and `throttled`."""
        with self.lock:
            tick = self.ticks()
            admitted = account_state is None or account_state.window.admit(
                tick, account_state.policy.rate, throttled_count=account_state.policy.throttled_count
            )
            logged = replace(call, number=self._calls_logged, tick=tick, at=self.now(), throttled=not admitted)
            self._calls_logged += 1
            self._calls.append(logged)
            self.changed()
            return logged

    def update_call(self, call: CrmCall) -> None:
        """Replace a logged call by what is now known of it; one from before a reset is ignored."""
        with self.lock:
            if call.number >= self._first_call:
                self._calls[call.number - self._first_call] = call
                self.changed()
