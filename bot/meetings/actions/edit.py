"""Edit an appointment in LeadSquared, in place: its title, lead, type, place, note and reminder.

Its form shows what LeadSquared has. Where that is something else by the time the form is submitted, nothing is changed.
"""

from functools import partial

from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Situation, run_change
from bot.meetings.appointment_edit import are_made, changes_to, digest_of
from bot.meetings.change_sending import Effect
from bot.meetings.messages import AppointmentState, ChangeEnd, ChangeResult, Outcome


def effects(situation: Situation) -> tuple[Effect, ...] | ChangeResult:
    given, before = situation.request.given, situation.before
    if given is None or given.details is None:
        return ChangeResult("edit", ChangeEnd.MISSING, situation.about)
    if given.seen != digest_of(before):
        return ChangeResult("edit", ChangeEnd.EDITED, situation.about)
    changes = changes_to(before, given.details, given.kept)
    if changes is None:
        return ChangeResult("edit", ChangeEnd.UNCHANGED, situation.about)
    return (Effect("edit", partial(are_made, changes), lambda crm: crm.update(before.id, changes)),)


def run(run_: Run) -> Outcome | None:
    return run_change(run_, Change("edit", effects))


EDIT = Action("edit", run=run, workflow="edit", by_line=False, states=(AppointmentState.BOOKED,))
