"""Mark an appointment as held: complete it in LeadSquared, with a note, so that it does not become overdue."""

from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Situation, run_change, run_typed
from bot.meetings.change_sending import Effect
from bot.meetings.crm_appointment import AppointmentChanges, AppointmentStatus, CrmAppointment
from bot.meetings.description import with_note
from bot.meetings.messages import AppointmentState, Outcome

# What is written into the Description, which is not only for people who use this bot.
HELD_NOTE = "Held"


def effects(situation: Situation) -> tuple[Effect, ...]:
    given = situation.request.given
    note = given.note if given else ""
    # Without a note, that it is completed says it all.
    return completing(situation, HELD_NOTE, note) if note else (complete(situation),)


def completing(situation: Situation, what: str, note: str) -> tuple[Effect, ...]:
    """Write the note, then complete it: a completed task may take no more changes."""
    before, person = situation.before, situation.understanding.person
    described = with_note(before.description, what, note, person)
    changes = AppointmentChanges(description=described)

    def is_noted(found: CrmAppointment | None) -> bool:
        return found is not None and found.description.split() == described.split()

    return Effect("note", is_noted, lambda crm: crm.update(before.id, changes)), complete(situation)


def complete(situation: Situation) -> Effect:
    task_id = situation.before.id
    return Effect("complete", is_completed, lambda crm: crm.complete(task_id))


def is_completed(found: CrmAppointment | None) -> bool:
    return found is not None and found.status is AppointmentStatus.COMPLETED


def run(run_: Run) -> Outcome | None:
    change = Change("held", effects, AppointmentState.HELD)
    return run_change(run_, change) if run_.request.target else run_typed(run_, HELD, change)


HELD = Action(
    "held",
    words=("held", "done"),
    takes_more=True,
    example="done Globex call -- they want a quote",
    run=run,
    workflow="held",
    states=(AppointmentState.BOOKED,),
)
