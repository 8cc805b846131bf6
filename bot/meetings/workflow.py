"""One request from hearing to telling: the ports in order, each effect a step of the journal.

Decides nothing: what may be booked is in rules, when something is sent again in booking, how it sounds in
slack/text.

The order and the names of the steps are part of what is stored: a job that one version began may be ended by the next
one, or by both in turn, which go the same way and find what was remembered. From release to release they stay; a step
that is added in the middle is for jobs whose first step remembers that they know it (`steps` of Understanding). How a
line is read, and the settings, may change: both are part of what the first step remembers. What rules make of that may
change within a step only.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.meetings import choices, drafts, mentions, rules
from bot.meetings.appointment import Appointment
from bot.meetings.lookup import Lookup
from bot.meetings.messages import (
    Ask,
    BookingResult,
    BotMessage,
    Card,
    End,
    InternalFailure,
    LookupFailed,
    Outcome,
    OutdatedChoice,
    ProfileUnavailable,
    Ready,
    Refuse,
    Waiting,
)
from bot.meetings.model import Draft, OwnerKind, Person, Policy, Preferences
from bot.meetings.notifier import STEPS, Notifier, Understanding
from bot.meetings.person_zone import zone_of
from bot.meetings.ports import CardLocation, Chat, ChatUnavailable, Clock, Crm, Journal, JournalUnreadable, Memory
from bot.meetings.progress import Progress
from bot.meetings.recheck import Recheck, asked_at
from bot.meetings.request import CANCEL, CHECK, ReplyTarget, Request
from bot.when import languages_for


def reference_of(key: str) -> str:
    """The 8 characters that stand in a task's Description and in the log, from the request's key."""
    return hashlib.sha256(key.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Workflow:
    """What every request of one workspace and its LeadSquared account needs. `notice` is told of each draft that was
    read, for whoever counts."""

    crm: Crm
    chat: Chat
    memory: Memory
    policy: Policy
    clock: Clock
    notice: Callable[[Draft], None] = lambda _: None

    def run(self, request: Request, journal: Journal, progress: Progress | None = None) -> Outcome | None:
        """Answer one typed line: how its booking ended, or None when nothing was to be booked. `progress` is filled on
        the way, for `excuse`."""
        notifier = Notifier(self.chat, journal, request, reference_of(request.key))
        progress = progress or Progress()
        try:
            return _Hearing(self, request, journal, notifier, progress).run()
        except JournalUnreadable:
            progress.certain = False
            raise

    def report_failure(self, request: Request, journal: Journal, progress: Progress | None = None) -> Outcome:
        """After a bug: the last word, with the reference that the log has. The line may be typed again, and its card
        says how it ended, as far as that is known. Without `progress` nobody knows how far it came. `journal` remembers
        nothing: the request's own may be what is broken."""
        progress = progress or Progress(certain=False)
        ref = reference_of(request.key)
        ended, card = progress.ended(ref), progress.last_card(ref)
        notifier = Notifier(self.chat, journal, request, ref)
        location = progress.location
        if progress.outcome is None or ended.end not in (End.BOOKED, End.UNSURE):
            found = journal.step("abandon", lambda: self.memory.abandon(request.key), CardLocation | None)
            location = location or found
        said: BookingResult | InternalFailure = (
            BookingResult(card, location.permalink if location else "", alone=True)
            if card
            else InternalFailure(ref, ended.end is End.UNSURE)
        )
        if location and card:
            notifier.change("broken card", location, card)
        elif location:
            notifier.replace("broken card", location, said)
        if not progress.person_told:
            notifier.tell_privately("excuse", said)
        notifier.update_form("excuse form", said)
        return ended


