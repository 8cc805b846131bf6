"""A request as it is stored before Slack gets its ack.

Values only. The only secret in them is the response_url, which no repr shows.
"""

import hashlib
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from bot.meetings.model import Details
from bot.meetings.stored_names import stored_as


@dataclass(frozen=True)
class ReplyTarget:
    """Where to answer: the channel, the thread in it if any, and Slack's response_url for private answers.

    `starts_thread`: the thread is of a message that had no reply when it was written.
    """

    channel: str
    thread_ts: str | None = None
    response_url: str | None = field(default=None, repr=False)
    starts_thread: bool = False

    @property
    def private_thread_ts(self) -> str | None:
        """The thread for private messages: Slack shows them only in one that has a reply already."""
        return None if self.starts_thread else self.thread_ts


@dataclass(frozen=True)
class EarlierCard:
    """The card of a booked appointment that this request books again. `key` is its request's; `summary` its title, time
    and people, a line each."""

    key: str
    channel: str
    ts: str
    summary: str


class Origin(StrEnum):
    """What a person used, which decides how their words are read and where they are answered."""

    COMMAND = "command"
    FORM = "form"
    MENTION = "mention"
    WORKFLOW = "workflow"  # a step of Workflow Builder
    PRESS = "press"  # a button or a menu of an appointment

    @property
    def stays_open(self) -> bool:
        """Whether it is on the screen until the end, and shows the answers too."""
        return self is Origin.FORM


AGAIN, ANYWAY, CHECK, CANCEL = "again", "anyway", "check", "cancel"
# The same time although something is in the way; and another time of that day, before its start and end.
DESPITE, FREE = "despite", "free"


@stored_as(value="picked")
@dataclass(frozen=True)
class Choice:
    """A button that was pressed, and when.

    `value` is a lead's id, or `type:`, `opp:` or `where:` and what was chosen for it, or `without:` and an option, or a
    start and an end as unix seconds, `1795602600-1795606200`, or AGAIN for the same once more, ANYWAY for the same
    although it may be there, CHECK for a look whether it is, CANCEL for nothing, DESPITE for the same although
    something is in the way, `free:1795602600-1795606200` for another time of that day.
    `message_ts` is of the message that has the button, "" for one that only the asker sees.
    """

    value: str
    pressed_at: datetime
    message_ts: str = ""


@dataclass(frozen=True, kw_only=True)
class SubmittedForm(Details):
    """A submitted form: the times of its preview, not the words that were typed.

    `start` and `end` are aware; both None leaves the dates to LeadSquared. `view` is Slack's id of the form.
    """

    start: datetime | None
    end: datetime | None
    view: str


@dataclass(frozen=True)
class Target:
    """The existing appointment that an action is for: the one that the request `key` booked under `number`, or the one
    with LeadSquared's `task_id`, where no request of ours is known to have booked it.

    `start` and `end` are the time at which the person saw it, aware; None where what is stored says it. `pressed_ts` is
    Slack's ts of the message whose button was pressed.
    """

    key: str = ""
    number: int = 0
    task_id: str = ""
    start: datetime | None = None
    end: datetime | None = None
    pressed_ts: str = ""


@dataclass(frozen=True, kw_only=True)
class ActionInput:
    """What was filled in for an action on an existing appointment; each action takes what it needs of it.

    `note` is one line, `user` a colleague's Slack id, `start` and `end` a new time, aware. `view` is Slack's id of the
    form, where one is open; `confirmed` answers the question whether it is really to be done. `details` are those of an
    appointment that was edited, `kept` the ones among them that stay as they are, and `seen` the digest of what the
    form showed.
    """

    note: str = ""
    user: str = ""
    start: datetime | None = None
    end: datetime | None = None
    view: str = ""
    confirmed: bool = False
    details: Details | None = None
    kept: tuple[str, ...] = ()
    seen: str = ""


@dataclass(frozen=True)
class StepInputs:
    """What a workflow gave its step, as words; "" for what was left out. `start` is a time in unix seconds, `owner` a
    Slack user id."""

    title: str = ""
    when: str = ""
    start: int | None = None
    length: str = ""
    lead: str = ""
    task_type: str = ""
    owner: str = ""
    description: str = ""


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
    that knew one action only. `target` is the existing appointment that the action is for, `given` what was filled in
    for it. `via` is what the person used, where the rest does not say it. With `step` it is a step of a workflow, and
    its `key` is Slack's id of this run of the step."""

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
    target: Target | None = None
    given: ActionInput | None = None
    via: Origin | None = None
    step: StepInputs | None = None

    @property
    def origin(self) -> Origin:
        if self.form:
            return Origin.FORM
        if self.step:
            return Origin.WORKFLOW
        return Origin.PRESS if self.target else self.via or Origin.COMMAND

    @property
    def ends_step(self) -> bool:
        """Whether a workflow waits for it: not for what is pressed on its card afterwards."""
        return self.step is not None and not self.choices

    @property
    def is_check(self) -> bool:
        """Whether it only looks for the appointment of the request that it answers."""
        return bool(self.choices) and self.choices[-1].value == CHECK

    @property
    def typed(self) -> str:
        """The line as it can be typed again; "" for a form."""
        return f"{self.command} {self.line}" if self.line else ""


def reference_of(key: str, number: int = 0) -> str:
    """The 8 characters that name an appointment in its task's Description, from its request's key and its number among
    that request's appointments. The first one's also names the request in the log."""
    return hashlib.sha256((f"{key}#{number}" if number else key).encode()).hexdigest()[:8]


# Slack's trigger ids have about 50 characters, and each pressed button adds some. Keys are stored in buttons, columns
# and indexes, which all have limits.
LONGEST_KEY = 128


def stored_key(key: str) -> str:
    """The key as it is stored: itself, or its digest where it is too long."""
    return key if len(key) <= LONGEST_KEY else hashlib.sha256(key.encode("utf-8", "surrogatepass")).hexdigest()
