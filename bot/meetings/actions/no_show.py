"""Mark an appointment as a no-show: noted and completed in LeadSquared. The thread offers to book it again."""

from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Effect, Situation, run_change
from bot.meetings.actions.held import completing
from bot.meetings.messages import AppointmentState, Outcome

NO_SHOW_NOTE = "No-show"


def effects(situation: Situation) -> tuple[Effect, ...]:
    """Always with a line in the Description: LeadSquared tells held and not held apart by nothing else."""
    given = situation.request.given
    return completing(situation, NO_SHOW_NOTE, given.note if given else "")


def run(run_: Run) -> Outcome | None:
    return run_change(run_, Change("no_show", effects, AppointmentState.NO_SHOW))


NO_SHOW = Action("no_show", run=run, workflow="no_show", by_line=False, states=(AppointmentState.BOOKED,))
