"""Move an appointment to another time, after a look for what is in its way there.

The new time is read before, by the form or from the line (meetings/moving). What LeadSquared has afterwards is told.
"""

from datetime import datetime
from functools import partial
from zoneinfo import ZoneInfo

from bot.meetings import rules
from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Situation, run_change, run_found
from bot.meetings.actions.find_appointment import find_appointment
from bot.meetings.actions.understand import understand
from bot.meetings.aware_times import is_over
from bot.meetings.change_sending import Effect
from bot.meetings.clash import ClashLook, WantedTime
from bot.meetings.clash_check import ClashCheck
from bot.meetings.crm_appointment import CrmAppointment, FreeSlot
from bot.meetings.free_times import WorkingHours
from bot.meetings.messages import AppointmentState, ChangeEnd, ChangeResult, Outcome
from bot.meetings.moving import NewTime, UnreadTime, read_time
from bot.meetings.request import ActionInput
from bot.meetings.which_appointment import split_target
from bot.when import languages_for


def effects(situation: Situation, words: str = "") -> tuple[Effect, ...] | ChangeResult:
    """`words` are those of a typed line for the new time; a form has read them before."""
    given, before, about = situation.request.given, situation.before, situation.about
    if given is None:
        return ChangeResult(MOVE.name, ChangeEnd.MISSING)
    if given.start and given.end:
        start, end = given.start, given.end
    else:
        found = _read(situation, words)
        if isinstance(found, UnreadTime):
            return _unread(situation, found, words)
        start, end = found.start, found.end
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


def _read(situation: Situation, words: str) -> NewTime | UnreadTime:
    before, understanding = situation.before, situation.understanding
    if before.start is None or before.end is None:
        return UnreadTime()
    now = situation.request.received_at.astimezone(ZoneInfo(understanding.zone))
    return read_time(words, before.start, before.end, now, languages_for(understanding.person.locale))


def _unread(situation: Situation, found: UnreadTime, words: str) -> ChangeResult:
    """Nothing is moved yet; what the words may mean is offered."""
    if found.past:
        return ChangeResult(MOVE.name, ChangeEnd.PAST, situation.about)
    choices = ClashLook(free=tuple(FreeSlot(one.start, one.end) for one in found.choices))
    return ChangeResult(MOVE.name, ChangeEnd.UNREAD, situation.about, clash=choices, note=words)


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
    return run_change(run_, Change("move", effects)) if run_.request.target else _run_typed(run_)


def _run_typed(run_: Run) -> Outcome | None:
    """`move Globex call to friday 3pm`; without a time, the question which appointment opens the form."""
    which, to = split_target(MOVE.rest_of(run_.request.line))
    understanding = understand(run_, which)
    if understanding is None:
        return None
    if why := rules.why_not_allowed(understanding.person, understanding.policy):
        run_.answer(ChangeResult(MOVE.name, ChangeEnd.NOT_ALLOWED, why=why))
        return None
    target = find_appointment(run_, understanding, MOVE.name, asks=not to)
    change = Change("move", partial(effects, words=to))
    return run_found(run_, understanding, change, target, ActionInput()) if target else None


MOVE = Action(
    "move",
    words=("move", "reschedule", "postpone"),
    takes_more=True,
    example="move Globex call to friday 3pm",
    run=run,
    workflow="move",
    states=(AppointmentState.BOOKED,),
)
