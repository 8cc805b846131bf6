"""Create one appointment exactly once, whatever LeadSquared and our own process do meanwhile.

The rule of sending: a send that may have happened is looked for by its mark until SETTLE_S have passed
since it could last have been sent; only when a look after that finds nothing is it sent again. Its card is
appointment's.
"""

from collections.abc import Callable, Iterator
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from itertools import chain, repeat

from bot.meetings.model import Meeting
from bot.meetings.ports import (
    Clock,
    Crm,
    CrmKeysRefused,
    CrmRefused,
    CrmUnavailable,
    CrmUnknown,
    CrmUnusable,
    Journal,
    Sending,
)
from bot.meetings.sayings import Cause, End, Outcome

# A task that LeadSquared stored may show in its lists some seconds later.
SETTLE_S = 10
# How long time is given to mend what it can mend, before the person is told to act.
PATIENCE_S = 600


def delays_s() -> Iterator[int]:
    """1, 2, 4 ... 32 seconds, then a minute each time."""
    return chain((1, 2, 4, 8, 16, 32), repeat(60))


@dataclass(frozen=True)
class Attempt:
    """Noted before anything is sent. Another run's `process` in it means: an earlier one may have sent."""

    process: str
    at: datetime


@dataclass(frozen=True)
class Tried:
    """What an attempt came to. `doubt_since`: when a send without an answer may last have gone out; `taken_up`:
    when another run went on with what one before it had begun; `process`: whose clock says so; `looked`: that
    LeadSquared was asked for it, and does not show it."""

    outcome: Outcome
    doubt_since: datetime | None = None
    taken_up: datetime | None = None
    process: str = ""
    looked: bool = False


@dataclass(frozen=True)
class Booking:
    """One meeting on its way into LeadSquared. `heard_at` is aware, in UTC."""

    meeting: Meeting
    heard_at: datetime
    crm: Crm
    clock: Clock
    journal: Journal
    on_send: Callable[[], None] = lambda: None
    hold: Callable[[], Outcome | None] = lambda: None

    def run(self, on_wait: Callable[[Outcome], None]) -> Outcome:
        """Try until it ends, for ten minutes at most. `on_wait` is called once, before the first wait, with what is
        waited for; `on_send` before anything is sent. `hold` is asked right before that: what it
        returns is how it ends, or TRYING for a later try."""
        doubt: datetime | None = None
        began: datetime | None = None
        for number, delay in enumerate(delays_s()):
            with self.crm.sending() as sending:
                attempt = self.journal.step(f"attempt {number}", self._noting(sending, doubt), Attempt)
                self.on_send()
                tried = self.journal.step(f"create {number}", self._trying(sending, attempt, doubt), Tried)
            doubt = tried.doubt_since
            if doubt and tried.process != self.journal.process:
                # Another host's clock may be a minute off ours: what has to settle does so by one clock.
                doubt = self.clock()
            # The time in which no process ran was no time of trying.
            began = tried.taken_up or began or attempt.at
            if tried.outcome.end is not End.TRYING:
                return tried.outcome
            if attempt.at - began >= timedelta(seconds=PATIENCE_S):
                break
            if number == 0:
                on_wait(tried.outcome)
            # Each look is a call: what one did not find is looked for once on the way, and when it must have shown.
            self.journal.sleep(max(delay, SETTLE_S / 2) if tried.looked else delay)
        return Outcome(End.UNSURE if doubt else End.GAVE_UP)

    def _noting(self, sending: Sending, doubt: datetime | None) -> Callable[[], Attempt]:
        """Late, when few are before it: whoever still stands in line when this process dies has nothing to look for.
        While in doubt it is looked for anyway, and that has a turn of its own."""

        def note() -> Attempt:
            if doubt is None:
                with suppress(CrmUnavailable):
                    sending.wait()
            return Attempt(self.journal.process, self.clock())

        return note

    def _trying(self, sending: Sending, attempt: Attempt, doubt: datetime | None) -> Callable[[], Tried]:
        return lambda: replace(self._try(sending, attempt, doubt), process=self.journal.process)

    def _try(self, sending: Sending, attempt: Attempt, doubt: datetime | None) -> Tried:
        if attempt.process != self.journal.process:
            # The run that noted this attempt is gone, and it may have sent until it went.
            now = self.clock()
            return replace(self._send(sending, now), taken_up=now)
        return self._send(sending, doubt)

    def _send(self, sending: Sending, doubt: datetime | None) -> Tried:
        """Send it, after a look for it where it may have been sent before: while in doubt, only look."""
        if doubt is not None:
            looked_at = self.clock()
            found = looked(self.crm, self.meeting, self.heard_at)
            settled = looked_at - doubt >= timedelta(seconds=SETTLE_S)
            if found.end is End.BOOKED and found.task_id:
                return Tried(found)
            if found.end is not End.BOOKED or not settled:
                # Not there yet, or nobody could look (keys refused just now included): never send on doubt.
                return Tried(Outcome(End.TRYING), doubt, looked=found.end is End.BOOKED)
        # Certainly not there yet, so that it may still be thought better of.
        if held := self.hold():
            return Tried(held)
        outcome = answered(lambda: sending.create(self.meeting))
        if outcome.end is End.UNSURE:
            return Tried(Outcome(End.TRYING), self.clock())
        return Tried(outcome)


def answered(ask: Callable[[], str]) -> Outcome:
    """LeadSquared's answer as a value: BOOKED with what `ask` returned, else how it failed."""
    try:
        return Outcome(End.BOOKED, task_id=ask())
    except CrmRefused as refused:
        return Outcome(End.REFUSED, reason=refused.reason, kind=refused.kind)
    except CrmUnusable:
        return Outcome(End.KEYS, cause=Cause.SETTINGS)
    except CrmKeysRefused:
        return Outcome(End.KEYS)
    except CrmUnavailable as away:
        return Outcome(End.TRYING, cause=away.cause, before=away.before)
    except CrmUnknown as unknown:
        return Outcome(End.UNSURE, cause=unknown.cause)


def looked(crm: Crm, meeting: Meeting, heard_at: datetime) -> Outcome:
    """What a look for the meeting's mark came to: BOOKED with the task's id, and with none where it is not there."""
    ids: tuple[str, ...] = ()

    def look() -> str:
        nonlocal ids
        ids = crm.find_mark(meeting, heard_at).ids
        return ids[0] if ids else ""

    return replace(answered(look), also=ids[1:])
