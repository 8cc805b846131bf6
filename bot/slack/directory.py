"""People and lists of LeadSquared, looked up once and cached.

One for each workspace and its account. Returns an answer or nothing, and raises no error of Slack or LeadSquared: a
form also opens without it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import TypeVar
from zoneinfo import ZoneInfo

from bot.meetings import rules
from bot.meetings.agenda import AgendaDays, AgendaPage
from bot.meetings.audience import Audience, audience_of
from bot.meetings.crm_appointment import CrmAppointment, FreeSlot
from bot.meetings.free_search import FreeSearch
from bot.meetings.model import Lead, Person, Policy, Preferences, TaskType
from bot.meetings.person_zone import is_zone, zone_of
from bot.meetings.ports import (
    AppointmentRecord,
    Catalogue,
    Chat,
    ChatUnavailable,
    CrmKeysRefused,
    CrmRefused,
    CrmUnavailable,
    Memory,
)
from bot.meetings.request import Target
from bot.slack.menus import FormLists, MenuOption
from bot.slack.shared_cache import SharedCache
from bot.when import languages_for

log = logging.getLogger(__name__)

# Slack takes 100 blocks in a view, some of them for the settings and the buttons.
HOME_ROWS = 80

T = TypeVar("T")

LISTS_S, PEOPLE_S, USERS_S, MOST = 60, 600, 300, 2000
TYPES = ""
# LeadSquared returns at most so many leads for one search: fewer are all there are.
SEARCHED = 100


@dataclass(frozen=True)
class Member:
    """A person, their own settings, and the installation's policy with those applied."""

    person: Person
    habits: Preferences
    policy: Policy

    @property
    def zone(self) -> str:
        return zone_of(self.person, self.habits, self.policy)

    @property
    def clock(self) -> str:
        """Their own or Slack's zone, "" where neither is set; an app has none."""
        names = () if self.person.bot else (self.habits.zone, self.person.zone)
        return next((name for name in names if name and is_zone(name)), "")

    @property
    def languages(self) -> tuple[str, ...]:
        """The languages that their words are read in."""
        return languages_for(self.person.locale, self.zone, self.habits.language)

    @property
    def audience(self) -> Audience:
        return audience_of(self.person, self.zone)


@dataclass(frozen=True)
class OwnerAnswer:
    """What LeadSquared answered when it was asked whose e-mail something is: a user's name, "" for nobody's, None for
    no answer. `keys_refused`: it does not take the bot's keys, which an operator has to mend."""

    name: str | None
    keys_refused: bool = False


