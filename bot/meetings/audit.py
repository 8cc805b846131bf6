"""What the audit records of a request: who asked, for what, when, from where, and how it was answered.

Values, and how they are made of messages and outcomes. Knows no action by name, so that a new one is recorded too.
Contains a title, ids, times and LeadSquared's reasons, and nothing else that a person typed.
"""

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from bot.meetings.messages import AppointmentCard, BotMessage, Card, InternalFailure, Outcome
from bot.meetings.model import Draft, Meeting, Person
from bot.meetings.ports import Clock
from bot.meetings.request import CANCEL, Origin, Request, reference_of
from bot.when import Reading

CANCELLED, DONE = "cancelled", "done"
# What nobody could save: the database did not take it, or did not say whether it did.
NOT_SAVED, MAYBE_SAVED = "not_saved", "maybe_saved"
# Answers after which another one comes.
_ON_THE_WAY = {"trying", "waiting", "change_waiting"}
LONGEST_TITLE, LONGEST_REASON = 200, 300


@dataclass(frozen=True)
class AuditEvent:
    """One answer to a request. `key` is the request's; `name` says which answer, as `booked`, `refuse past` or
    `ask two_readings`: one request has each name once, however often it is written.

    `at` is when it was answered, `asked_at` when the person asked; both aware. `answers` is the reference of the
    request whose button was pressed, `origin` and `channel` are where it came from. `person` and `mail` are the asker's
    in Slack, "" where Slack gave no profile. `start` and `end` are what was understood, `zone` the asker's. `pressed`
    is the choice that came with the button. `reason` is LeadSquared's own message, `cause` why it gave no answer.
    """

    key: str
    name: str
    at: datetime
    asked_at: datetime
    team: str
    user: str
    reference: str
    answers: str = ""
    installation: str = ""
    action: str = ""
    origin: str = ""
    channel: str = ""
    pressed: str = ""
    person: str = ""
    mail: str = ""
    zone: str = ""
    title: str = ""
    start: datetime | None = None
    end: datetime | None = None
    lead_id: str = ""
    owner: str = ""
    task_type: str = ""
    task_ids: tuple[str, ...] = ()
    reason: str = ""
    cause: str = ""
    order: int = 0


@dataclass
class AuditTrail:
    """What one run of a request's job told its person, in order. A run that continues another one tells the same."""

    clock: Clock
    asker: Person | None = None
    zone: str = ""
    draft: Draft | None = None
    messages: list[tuple[datetime, BotMessage]] = field(default_factory=list)

    def understood(self, asker: Person, zone: str, draft: Draft) -> None:
        self.asker, self.zone, self.draft = asker, zone, draft

    def told(self, message: BotMessage) -> None:
        self.messages.append((self.clock(), message))

    def events(self, request: Request, action: str, outcome: object = None) -> tuple[AuditEvent, ...]:
        """One for each different answer, and one for `outcome` where no message said how it ended. At least one."""
        begun = self._begun(request, action)
        found: dict[str, AuditEvent] = {}
        for at, message in self.messages:
            if not isinstance(message, InternalFailure):  # its outcome says the same
                _add(found, _with_message(begun, message), at)
        end = getattr(outcome, "end", None)
        if end is not None and found.keys() <= _ON_THE_WAY - {str(end)}:
            _add(found, _with_outcome(replace(begun, name=str(end)), outcome), self.clock())
        if not found:
            _add(found, replace(begun, name=CANCELLED if begun.pressed == CANCEL else DONE), self.clock())
        return tuple(found.values())

    def _begun(self, request: Request, action: str) -> AuditEvent:
        begun = asked(request, action, self.clock())
        if self.asker:
            begun = replace(begun, person=self.asker.name, mail=self.asker.mail or "", zone=self.zone)
        return _with_draft(begun, self.draft) if self.draft else begun


