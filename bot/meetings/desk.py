"""One request from hearing to telling: the ports in order, each effect a step of the journal.

Decides nothing: what may be booked is in rules, when something is sent again in booking, how it sounds in
slack/text.

The order and the names of the steps are part of what is stored: a job that one version began may be ended by the next
one, or by both in turn, which go the same way and find what was remembered. From release to release they stay; a step
that is added in the middle is for jobs whose first step remembers that they know it (`steps` of Known). How a
line is read, and the settings, may change: both are part of what the first step remembers. What rules make of that may
change within a step only.
"""

import hashlib
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.meetings import answers, mentions, rules, typed
from bot.meetings.after_wait import AfterWait, asked_at
from bot.meetings.appointment import Appointment
from bot.meetings.lookup import Lookup
from bot.meetings.model import Draft, Habits, OwnerKind, Person, Policy
from bot.meetings.ports import Chat, ChatUnavailable, Clock, Crm, Journal, JournalUnreadable, Memory, Stand
from bot.meetings.progress import Progress
from bot.meetings.request import CANCEL, CHECK, Place, Request
from bot.meetings.sayings import (
    Ask,
    Broken,
    Card,
    End,
    NoLookup,
    NoProfile,
    Old,
    Outcome,
    Ready,
    Refuse,
    Saying,
    Told,
    Waiting,
)
from bot.meetings.telling import STEPS, Known, Teller
from bot.meetings.zones import zone_of
from bot.when import languages_for


