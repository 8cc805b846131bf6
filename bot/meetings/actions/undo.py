"""Take back an appointment that was just booked: delete it, without a question, for some minutes after booking."""

from datetime import timedelta

from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Situation, run_change
from bot.meetings.actions.delete import effects
from bot.meetings.change_sending import Effect
from bot.meetings.messages import AppointmentState, ChangeEnd, ChangeResult, Outcome

UNDO_FOR = timedelta(minutes=5)


def young(situation: Situation) -> tuple[Effect, ...] | ChangeResult:
    booked_at = situation.record.booked_at if situation.record else None
    if booked_at is None or situation.request.received_at - booked_at > UNDO_FOR:
        return ChangeResult("undo", ChangeEnd.TOO_LATE, situation.about)
    return effects(situation)


def run(run_: Run) -> Outcome | None:
    return run_change(run_, Change("undo", young, AppointmentState.DELETED))


UNDO = Action("undo", run=run, workflow="undo", by_line=False)
