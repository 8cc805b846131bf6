"""The protocols that the domain needs from outside, and the exceptions that they raise.

The classes behind them are chosen in app. What a person can fix is a value (see messages); exceptions are for what may
go away by itself, what neither can fix, and what nobody knows the outcome of.
"""

from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import dataclass
from datetime import date, datetime
from enum import StrEnum
from typing import Protocol, TypeVar

from bot.meetings.audience import Audience
from bot.meetings.crm_appointment import AppointmentChanges, CrmAppointment, FreeSlot
from bot.meetings.messages import AppointmentCard, AppointmentState, BotMessage, Card, Cause, End, RefusalKind
from bot.meetings.model import Lead, Meeting, Opportunity, Person, Preferences, TaskType
from bot.meetings.request import EarlierCard, ReplyTarget, Request
from bot.meetings.stored_names import stored_as

T = TypeVar("T")


class CrmUnavailable(Exception):
    """Nothing was done, and a later attempt may work: throttled, no connection, an unanswered read.

    `before`: with QUEUE, how many calls of this process come first.
    """

    def __init__(self, said: str = "", cause: Cause = Cause.NO_ANSWER, before: int = 0) -> None:
        super().__init__(said)
        self.cause, self.before = cause, before


class CrmRefused(Exception):
    """LeadSquared refused; a retry would not help. `reason` is its own message, to be shown; `kind` its subject."""

    def __init__(self, reason: str, kind: RefusalKind = RefusalKind.OTHER) -> None:
        super().__init__(reason)
        self.reason, self.kind = reason, kind


class CrmUnknown(Exception):
    """Sent, and nobody knows whether it was done: search by the reference before anything is sent again.

    `refused`: an error of LeadSquared that may have come after it was done. The person is told it once a search has
    found nothing, as sending again would end the same; likewise if a proxy answered, BLOCKED.
    """

    def __init__(self, said: str = "", cause: Cause = Cause.NO_ANSWER, refused: CrmRefused | None = None) -> None:
        super().__init__(said)
        self.cause, self.refused = cause, refused


class CrmKeysRefused(Exception):
    """LeadSquared does not accept the access keys: an operator has to fix it, never the person."""


class CrmUnusable(CrmKeysRefused):
    """With these settings no request can be sent; `setting` names the one to look at."""

    def __init__(self, setting: str = "") -> None:
        super().__init__(setting)
        self.setting = setting


class ChatUnavailable(Exception):
    """A call to Slack failed, and a later attempt may work. `why` is its error, or what happened instead of an answer;
    `wait_s` is how long it asked us to wait."""

    def __init__(self, why: str, wait_s: float = 0.0) -> None:
        super().__init__(why)
        self.why, self.wait_s = why, wait_s


class ChatUnclear(ChatUnavailable):
    """An unknown error, or no valid answer: worth a few more attempts, not a day of them."""


class ChatTokenRefused(ChatUnavailable):
    """Slack refuses the bot's token, or a scope is missing: an operator has to fix it, never the person."""


class NotWritten(Exception):
    """A request could not be stored: nothing will happen, and the person has to be told now."""


class MaybeWritten(Exception):
    """The database did not confirm a request: it may be booked or not, and the person has to be told now."""


@dataclass(frozen=True)
class FoundTasks:
    """The ids of all tasks that a search by reference found. `behind`: LeadSquared's list lacks a task that is known to
    be stored, so that a missing one says nothing."""

    ids: tuple[str, ...] = ()
    behind: bool = False


