"""All messages that the bot sends to people, as values.

The sentences are in slack/text.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.meetings.agenda import AgendaPage
from bot.meetings.clash import ClashLook
from bot.meetings.model import Draft, Lead, Meeting, Opportunity, Person, Problem
from bot.meetings.stored_names import stored_as
from bot.when import Reading


class RefusalReason(StrEnum):
    """Why a line is not booked, where the person can fix it or has to know."""

    # who asks, and for whom
    NO_MAIL = "no_mail"
    MAIL_SCOPE = "mail_scope"  # Slack shows the bot no mail at all
    GUEST = "guest"
    BOT = "bot"
    DELETED = "deleted"
    OUTSIDE = "outside"
    ONLY_SELF = "only_self"
    # when
    NO_TIME = "no_time"
    NO_CLOCK = "no_clock"
    PAST = "past"
    TOO_FAR = "too_far"
    BACKWARDS = "backwards"
    SEVERAL = "several"
    END_TWICE = "end_twice"
    DATES_TWICE = "dates_twice"
    # with whom
    NO_LEAD = "no_lead"
    NOT_THEIRS = "not_theirs"
    NO_SEARCH = "no_search"  # looking up leads is not for everybody; `about` is the asker
    # options, and what is no booking at all
    OPTION = "option"
    NO_BOOKING = "no_booking"


class Question(StrEnum):
    """What the bot asks about a line."""

    TWO_READINGS = "two_readings"
    TWICE = "twice"
    GAP = "gap"
    UNREAD = "unread"
    LEADS = "leads"
    TYPES = "types"
    OPPORTUNITIES = "opportunities"
    PLACE = "place"
    CLASH = "clash"


@dataclass(frozen=True)
class Refuse:
    """Not booked. `about` is the person that the reason is about, if not the asker; `choices` are times that the person
    may have meant instead."""

    why: RefusalReason
    draft: Draft
    now: datetime
    problem: Problem | None = None
    about: Person | None = None
    choices: tuple[Reading, ...] = ()


@dataclass(frozen=True)
class Ask:
    """Not booked yet: a question with its choices, in order. With CLASH, `clash` is what is in the way, and `owner` the
    name of the colleague whose time it is, "" for the asker's own."""

    what: Question
    draft: Draft
    now: datetime
    readings: tuple[Reading, ...] = ()
    leads: tuple[Lead, ...] = ()
    types: tuple[str, ...] = ()
    opportunities: tuple[Opportunity, ...] = ()
    places: tuple[str, ...] = ()
    clash: ClashLook | None = None
    owner: str = ""


@dataclass(frozen=True)
class Ready:
    """The meeting may be booked. It has no reference yet."""

    meeting: Meeting

    def with_reference(self, reference: str) -> Meeting:
        return replace(self.meeting, reference=reference)


class End(StrEnum):
    """How a booking ended, or that it has not."""

    BOOKING = "booking"
    TRYING = "trying"
    BOOKED = "booked"
    REFUSED = "refused"  # LeadSquared said no
    KEYS = "keys"  # LeadSquared does not take the bot's keys
    GAVE_UP = "gave_up"  # no answer for ten minutes, and certainly nothing booked
    UNSURE = "unsure"  # sent, and nobody knows
    LATE = "late"  # it waited for so long that its time was over, and nothing was sent
    BARRED = "barred"  # it waited for long, and by then somebody in it may not book or own it any more
    CLASH = "clash"  # right before it was to be sent, something was in the way, and nothing was sent
    BROKEN = "broken"  # a bug ended it, and certainly nothing was sent
    CHANGED = "changed"  # an existing appointment was changed as asked, or need not be

    @property
    def is_last(self) -> bool:
        """Whether nothing more comes of it by itself."""
        return self not in (End.BOOKING, End.TRYING)


class RefusalKind(StrEnum):
    """What LeadSquared's refusal is about, sorted where its answer is read."""

    OWNER = "owner"
    TASK_TYPE = "task_type"
    LEAD = "lead"  # or its opportunity
    FIELD = "field"
    PERMISSION = "permission"  # the bot's LeadSquared user may not do that
    SWITCHED_OFF = "switched_off"  # the account does not have what this needs
    OTHER = "other"


class Cause(StrEnum):
    """Why there is no answer from LeadSquared."""

    NO_ANSWER = "no_answer"
    QUEUE = "queue"  # not asked yet: other calls of this bot come first
    THROTTLED = "throttled"  # it says that the account makes too many calls
    BLOCKED = "blocked"  # a firewall or proxy answers in its place, with a page or a redirect
    SETTINGS = "settings"  # with this host or these keys no request can be sent
    SLACK = "slack"  # nobody was asked: Slack does not say who somebody is
    INTERRUPTED = "interrupted"  # our own process ended in the middle of it, and it may have been sent
    UNCOUNTED = "uncounted"  # the database does not let the bot count its calls, and none is made uncounted


