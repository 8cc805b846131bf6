"""The domain's values: people, leads, drafts, meetings, preferences and policy.

All frozen. No Slack JSON, no LeadSquared field names.
"""

from dataclasses import dataclass
from dataclasses import fields as dataclass_fields
from datetime import UTC, datetime
from enum import StrEnum
from typing import Any

from bot.meetings.stored_names import stored_as
from bot.when import Reading, Unclear


@dataclass(frozen=True)
class Person:
    """A Slack member, as far as a booking needs to know. `mail_set`: an operator set the e-mail in the settings.

    `zone` is an IANA name, or None when the profile has none; `mail` is None when Slack shows none, with `mail_hidden`
    because the bot may not see anybody's. `outside` is true for people of another company.
    """

    user: str
    name: str
    mail: str | None = None
    zone: str | None = None
    locale: str = "en-US"
    guest: bool = False
    bot: bool = False
    deleted: bool = False
    outside: bool = False
    mail_hidden: bool = False
    mail_set: bool = False


@dataclass(frozen=True)
class Lead:
    """A lead of LeadSquared. `id` is its ProspectID."""

    id: str
    name: str = ""
    company: str = ""
    mail: str = ""
    phone: str = ""


@dataclass(frozen=True)
class Opportunity:
    """An opportunity of LeadSquared; `name` is empty when only its id was given."""

    id: str
    name: str = ""


class OwnerKind(StrEnum):
    """The ways to name an appointment's owner."""

    USER = "user"  # a Slack user id, from a mention
    MAIL = "mail"
    LSQ = "lsq"  # a LeadSquared user id


@dataclass(frozen=True)
class CustomField:
    """A custom field of a task type: LeadSquared's schema name, and its label. `plain` fields take text."""

    name: str
    label: str
    mandatory: bool = False
    plain: bool = True


@dataclass(frozen=True)
class TaskType:
    """An appointment type of the account."""

    name: str
    fields: tuple[CustomField, ...] = ()
    wants_lead: bool = False


@dataclass(frozen=True)
class NamedOwner:
    kind: OwnerKind
    value: str


class ProblemKind(StrEnum):
    """What can be wrong with one option, apart from the rest of the line."""

    TWICE = "twice"
    VALUE = "value"
    NUMBER = "number"  # of the place or of the time: nobody can tell
    PLACEHOLDER = "placeholder"  # of a line that the bot proposed, with nothing in its place yet
    UNKNOWN = "unknown"  # typed as an option, and there is another one for it: `option`; `value` is as typed


@dataclass(frozen=True)
class Problem:
    """An option that cannot be used as typed: `option` without its colon, `value` as typed."""

    kind: ProblemKind
    option: str
    value: str = ""


REMINDER_OFF = 0
# What LeadSquared is known to take as a task's Name; a longer one moves into the Description as well.
LONGEST_NAME = 200


@dataclass(frozen=True, kw_only=True)
class PlainDetails:
    """What a person can say of an appointment that needs no look-up; None for the default.

    It stands in a typed line's draft, a form's state, a submitted form and a meeting. `minutes` is the length;
    `reminder` is in minutes, REMINDER_OFF for none. `fields` are a task type's custom fields by their schema names.
    """

    title: str = ""
    task_type: str | None = None
    minutes: int | None = None
    reminder: int | None = None
    notify: bool | None = None
    where: str | None = None
    description: str = ""
    fields: tuple[tuple[str, str], ...] = ()

    @property
    def plain_details(self) -> dict[str, Any]:
        """The values of these fields by name, to make another value that has them."""
        return {one.name: getattr(self, one.name) for one in dataclass_fields(PlainDetails)}


@dataclass(frozen=True, kw_only=True)
class Details(PlainDetails):
    """All that a person can say of an appointment, besides its time, in their words: `owner` is None for oneself."""

    title: str
    lead: str | None = None
    opportunity: str | None = None
    owner: NamedOwner | None = None

    @property
    def details(self) -> dict[str, Any]:
        """The values of all these fields by name, to make another value that has them."""
        return {one.name: getattr(self, one.name) for one in dataclass_fields(Details)}


