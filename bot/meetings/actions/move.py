"""Move an appointment to another time, after a look for what is in its way there.

The new time is read before, by the form or from the line (meetings/moving). What LeadSquared has afterwards is told.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.meetings import rules
from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Situation, run_change
from bot.meetings.aware_times import is_over
from bot.meetings.change_sending import Effect
from bot.meetings.clash import ClashLook, WantedTime
from bot.meetings.clash_check import ClashCheck
from bot.meetings.crm_appointment import CrmAppointment
from bot.meetings.free_times import WorkingHours
from bot.meetings.messages import AppointmentState, ChangeEnd, ChangeResult, Outcome


def effects(situation: Situation) -> tuple[Effect, ...] | ChangeResult:
    given, before, about = situation.request.given, situation.before, situation.about
    if given is None or given.start is None or given.end is None:
        return ChangeResult(MOVE.name, ChangeEnd.MISSING)
    start, end = given.start, given.end
    if is_over(start, situation.request.received_at):
        return ChangeResult(MOVE.name, ChangeEnd.PAST, about)
    if not given.confirmed and situation.understanding.policy.clash:
        check = _check(situation, start, end)
        look = situation.run.journal.step("clash", check.before_a_move, ClashLook)
        if look.busy:
            own = check.wanted.own
            return ChangeResult(MOVE.name, ChangeEnd.CLASH, about, clash=look, own=own, to_time=(start, end))

    def is_there(found: CrmAppointment | None) -> bool:
        return found is not None and found.is_at(start, end)

    return (Effect("move", is_there, lambda crm: crm.move(before.id, start, end)),)


def _check(situation: Situation, start: datetime, end: datetime) -> ClashCheck:
    understanding, before, ports = situation.understanding, situation.before, situation.run.ports
    policy, mail = understanding.policy, understanding.person.mail or ""
    zone = ZoneInfo(understanding.zone)
    wanted = WantedTime(
        start.astimezone(zone),
        end.astimezone(zone),
        WorkingHours(policy.opens, policy.closes),
        zone,
        task_id=before.id,
        own=bool(mail) and rules.ascii_lower(before.owner_mail) == rules.ascii_lower(mail),
    )
    record = situation.record
    keys = (situation.request.key, *([record.key] if record else []))
    return ClashCheck(ports.crm, ports.memory, ports.clock, before.owner_mail or before.owner_id, wanted, keys)


def run(run_: Run) -> Outcome | None:
    return run_change(run_, Change("move", effects))


MOVE = Action("move", run=run, workflow="move", by_line=False, states=(AppointmentState.BOOKED,))
