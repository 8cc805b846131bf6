"""Make one change of an appointment in LeadSquared, however long it takes to answer, and however often it is begun.

The rule: a change may be repeated, as it sets what it sets. Each attempt is noted before it is made; an attempt after
another one, or after another run's note, asks first what LeadSquared has: what it has decides.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import count

from bot.meetings.crm_answers import outcome_of
from bot.meetings.crm_appointment import CrmAppointment
from bot.meetings.messages import End, Outcome
from bot.meetings.ports import Crm, CrmUnknown, Journal
from bot.meetings.retry import PATIENCE_S, Retries, is_queued

# The waits before each look whether LeadSquared shows a change.
SHOWN_S = (0.0, 0.25, 0.5, 1.0, 2.0, 4.0, 8.0)


@dataclass(frozen=True)
class Effect:
    """One call that changes an appointment. `is_done` says of what LeadSquared has (None: nothing any more) whether
    it need not be made; `name` is that of its steps."""

    name: str
    is_done: Callable[[CrmAppointment | None], bool]
    send: Callable[[Crm], object]


@dataclass(frozen=True)
class AppointmentRead:
    """What LeadSquared has of an appointment; `outcome` says whether it answered."""

    outcome: Outcome
    found: CrmAppointment | None = None


@dataclass(frozen=True)
class ChangeAttempt:
    """What one attempt at an effect came to: CHANGED, TRYING, or how it failed. `elsewhere`: something else was done to
    the appointment in LeadSquared. `instead` is told when a look finds that it was not done."""

    outcome: Outcome
    elsewhere: bool = False
    instead: Outcome | None = None


@dataclass(frozen=True)
class ChangeSending:
    """The changes of one job. `waits` is called before the first wait with what is waited for; `keep_turn` while it
    waits, so that nobody else changes the appointment meanwhile."""

    crm: Crm
    journal: Journal
    waits: Callable[[Outcome], None]
    keep_turn: Callable[[str], None]

    def find(self, name: str, task_id: str) -> AppointmentRead:
        """The appointment as LeadSquared has it, tried for ten minutes at most."""
        retries, tried_s = Retries(self.waits), 0.0
        for number in count():
            read = self.journal.step(f"{name} {number}", partial(self._read, task_id), AppointmentRead)
            if read.outcome.end is not End.TRYING:
                return read
            if tried_s >= PATIENCE_S:
                return replace(read, outcome=Outcome(End.GAVE_UP, cause=read.outcome.cause))
            wait_s = retries.wait_s(read.outcome)
            tried_s += 0 if is_queued(read.outcome) else wait_s
            self.journal.sleep(wait_s)
            self.keep_turn(f"{name} turn {number}")
        raise AssertionError("count has no end")

    def apply(self, effect: Effect, before: CrmAppointment) -> ChangeAttempt:
        """Try until it ends, for ten minutes at most."""
        journal, retries, tried_s = self.journal, Retries(self.waits), 0.0
        instead: Outcome | None = None
        for number in count():
            noted = journal.step(f"{effect.name} note {number}", lambda: journal.process, str)
            send = partial(self._try, effect, before, look=bool(number) or noted != journal.process, instead=instead)
            attempt = journal.step(f"{effect.name} {number}", send, ChangeAttempt)
            instead = attempt.instead
            if attempt.outcome.end is not End.TRYING:
                return attempt
            if tried_s >= PATIENCE_S:
                return replace(attempt, outcome=Outcome(End.GAVE_UP, cause=attempt.outcome.cause))
            wait_s = retries.wait_s(attempt.outcome)
            tried_s += 0 if is_queued(attempt.outcome) else wait_s
            journal.sleep(wait_s)
            self.keep_turn(f"{effect.name} turn {number}")
        raise AssertionError("count has no end")

    def shown(self, effect: Effect, task_id: str) -> AppointmentRead:
        """LeadSquared does some changes soon after its answer only: look until it shows this one, for some seconds."""
        read = AppointmentRead(Outcome(End.TRYING))
        for number, wait_s in enumerate(SHOWN_S):
            if wait_s:
                self.journal.sleep(wait_s)
            read = self.journal.step(f"{effect.name} shown {number}", partial(self._read, task_id), AppointmentRead)
            if read.outcome.end is End.CHANGED and effect.is_done(read.found):
                break
        return read

    def _read(self, task_id: str) -> AppointmentRead:
        found: CrmAppointment | None = None

        def ask() -> str:
            nonlocal found
            found = self.crm.appointment(task_id)
            return task_id

        outcome = outcome_of(ask)
        return AppointmentRead(_changed(outcome), found)

    def _try(self, effect: Effect, before: CrmAppointment, *, look: bool, instead: Outcome | None) -> ChangeAttempt:
        if not look:
            return self._send(effect, before)
        read = self._read(before.id)
        if read.outcome.end is not End.CHANGED:
            return ChangeAttempt(read.outcome, instead=instead)
        if effect.is_done(read.found):
            return ChangeAttempt(Outcome(End.CHANGED, task_id=before.id))
        if instead:
            return ChangeAttempt(instead)
        if (
            read.found is None
            or read.found.status is not before.status
            or not read.found.is_at(before.start, before.end)
        ):
            return ChangeAttempt(Outcome(End.CHANGED), elsewhere=True)
        return self._send(effect, before)

    def _send(self, effect: Effect, before: CrmAppointment) -> ChangeAttempt:
        refused: Outcome | None = None

        def send() -> str:
            nonlocal refused
            try:
                effect.send(self.crm)
            except CrmUnknown as unknown:
                if unknown.refused:
                    refused = Outcome(End.REFUSED, reason=unknown.refused.reason, kind=unknown.refused.kind)
                raise
            return before.id

        outcome = outcome_of(send)
        if outcome.end is End.UNSURE:
            # It may have been done: the next attempt looks first.
            return ChangeAttempt(Outcome(End.TRYING, cause=outcome.cause), instead=refused)
        return ChangeAttempt(_changed(outcome))


def _changed(outcome: Outcome) -> Outcome:
    """An answer to a change or a look is no booking."""
    return replace(outcome, end=End.CHANGED) if outcome.end is End.BOOKED else outcome
