"""Book an appointment from a line or a form: its steps, in order.

Decides nothing: what may be booked is in rules, when something is sent again in booking, the sentences in slack/text.
"""

from dataclasses import dataclass, field
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.meetings import choices, rules
from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.understand import understand
from bot.meetings.appointment import Appointment
from bot.meetings.clash import ClashLook
from bot.meetings.clash_check import CLASHES, ClashCheck, keys_of, wanted_time
from bot.meetings.lookup import Lookups
from bot.meetings.messages import (
    Ask,
    BotMessage,
    Card,
    CardElsewhere,
    End,
    LookupFailed,
    Outcome,
    OutdatedChoice,
    ProfileUnavailable,
    Ready,
    Refuse,
    Waiting,
)
from bot.meetings.model import Draft, Meeting, OwnerKind, Person
from bot.meetings.notifier import Understanding
from bot.meetings.person_zone import is_zone
from bot.meetings.recheck import Recheck, asked_at
from bot.meetings.request import CANCEL, DESPITE, ReplyTarget, reference_of
from bot.meetings.rules import Asker, Found

# The order of steps from which on a quiet card is named where it was typed.
QUIET = 3
# How Slack's ids of channels begin; a direct message has the card itself.
CHANNELS = ("C", "G")


def run(run_: Run) -> Outcome | None:
    if run_.request.choices and run_.request.choices[-1].value == CANCEL:
        return None  # stored only so that its question has one answer
    understanding = understand(run_)
    return _Booking(run_, understanding).run() if understanding else None


BOOK = Action(
    "book",
    example="tomorrow 3-4pm Demo with Acme lead:asha@example.com",
    run=run,
    may=rules.why_not_allowed,
    workflow="hear",
)


# The same from Workflow Builder. An action of its own, so that a version that cannot end a step leaves it alone.
WORKFLOW_STEP = Action("workflow_step", run=run, may=rules.why_not_allowed, workflow="hear", by_line=False)


@dataclass
class _Booking:
    run_: Run
    understanding: Understanding
    clash: ClashCheck | None = field(default=None, init=False)

    @property
    def zone(self) -> ZoneInfo:
        return ZoneInfo(self.understanding.zone)

    def run(self) -> Outcome | None:
        request = self.run_.request
        asker = self._asker(request.received_at)
        draft = choices.in_zone(self.understanding.draft, self.zone)
        verdict: Ready | BotMessage | None = rules.check_draft(draft, asker)
        if choices.is_outdated(request):
            verdict = OutdatedChoice(draft)
        else:
            for choice in request.choices:
                answered = choices.apply_choice(draft, verdict if isinstance(verdict, Ask | Refuse) else None, choice)
                if answered is None:
                    verdict = OutdatedChoice(draft)
                    break
                draft, asker = answered, self._asker(choice.pressed_at)
                verdict = rules.check_draft(draft, asker)
        if verdict is None:
            verdict, draft = self._look_up(draft, asker)
        if isinstance(verdict, Ready):
            return self._book(draft, verdict)
        self.run_.answer(verdict)
        return None

    def _asker(self, asked_at_: datetime) -> Asker:
        return Asker(self.understanding.person, self.understanding.policy, asked_at_.astimezone(self.zone))

    def _look_up(self, draft: Draft, asker: Asker) -> tuple[Ready | BotMessage, Draft]:
        run = self.run_
        owner = self._owner(draft, asker)
        if isinstance(owner, ProfileUnavailable):
            return owner, draft
        lookups = Lookups(draft, asker.person, run.ports.crm, run.ports.clock, run.journal, self.understanding.steps)
        found = lookups.run(lambda waits: run.notifier.tell_privately("waiting", Waiting(draft, waits), soon=True))
        if found.outcome.end is not End.BOOKED:
            return LookupFailed(draft, found.outcome), draft
        draft = found.apply_to(draft)
        verdict = rules.decide(draft, asker, Found(found, owner))
        self.clash = self._clash_check(verdict.meeting, draft, owner) if isinstance(verdict, Ready) else None
        if self.clash:
            looked = run.journal.step("clash", self.clash.look, ClashLook)
            if looked.busy and isinstance(verdict, Ready):
                name = "" if self.clash.wanted.own else verdict.meeting.owner_name
                return rules.ask_about_clash(draft, asker, looked, name), draft
        return verdict, draft

    def _clash_check(self, meeting: Meeting, draft: Draft, owner: Person | None) -> ClashCheck | None:
        """None in jobs that began before there was one, and where the person has seen what is in the way."""
        understanding, request, ports = self.understanding, self.run_.request, self.run_.ports
        if (
            understanding.steps < CLASHES
            or request.is_check
            or any(choice.value == DESPITE for choice in request.choices)
        ):
            return None
        zone = ZoneInfo(owner.zone) if owner and owner.zone and is_zone(owner.zone) else self.zone
        keys, own = keys_of(request), rules.is_self(draft, understanding.person)
        wanted = wanted_time(meeting, understanding.policy, zone, keys, own=own)
        name = meeting.owner_mail or meeting.owner_id or ""
        return ClashCheck(ports.crm, ports.memory, ports.clock, name, wanted, keys) if wanted else None

    def _owner(self, draft: Draft, asker: Asker) -> Person | ProfileUnavailable | None:
        """The member whom owner: names, other than the asker; None for the asker, or for somebody who is not in Slack:
        LeadSquared knows whether it has such a user."""
        named, notifier = draft.owner, self.run_.notifier
        if named and named.kind is OwnerKind.USER and named.value != asker.person.user:
            owner = notifier.profile("owner", named.value)
            return owner or ProfileUnavailable(self.run_.request.typed, about=self._name_of(named.value))
        if (
            self.understanding.steps >= 1
            and named
            and named.kind is OwnerKind.MAIL
            and not rules.is_self(draft, asker.person)
        ):
            answer = notifier.profile_with("owner", named.value)
            return answer.value if answer.accepted else ProfileUnavailable(self.run_.request.typed, about=named.value)
        return None

    def _name_of(self, user: str) -> str:
        """As they were mentioned in the line."""
        return next((name for name, one in self.run_.request.mentions if one == user), "that colleague")

    def _book(self, draft: Draft, ready: Ready) -> Outcome | None:
        run, request, understanding = self.run_, self.run_.request, self.understanding
        meeting = ready.with_reference(reference_of(request.key))
        card = Card(meeting, Outcome(End.BOOKING), understanding.person, draft, request.key, request.received_at)
        # With quiet set, the card is a direct message; what came from a message is answered where the message is.
        quiet = understanding.preferences.quiet and not request.reply_to.thread_ts
        appointment = Appointment(
            card,
            ReplyTarget(understanding.person.user) if quiet else request.reply_to,
            request,
            run.ports.crm,
            run.ports.memory,
            run.ports.clock,
            run.journal,
            run.notifier,
            run.progress,
            zone=self.zone,
            steps=understanding.steps,
            recheck=Recheck(run.ports.chat, run.ports.clock, understanding.policy, card, asked_at(request)),
            clash=self.clash,
        )
        if request.is_check:
            return appointment.check(reference_of(request.answered_key))
        outcome = appointment.book()
        if quiet and outcome and understanding.steps >= QUIET and request.reply_to.channel[:1] in CHANNELS:
            self._say_where(run.progress.card or card)
        return outcome

    def _say_where(self, card: Card) -> None:
        """One private line where it was typed: nothing else is seen of it there."""
        location = self.run_.progress.location
        elsewhere = CardElsewhere(card, location.permalink if location else "")
        self.run_.notifier.tell_privately("quiet", elsewhere, soon=True)