class Sending(Protocol):
    """One create; a context, as it may hold a slot in the call queue."""

    def wait(self) -> None:
        """Return when few calls come first. Raises CrmUnavailable, with how many do, if that takes too long; the first
        time after some seconds. Its slot is kept for the next wait."""

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
        """The tasks with the meeting's reference, on its day or the day of the request."""

    def appointment(self, task_id: str) -> CrmAppointment | None:
        """The appointment with this id; None when LeadSquared has none (any more)."""

    def appointments_of(
        self, owner: str, start: datetime, end: datetime, *, spare: bool = False
    ) -> tuple[CrmAppointment, ...]:
        """All that an owner, an e-mail or a LeadSquared user id, has in the half-open stretch, by start; completed ones
        too. `spare`: only with a call that nothing else needs right now, else CrmUnavailable with QUEUE at once."""

    def move(self, task_id: str, start: datetime, end: datetime) -> bool:
        """Give it another time; False when LeadSquared has no such appointment. This call and the next three may also
        raise CrmUnknown; they may be repeated, and LeadSquared may do them only soon after its answer: read it again.
        """

    def update(self, task_id: str, changes: AppointmentChanges) -> bool:
        """Change what is given; as `move`."""

    def complete(self, task_id: str) -> bool:
        """Mark it as completed; as `move`."""

    def delete(self, task_id: str) -> bool:
        """Delete it; as `move`. CrmRefused with SWITCHED_OFF where the account does not allow it."""

    def lead_page(self, lead_id: str) -> str:
        """The address of a lead's page in LeadSquared; "" while that is not known. Raises nothing."""

    def free_slots(self, owner_mail: str, first: date, last: date) -> tuple[FreeSlot, ...] | None:
        """The free times of these days by LeadSquared's work-day templates, holidays and leave; None where the account
        does not have them. Only with a call that nothing else needs right now."""


class Catalogue(Protocol):
    """The lists that a form offers, from one account. Any method may raise what a Crm's may, and within seconds."""

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

    def appointment(self, task_id: str) -> CrmAppointment | None:
        """As a Crm's."""

    def appointments_of(self, owner: str, start: datetime, end: datetime) -> tuple[CrmAppointment, ...]:
        """As a Crm's."""

    def lead_page(self, lead_id: str) -> str:
        """As a Crm's."""


class ReplyRoute(StrEnum):
    """The ways of replying, best first."""

    THREAD = "thread"
    RESPONSE_URL = "response_url"
    DM = "dm"


@stored_as(route="rung")
@dataclass(frozen=True)
class CardLocation:
    """Where a card was posted. `ts` is empty with RESPONSE_URL: such a message has no thread.

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
        """The thread for replies: the one the card is in, or the one it starts."""
        return self.thread_ts or self.ts


# No card anywhere: Slack took none, and how it ended was told privately.
NO_CARD = CardLocation(ReplyRoute.DM, "")


class Chat(Protocol):
    """One Slack workspace. Any method may raise ChatUnavailable."""

    def person(self, user: str) -> Person:
        """A profile; a user Slack does not show comes back as outside."""

    def person_with(self, mail: str) -> Person | None:
        """The profile with this mail; None when nobody's has it."""

    def tell_privately(self, audience: Audience, place: ReplyTarget, message: BotMessage, key: str = "") -> None:
        """Post to one person only, where they typed, else in a direct message. `key` is of the request that is
        answered: the buttons find it by that."""

    def tell_without_token(self, audience: Audience, place: ReplyTarget, message: BotMessage) -> bool:
        """Post privately by the response_url, which needs no token; whether that worked."""

    def post_card(self, audience: Audience, place: ReplyTarget, card: Card) -> CardLocation:
        """Post a card in the channel, else by the response_url, else in a direct message."""

    def change(self, audience: Audience, stand: CardLocation, card: Card) -> None:
        """Update a card; does nothing if it cannot be changed."""

    def replace(self, audience: Audience, stand: CardLocation, message: BotMessage, key: str) -> None:
        """Replace a card of which only the location is known."""

    def show_appointment(self, audience: Audience, location: CardLocation, card: AppointmentCard) -> None:
        """Update the card of an appointment that something was done to; does nothing if it cannot be changed."""

    def link(self, audience: Audience, earlier: EarlierCard, card: Card, permalink: str) -> None:
        """Update the card of an earlier appointment: booked again, as what, and where the new card is. Does nothing if
        it cannot be changed."""

    def update_form(self, audience: Audience, request: Request, message: BotMessage) -> None:
        """Show the message in the form that the request came from; does nothing if it is closed."""

    def end_step(self, audience: Audience, request: Request, message: BotMessage) -> None:
        """End the step of the workflow that the request came from: with what was booked, else as failed, with the
        message's text. Where the step has ended already, say privately what nobody heard yet."""

    def reply(self, audience: Audience, place: ReplyTarget, stand: CardLocation, message: BotMessage) -> None:
        """Post in the card's thread, or privately where it has none."""


class JournalUnreadable(Exception):
    """A job's stored steps do not fit this version's: nobody knows how far the job came."""