@dataclass(frozen=True)
class _Hearing:
    """One request on its way."""

    workflow: Workflow
    request: Request
    journal: Journal
    notifier: Notifier
    progress: Progress

    def run(self) -> Outcome | None:
        if self.request.choices and self.request.choices[-1].value == CANCEL:
            return None  # written down only to be the one answer to its question
        understanding = self.notifier.understand(self.workflow.memory, self._understand)
        if understanding is None:
            self._answer(ProfileUnavailable(self._typed))
            return None
        self.notifier.steps = understanding.steps
        verdict, draft = self._decide(understanding)
        if isinstance(verdict, Ready):
            return self._book(draft, understanding, verdict)
        self._answer(verdict)
        return None

    def _answer(self, message: BotMessage) -> None:
        self.notifier.tell_privately("answer", message)
        self.notifier.update_form("answer form", message)

    @property
    def _typed(self) -> str:
        """The line as it can be typed again; "" for a form."""
        return "" if self.request.form else f"{self.request.command} {self.request.line}"

    def _understand(self, person: Person, preferences: Preferences) -> Understanding:
        policy = rules.with_preferences(self.workflow.policy, preferences)
        zone = zone_of(person, preferences, policy)
        return Understanding(person, preferences, policy, zone, self._read(person, ZoneInfo(zone)), STEPS)

    def _decide(self, understanding: Understanding) -> tuple[Ready | BotMessage, Draft]:
        request, policy = self.request, understanding.policy
        zone = ZoneInfo(understanding.zone)
        now = request.received_at.astimezone(zone)
        draft = choices.in_zone(understanding.draft, zone)
        verdict: Ready | Ask | Refuse | LookupFailed | None
        verdict = rules.check_draft(draft, understanding.person, policy, now)
        if choices.is_old(request):
            return OutdatedChoice(draft), draft
        for choice in request.choices:
            answered = choices.apply_choice(draft, verdict, choice)
            if answered is None:
                return OutdatedChoice(draft), draft
            draft, now = answered, choice.pressed_at.astimezone(zone)
            verdict = rules.check_draft(draft, understanding.person, policy, now)
        return (verdict, draft) if verdict else self._look_up(draft, understanding, now)

    def _read(self, person: Person, zone: ZoneInfo) -> Draft:
        request = self.request
        if request.form:
            return choices.draft_of(request.form, zone, request.command)
        now = request.received_at.astimezone(zone)
        draft = drafts.draft_of(request, self._names(person), now, languages_for(person.locale))
        self.workflow.notice(draft)
        return replace(draft, command=request.command)

    def _names(self, asker: Person) -> dict[str, str]:
        """Of those whom the line mentions by id alone; a name that Slack does not say now is worth no wait."""
        names = {}
        for user in mentions.unnamed(self.request.mentions)[: mentions.MOST]:
            with suppress(ChatUnavailable):
                names[user] = asker.name if user == asker.user else self.workflow.chat.person(user).name
        return names

    def _look_up(
        self, draft: Draft, understanding: Understanding, now: datetime
    ) -> tuple[Ready | Ask | Refuse | LookupFailed | ProfileUnavailable, Draft]:
        asker, said, workflow = understanding.person, draft.owner, self.workflow
        owner = None
        if said and said.kind is OwnerKind.USER and said.value != asker.user:
            owner = self.notifier.profile("owner", said.value)
            if owner is None:
                return ProfileUnavailable(self._typed, about=self._name_of(said.value)), draft
        elif understanding.steps >= 1 and said and said.kind is OwnerKind.MAIL and not rules.is_self(draft, asker):
            heard = self.notifier.profile_with("owner", said.value)
            if not heard.accepted:
                return ProfileUnavailable(self._typed, about=said.value), draft
            owner = heard.value  # nobody's in Slack: LeadSquared knows whether it has such a user
        lookup = Lookup(draft, asker, workflow.crm, workflow.clock, self.journal, understanding.steps)
        found = lookup.run(lambda waits: self.notifier.tell_privately("waiting", Waiting(draft, waits), soon=True))
        if found.outcome.end is not End.BOOKED:
            return LookupFailed(draft, found.outcome), draft
        draft = found.taken(draft)
        return rules.decide(
            draft, asker, owner, found, understanding.policy, now, reference_of(self.request.key)
        ), draft

    def _name_of(self, user: str) -> str:
        """As they were mentioned in the line."""
        return next((name for name, one in self.request.mentions if one == user), "that colleague")

    def _book(self, draft: Draft, understanding: Understanding, verdict: Ready) -> Outcome | None:
        workflow, request = self.workflow, self.request
        card = Card(
            verdict.meeting, Outcome(End.BOOKING), understanding.person, draft, request.key, request.received_at
        )
        # Quiet people get their cards in a DM; what came from a message is answered where the message is.
        quiet = understanding.preferences.quiet and not request.reply_to.thread_ts
        place = ReplyTarget(understanding.person.user) if quiet else request.reply_to
        appointment = Appointment(
            card,
            place,
            request,
            workflow.crm,
            workflow.memory,
            workflow.clock,
            self.journal,
            self.notifier,
            self.progress,
            zone=ZoneInfo(understanding.zone),
            steps=understanding.steps,
            after_wait=Recheck(workflow.chat, workflow.clock, understanding.policy, card, asked_at(request)),
        )
        if request.choices and request.choices[-1].value == CHECK:
            return appointment.check(reference_of(request.answered_key))
        return appointment.book()
