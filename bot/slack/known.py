"""What the form needs to know of people and of LeadSquared, asked once and kept for a while.

One for each workspace and its account. Whoever asks gets an answer or nothing, never an error: a form opens
without it.
"""

import logging
from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock
from typing import TypeVar
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from cachetools import TTLCache

from bot.meetings import rules
from bot.meetings.model import Habits, Lead, Person, Policy, TaskType
from bot.meetings.ports import (
    Catalogue,
    Chat,
    ChatUnavailable,
    CrmKeysRefused,
    CrmRefused,
    CrmUnavailable,
    Memory,
)
from bot.slack.form.lists import Lists
from bot.slack.form.state import Option
from bot.when import languages_for

log = logging.getLogger(__name__)

T = TypeVar("T")

LISTS_S, PEOPLE_S, MOST = 60, 600, 2000
TROUBLE = "LeadSquared does not answer right now, so its lists are not all here. Booking works: I keep trying."


@dataclass(frozen=True)
class Somebody:
    """A person, and their habits over the installation's."""

    person: Person
    habits: Habits
    policy: Policy

    @property
    def zone(self) -> str:
        for name in (self.habits.zone, self.person.zone):
            if name and _is_zone(name):
                return name
        return self.policy.zone

    @property
    def languages(self) -> tuple[str, ...]:
        return languages_for(self.person.locale)


class Known:
    """Caches are shared by threads; two that ask at once may both ask LeadSquared, and that is all."""

    def __init__(self, chat: Chat, memory: Memory, catalogue: Catalogue, policy: Policy) -> None:
        self._chat, self._memory, self._catalogue, self.policy = chat, memory, catalogue, policy
        self._people: TTLCache[str, Person] = TTLCache(MOST, PEOPLE_S)
        self._types: TTLCache[str, tuple[TaskType, ...]] = TTLCache(1, LISTS_S)
        self._leads: TTLCache[str, tuple[Lead, ...]] = TTLCache(MOST, LISTS_S)
        self._opportunities: TTLCache[str, tuple[Option, ...]] = TTLCache(MOST, LISTS_S)
        self._lock = Lock()

    def somebody(self, team: str, user: str) -> Somebody | None:
        """With Slack asked if need be; None when it does not answer."""
        person = self._kept(self._people, user, lambda: self._chat.person(user))
        return self._with_habits(team, person) if person else None

    def already(self, team: str, user: str) -> Somebody | None:
        """What is known without asking anybody."""
        with self._lock:
            person = self._people.get(user)
        return self._with_habits(team, person) if person else None

    def lists(self, somebody: Somebody | None, lead: str, *, ask: bool) -> Lists:
        """What the form offers; with `ask`, LeadSquared is asked for what is not known."""
        policy = somebody.policy if somebody else self.policy
        types = self._types_known(ask=ask)
        guest = somebody is not None and somebody.person.guest
        trouble = TROUBLE if ask and types is None else ""
        opportunities: tuple[Option, ...] | None = ()
        if lead:
            opportunities = self._opportunities_known(lead, ask=ask)
            trouble = trouble or (TROUBLE if ask and opportunities is None else "")
        return Lists(
            types=types or (),
            opportunities=opportunities or (),
            trouble=trouble,
            may_assign=policy.assign == "members" and not guest,
            may_search=not guest,
            minutes=policy.minutes,
            task_type=policy.task_type,
            reminder=policy.reminder,
            notify=policy.notify,
            command=policy.command,
        )

    def leads(self, words: str) -> tuple[Lead, ...]:
        """By what was typed; () when there is none, or no answer in time."""
        asked = " ".join(words.casefold().split())
        return self._kept(self._leads, asked, lambda: self._catalogue.search_leads(asked)) or ()

    def _with_habits(self, team: str, person: Person) -> Somebody:
        habits = self._memory.habits(team, person.user)
        return Somebody(person, habits, rules.personal(self.policy, habits))

    def _types_known(self, *, ask: bool) -> tuple[TaskType, ...] | None:
        if not ask:
            with self._lock:
                return self._types.get("")
        return self._kept(self._types, "", self._catalogue.appointment_types)

    def _opportunities_known(self, lead: str, *, ask: bool) -> tuple[Option, ...] | None:
        if not ask:
            with self._lock:
                return self._opportunities.get(lead)
        return self._kept(self._opportunities, lead, lambda: self._ask_opportunities(lead))

    def _ask_opportunities(self, lead: str) -> tuple[Option, ...]:
        found = self._catalogue.opportunities(lead)
        return tuple(Option(one.id, one.name or one.id) for one in found if one.id)

    def _kept(self, cache: TTLCache[str, T], key: str, ask: Callable[[], T]) -> T | None:
        with self._lock:
            if key in cache:
                return cache[key]
        try:
            answer = ask()
        except (CrmUnavailable, CrmRefused, CrmKeysRefused, ChatUnavailable) as failure:
            log.info("not known for the moment: %s", type(failure).__name__)
            return None
        with self._lock:
            cache[key] = answer
        return answer


def _is_zone(name: str) -> bool:
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
