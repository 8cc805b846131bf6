"""What all actions on an existing appointment have in common: their steps, in order.

Its turn (one change of an appointment at a time), what is stored and what LeadSquared has, whether it may be done, the
calls, a look whether LeadSquared shows it, then card, thread and person. Each effect may be repeated: after a crash
LeadSquared is asked first, and what it has decides. An action is a `Change`; see actions/delete.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime
from functools import partial
from itertools import chain, count, repeat

from bot.meetings.actions.action import Run
from bot.meetings.actions.understand import understand
from bot.meetings.appointment_rules import Known, Presser, is_repeated, why_not
from bot.meetings.crm_answers import outcome_of
from bot.meetings.crm_appointment import CrmAppointment
from bot.meetings.messages import (
    AppointmentCard,
    AppointmentState,
    ChangeEnd,
    ChangeResult,
    ChangeWaiting,
    ConfirmChange,
    End,
    Outcome,
)
from bot.meetings.notifier import Understanding
from bot.meetings.ports import AppointmentRecord, Claim, Crm, CrmUnknown
from bot.meetings.request import Request, Target
from bot.meetings.retry import PATIENCE_S, Retries, is_queued

# Who changes an appointment has it for so long, and longer as long as they go on.
TURN_S = 120
# The waits for one's turn, and before each look whether LeadSquared shows the change.
TURNS_S = (0.25, 0.25, 0.5, 1.0, 2.0, 4.0)
SHOWN_S = (0.0, 0.5, 1.0, 2.0, 4.0, 8.0)


@dataclass(frozen=True)
class Effect:
    """One call that changes an appointment. `is_done` says of what LeadSquared has (None: nothing any more) whether
    it need not be made; `name` is that of its steps."""

    name: str
    is_done: Callable[[CrmAppointment | None], bool]
    send: Callable[[Crm], object]


@dataclass(frozen=True)
class Situation:
    """What an action decides on its effects by. `before` is the appointment as LeadSquared has it."""

    run: Run
    understanding: Understanding
    request: Request
    record: AppointmentRecord | None
    before: CrmAppointment

    @property
    def about(self) -> AppointmentCard:
        return Known(self.record, self.before).card()


@dataclass(frozen=True)
class Change:
    """One action on an existing appointment: its name, its effects in order (or why there are none), and what becomes
    of the appointment. `open_only`: not for one that is completed. `asks` first whether it is really to be done.
    `finish` completes the result that is told, `after` tells others."""

    action: str
    effects: Callable[[Situation], tuple[Effect, ...] | ChangeResult]
    state: AppointmentState = AppointmentState.BOOKED
    open_only: bool = True
    asks: bool = False
    finish: Callable[[Situation, ChangeResult], ChangeResult] = lambda _, result: result
    after: Callable[[Situation, ChangeResult], None] = lambda _, __: None


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


def run_change(run: Run, change: Change) -> Outcome | None:
    """How it ended; None where nothing was asked of LeadSquared."""
    understanding = understand(run)
    return _Changing(run, understanding, change).run_all() if understanding else None


@dataclass(frozen=True)
class _Changing:
    run: Run
    understanding: Understanding
    change: Change

    @property
    def target(self) -> Target:
        return self.run.request.target or Target()

    def run_all(self) -> Outcome | None:
        request, step = self.run.request, self.run.journal.step
        record = step("appointment", self._record, AppointmentRecord | None)
        task_id = record.task_ids[0] if record and record.task_ids else self.target.task_id
        if not task_id:
            self._tell(ChangeResult(self.change.action, ChangeEnd.MISSING), None)
            return None
        turn = hashlib.sha256(f"change\n{request.team}\n{task_id}".encode()).hexdigest()
        if not self._waits_for_turn(turn):
            about = Known(record, None).card() if record else None
            self._tell(ChangeResult(self.change.action, ChangeEnd.IN_TURN, about), record)
            return Outcome(End.GAVE_UP)
        outcome = self._in_turn(task_id, turn)
        step("end of turn", partial(self.run.ports.memory.release, turn, request.key), None)
        return outcome

    def _record(self) -> AppointmentRecord | None:
        memory, target = self.run.ports.memory, self.target
        if target.key:
            return next((one for one in memory.appointments(target.key) if one.number == target.number), None)
        return memory.appointment_of_task(self.run.request.team, target.task_id)

    def _waits_for_turn(self, turn: str) -> bool:
        journal, waited_s = self.run.journal, 0.0
        for number, wait_s in zip(count(), chain(TURNS_S, repeat(10.0)), strict=False):
            if journal.step(f"turn {number}", partial(self._claim, turn), Claim).mine:
                return True
            if waited_s >= PATIENCE_S:
                return False
            journal.sleep(wait_s)
            waited_s += wait_s
        raise AssertionError("count has no end")

    def _claim(self, turn: str) -> Claim:
        ports = self.run.ports
        return ports.memory.claim(turn, self.run.request.key, ports.clock(), TURN_S)

    def _in_turn(self, task_id: str, turn: str) -> Outcome | None:
        action, journal = self.change.action, self.run.journal
        # Again: who had the turn before may have changed it.
        record = journal.step("record", self._record, AppointmentRecord | None)
        read = self._retry("read", turn, lambda: self._read(task_id), AppointmentRead)
        if read.outcome.end is not End.CHANGED:
            self._tell(self._failed(read.outcome, Known(record, None)), record)
            return read.outcome
        known = Known(record, read.found)
        who = Presser(self.understanding.person, self.understanding.policy, self.run.request.received_at)
        if is_repeated(action, who, record):
            return Outcome(End.CHANGED, task_id=task_id)
        refused = why_not(action, who, known, self.target, open_only=self.change.open_only)
        if refused:
            return self._refuse(refused, known)
        if read.found is None:
            raise AssertionError("what is not there was let through")
        if self.change.asks and not (self.run.request.given and self.run.request.given.confirmed):
            self.run.answer(ConfirmChange(action, known.card()))
            return None
        situation = Situation(self.run, self.understanding, self.run.request, record, read.found)
        effects = self.change.effects(situation)
        if isinstance(effects, ChangeResult):
            return self._refuse(effects, known)
        return self._do(effects, situation, turn)

    def _refuse(self, refused: ChangeResult, known: Known) -> Outcome | None:
        """Tell it; where the appointment was changed in LeadSquared, the card and the record follow."""
        # What is too late to take back is shown without the button for it.
        follows = (ChangeEnd.GONE, ChangeEnd.COMPLETED, ChangeEnd.MOVED, ChangeEnd.TOO_LATE)
        if refused.end in follows and known.record and refused.about:
            self._remember("follow", known, refused.about, known.record)
            self._show("card", replace(refused.about), known.record)
        self._tell(refused, known.record)
        return None

    def _do(self, effects: tuple[Effect, ...], situation: Situation, turn: str) -> Outcome:
        before, record, change = situation.before, situation.record, self.change
        self.run.progress.sent = True
        found: CrmAppointment | None = before
        end = ChangeEnd.DONE
        for effect in effects:
            attempt = self._apply(effect, before, turn)
            if attempt.elsewhere or attempt.outcome.end is not End.CHANGED:
                now = self._retry(f"{effect.name} after", turn, lambda: self._read(before.id), AppointmentRead)
                known = Known(record, now.found if now.outcome.end is End.CHANGED else before)
                if attempt.elsewhere:
                    who = Presser(situation.understanding.person, situation.understanding.policy, self._now())
                    seen = Target(start=before.start, end=before.end)
                    refused = why_not(change.action, who, known, seen, open_only=True)
                    self._refuse(refused or ChangeResult(change.action, ChangeEnd.MEANWHILE, known.card()), known)
                else:
                    self._tell(self._failed(attempt.outcome, known), record)
                return attempt.outcome
            shown = self._shown(effect, before.id)
            found, end = shown.found if shown.outcome.end is End.CHANGED else found, end
            if shown.outcome.end is not End.CHANGED or not effect.is_done(shown.found):
                end = ChangeEnd.UNCONFIRMED
        known = Known(record, found)
        about = replace(
            known.card(before),
            state=change.state if end is ChangeEnd.DONE else situation.about.state,
            action=change.action,
            by=self.understanding.person.name,
        )
        result = ChangeResult(change.action, end, about, by=about.by, note=self._note, before=situation.about)
        result = change.finish(situation, result)
        if record and end is ChangeEnd.DONE:
            self._remember("remember", known, about, record, changed=True)
            self._show("card", about, record)
            self._reply(result, record)
        if not self._sees_thread(record):
            self.run.notifier.tell_privately("told", result)
        self.run.progress.person_told = True
        if end is ChangeEnd.DONE:
            change.after(situation, result)
        return Outcome(End.CHANGED, task_id=before.id)

    @property
    def _note(self) -> str:
        given = self.run.request.given
        return given.note if given else ""

    def _now(self) -> datetime:
        return self.run.ports.clock()

    # -- LeadSquared ----------------------------------------------------------------------------

    def _read(self, task_id: str) -> AppointmentRead:
        found: CrmAppointment | None = None

        def ask() -> str:
            nonlocal found
            found = self.run.ports.crm.appointment(task_id)
            return task_id

        outcome = outcome_of(ask)
        return AppointmentRead(_changed(outcome), found)

    def _apply(self, effect: Effect, before: CrmAppointment, turn: str) -> ChangeAttempt:
        """Try until it ends, for ten minutes at most. Each attempt is noted before it is made: whoever finds another
        run's note looks before anything is sent again."""
        journal, retries, tried_s = self.run.journal, Retries(self._waits), 0.0
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
            journal.step(f"{effect.name} turn {number}", partial(self._claim, turn), Claim)
        raise AssertionError("count has no end")

    def _try(self, effect: Effect, before: CrmAppointment, *, look: bool, instead: Outcome | None) -> ChangeAttempt:
        if look:
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
                effect.send(self.run.ports.crm)
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

    def _shown(self, effect: Effect, task_id: str) -> AppointmentRead:
        """LeadSquared does some changes soon after its answer only: look until it shows this one, for some seconds."""
        read = AppointmentRead(Outcome(End.TRYING))
        for number, wait_s in enumerate(SHOWN_S):
            if wait_s:
                self.run.journal.sleep(wait_s)
            read = self.run.journal.step(f"{effect.name} shown {number}", partial(self._read, task_id), AppointmentRead)
            if read.outcome.end is End.CHANGED and effect.is_done(read.found):
                break
        return read

    def _retry(self, name: str, turn: str, do: Callable[[], AppointmentRead], shape: object) -> AppointmentRead:
        journal, retries, tried_s = self.run.journal, Retries(self._waits), 0.0
        for number in count():
            read = journal.step(f"{name} {number}", do, shape)
            if read.outcome.end is not End.TRYING:
                return read
            if tried_s >= PATIENCE_S:
                return replace(read, outcome=Outcome(End.GAVE_UP, cause=read.outcome.cause))
            wait_s = retries.wait_s(read.outcome)
            tried_s += 0 if is_queued(read.outcome) else wait_s
            journal.sleep(wait_s)
            journal.step(f"{name} turn {number}", partial(self._claim, turn), Claim)
        raise AssertionError("count has no end")

    # -- people ---------------------------------------------------------------------------------

    def _failed(self, outcome: Outcome, known: Known) -> ChangeResult:
        about = known.card() if known.is_known else None
        if about and known.found is None and known.record:
            about = replace(about, state=known.record.status)
        return ChangeResult(self.change.action, ChangeEnd.FAILED, about, outcome)

    def _waits(self, outcome: Outcome) -> None:
        self.run.notifier.tell_privately("waiting", ChangeWaiting(self.change.action, outcome), soon=True)

    def _tell(self, result: ChangeResult, record: AppointmentRecord | None) -> None:
        del record
        self.run.answer(result)
        self.run.progress.person_told = True

    def _sees_thread(self, record: AppointmentRecord | None) -> bool:
        """Whether the person pressed on the card itself, which changes before their eyes."""
        card = record.card if record else None
        return card is not None and bool(card.ts) and card.ts == self.target.pressed_ts

    def _reply(self, result: ChangeResult, record: AppointmentRecord) -> None:
        if record.card and record.card.ts:
            self.run.notifier.reply("tell", record.card, result)

    def _show(self, name: str, about: AppointmentCard, record: AppointmentRecord) -> None:
        if record.card and record.card.ts:
            audience = record.audience or replace(self.run.notifier.audience, user=record.user)
            self.run.notifier.show_appointment(name, audience, record.card, about)

    def _remember(
        self, name: str, known: Known, about: AppointmentCard, record: AppointmentRecord, *, changed: bool = False
    ) -> None:
        """Store what is known now; `changed`: by this person, with this action."""
        new = replace(
            record,
            status=about.state,
            start=about.start,
            end=about.end,
            title=about.title or record.title,
            lead=about.lead,
            where=about.where or record.where,
            owner=(known.found.owner_mail or known.found.owner_id) if known.found else record.owner,
            owner_name=about.owner_name or record.owner_name,
        )
        if changed:
            person = self.understanding.person
            new = replace(
                new,
                changed_at=self._now(),
                changed_by=person.user,
                changed_name=person.name,
                changed_how=self.change.action,
            )
        self.run.journal.step(name, partial(self.run.ports.memory.remember_appointment, new), None)


def _changed(outcome: Outcome) -> Outcome:
    """An answer to a change or a look is no booking."""
    return replace(outcome, end=End.CHANGED) if outcome.end is End.BOOKED else outcome
