"""Hand an appointment over to a colleague, who has to be an active LeadSquared user. Both hear of it."""

from dataclasses import dataclass, replace

from bot.meetings import rules
from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Situation, run_change, run_found
from bot.meetings.actions.find_appointment import find_appointment
from bot.meetings.actions.understand import understand
from bot.meetings.change_sending import Effect
from bot.meetings.crm_appointment import AppointmentChanges, CrmAppointment
from bot.meetings.messages import AppointmentState, Cause, ChangeEnd, ChangeResult, End, Outcome, RefusalReason
from bot.meetings.model import Person
from bot.meetings.request import ActionInput
from bot.meetings.which_appointment import split_target


@dataclass
class _HandOver:
    """One hand-over; `colleague` is known once the effects are."""

    colleague: Person

    def effects(self, situation: Situation) -> tuple[Effect, ...] | ChangeResult:
        person, policy = situation.understanding.person, situation.understanding.policy
        about, given = situation.about, situation.request.given
        if policy.assign == "self" or person.guest:
            return ChangeResult(HAND_OVER.name, ChangeEnd.NOT_ALLOWED, about, why=RefusalReason.ONLY_SELF)
        colleague = situation.run.notifier.profile("colleague", given.user) if given else None
        if colleague is None:
            return ChangeResult(HAND_OVER.name, ChangeEnd.FAILED, about, Outcome(End.GAVE_UP, cause=Cause.SLACK))
        mail = colleague.mail or ""
        if not mail or rules.why_not_allowed(colleague, policy):
            return ChangeResult(HAND_OVER.name, ChangeEnd.NOT_A_USER, about, to=colleague.name)
        self.colleague = colleague
        task_id = situation.before.id

        def is_theirs(found: CrmAppointment | None) -> bool:
            return found is not None and rules.ascii_lower(found.owner_mail) == rules.ascii_lower(mail)

        return (Effect("owner", is_theirs, lambda crm: crm.update(task_id, AppointmentChanges(owner_mail=mail))),)

    def finish(self, situation: Situation, result: ChangeResult) -> ChangeResult:
        del situation
        return replace(result, to=self.colleague.name)

    def tell_both(self, situation: Situation, result: ChangeResult) -> None:
        """Whoever has it now, and whoever had it, unless they did it themselves: they hear of it anyway."""
        notifier, user = situation.run.notifier, situation.understanding.person.user
        if self.colleague.user != user:
            notifier.tell_colleague("tell new owner", self.colleague, result)
        mail = situation.before.owner_mail
        former = notifier.profile_with("former owner", mail).value if mail else None
        if former and former.user not in (user, self.colleague.user) and not former.outside:
            notifier.tell_colleague("tell former owner", former, result)


def run(run_: Run) -> Outcome | None:
    one = _HandOver(Person("", ""))
    change = Change("hand_over", one.effects, finish=one.finish, after=one.tell_both)
    return run_change(run_, change) if run_.request.target else _run_typed(run_, change)


def _run_typed(run_: Run, change: Change) -> Outcome | None:
    """`hand over Globex call to @maya`; without a colleague, the question which appointment opens the form."""
    request = run_.request
    which, to = split_target(HAND_OVER.rest_of(request.line))
    understanding = understand(run_, which)
    if understanding is None:
        return None
    if why := rules.why_not_allowed(understanding.person, understanding.policy):
        run_.answer(ChangeResult(HAND_OVER.name, ChangeEnd.NOT_ALLOWED, why=why))
        return None
    colleague = next((user for name, user in request.mentions if name in to), "")
    target = find_appointment(run_, understanding, HAND_OVER.name, asks=not colleague)
    return run_found(run_, understanding, change, target, ActionInput(user=colleague)) if target else None


HAND_OVER = Action(
    "hand_over",
    words=("hand over", "handover"),
    takes_more=True,
    example="hand over Globex call to @colleague",
    run=run,
    workflow="hand_over",
    states=(AppointmentState.BOOKED,),
)
