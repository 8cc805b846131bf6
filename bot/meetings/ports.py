"""All we need from outside, on one page, and the ways it fails.

Protocols only: who satisfies them is decided in app. What a person can mend is a value (sayings); what is
here is what time can mend, what neither can, and what nobody knows the outcome of.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from bot.meetings.messages import BotMessage, Card, Cause, RefusalKind
from bot.meetings.model import Lead, Meeting, Opportunity, Person, Preferences, TaskType
from bot.meetings.request import EarlierCard, ReplyTarget, Request
from bot.meetings.stored_names import stored_as

T = TypeVar("T")


class CrmUnavailable(Exception):
    """Certainly nothing was done, and time may mend it: throttled, no connection, an unanswered read.

    `before`: with QUEUE, how many calls of this process come first.
    """

    def __init__(self, said: str = "", cause: Cause = Cause.NO_ANSWER, before: int = 0) -> None:
        super().__init__(said)
        self.cause, self.before = cause, before


class CrmRefused(Exception):
    """LeadSquared said no, for good. `reason` is its own message, fit to be shown; `kind` what it is about."""

    def __init__(self, reason: str, kind: RefusalKind = RefusalKind.OTHER) -> None:
        super().__init__(reason)
        self.reason, self.kind = reason, kind


class CrmUnknown(Exception):
    """Sent, and nobody knows whether it was done: look for the mark before anything is sent again.

    `refused`: what LeadSquared said, in words that may have come after it was done. It is what to tell once a look has
    found nothing, and sending again would bring the same; so it would where something in between answers, BLOCKED.
    """

    def __init__(self, said: str = "", cause: Cause = Cause.NO_ANSWER, refused: CrmRefused | None = None) -> None:
        super().__init__(said)
        self.cause, self.refused = cause, refused


class CrmKeysRefused(Exception):
    """The access keys are not accepted: an operator's matter, never the person's."""


class CrmUnusable(CrmKeysRefused):
    """The settings make no request that could be sent; `setting` names the one to look at."""

    def __init__(self, setting: str = "") -> None:
        super().__init__(setting)
        self.setting = setting


class ChatUnavailable(Exception):
    """Slack did not take it, and time may change that. `why` is its error, or what happened instead of an answer;
    `wait_s` is how long it asked us to wait."""

    def __init__(self, why: str, wait_s: float = 0.0) -> None:
        super().__init__(why)
        self.why, self.wait_s = why, wait_s


class ChatUnclear(ChatUnavailable):
    """An error of a name that we do not know, or an answer that is none: worth some more tries, not a day of them."""


class ChatTokenRefused(ChatUnavailable):
    """The bot's token, or what it allows: an operator's matter, never the person's."""


class NotWritten(Exception):
    """A request is not in the database: nothing will happen, and the person has to hear that now."""


class MaybeWritten(Exception):
    """The database got a request and has not answered: it may happen, and the person has to hear that now."""


@dataclass(frozen=True)
class FoundTasks:
    """What a search for a mark has found: the ids of all tasks that carry it. `behind`: the list lacks a task that is
    known to be there, so that it says nothing about others either."""

    ids: tuple[str, ...] = ()
    behind: bool = False


class Sending(Protocol):
    """One appointment on its way to LeadSquared, once; as a context, for it may hold a place in line."""

    def wait(self) -> None:
        """Return when few calls are before it. Raises CrmUnavailable, with how many are before it, when that takes too
        long, the first time after some seconds. Its place in line is kept for the next wait."""

    def create(self, meeting: Meeting) -> str:
        """Book it; the new task's id. Raises what any of a Crm's methods may, and CrmUnknown."""


class Crm(Protocol):
    """One LeadSquared account. Any method may raise CrmUnavailable, CrmRefused or CrmKeysRefused."""

    def find_leads(self, words: str) -> tuple[Lead, ...]:
        """By e-mail, phone, LeadId or words; () when there is none."""

    def opportunities(self, lead_id: str) -> tuple[Opportunity, ...]:
        """A lead's own."""

    def sending(self) -> AbstractContextManager[Sending]:
        """For one create."""

    def appointment_types(self) -> tuple[TaskType, ...]:
        """The types that reach calendars."""

    def is_user(self, mail: str) -> bool:
        """Whether an active user has this mail. A yes may be some minutes old."""

    def times_of(self, task_id: str) -> tuple[datetime, datetime] | None:
        """Start and end that a task has, aware, in UTC; None where LeadSquared names none."""

    def find_by_reference(self, meeting: Meeting, heard_at: datetime) -> FoundTasks:
        """The tasks that carry the meeting's mark, on its day or the day it was heard."""