@stored_as(words_behind="tails")
@dataclass(frozen=True, kw_only=True)
class Draft(Details):
    """What a person requested, before anything was looked up or decided.

    `when` is None only with `leave_dates`. `line` is what was typed, `raw_options` the options in it and `time_words`
    the words for its time, so that an answer can repeat all of it; `time_parts` has these by what they say: date,
    clock, end, duration or zone. `words_behind` are, by option, the words right behind an unquoted value: they may
    belong to it. `mail_in_title` is an e-mail that stands in the title, "" where a lead is named: it may be the lead's.
    """

    line: str
    when: Reading | Unclear | None
    leave_dates: bool = False
    raw_options: str = ""
    words_behind: tuple[tuple[str, str], ...] = ()
    time_words: str = ""
    time_parts: tuple[tuple[str, str], ...] = ()
    command: str = "/meeting"
    problems: tuple[Problem, ...] = ()
    mail_in_title: str = ""


@dataclass(frozen=True)
class Policy:
    """An installation's defaults and permissions. `clash`: whether clashes are asked about; `opens` and `closes`, in
    minutes after midnight: the working hours in which free times are offered. `contact` is whom people can ask."""

    task_type: str = "Meeting"
    minutes: int = 30
    reminder: int = 30
    notify: bool = True
    zone: str = "UTC"
    assign: str = "members"  # or "self"
    guests: bool = False
    command: str = "/meeting"
    clash: bool = False
    opens: int = 540
    closes: int = 1080
    contact: str = ""


@dataclass(frozen=True)
class Preferences:
    """One person's own defaults; None means the installation's.

    `language` (`de`, `pt-BR`) is what they type in; "" where Slack's locale and the zone say it.
    """

    minutes: int | None = None
    task_type: str | None = None
    reminder: int | None = None
    notify: bool | None = None
    zone: str | None = None
    quiet: bool = False
    language: str = ""


@dataclass(frozen=True, kw_only=True)
class Meeting(PlainDetails):
    """An appointment that may be booked, with the defaults of whoever asked for it. It cannot end before it starts.

    `start` and `end` are aware, in the zone the person reads; both None leaves the dates to LeadSquared. Exactly one of
    `owner_mail` and `owner_id` is set. `lead` and `opportunity` are those that were found. `reference` is the 8
    characters by which the bot finds its own task again.
    """

    title: str
    task_type: str
    notify: bool
    start: datetime | None
    end: datetime | None
    owner_name: str
    owner_mail: str | None
    owner_id: str | None
    reference: str = ""
    lead: Lead | None = None
    opportunity: Opportunity | None = None

    def __post_init__(self) -> None:
        if (self.start is None) != (self.end is None):
            raise ValueError("a meeting has both a start and an end, or neither")
        if self.start and self.end:
            if self.start.tzinfo is None or self.end.tzinfo is None:
                raise ValueError("a meeting's start and end know their zone")
            # In UTC: two times on one wall clock are compared by the wall, which an hour that comes twice deceives.
            if self.end.astimezone(UTC) <= self.start.astimezone(UTC):
                raise ValueError("a meeting ends after it starts")
        if (self.owner_mail is None) == (self.owner_id is None):
            raise ValueError("a meeting has one owner: a mail or a LeadSquared user id")

    @property
    def name(self) -> str:
        """LeadSquared's Name, `Meeting: Demo with Acme`, cut to LONGEST_NAME characters."""
        return _cut(self.whole_name)

    @property
    def whole_name(self) -> str:
        """`Meeting: Demo with Acme`; without a title `Meeting with Asha Rao`, or the type alone."""
        if self.title:
            return f"{self.task_type}: {self.title}"
        lead = (self.lead.name or self.lead.company) if self.lead else ""
        return f"{self.task_type} with {lead}" if lead else self.task_type


def crm_name(task_type: str, title: str) -> str:
    """LeadSquared's Name of an appointment with a title, cut to LONGEST_NAME characters."""
    return _cut(f"{task_type}: {title}")


def _cut(name: str) -> str:
    return name if len(name) <= LONGEST_NAME else name[: LONGEST_NAME - 1] + "…"