def asked(request: Request, action: str, at: datetime, name: str = "") -> AuditEvent:
    """What is known of a request before anything was understood of it."""
    pressed = request.choices[-1] if request.choices else None
    return AuditEvent(
        key=request.key,
        name=name,
        at=at,
        asked_at=pressed.pressed_at if pressed else request.received_at,
        team=request.team,
        user=request.user,
        reference=reference_of(request.key),
        answers=reference_of(request.answered_key) if request.answered_key else "",
        installation=request.installation,
        action=action,
        origin=str(Origin.PRESS if pressed else request.origin),
        channel=request.reply_to.channel,
        pressed=pressed.value if pressed else "",
        title=_cut(request.form.title, LONGEST_TITLE) if request.form else "",
    )


def turned_away(why: str, key: str, team: str, user: str, at: datetime, origin: Origin) -> AuditEvent:
    """A request that no job was made of: from another workspace, or by a button that is not theirs or too old."""
    reference = reference_of(key)
    return AuditEvent(key, f"refuse {why}", at, at, team, user, reference, origin=str(origin))


def _add(found: dict[str, AuditEvent], event: AuditEvent, at: datetime) -> None:
    found.setdefault(event.name, replace(event, at=at, order=len(found)))


def _with_message(begun: AuditEvent, message: object) -> AuditEvent:
    """What a message says, by the names that messages give their fields."""
    card, draft, about = (getattr(message, name, None) for name in ("card", "draft", "about"))
    event = _with_draft(begun, draft) if isinstance(draft, Draft) else begun
    if isinstance(card, Card):
        event = _with_card(event, card)
    if isinstance(about, AppointmentCard):
        event = _with_appointment(event, about)
    outcome = card.outcome if isinstance(card, Card) else getattr(message, "outcome", None)
    kind = str(card.outcome.end) if isinstance(card, Card) else _snake(type(message).__name__)
    named = (getattr(message, name, None) for name in ("end", "why", "what"))
    subjects = [str(value) for value in named if isinstance(value, StrEnum)]
    return _with_outcome(replace(event, name=" ".join((kind, *subjects))), outcome)


def _with_draft(event: AuditEvent, draft: Draft) -> AuditEvent:
    when = draft.when if isinstance(draft.when, Reading) else None
    return replace(
        event,
        title=_cut(draft.title, LONGEST_TITLE),
        start=when.start if when else None,
        end=when.end if when else None,
        owner=draft.owner.value if draft.owner else "",
        task_type=draft.task_type or "",
    )


def _with_card(event: AuditEvent, card: Card) -> AuditEvent:
    meeting: Meeting = card.meeting
    return replace(
        event,
        person=card.asker.name,
        mail=card.asker.mail or "",
        title=_cut(meeting.title, LONGEST_TITLE),
        start=meeting.start,
        end=meeting.end,
        lead_id=meeting.lead.id if meeting.lead else "",
        owner=meeting.owner_mail or meeting.owner_id or "",
        task_type=meeting.task_type,
    )


def _with_appointment(event: AuditEvent, about: AppointmentCard) -> AuditEvent:
    """One that was booked before."""
    return replace(
        event,
        title=_cut(about.title, LONGEST_TITLE),
        start=about.start,
        end=about.end,
        lead_id=about.lead.id if about.lead else "",
        task_ids=(about.task_id,) if about.task_id else (),
    )


def _with_outcome(event: AuditEvent, outcome: object) -> AuditEvent:
    if not isinstance(outcome, Outcome):
        return event
    ended = outcome.end.is_last
    return replace(
        event,
        task_ids=tuple(filter(None, (outcome.task_id, *outcome.also))) or event.task_ids,
        reason=_cut(outcome.reason, LONGEST_REASON) or (str(outcome.why) if outcome.why else ""),
        cause="" if ended and event.name not in _WITH_CAUSE else str(outcome.cause),
    )


# The endings of which Outcome says a cause.
_WITH_CAUSE = ("keys", "gave_up", "unsure", "lookup_failed")


def _snake(name: str) -> str:
    return re.sub(r"(?<=[a-z])(?=[A-Z])", "_", name).lower()


def _cut(text: str, most: int) -> str:
    return text if len(text) <= most else text[: most - 1] + "…"


Record = Callable[[tuple[AuditEvent, ...]], None]