class Catalogue(Protocol):
    """What a form offers to pick from, in one account. Any method may raise what a Crm's may, and soon."""

    def appointment_types(self) -> tuple[TaskType, ...]:
        """The types that reach calendars."""

    def search_leads(self, words: str) -> tuple[Lead, ...]:
        """Leads by some letters of name, company, mail or phone."""

    def find_leads(self, words: str) -> tuple[Lead, ...]:
        """As a Crm's."""

    def opportunities(self, lead_id: str) -> tuple[Opportunity, ...]:
        """As a Crm's."""

    def user_named(self, mail: str) -> str:
        """The name of the active user with this mail; "" when there is none."""


class ReplyRoute(StrEnum):
    """Where an answer can go, best first."""

    THREAD = "thread"
    RESPONSE_URL = "response_url"
    DM = "dm"


@stored_as(route="rung")
@dataclass(frozen=True)
class CardLocation:
    """Where a card stands. `ts` is empty on the response_url rung: nothing can be threaded there.

    `why` is Slack's error that kept the card out of its channel, empty on the first rung.
    """

    route: ReplyRoute
    channel: str
    ts: str = ""
    permalink: str = ""
    why: str = ""
    thread_ts: str = ""

    @property
    def thread(self) -> str:
        """Where replies go: the thread the card is in, or the one it begins."""
        return self.thread_ts or self.ts


class Chat(Protocol):
    """One Slack workspace. Any method may raise ChatUnavailable."""

    def person(self, user: str) -> Person:
        """A profile; a user Slack does not show comes back as outside."""

    def person_with(self, mail: str) -> Person | None:
        """The profile with this mail; None when nobody's has it."""

    def tell_privately(self, user: str, place: ReplyTarget, message: BotMessage, key: str = "") -> None:
        """Privately to one person, where they typed, else in a DM. `key` is the request's that is answered: the
        buttons find it again by that."""

    def tell_without_token(self, place: ReplyTarget, message: BotMessage) -> bool:
        """Privately where they typed, the only way that needs no token; whether it was said."""

    def post_card(self, user: str, place: ReplyTarget, card: Card) -> CardLocation:
        """Post a card by the ladder thread, response_url, DM."""

    def change(self, stand: CardLocation, card: Card) -> None:
        """Make the card say how it stands now; nothing happens where a card cannot be changed."""

    def replace(self, user: str, stand: CardLocation, message: BotMessage, key: str) -> None:
        """Put something else in the place of a card of which nothing is known but where it stands."""

    def link(self, user: str, earlier: EarlierCard, card: Card, permalink: str) -> None:
        """Make the card of an earlier appointment say that it was booked again, as what, and where that card stands;
        nothing happens where it cannot be changed."""

    def update_form(self, request: Request, message: BotMessage) -> None:
        """In the form that asked, where it is still open; nothing happens where it is closed."""

    def reply(self, user: str, place: ReplyTarget, stand: CardLocation, message: BotMessage) -> None:
        """In the thread of the card, or beside it where it has none."""


class JournalUnreadable(Exception):
    """What a job remembers is not what this version of it does: nobody knows how far it came."""


class Journal(Protocol):
    """Steps that are done once: a remembered step returns what it returned before, and runs nothing.

    `process` names this run of the request: not even the same process has it again when it takes the request up anew.
    """

    process: str

    def step(self, name: str, do: Callable[[], T], shape: object) -> T:
        """Run `do` and remember its value; `shape` is the type it is remembered in."""

    def sleep(self, seconds: float) -> None:
        """Wait, also over a restart: what was waited already is not waited again."""

    def ticks(self) -> float:
        """Seconds by a clock that only runs forward. Those of one run can be compared, and no others."""


@stored_as(location="stand")
@dataclass(frozen=True)
class Claim:
    """Whether a line is this request's to book, and if not, where the first one's card stands."""

    mine: bool
    location: CardLocation | None = None


class Memory(Protocol):
    """What must outlive a job."""

    def preferences(self, team: str, user: str) -> Preferences:
        """What this person set for themselves."""

    def set_preferences(self, team: str, user: str, habits: Preferences) -> None:
        """Keep them instead of what was kept."""

    def last_lead(self, team: str, channel: str) -> Lead | None:
        """Whom the newest appointment from this channel was with."""

    def remember_lead(self, team: str, channel: str, lead: Lead) -> None:
        """Keep it instead of the one before."""

    def claim(self, fingerprint: str, key: str, at: datetime, within_s: int) -> Claim:
        """Take a line for the request `key`, unless another took the same one in the `within_s` seconds before."""

    def remember_card(self, fingerprint: str, key: str, stand: CardLocation) -> None:
        """Where the card of a claimed line stands."""

    def release(self, fingerprint: str, key: str) -> None:
        """The line was not booked after all: it may be typed again."""

    def abandon(self, key: str) -> CardLocation | None:
        """Release whatever the request `key` claimed; where its card stands, if it has one."""


class Clock(Protocol):
    def __call__(self) -> datetime:
        """The present moment, aware, in UTC."""