@stored_as(reference="ref", unconfirmed_sends="doubtful")
@dataclass(frozen=True)
class Outcome:
    """How a booking ended, or its state so far. `task_id` with BOOKED, `reason` (LeadSquared's) and `kind` with
    REFUSED.

    `cause` says why there is no answer, with TRYING, KEYS, GAVE_UP and UNSURE; `before` how many calls come first, with
    QUEUE. `also` are further tasks with the same reference, with BOOKED: LeadSquared has it more than once. `reference`
    is the reference in the log where a bug ended it, with BROKEN and UNSURE. `why` is the reason with BARRED,
    `about_owner` that it is about the owner and not the asker. `clash` is what was in the way, with CLASH; with BOOKED
    it says that nobody could look."""

    end: End
    task_id: str = ""
    reason: str = ""
    kind: RefusalKind = RefusalKind.OTHER
    cause: Cause = Cause.NO_ANSWER
    before: int = 0
    also: tuple[str, ...] = ()
    unconfirmed_sends: int = field(default=0, compare=False)
    reference: str = ""
    why: RefusalReason | None = None
    about_owner: bool = False
    clash: ClashLook | None = None


@dataclass(frozen=True)
class RequestStatus:
    """The status of a request: `over` once it has ended; `outcome` is how its booking ended."""

    over: bool
    outcome: Outcome | None = None


@dataclass(frozen=True)
class Card:
    """The root message of a booking. `key` is the request's, by which its buttons find it again; `now` is when it
    was asked for. `second_try`: another request booked it, after the one whose card this is. `types` are those that
    LeadSquared has, where it refused this one's; `lead_url` is the lead's page in LeadSquared, "" where it is unknown.
    """

    meeting: Meeting
    outcome: Outcome
    asker: Person
    draft: Draft
    key: str = ""
    now: datetime | None = None
    second_try: bool = False
    types: tuple[str, ...] = ()
    lead_url: str = ""


@dataclass(frozen=True)
class BookingResult:
    """The message in a card's thread; `permalink` is the card's. `alone`: it is posted without a card above it.
    `lead_page` is the address of the lead's page, "" where that is not known, or not asked for."""

    card: Card
    permalink: str = ""
    alone: bool = False
    lead_page: str = ""


@dataclass(frozen=True)
class CardElsewhere:
    """In the channel, privately: the card is a direct message, as the person wants it. `permalink` is the card's."""

    card: Card
    permalink: str = ""


@dataclass(frozen=True)
class RepeatedRequest:
    """The same line was typed again, and only the first one is booked. `permalink`: its card, "" before there is
    one."""

    draft: Draft
    permalink: str


@dataclass(frozen=True)
class Waiting:
    """The look-up waits for LeadSquared, before there is a card. `outcome` says what it waits for."""

    draft: Draft
    outcome: Outcome = Outcome(End.TRYING)


@dataclass(frozen=True)
class OutdatedChoice:
    """A button of a question that is a day old, or whose question is another one by now."""

    draft: Draft


@dataclass(frozen=True)
class LookupFailed:
    """The look-up failed, and nothing was booked. `outcome` says how."""

    draft: Draft
    outcome: Outcome


@dataclass(frozen=True)
class ProfileUnavailable:
    """Slack gave no profile, and nothing was booked. `line` is what was typed, "" for a form; `about` is the colleague
    whose profile it is, "" for the asker."""

    line: str
    about: str = ""


@dataclass(frozen=True)
class TokenRefused:
    """Slack does not take the bot's token, or it lacks a scope: the request waits for an operator. `reference` is what
    the log calls it, `why` Slack's error."""

    reference: str
    why: str = ""


@dataclass(frozen=True)
class InternalFailure:
    """A bug ended the request: the reference, as in the log, and whether something may have been sent before; with
    `changing`, to change an appointment, else to book one."""

    reference: str
    sent: bool = True
    changing: bool = False


class AppointmentState(StrEnum):
    """What became of a booked appointment, as far as the bot knows."""

    BOOKED = "booked"
    HELD = "held"
    NO_SHOW = "no_show"
    COMPLETED = "completed"  # in LeadSquared; nobody said here whether it was held
    DELETED = "deleted"

    @property
    def is_open(self) -> bool:
        return self is AppointmentState.BOOKED