class Journal(Protocol):
    """Runs each step of a job once: a step that is stored already returns its stored value.

    `process` names this run of the job: another run has another name, also in the same process.
    """

    process: str

    def step(self, name: str, do: Callable[[], T], shape: object) -> T:
        """Run `do` and store its value; `shape` is the type that it is stored as."""

    def sleep(self, seconds: float) -> None:
        """Wait; after a restart only for the rest."""

    def ticks(self) -> float:
        """Seconds of a monotonic clock; only those of one run can be compared."""


@stored_as(location="stand")
@dataclass(frozen=True)
class Claim:
    """Whether this request may book its line; if not, where the card of the first one is."""

    mine: bool
    location: CardLocation | None = None


@dataclass(frozen=True)
class AppointmentRecord:
    """One appointment of a request, as it is stored after the job: `number` counts a request's appointments from 0.

    `task_ids` are LeadSquared's, several where it stored the appointment more than once; `owner` is an e-mail or a
    LeadSquared user id; `start` and `end` are aware, None where LeadSquared chose them and did not say. `name` is the
    asker's, `audience` who its card is written for. `changed_at`, `changed_by` (a Slack user id), `changed_name` and
    `changed_how` (the name of an action) say what was done to it last. What has a default is not in records of earlier
    versions.
    """

    key: str
    team: str
    user: str
    state: End
    owner: str
    number: int = 0
    task_ids: tuple[str, ...] = ()
    start: datetime | None = None
    end: datetime | None = None
    card: CardLocation | None = None
    status: AppointmentState = AppointmentState.BOOKED
    name: str = ""
    title: str = ""
    owner_name: str = ""
    lead: Lead | None = None
    audience: Audience | None = None
    booked_at: datetime | None = None
    changed_at: datetime | None = None
    changed_by: str = ""
    changed_name: str = ""
    changed_how: str = ""
    where: str = ""


@dataclass(frozen=True)
class HeldTime:
    """A time that the request `key` is booking, or has booked within the last minute as `task_id`, "" before."""

    key: str
    start: datetime
    end: datetime
    task_id: str = ""


class Memory(Protocol):
    """What is stored beyond a job: preferences, last leads, claims and appointments."""

    def preferences(self, team: str, user: str) -> Preferences:
        """What this person set for themselves."""

    def set_preferences(self, team: str, user: str, habits: Preferences) -> None:
        """Store them in place of earlier ones."""

    def note_home(self, team: str, user: str) -> None:
        """This person has opened the Home tab."""

    def has_home(self, team: str, user: str) -> bool:
        """Whether they have within the last days."""

    def last_lead(self, team: str, channel: str) -> Lead | None:
        """The lead of the newest appointment from this channel."""

    def remember_lead(self, team: str, channel: str, lead: Lead) -> None:
        """Store it in place of the earlier one."""

    def claim(self, fingerprint: str, key: str, at: datetime, within_s: int) -> Claim:
        """Claim a line for the request `key`, unless another request claimed it in the `within_s` seconds before."""

    def remember_card(self, fingerprint: str, key: str, stand: CardLocation) -> None:
        """Store where the card of a claimed line is."""

    def remember_appointment(self, record: AppointmentRecord) -> None:
        """Store it, in place of an earlier record of the same key and number."""

    def appointments(self, key: str) -> tuple[AppointmentRecord, ...]:
        """The appointments of a request, by number."""

    def appointment_of_task(self, team: str, task_id: str) -> AppointmentRecord | None:
        """The appointment that LeadSquared has under this id, if a request of this workspace booked it."""

    def hold_time(self, owner: str, start: datetime, end: datetime, keys: tuple[str, ...]) -> HeldTime | None:
        """Hold an owner's time for the first of `keys` for a minute, or return what a request that is none of `keys`
        holds of it."""

    def note_held_task(self, key: str, task_id: str) -> None:
        """The time that a request holds is booked, as this task."""

    def release_time(self, key: str) -> None:
        """Let go of the time that a request holds."""

    def release(self, fingerprint: str, key: str) -> None:
        """Delete the claim, as the line was not booked: it may be typed again."""

    def abandon(self, key: str) -> CardLocation | None:
        """Delete the claim of the request `key`; where its card is, if it has one."""


class Clock(Protocol):
    def __call__(self) -> datetime:
        """The present moment, aware, in UTC."""
