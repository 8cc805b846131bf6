"""A request as it is stored before Slack gets its ack.

Values only. The only secret in them is the response_url, which no repr shows.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime

from bot.meetings.model import NamedOwner
from bot.meetings.stored_names import stored_as


@dataclass(frozen=True)
class ReplyTarget:
    """Where to answer: the channel, the thread in it if any, and Slack's response_url for private answers."""

    channel: str
    thread_ts: str | None = None
    response_url: str | None = field(default=None, repr=False)


@dataclass(frozen=True)
class EarlierCard:
    """The card of a booked appointment that this request books again. `key` is its request's; `summary` its title, time
    and people, a line each."""

    key: str
    channel: str
    ts: str
    summary: str


AGAIN, ANYWAY, CHECK, CANCEL = "again", "anyway", "check", "cancel"


@stored_as(value="picked")
@dataclass(frozen=True)
class Choice:
    """A button that was pressed, and when.

    `value` is a lead's id, or `type:`, `opp:` or `where:` and what was chosen for it, or a start and an end as unix
    seconds, `1795602600-1795606200`, or AGAIN for the
    same once more, ANYWAY for the same although it may be there, CHECK for a look whether it is, CANCEL for nothing.
    `message_ts` is of the message that has the button, "" for one that only the asker sees.
    """

    value: str
    pressed_at: datetime
    message_ts: str = ""


@dataclass(frozen=True)
class SubmittedForm:
    """A submitted form: the times of its preview, not the words that were typed.

    `start` and `end` are aware; both None leaves the dates to LeadSquared. `owner` is None
    for oneself. `fields` are a task type's own fields by their schema name.
    """

    title: str
    start: datetime | None
    end: datetime | None
    view: str
    lead: str | None = None
    opportunity: str | None = None
    task_type: str | None = None
    reminder: int | None = None
    notify: bool | None = None
    owner: NamedOwner | None = None
    where: str | None = None
    description: str = ""
    fields: tuple[tuple[str, str], ...] = ()


@stored_as(reply_to="place", received_at="heard_at", answered_key="of", form="filled")
@dataclass(frozen=True)
class Request:
    """One request of a person: a line, a form, or a pressed button.

    `key` is Slack's trigger, the same for a delivery that is repeated. `line` is plain text, with each mention as
    `@name`; `mentions` says which user stands behind each. `received_at` is aware, in UTC. With `choices` it is that
    line once more, its questions answered in this order, and `answered_key` is the key of the request whose message has
    the button; with `form` it is a form and has no line, and with `earlier` it was opened from the card of an
    appointment that is booked already. `installation` is which Slack app and LeadSquared account wrote it down, where
    several share a database; "" from before they were told apart. `action` names what is asked for; "" from a version
    that knew one action only."""

    key: str
    team: str
    user: str
    reply_to: ReplyTarget
    received_at: datetime
    command: str
    line: str = ""
    mentions: tuple[tuple[str, str], ...] = ()
    choices: tuple[Choice, ...] = ()
    answered_key: str = ""
    form: SubmittedForm | None = None
    earlier: EarlierCard | None = None
    installation: str = ""
    action: str = ""


def reference_of(key: str) -> str:
    """The 8 characters that name a request in a task's Description and in the log, from its key."""
    return hashlib.sha256(key.encode()).hexdigest()[:8]


# Slack's trigger ids have about 50 characters, and each pressed button adds some. Keys are stored in buttons, columns
# and indexes, which all have limits.
LONGEST_KEY = 128


def stored_key(key: str) -> str:
    """The key as it is stored: itself, or its digest where it is too long."""
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