class Directory:
    """What is cached of people and lists, and the look-ups that fill the cache."""

    def __init__(self, chat: Chat, memory: Memory, catalogue: Catalogue, policy: Policy) -> None:
        self._chat, self._memory, self._catalogue, self.policy = chat, memory, catalogue, policy
        self._people: SharedCache[Person] = SharedCache(MOST, PEOPLE_S)
        self._users: SharedCache[bool] = SharedCache(MOST, USERS_S)
        self._types: SharedCache[tuple[TaskType, ...]] = SharedCache(1, LISTS_S)
        self._leads: SharedCache[tuple[Lead, ...]] = SharedCache(MOST, LISTS_S)
        self._opportunities: SharedCache[tuple[MenuOption, ...]] = SharedCache(MOST, LISTS_S)
        # The lists whose last look-up failed.
        self._missing: set[str] = set()

    def member(self, team: str, user: str) -> Member | None:
        """A member, looked up in Slack if need be; None if Slack does not answer."""
        person = self._asked(self._people, user, lambda: self._chat.person(user)) or self._people.get_stale(user)
        return self._with_habits(team, person) if person else None

    def cached_member(self, team: str, user: str) -> Member | None:
        """A member from the cache, without asking Slack."""
        person = self._people.get_stale(user)
        return self._with_habits(team, person) if person else None

    def audience(self, user: str) -> Audience:
        """Who reads an answer that is given at once: nobody is asked, and nothing is read from the database."""
        person = self._people.get_stale(user)
        return audience_of(person, person.zone or self.policy.zone) if person else Audience(user, zone=self.policy.zone)

    def unknown_member(self, team: str, user: str) -> Member:
        """A member whom Slack does not describe at the moment; their own settings apply all the same."""
        return self._with_habits(team, Person(user, ""))

    def lists(self, member: Member | None, lead: str) -> FormLists:
        """What the form's menus offer, from the cache."""
        policy = member.policy if member else self.policy
        types, opportunities = self._types.get_stale(TYPES), self._opportunities.get_stale(lead)
        guest = member is not None and member.person.guest
        mail = member.person.mail if member else ""
        no_user = member is not None and (not mail or self._users.get_stale(mail) is False)
        missing = []
        if types is None and TYPES in self._missing:
            missing.append("types")
        if lead and opportunities is None and lead in self._missing:
            missing.append("opportunities")
        return FormLists(
            types=types or (),
            opportunities=(opportunities or ()) if lead else (),
            missing=tuple(missing),
            may_assign=policy.assign == "members" and not guest,
            may_search=not guest and not no_user,
            guest=guest,
            no_mail=member is not None and not mail,
            minutes=policy.minutes,
            task_type=policy.task_type,
            reminder=policy.reminder,
            notify=policy.notify,
            command=policy.command,
        )

    def may_search(self, member: Member) -> bool:
        """Whether somebody may look up leads: an active user of LeadSquared may, by their mail, and no guest. No, where
        LeadSquared does not answer."""
        person = member.person
        mail = person.mail or ""
        if not mail or person.guest or person.outside or person.deleted or person.bot:
            return False
        return self._asked(self._users, mail, lambda: self._catalogue.user_named(mail) != "") is True

    def may_search_cached(self, member: Member) -> bool:
        """The same from the cache; False where it was not looked up yet."""
        return member.person.mail is not None and self._users.get_fresh(member.person.mail) is True

    def type_names(self) -> tuple[str, ...] | None:
        """The appointment types' names, looked up if need be; None when LeadSquared does not answer."""
        found = self._asked(self._types, TYPES, self._catalogue.appointment_types)
        return None if found is None else tuple(one.name for one in found)

    def load(self, lead: str, member: Member | None = None) -> None:
        """Look up the lists that are missing or no longer fresh, and whether the member may look up leads."""
        may_search = member is not None and self.may_search(member)
        types = self._asked(self._types, TYPES, self._catalogue.appointment_types)
        self._record(TYPES, missing=types is None)
        if lead and may_search:
            theirs = self._asked(self._opportunities, lead, lambda: self._ask_opportunities(lead))
            self._record(lead, missing=theirs is None)

    def owner_named(self, mail: str) -> OwnerAnswer:
        """The LeadSquared user of this mail. Not kept: it is asked to see whether it has changed."""
        try:
            return OwnerAnswer(self._catalogue.user_named(mail))
        except CrmKeysRefused:
            return OwnerAnswer(None, keys_refused=True)
        except (CrmUnavailable, CrmRefused):
            return OwnerAnswer(None)

    def record_of(self, team: str, target: Target) -> AppointmentRecord | None:
        """What is stored of an appointment; None where nothing is."""
        if not target.key:
            return self._memory.appointment_of_task(team, target.task_id)
        return next((one for one in self._memory.appointments(target.key) if one.number == target.number), None)

    def read_appointment(self, task_id: str) -> tuple[CrmAppointment | None] | None:
        """What LeadSquared has of it now, None inside for nothing; None alone for no answer."""
        return self._answer(lambda: (self._catalogue.appointment(task_id),))

    def leads(self, words: str) -> tuple[Lead, ...]:
        """By what was typed; when LeadSquared has no answer in time, those of what was typed before that fit."""
        asked = " ".join(words.casefold().split())
        found = self._asked(self._leads, asked, lambda: self._catalogue.search_leads(asked))
        return found if found is not None else self._leads_of_before(asked)

    def leads_at(self, address: str) -> tuple[Lead, ...]:
        """Those whose mail, phone or id this is."""
        return self._asked(self._leads, f"at {address}", lambda: self._catalogue.find_leads(address)) or ()

    def cached_leads_at(self, address: str) -> tuple[Lead, ...]:
        """The same without asking anybody."""
        return self._leads.get_stale(f"at {address}") or ()

    def _leads_of_before(self, asked: str) -> tuple[Lead, ...]:
        for length in range(len(asked), 1, -1):
            found = self._leads.get_stale(asked[:length].rstrip())
            if found is not None and len(found) < SEARCHED:
                return tuple(lead for lead in found if asked in _searched(lead))
        return ()

    def _with_habits(self, team: str, person: Person) -> Member:
        habits = self._memory.preferences(team, person.user)
        return Member(person, habits, rules.with_preferences(self.policy, habits))

    def appointment(self, task_id: str) -> CrmAppointment | None:
        """As LeadSquared has it now; None where it has none, or does not answer."""
        return self._answer(lambda: self._catalogue.appointment(task_id))

    def agenda(self, member: Member, now: datetime) -> AgendaPage | None:
        """Their own appointments of the next days; None when LeadSquared does not answer. `now` is aware."""
        mail, days = member.person.mail, AgendaDays.of(None, ZoneInfo(member.zone), now)
        if not mail:
            return None

        def ask() -> AgendaPage:
            return days.page(self._catalogue.appointments_of(mail, days.start, days.end), HOME_ROWS)

        return self._answer(ask)

    def free_times(self, about: CrmAppointment, member: Member, now: datetime) -> tuple[FreeSlot, ...] | None:
        """The next free times of its owner, as long as it is; None when LeadSquared does not answer."""
        owner, search = about.owner_mail or about.owner_id, FreeSearch.of(about, member.policy, member.zone, now)
        if search is None or not owner:
            return None
        return self._answer(lambda: search.found(self._catalogue.appointments_of(owner, search.first, search.last)))

    def _ask_opportunities(self, lead: str) -> tuple[MenuOption, ...]:
        found = self._catalogue.opportunities(lead)
        return tuple(MenuOption(one.id, one.name or one.id) for one in found if one.id)

    def _record(self, name: str, *, missing: bool) -> None:
        if missing:
            self._missing.add(name)
        else:
            self._missing.discard(name)

    def _asked(self, kept: SharedCache[T], key: str, ask: Callable[[], T]) -> T | None:
        """The fresh answer, looked up if need be; None if there is none."""
        return kept.get(key, lambda: self._answer(ask))

    def _answer(self, ask: Callable[[], T]) -> T | None:
        try:
            return ask()
        except (CrmUnavailable, CrmRefused, CrmKeysRefused, ChatUnavailable) as failure:
            log.info("a look-up failed: %s", type(failure).__name__)
            return None


def _searched(lead: Lead) -> str:
    return " ".join((lead.name, lead.company, lead.mail, lead.phone)).casefold()
