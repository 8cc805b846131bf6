"""Create one appointment exactly once, whatever LeadSquared and our own process do meanwhile.

The rule of sending: a send that may have been taken is in doubt. It is looked for by its mark, and sent again only when
a look finds nothing after the send had time to settle, by a clock that only runs forward, in a list that is not behind.
That time is longer where LeadSquared was slow, and with each send. What shows up later still is found in watch; the
card is appointment's.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import count

from bot.meetings.clash import ClashLook
from bot.meetings.crm_answers import outcome_of, search_tasks
from bot.meetings.messages import Cause, End, Outcome
from bot.meetings.model import Meeting
from bot.meetings.ports import (
    Clock,
    Crm,
    CrmUnavailable,
    CrmUnknown,
    FoundTasks,
    Journal,
    Sending,
)
from bot.meetings.retry import PATIENCE_S, Retries, is_queued
from bot.meetings.stored_names import stored_as

# A task that LeadSquared stored may show in its lists some seconds later.
SETTLE_S = 10.0
# One that it took so long over may show after so many times that long; and so many times longer after each send, up to
# a minute.
SLOWER, LONGEST_S = 3.0, 60.0
# The longest wait between two looks while it settles.
LOOK_S = 20.0
# A request that this run begins with so late may have been booked by one of which nothing is known: before a backup was
# restored, or on a database that had the newest rows.
LATE_S = 60.0


@dataclass(frozen=True)
class SendAttempt:
    """Noted before anything is sent. Another run's `process` in it means: an earlier one may have sent.

    `ticks` are of that run, and not to be compared with another's. `waiting`: its turn did not come, and nothing was
    sent. `waited_s`: how long it stood in line.
    """

    process: str
    at: datetime
    ticks: float | None = None
    waiting: Outcome | None = None
    waited_s: float = 0.0


@dataclass(frozen=True)
class UnconfirmedSends:
    """Nothing more was sent `since`, in the ticks of the run that says so, and has `settle_s` to show. `sends` may have
    been taken. `instead` is told once a look has found nothing, where sending again would be no use. `cause`: why
    nobody knows."""

    since: float
    settle_s: float
    sends: int
    instead: Outcome | None = None
    cause: Cause = Cause.NO_ANSWER


@stored_as(resumed_at="taken_up", searched="looked", unconfirmed="doubt", unconfirmed_since="doubt_since")
@dataclass(frozen=True)
class SendResult:
    """What an attempt came to.

    `unconfirmed` are sends that may have been taken, since `unconfirmed_since` for versions that read no more of it.
    `resumed_at`: when another run went on with what an earlier one had begun. `process`: the run that wrote this.
    `searched`: LeadSquared was asked for the task, and does not show it.
    """

    outcome: Outcome
    unconfirmed_since: datetime | None = None
    resumed_at: datetime | None = None
    process: str = ""
    searched: bool = False
    unconfirmed: UnconfirmedSends | None = None


@dataclass(frozen=True)
class Booking:
    """One meeting on its way into LeadSquared. `received_at` is aware, in UTC, as is `asked_at`: when the person said
    the last word that led to it, where that was later."""

    meeting: Meeting
    received_at: datetime
    crm: Crm
    clock: Clock
    journal: Journal
    on_send: Callable[[], None] = lambda: None
    obstacle: Callable[[], Outcome | None] = lambda: None
    asked_at: datetime | None = None
    left_out: Callable[[], bool] = lambda: False

    def run(self, on_wait: Callable[[Outcome], None]) -> Outcome:
        """Try until it ends, for ten minutes at most, not counting the time in our own line. `on_wait` is called before
        the first wait with what is waited for, and once more where it waited its turn and then waits for LeadSquared;
        `on_send` before anything is sent. `obstacle` is asked right before that: what it returns is how it ends, or
        TRYING for a later try; `left_out` afterwards, whether it could not look for clashes."""
        return _Run(self, unknown_before=self._is_late()).to_the_end(on_wait)

    def _is_late(self) -> bool:
        age = self.clock() - (self.asked_at or self.received_at)
        # What seems to be asked for in the future is of an age that nobody knows.
        return not timedelta(seconds=-LATE_S) <= age <= timedelta(seconds=LATE_S)


@dataclass
class _Run:
    """One run of a booking. `unknown_before`: another one may have booked it, and the journal knows nothing of that."""

    booking: Booking
    unknown_before: bool

    def to_the_end(self, on_wait: Callable[[Outcome], None]) -> Outcome:
        journal = self.booking.journal
        unconfirmed: UnconfirmedSends | None = None
        before: SendAttempt | None = None
        queued = False
        tried_s = slept_s = 0.0
        retries = Retries(on_wait)
        with self.booking.crm.sending() as sending:
            for number in count():
                attempt = journal.step(f"attempt {number}", self._note_step(sending, unconfirmed), SendAttempt)
                if not attempt.waiting:
                    self.booking.on_send()
                result = journal.step(f"create {number}", self._send_step(sending, attempt, unconfirmed), SendResult)
                unconfirmed = self._unconfirmed_in(result)
                if result.outcome.end is not End.TRYING:
                    return result.outcome
                # The time in our own line is none of trying.
                tried_s += 0 if queued else _between(before, attempt, slept_s)
                before, queued = attempt, is_queued(result.outcome)
                if tried_s >= PATIENCE_S:
                    return Outcome(End.UNSURE if unconfirmed else End.GAVE_UP, cause=result.outcome.cause)
                slept_s = retries.wait_s(result.outcome)
                if unconfirmed and result.searched:
                    # Each look is a call: what one did not find is looked for once on the way, and when it has settled.
                    slept_s = max(slept_s, min(unconfirmed.settle_s / 2, LOOK_S))
                journal.sleep(slept_s)
        raise AssertionError("count has no end")

    def _unconfirmed_in(self, result: SendResult) -> UnconfirmedSends | None:
        if result.unconfirmed_since is None:
            return None
        unconfirmed = result.unconfirmed or UnconfirmedSends(0.0, SETTLE_S, 1)
        if result.process != self.booking.journal.process:
            # Two runs have no clock in common: what has to settle does so from now on.
            unconfirmed = replace(unconfirmed, since=self.booking.journal.ticks())
        return unconfirmed

    def _note_step(self, sending: Sending, unconfirmed: UnconfirmedSends | None) -> Callable[[], SendAttempt]:
        """Late, when few are before it: whoever still stands in line when this process dies has nothing to look for.
        Where it has to be looked for first, that has a turn of its own."""
        journal, clock = self.booking.journal, self.booking.clock

        def note() -> SendAttempt:
            began, waiting = journal.ticks(), None
            if unconfirmed is None and not self.unknown_before:
                try:
                    sending.wait()
                except CrmUnavailable as away:
                    waiting = Outcome(End.TRYING, cause=away.cause, before=away.before)
            ticks = journal.ticks()
            return SendAttempt(journal.process, clock(), ticks, waiting, ticks - began)

        return note

    def _send_step(
        self, sending: Sending, attempt: SendAttempt, unconfirmed: UnconfirmedSends | None
    ) -> Callable[[], SendResult]:
        def try_() -> SendResult:
            result = self._try(sending, attempt, unconfirmed)
            since = self.booking.clock() if result.unconfirmed else None
            return replace(result, unconfirmed_since=since, process=self.booking.journal.process)

        return try_

    def _try(self, sending: Sending, attempt: SendAttempt, unconfirmed: UnconfirmedSends | None) -> SendResult:
        if attempt.waiting:
            return SendResult(attempt.waiting, unconfirmed=unconfirmed)
        ticks = self.booking.journal.ticks()
        if attempt.process != self.booking.journal.process:
            # The run that noted this attempt is gone, and it may have sent until it went.
            sends = unconfirmed.sends if unconfirmed else 0
            cause = unconfirmed.cause if unconfirmed else Cause.INTERRUPTED
            unconfirmed = UnconfirmedSends(ticks, _settle_s(sends + 1), sends + 1, cause=cause)
            return replace(self._send(sending, unconfirmed), resumed_at=self.booking.clock())
        if unconfirmed is None and self.unknown_before:
            unconfirmed = UnconfirmedSends(ticks, 0.0, 0)
        return self._send(sending, unconfirmed)

    def _send(self, sending: Sending, unconfirmed: UnconfirmedSends | None) -> SendResult:
        """Send it, after a look for it where it may have been taken before: while in doubt, only look."""
        booking, ticks = self.booking, self.booking.journal.ticks
        sends = unconfirmed.sends if unconfirmed else 0
        if unconfirmed is not None:
            looked_at = ticks()
            found = search_tasks(booking.crm, booking.meeting, booking.received_at)
            if not isinstance(found, FoundTasks):
                # Nobody could look, keys refused just now included: never send on doubt.
                return SendResult(Outcome(End.TRYING, cause=found.cause, before=found.before), unconfirmed=unconfirmed)
            if found.ids:
                left = max(0, sends - len(found.ids))
                return SendResult(Outcome(End.BOOKED, task_id=found.ids[0], also=found.ids[1:], unconfirmed_sends=left))
            if found.behind or looked_at - unconfirmed.since < unconfirmed.settle_s:
                return SendResult(Outcome(End.TRYING, cause=unconfirmed.cause), searched=True, unconfirmed=unconfirmed)
            if unconfirmed.instead:
                return SendResult(replace(unconfirmed.instead, unconfirmed_sends=sends))
        self.unknown_before = False
        # Not there as far as anybody can see, so that it may still be thought better of.
        if held := booking.obstacle():
            return SendResult(
                replace(held, unconfirmed_sends=sends),
                unconfirmed=unconfirmed if sends and held.end is End.TRYING else None,
            )
        began = ticks()
        outcome, instead = _create(sending, booking.meeting)
        ended = ticks()
        if outcome.end is End.UNSURE:
            settle_s = max(_settle_s(sends + 1), SLOWER * (ended - began))
            return SendResult(
                Outcome(End.TRYING, cause=outcome.cause),
                unconfirmed=UnconfirmedSends(ended, settle_s, sends + 1, instead, outcome.cause),
            )
        if outcome.end is End.TRYING:
            # Nothing was sent now; what was before may still show, and is looked for again.
            return SendResult(outcome, unconfirmed=unconfirmed if sends else None)
        unchecked = ClashLook(left_out=True) if outcome.end is End.BOOKED and booking.left_out() else None
        return SendResult(replace(outcome, unconfirmed_sends=sends, clash=unchecked))


def _settle_s(sends: int) -> float:
    return float(min(SETTLE_S * SLOWER ** (sends - 1), LONGEST_S))


def _between(before: SendAttempt | None, attempt: SendAttempt, slept_s: float) -> float:
    """How long was tried from one attempt to the next. The time in which no process ran was none of trying."""
    if before is None:
        return 0.0
    if before.process != attempt.process or before.ticks is None or attempt.ticks is None:
        return slept_s
    return attempt.ticks - before.ticks - attempt.waited_s


def _create(sending: Sending, meeting: Meeting) -> tuple[Outcome, Outcome | None]:
    """How it ended, and where nobody knows, what is to be told when it turns out not to be there."""
    instead: Outcome | None = None

    def create() -> str:
        nonlocal instead
        try:
            return sending.create(meeting)
        except CrmUnknown as unknown:
            if unknown.refused:
                instead = Outcome(End.REFUSED, reason=unknown.refused.reason, kind=unknown.refused.kind)
            elif unknown.cause is Cause.BLOCKED:
                instead = Outcome(End.GAVE_UP, cause=Cause.BLOCKED)
            raise

    return outcome_of(create), instead
