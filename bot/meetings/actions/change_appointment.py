"""What all actions on an existing appointment have in common: their steps, in order.

Its turn (one change of an appointment at a time), what is stored and what LeadSquared has, whether it may be done, the
calls, a look whether LeadSquared shows it, then card, thread and person. Each effect may be repeated: after a crash
LeadSquared is asked first, and what it has decides. An action is a `Change`; see actions/delete.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, replace
from functools import partial
from itertools import chain, count, repeat

from bot.meetings import rules
from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_telling import ChangeTelling
from bot.meetings.actions.find_appointment import find_appointment
from bot.meetings.actions.understand import understand
from bot.meetings.appointment_rules import Known, Presser, is_repeated, why_not
from bot.meetings.change_sending import ChangeSending, Effect
from bot.meetings.crm_appointment import CrmAppointment
from bot.meetings.messages import (
    AppointmentCard,
    AppointmentState,
    ChangeEnd,
    ChangeResult,
    ConfirmChange,
    End,
    Outcome,
)
from bot.meetings.notifier import Understanding
from bot.meetings.ports import AppointmentRecord, Claim
from bot.meetings.request import ActionInput, Request, Target
from bot.meetings.retry import PATIENCE_S

# Who changes an appointment has it for so long, and longer as long as they go on.
TURN_S = 120
# A note is one line.
LONGEST_NOTE = 200
# The waits for one's turn.
TURNS_S = (0.25, 0.25, 0.5, 1.0, 2.0, 4.0)


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


def run_change(run: Run, change: Change) -> Outcome | None:
    """For a button or a menu entry of the appointment. How it ended; None where nothing was asked of LeadSquared."""
    understanding = understand(run)
    return _Changing(run, understanding, change).run_all() if understanding else None


def run_typed(run: Run, action: Action, change: Change) -> Outcome | None:
    """For a line that begins with one of the action's words: find the appointment that it means first."""
    understanding = understand(run, action.rest_of(run.request.line))
    if understanding is None:
        return None
    if why := rules.why_not_allowed(understanding.person, understanding.policy):
        run.answer(ChangeResult(action.name, ChangeEnd.NOT_ALLOWED, why=why))
        return None
    target = find_appointment(run, understanding, action.name)
    if target is None:
        return None
    note = " ".join(understanding.draft.description.split())[:LONGEST_NOTE]
    return run_found(run, understanding, change, target, ActionInput(note=note))


def run_found(
    run: Run, understanding: Understanding, change: Change, target: Target, given: ActionInput
) -> Outcome | None:
    """For an appointment that a line was found to mean."""
    request = replace(run.request, target=target, given=given)
    return _Changing(replace(run, request=request), understanding, change).run_all()


@dataclass(frozen=True)
class _Changing:
    run: Run
    understanding: Understanding
    change: Change

    @property
    def telling(self) -> ChangeTelling:
        return ChangeTelling(self.run, self.understanding.person, self.change.action)

    @property
    def target(self) -> Target:
        return self.run.request.target or Target()

    def run_all(self) -> Outcome | None:
        request, step = self.run.request, self.run.journal.step
        record = step("appointment", self._record, AppointmentRecord | None)
        task_id = record.task_ids[0] if record and record.task_ids else self.target.task_id
        if not task_id:
            self.telling.tell(ChangeResult(self.change.action, ChangeEnd.MISSING))
            return None
        turn = hashlib.sha256(f"change\n{request.team}\n{task_id}".encode()).hexdigest()
        if not self._waits_for_turn(turn):
            about = Known(record, None).card() if record else None
            self.telling.tell(ChangeResult(self.change.action, ChangeEnd.IN_TURN, about))
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

    def _sending(self, turn: str) -> ChangeSending:
        def keep_turn(name: str) -> None:
            self.run.journal.step(name, partial(self._claim, turn), Claim)

        return ChangeSending(self.run.ports.crm, self.run.journal, self.telling.waits, keep_turn)

    def _in_turn(self, task_id: str, turn: str) -> Outcome | None:
        action, journal = self.change.action, self.run.journal
        # Again: who had the turn before may have changed it.
        record = journal.step("record", self._record, AppointmentRecord | None)
        sending = self._sending(turn)
        read = sending.find("read", task_id)
        if read.outcome.end is not End.CHANGED:
            self.telling.failed(read.outcome, Known(record, None))
            return read.outcome
        known = Known(record, read.found)
        who = self._who
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
        return self._do(effects, situation, sending)

    def _refuse(self, refused: ChangeResult, known: Known) -> Outcome | None:
        """Tell it; where the appointment was changed in LeadSquared, the card and the record follow."""
        # What is too late to take back is shown without the button for it.
        follows = (ChangeEnd.GONE, ChangeEnd.COMPLETED, ChangeEnd.MOVED, ChangeEnd.TOO_LATE)
        if refused.end in follows and known.record and refused.about:
            self.telling.remember("follow", known, refused.about, known.record)
            self.telling.show("card", refused.about, known.record)
        self.telling.tell(refused)
        return None

    def _do(self, effects: tuple[Effect, ...], situation: Situation, sending: ChangeSending) -> Outcome:
        before, record, change = situation.before, situation.record, self.change
        self.run.progress.sent = True
        found: CrmAppointment | None = before
        end = ChangeEnd.DONE
        for effect in effects:
            attempt = sending.apply(effect, before)
            if attempt.elsewhere or attempt.outcome.end is not End.CHANGED:
                now = sending.find(f"{effect.name} after", before.id)
                known = Known(record, now.found if now.outcome.end is End.CHANGED else before)
                if attempt.elsewhere:
                    who = self._who
                    seen = Target(start=before.start, end=before.end)
                    refused = why_not(change.action, who, known, seen, open_only=True)
                    self._refuse(refused or ChangeResult(change.action, ChangeEnd.MEANWHILE, known.card()), known)
                else:
                    self.telling.failed(attempt.outcome, known, partly=effect is not effects[0])
                return attempt.outcome
            shown = sending.shown(effect, before.id)
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
        self.telling.done(result, known, record)
        if end is ChangeEnd.DONE:
            change.after(situation, result)
        return Outcome(End.CHANGED, task_id=before.id)

    @property
    def _who(self) -> Presser:
        return Presser(self.understanding.person, self.understanding.policy, self.run.request.received_at)

    @property
    def _note(self) -> str:
        given = self.run.request.given
        return given.note if given else ""
