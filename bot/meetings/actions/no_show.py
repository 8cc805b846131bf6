"""Mark an appointment as a no-show: noted and completed in LeadSquared. The thread offers to book it again."""

from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Situation, run_change, run_typed
from bot.meetings.actions.held import completing
from bot.meetings.change_sending import Effect
from bot.meetings.messages import AppointmentState, Outcome

NO_SHOW_NOTE = "No-show"


def effects(situation: Situation) -> tuple[Effect, ...]:
    """Always with a line in the Description: LeadSquared tells held and not held apart by nothing else."""
    given = situation.request.given
    return completing(situation, NO_SHOW_NOTE, given.note if given else "")


def run(run_: Run) -> Outcome | None:
    change = Change("no_show", effects, AppointmentState.NO_SHOW)
    return run_change(run_, change) if run_.request.target else run_typed(run_, NO_SHOW, change)


NO_SHOW = Action(
    "no_show",
    words=("no-show", "no show", "noshow"),
    takes_more=True,
    example="no-show yesterday's demo",
    run=run,
    workflow="no_show",
    states=(AppointmentState.BOOKED,),
)
