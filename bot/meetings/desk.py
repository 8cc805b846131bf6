"""One request from hearing to telling: the ports in order, each effect a step of the journal.

Decides nothing: what may be booked is in rules, when something is sent again in booking, how it sounds in
slack/blocks.
"""

import hashlib
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta
from functools import partial
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.meetings import line, rules
from bot.meetings.booking import PATIENCE_S, Booking, answered, delays_s
from bot.meetings.model import Draft, Lead, Meeting, OwnerKind, Person, Policy
from bot.meetings.ports import Chat, Claim, Clock, Crm, Journal, Memory, Stand
from bot.meetings.request import Request
from bot.meetings.sayings import (
    Ask,
    Broken,
    Card,
    End,
    NoLookup,
    Outcome,
    Ready,
    Refuse,
    Repeat,
    Told,
    Waiting,
)
from bot.meetings.telling import Teller
from bot.when import languages_for

REPEAT_S = 60


def mark_of(key: str) -> str:
    """The 8 characters that stand in a task's Description and in the log, from the request's key."""
    return hashlib.sha256(key.encode()).hexdigest()[:8]


@dataclass(frozen=True)
class Found:
    """What LeadSquared knows of the lead that was named: BOOKED means that it answered."""

    outcome: Outcome
    at: datetime | None = None
    leads: tuple[Lead, ...] = ()
    opportunities: tuple[str, ...] = ()


@dataclass(frozen=True)
class Desk:
    """What every request of one workspace and its LeadSquared account needs."""

    crm: Crm
    chat: Chat
    memory: Memory
    policy: Policy
    clock: Clock

    def hear(self, request: Request, journal: Journal) -> Outcome | None:
        """Answer one typed line: how its booking ended, or None when nothing was to be booked."""
        return _Hearing(self, request, journal).run()

    def excuse(self, request: Request, journal: Journal) -> None:
        """After a bug: give the person the reference that the log has."""
        Teller(self.chat, journal, request).whisper("excuse", Broken(mark_of(request.key)))


@dataclass(frozen=True)
class _Hearing:
    """One request on its way."""

    desk: Desk
    request: Request
    journal: Journal
    tell: Teller = field(init=False)

    def __post_init__(self) -> None:
        object.__setattr__(self, "tell", Teller(self.desk.chat, self.journal, self.request))

    def run(self) -> Outcome | None:
        asker = self.tell.profile("who", self.request.user)
        now = self.request.heard_at.astimezone(_zone(asker.zone, self.desk.policy.zone))
        languages = languages_for(asker.locale)
        draft = line.parse(self.request.line, self.request.mentions, now, languages)
        draft = replace(draft, command=self.request.command)
        verdict: Ready | Ask | Refuse | NoLookup | None
        verdict = rules.first_look(draft, asker, self.desk.policy, now)
        verdict = verdict or self._look_up(draft, asker, now)
        if isinstance(verdict, Ready):
            return self._once(draft, asker, verdict.meeting)
        self.tell.whisper("answer", verdict)
        return None

    def _look_up(self, draft: Draft, asker: Person, now: datetime) -> Ready | Ask | Refuse | NoLookup:
        said = draft.owner
        owner = None
        if said and said.kind is OwnerKind.USER and said.value != asker.user:
            owner = self.tell.profile("owner", said.value)
        found = self._find(draft) if draft.lead else Found(Outcome(End.BOOKED))
        if found.outcome.end is not End.BOOKED:
            return NoLookup(draft, found.outcome)
        mark = mark_of(self.request.key)
        policy = self.desk.policy
        return rules.decide(draft, asker, owner, found.leads, found.opportunities, policy, now, mark)

    def _find(self, draft: Draft) -> Found:
        began: datetime | None = None
        for number, delay in enumerate(delays_s()):
            found = self.journal.step(f"lead {number}", self._finding(draft), Found)
            began = began or found.at
            over = began and found.at and found.at - began >= timedelta(seconds=PATIENCE_S)
            if found.outcome.end is not End.TRYING or over:
                break
            if number == 0:
                self.tell.whisper("waiting", Waiting(draft))
            self.journal.sleep(delay)
        return found

    def _finding(self, draft: Draft) -> Callable[[], Found]:
        def look() -> Found:
            leads: tuple[Lead, ...] = ()
            opportunities: tuple[str, ...] = ()

            def ask() -> str:
                nonlocal leads, opportunities
                leads = self.desk.crm.find_leads(draft.lead or "")
                if draft.opportunity and len(leads) == 1:
                    opportunities = self.desk.crm.opportunities_of(leads[0].id)
                return ""

            return Found(answered(ask), self.desk.clock(), leads, opportunities)

        return look

    def _once(self, draft: Draft, asker: Person, meeting: Meeting) -> Outcome | None:
        """Book it, unless the same line is already on its way."""
        key, memory = self.request.key, self.desk.memory
        words = (self.request.team, self.request.place.channel, asker.user, draft.line.casefold())
        print_ = hashlib.sha256("\n".join(" ".join(w.split()) for w in words).encode()).hexdigest()
        heard_at = self.request.heard_at
        claim = self.journal.step("claim", partial(memory.claim, print_, key, heard_at, REPEAT_S), Claim)
        if not claim.mine:
            permalink = claim.stand.permalink if claim.stand else ""
            self.tell.whisper("repeat", Repeat(draft, permalink))
            return None
        outcome = self._book(draft, asker, meeting, print_)
        if outcome.end in (End.REFUSED, End.KEYS, End.GAVE_UP):
            self.journal.step("release", partial(memory.release, print_, key), None)
        return outcome

    def _book(self, draft: Draft, asker: Person, meeting: Meeting, print_: str) -> Outcome:
        card = Card(meeting, Outcome(End.BOOKING), asker, draft)
        stand = self.tell.show_soon(card)
        if stand:
            self._remember(print_, stand)
        permalink = stand.permalink if stand else ""
        signed = replace(meeting, description=rules.description(meeting, asker, permalink))

        def say_so() -> None:
            if stand:
                trying = replace(card, outcome=Outcome(End.TRYING))
                self.tell.reply("tell trying", stand, Told(trying))
                self.tell.change("card trying", stand, trying)

        desk = self.desk
        booking = Booking(signed, self.request.heard_at, desk.crm, desk.clock, self.journal)
        outcome = booking.run(say_so)
        ended = replace(card, outcome=outcome)
        if stand is None:
            stand = self.tell.show(ended)
            self._remember(print_, stand)
        self.tell.reply("tell", stand, Told(ended))
        self.tell.change("card end", stand, ended)
        return outcome

    def _remember(self, print_: str, stand: Stand) -> None:
        key, memory = self.request.key, self.desk.memory
        self.journal.step("stand", partial(memory.remember_stand, print_, key, stand), None)


def _zone(said: str | None, usual: str) -> ZoneInfo:
    """The profile's zone where this machine knows it, else the installation's."""
    try:
        return ZoneInfo(said or usual)
    except (ZoneInfoNotFoundError, ValueError):
        return ZoneInfo(usual)
