"""Tell what came of an action on an appointment: the person, the card and its thread, and what is stored of it."""

from dataclasses import dataclass, replace
from functools import partial

from bot.meetings.actions.action import Run
from bot.meetings.appointment_rules import Known
from bot.meetings.messages import AppointmentCard, ChangeEnd, ChangeResult, ChangeWaiting, Outcome
from bot.meetings.model import Person
from bot.meetings.ports import AppointmentRecord


@dataclass(frozen=True)
class ChangeTelling:
    """The side of one run of one action that people see. `person` is who asked for it."""

    run: Run
    person: Person
    action: str

    def done(self, result: ChangeResult, known: Known, record: AppointmentRecord | None) -> None:
        """After LeadSquared took it: what is stored, the card and its thread follow once LeadSquared shows it. Whoever
        did not press on the card hears it privately, and everybody does where LeadSquared does not show it."""
        shown = result.end is ChangeEnd.DONE
        if record and result.about and shown:
            self.remember("remember", known, result.about, record, changed=True)
            self.show("card", result.about, record)
            if record.card and record.card.ts:
                self.run.notifier.reply("tell", record.card, result)
        if not (shown and self._pressed_on_card(record)):
            self.run.notifier.tell_privately("told", result)
        self.run.progress.person_told = True

    def tell(self, result: ChangeResult) -> None:
        """Tell the person that nothing was done, and why."""
        self.run.answer(result)
        self.run.progress.person_told = True

    def failed(self, outcome: Outcome, known: Known, *, partly: bool = False) -> None:
        """LeadSquared refused it, or did not answer; `partly`: after it had done an earlier call of the same action."""
        about = known.card() if known.is_known else None
        if about and known.found is None and known.record:
            about = replace(about, state=known.record.status)
        self.tell(ChangeResult(self.action, ChangeEnd.FAILED, about, outcome, partly=partly))

    def waits(self, outcome: Outcome) -> None:
        self.run.notifier.tell_privately("waiting", ChangeWaiting(self.action, outcome), soon=True)

    def show(self, name: str, about: AppointmentCard, record: AppointmentRecord) -> None:
        """On the card, in the language and zone of whoever booked it."""
        if record.card and record.card.ts:
            audience = record.audience or replace(self.run.notifier.audience, user=record.user)
            self.run.notifier.show_appointment(name, audience, record.card, about)

    def remember(
        self, name: str, known: Known, about: AppointmentCard, record: AppointmentRecord, *, changed: bool = False
    ) -> None:
        """Store what is known now; `changed`: by this person, with this action."""
        new = replace(
            record,
            status=about.state,
            start=about.start,
            end=about.end,
            title=about.title or record.title,
            lead=about.lead,
            where=about.where or record.where,
            owner=(known.found.owner_mail or known.found.owner_id) if known.found else record.owner,
            owner_name=about.owner_name or record.owner_name,
        )
        if changed:
            new = replace(
                new,
                changed_at=self.run.ports.clock(),
                changed_by=self.person.user,
                changed_name=self.person.name,
                changed_how=self.action,
            )
        self.run.journal.step(name, partial(self.run.ports.memory.remember_appointment, new), None)

    def _pressed_on_card(self, record: AppointmentRecord | None) -> bool:
        """Then it changes before the person's eyes."""
        card, target = record.card if record else None, self.run.request.target
        return card is not None and bool(card.ts) and target is not None and card.ts == target.pressed_ts
