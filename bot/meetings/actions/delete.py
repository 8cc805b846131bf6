"""Delete an appointment in LeadSquared. Asked once more before: it cannot be taken back."""

from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Situation, run_change, run_typed
from bot.meetings.change_sending import Effect
from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment
from bot.meetings.messages import AppointmentState, Outcome


def effects(situation: Situation) -> tuple[Effect, ...]:
    task_id = situation.before.id
    return (Effect("delete", is_gone, lambda crm: crm.delete(task_id)),)


def is_gone(found: CrmAppointment | None) -> bool:
    return found is None or found.status is AppointmentStatus.CANCELLED


CHANGE = Change("delete", effects, AppointmentState.DELETED, open_only=False, asks=True)


def run(run_: Run) -> Outcome | None:
    return run_change(run_, CHANGE) if run_.request.target else run_typed(run_, DELETE, CHANGE)


DELETE = Action(
    "delete",
    words=("cancel", "delete", "remove", "undo"),
    takes_more=True,
    example="cancel tomorrow's Globex call",
    run=run,
    workflow="delete",
    states=(AppointmentState.BOOKED, AppointmentState.HELD, AppointmentState.NO_SHOW, AppointmentState.COMPLETED),
)