def mark_of(key: str) -> str:
    """The 8 characters that stand in a task's Description and in the log, from the request's key."""
    return hashlib.sha256(key.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Desk:
    """What every request of one workspace and its LeadSquared account needs. `notice` is told of each draft that was
    read, for whoever counts."""

    crm: Crm
    chat: Chat
    memory: Memory
    policy: Policy
    clock: Clock
    notice: Callable[[Draft], None] = lambda _: None

    def hear(self, request: Request, journal: Journal, progress: Progress | None = None) -> Outcome | None:
        """Answer one typed line: how its booking ended, or None when nothing was to be booked. `progress` is filled on
        the way, for `excuse`."""
        tell = Teller(self.chat, journal, request, mark_of(request.key))
        progress = progress or Progress()
        try:
            return _Hearing(self, request, journal, tell, progress).run()
        except JournalUnreadable:
            progress.certain = False
            raise

    def excuse(self, request: Request, journal: Journal, progress: Progress | None = None) -> Outcome:
        """After a bug: the last word, with the reference that the log has. The line may be typed again, and its card
        says how it ended, as far as that is known. Without `progress` nobody knows how far it came. `journal` remembers
        nothing: the request's own may be what is broken."""
        progress = progress or Progress(certain=False)
        ref = mark_of(request.key)
        ended, card = progress.ended(ref), progress.last_card(ref)
        tell = Teller(self.chat, journal, request, ref)
        stand = progress.stand
        if progress.outcome is None or ended.end not in (End.BOOKED, End.UNSURE):
            found = journal.step("abandon", lambda: self.memory.abandon(request.key), Stand | None)
            stand = stand or found
        said: Told | Broken = (
            Told(card, stand.permalink if stand else "", alone=True) if card else Broken(ref, ended.end is End.UNSURE)
        )
        if stand and card:
            tell.change("broken card", stand, card)
        elif stand:
            tell.replace("broken card", stand, said)
        if not progress.told:
            tell.whisper("excuse", said)
        tell.finish("excuse form", said)
        return ended


@dataclass(frozen=True)
class _Hearing:
    """One request on its way."""

    desk: Desk
    request: Request
    journal: Journal
    tell: Teller
    progress: Progress

    def run(self) -> Outcome | None:
        if self.request.choices and self.request.choices[-1].picked == CANCEL:
            return None  # written down only to be the one answer to its question
        known = self.tell.know(self.desk.memory, self._understand)
        if known is None:
            self._answer(NoProfile(self._typed))
            return None
        self.tell.steps = known.steps
        verdict, draft = self._decide(known)
        if isinstance(verdict, Ready):
            return self._keep(draft, known, verdict)
        self._answer(verdict)
        return None

    def _answer(self, saying: Saying) -> None:
        self.tell.whisper("answer", saying)
        self.tell.finish("answer form", saying)

    @property
    def _typed(self) -> str:
        """The line as it can be typed again; "" for a form."""
        return "" if self.request.filled else f"{self.request.command} {self.request.line}"

    def _understand(self, person: Person, habits: Habits) -> Known:
        policy = rules.personal(self.desk.policy, habits)
        zone = zone_of(person, habits, policy)
        return Known(person, habits, policy, zone, self._read(person, ZoneInfo(zone)), STEPS)

    def _decide(self, known: Known) -> tuple[Ready | Saying, Draft]:
        request, policy = self.request, known.policy
        zone = ZoneInfo(known.zone)
        now = request.heard_at.astimezone(zone)
        draft = answers.in_zone(known.draft, zone)
        verdict: Ready | Ask | Refuse | NoLookup | None
        verdict = rules.first_look(draft, known.person, policy, now)
        if answers.is_old(request):
            return Old(draft), draft
        for choice in request.choices:
            answered = answers.picked(draft, verdict, choice)
            if answered is None:
                return Old(draft), draft
            draft, now = answered, choice.pressed_at.astimezone(zone)
            verdict = rules.first_look(draft, known.person, policy, now)
        return (verdict, draft) if verdict else self._look_up(draft, known, now)

    def _read(self, person: Person, zone: ZoneInfo) -> Draft:
        request = self.request
        if request.filled:
            return answers.draft_of(request.filled, zone, request.command)
        now = request.heard_at.astimezone(zone)
        draft = typed.draft_of(request, self._names(person), now, languages_for(person.locale))
        self.desk.notice(draft)
        return replace(draft, command=request.command)

    def _names(self, asker: Person) -> dict[str, str]:
        """Of those whom the line mentions by id alone; a name that Slack does not say now is worth no wait."""
        names = {}
        for user in mentions.unnamed(self.request.mentions)[: mentions.MOST]:
            with suppress(ChatUnavailable):
                names[user] = asker.name if user == asker.user else self.desk.chat.person(user).name
        return names

    def _look_up(
        self, draft: Draft, known: Known, now: datetime
    ) -> tuple[Ready | Ask | Refuse | NoLookup | NoProfile, Draft]:
        asker, said, desk = known.person, draft.owner, self.desk
        owner = None
        if said and said.kind is OwnerKind.USER and said.value != asker.user:
            owner = self.tell.profile("owner", said.value)
            if owner is None:
                return NoProfile(self._typed, about=self._name_of(said.value)), draft
        elif known.steps >= 1 and said and said.kind is OwnerKind.MAIL and not rules.is_self(draft, asker):
            heard = self.tell.profile_with("owner", said.value)
            if not heard.taken:
                return NoProfile(self._typed, about=said.value), draft
            owner = heard.value  # nobody's in Slack: LeadSquared knows whether it has such a user
        lookup = Lookup(draft, asker, desk.crm, desk.clock, self.journal, known.steps)
        found = lookup.run(lambda waits: self.tell.whisper("waiting", Waiting(draft, waits), soon=True))
        if found.outcome.end is not End.BOOKED:
            return NoLookup(draft, found.outcome), draft
        draft = found.taken(draft)
        return rules.decide(draft, asker, owner, found, known.policy, now, mark_of(self.request.key)), draft

    def _name_of(self, user: str) -> str:
        """As they were mentioned in the line."""
        return next((name for name, one in self.request.mentions if one == user), "that colleague")

    def _keep(self, draft: Draft, known: Known, verdict: Ready) -> Outcome | None:
        desk, request = self.desk, self.request
        card = Card(verdict.meeting, Outcome(End.BOOKING), known.person, draft, request.key, request.heard_at)
        # Quiet people get their cards in a DM; what came from a message is answered where the message is.
        quiet = known.habits.quiet and not request.place.thread_ts
        place = Place(known.person.user) if quiet else request.place
        appointment = Appointment(
            card,
            place,
            request,
            desk.crm,
            desk.memory,
            desk.clock,
            self.journal,
            self.tell,
            self.progress,
            zone=ZoneInfo(known.zone),
            steps=known.steps,
            after_wait=AfterWait(desk.chat, desk.clock, known.policy, card, asked_at(request)),
        )
        if request.choices and request.choices[-1].picked == CHECK:
            return appointment.check(mark_of(request.of))
        return appointment.keep()
