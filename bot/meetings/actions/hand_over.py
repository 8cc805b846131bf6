"""Hand an appointment over to a colleague, who has to be an active LeadSquared user. Both hear of it."""

from dataclasses import dataclass, replace

from bot.meetings import rules
from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.change_appointment import Change, Effect, Situation, run_change
from bot.meetings.crm_appointment import AppointmentChanges, CrmAppointment
from bot.meetings.messages import AppointmentState, Cause, ChangeEnd, ChangeResult, End, Outcome, RefusalReason
from bot.meetings.model import Person


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
    return run_change(run_, Change("hand_over", one.effects, finish=one.finish, after=one.tell_both))


HAND_OVER = Action("hand_over", run=run, workflow="hand_over", by_line=False, states=(AppointmentState.BOOKED,))