@dataclass(frozen=True)
class AppointmentCard:
    """A booked appointment as its card shows it once something was done to it.

    `key` and `number` are of the request that booked it, `user` is who asked for it, `task_id` is LeadSquared's.
    `start` and `end` are aware, None where LeadSquared names none. `action` is what was done last, by `by`; both ""
    where it was done in LeadSquared. `lead_page` is the address of the lead's page, "" where that is not known.
    """

    task_id: str
    title: str
    start: datetime | None
    end: datetime | None
    owner_name: str
    state: AppointmentState = AppointmentState.BOOKED
    lead: Lead | None = None
    opportunity: Opportunity | None = None
    where: str = ""
    key: str = ""
    number: int = 0
    user: str = ""
    action: str = ""
    by: str = ""
    lead_page: str = ""


class ChangeEnd(StrEnum):
    """How an action on an existing appointment ended."""

    DONE = "done"
    UNCONFIRMED = "unconfirmed"  # LeadSquared took it, and does not show it yet
    FAILED = "failed"  # LeadSquared refused it, or did not answer; `outcome` says how
    # Nothing was done:
    MISSING = "missing"  # nobody knows which appointment that is: what was stored of it is deleted by now
    NOT_ALLOWED = "not_allowed"  # this person may book nothing here
    NOT_THEIRS = "not_theirs"
    GONE = "gone"  # deleted, by somebody else
    COMPLETED = "completed"  # held, not held, or completed in LeadSquared
    MOVED = "moved"  # it is at another time than the person saw
    MEANWHILE = "meanwhile"  # a colleague did something else at that moment
    EDITED = "edited"  # something else than its time was changed in LeadSquared after the person saw it
    UNCHANGED = "unchanged"  # what is there already was asked for
    IN_TURN = "in_turn"  # another change of it does not end
    CLASH = "clash"  # something is in the way at the time that it is to be moved to
    PAST = "past"  # that time is over
    UNREAD = "unread"  # the words for the new time are none, or several
    TOO_LATE = "too_late"  # only for some minutes after it was booked
    NOT_A_USER = "not_a_user"  # the colleague has no LeadSquared user


@dataclass(frozen=True)
class ChangeResult:
    """What came of an action on an existing appointment, and the appointment as it is known now.

    `by` is who did it, or who did what came first; `may` are the names of those who may, with NOT_THEIRS; `why` the
    reason with NOT_ALLOWED; `to` the name of the colleague whom it was handed over to. `outcome` is LeadSquared's
    answer, with FAILED. `clash` is what is in the way, with CLASH, at `to_time`; `own`: it is the person's own time.
    `partly`, with FAILED: an earlier call of the same action was done.
    """

    action: str
    end: ChangeEnd
    about: AppointmentCard | None = None
    outcome: Outcome = Outcome(End.BOOKED)
    by: str = ""
    may: tuple[str, ...] = ()
    why: RefusalReason | None = None
    note: str = ""
    to: str = ""
    before: AppointmentCard | None = None
    clash: ClashLook | None = None
    own: bool = True
    to_time: tuple[datetime, datetime] | None = None
    partly: bool = False


@dataclass(frozen=True)
class ChangeWaiting:
    """An action waits for LeadSquared. `outcome` says what it waits for."""

    action: str
    outcome: Outcome = Outcome(End.TRYING)


@dataclass(frozen=True)
class ConfirmChange:
    """A question before an action that cannot be taken back."""

    action: str
    about: AppointmentCard


@dataclass(frozen=True)
class AgendaRead:
    """What LeadSquared answered to a question for somebody's appointments: a page of them, or how it failed."""

    outcome: Outcome
    page: AgendaPage | None = None


@dataclass(frozen=True)
class AgendaShown:
    """A page of a person's own appointments. `command` is the slash command."""

    page: AgendaPage
    command: str = "/meeting"


@dataclass(frozen=True)
class AgendaUnread:
    """A list of days that cannot be read: `words` behind `list`, and what the whole line says."""

    draft: Draft
    words: str


@dataclass(frozen=True)
class AgendaFailed:
    """LeadSquared gave no list; TRYING while it is asked again."""

    outcome: Outcome


@dataclass(frozen=True)
class WhichAppointment:
    """A line asks for an action, and several appointments fit it, or none fits all of it, not `sure`. `more`: how many
    are left out."""

    action: str
    appointments: tuple[AppointmentCard, ...]
    more: int = 0
    sure: bool = True


@dataclass(frozen=True)
class NoneFound:
    """A line asks for an action, and none of the person's appointments fits it. `line` is what was typed, without the
    command, `draft` what was read of it."""

    action: str
    line: str
    draft: Draft


BotMessage = (
    Refuse
    | Ask
    | BookingResult
    | RepeatedRequest
    | CardElsewhere
    | Waiting
    | AgendaShown
    | AgendaUnread
    | AgendaFailed
    | OutdatedChoice
    | LookupFailed
    | ProfileUnavailable
    | TokenRefused
    | InternalFailure
    | ChangeResult
    | ChangeWaiting
    | ConfirmChange
    | WhichAppointment
    | NoneFound
)
