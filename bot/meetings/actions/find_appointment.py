"""Find the appointment that a typed line means, among the person's own ones in LeadSquared; or ask which.

How a line is compared with them is in which_appointment.
"""

from dataclasses import dataclass, field
from functools import partial
from itertools import count
from zoneinfo import ZoneInfo

from bot.meetings import choices
from bot.meetings.actions.action import Run
from bot.meetings.appointment_rules import Known
from bot.meetings.crm_answers import outcome_of
from bot.meetings.crm_appointment import CrmAppointment
from bot.meetings.messages import (
    ChangeEnd,
    ChangeResult,
    ChangeWaiting,
    End,
    NoneFound,
    Outcome,
    RefusalReason,
    WhichAppointment,
)
from bot.meetings.notifier import Understanding
from bot.meetings.request import Target
from bot.meetings.retry import PATIENCE_S, Retries, is_queued
from bot.meetings.which_appointment import FoundAppointments, WantedAppointment, choose, wanted_by

# As many as are read at a glance.
MOST_SHOWN = 5


@dataclass(frozen=True)
class AppointmentSearch:
    """What one look brought; `outcome` says whether LeadSquared answered."""

    outcome: Outcome
    found: FoundAppointments = field(default_factory=FoundAppointments)


def find_appointment(run: Run, understanding: Understanding, action: str, *, asks: bool = False) -> Target | None:
    """The one that the understood line means; None where the person was told that there is none, or asked. `asks`:
    also where only one fits, as the action needs more than the line says."""
    person, zone = understanding.person, ZoneInfo(understanding.zone)
    draft = choices.in_zone(understanding.draft, zone)
    wanted = wanted_by(draft, zone)
    if wanted.task_id and not asks:
        return Target(task_id=wanted.task_id)
    if not person.mail:
        why = RefusalReason.MAIL_SCOPE if person.mail_hidden else RefusalReason.NO_MAIL
        run.answer(ChangeResult(action, ChangeEnd.NOT_ALLOWED, why=why))
        return None
    search = _search(run, action, person.mail, wanted, zone)
    if search.outcome.end is not End.CHANGED:
        run.answer(ChangeResult(action, ChangeEnd.FAILED, outcome=search.outcome))
        return None
    found = search.found
    if found.only and not asks:
        return Target(task_id=found.only.id)
    if not found.appointments:
        run.answer(NoneFound(action, run.request.line, draft))
        return None
    cards = tuple(Known(None, one).card() for one in found.appointments[:MOST_SHOWN])
    run.answer(WhichAppointment(action, cards, max(0, len(found.appointments) - MOST_SHOWN), sure=found.sure))
    return None


def _search(run: Run, action: str, mail: str, wanted: WantedAppointment, zone: ZoneInfo) -> AppointmentSearch:
    journal, tried_s = run.journal, 0.0
    start, end = wanted.days(run.request.received_at)

    def look() -> AppointmentSearch:
        appointments: tuple[CrmAppointment, ...] = ()

        def ask() -> str:
            nonlocal appointments
            appointments = run.ports.crm.appointments_of(mail, start, end)
            return ""

        outcome = outcome_of(ask)
        answered = Outcome(End.CHANGED) if outcome.end is End.BOOKED else outcome
        return AppointmentSearch(answered, choose(appointments, wanted, zone))

    retries = Retries(partial(_tell_waiting, run, action))
    for number in count():
        search = journal.step(f"find {number}", look, AppointmentSearch)
        if search.outcome.end is not End.TRYING:
            return search
        if tried_s >= PATIENCE_S:
            return AppointmentSearch(Outcome(End.GAVE_UP, cause=search.outcome.cause))
        wait_s = retries.wait_s(search.outcome)
        tried_s += 0 if is_queued(search.outcome) else wait_s
        journal.sleep(wait_s)
    raise AssertionError("count has no end")


def _tell_waiting(run: Run, action: str, waits: Outcome) -> None:
    run.notifier.tell_privately("find waiting", ChangeWaiting(action, waits), soon=True)
