"""What a form holds at one moment: what was typed and picked, and what the bot noted in it.

Values, and the way to and from Slack's view. private_metadata is small, versioned, without a secret; whatever
comes back in it is only where to answer and what was shown, never a right.
"""

import json
import secrets
from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from bot.slack.form import fields
from bot.slack.payloads import Json, objects, text

VERSION = 1


@dataclass(frozen=True)
class Option:
    """One choice of a menu: Slack's value, and the text beside it."""

    value: str
    label: str


@dataclass(frozen=True)
class Notes:
    """What the bot has to know of a form when it comes back.

    `channel` and `thread_ts` say where to answer; `zone` and `languages` whose words these are, `known` whether
    they were asked of Slack yet. `start` and `end` (ISO, aware) are what the preview last said of `words`;
    `by` is WHEN or DATE, whichever was touched last. `kept` is the other fields' generation.
    """

    nonce: str = field(default_factory=lambda: secrets.token_hex(4))
    channel: str = ""
    thread_ts: str = ""
    zone: str = "UTC"
    languages: tuple[str, ...] = ("en",)
    known: bool = False
    words: str = ""
    start: str = ""
    end: str = ""
    by: str = fields.WHEN
    words_generation: int = 0
    picks_generation: int = 0
    radio_generation: int = 0


@dataclass(frozen=True)
class FormState:
    """Everything in the form. Dates are `2026-11-24`, times `15:00`, lengths minutes."""

    notes: Notes
    title: str = ""
    words: str = ""
    reading: str = ""
    date: str = ""
    time: str = ""
    minutes: int | None = None
    task_type: str = ""
    lead: Option | None = None
    opportunity: Option | None = None
    owner: str = ""
    where: str = ""
    description: str = ""
    reminder: int | None = None
    notify: bool | None = None
    own: tuple[tuple[str, str], ...] = ()


def read(view: Json) -> FormState | None:
    """A view of block_actions or view_submission; None when its notes are not of this version.

    {"private_metadata": "{..}", "state": {"values": {"title": {"title": {"type": "plain_text_input",
     "value": "Demo"}}, "date:1": {"date": {"type": "datepicker", "selected_date": "2026-11-24"}}, ...}}}
    """
    notes = _notes(text(view, "private_metadata"))
    if notes is None:
        return None
    said: dict[str, Json] = {}
    own: list[tuple[str, str]] = []
    for block_id, actions in objects(objects(view, "state"), "values").items():
        for action_id, value in actions.items() if isinstance(actions, Mapping) else ():
            if not isinstance(value, Mapping):
                continue
            if fields.name_of(block_id) == fields.FIELD:
                own.append((action_id, text(value, "value")))
            else:
                said[action_id] = value
    reminder, minutes = _picked(said, fields.REMINDER), _picked(said, fields.LENGTH)
    notify = said.get(fields.NOTIFY)
    type_ = _picked(said, fields.TYPE)
    reading = _picked(said, fields.READINGS)
    return FormState(
        notes=notes,
        title=_value(said, fields.TITLE, "value"),
        words=_value(said, fields.WHEN, "value"),
        reading=reading.value if reading else "",
        date=_value(said, fields.DATE, "selected_date"),
        time=_value(said, fields.TIME, "selected_time"),
        minutes=int(minutes.value) if minutes and minutes.value.isdecimal() else None,
        task_type=type_.value if type_ else "",
        lead=_picked(said, fields.LEAD),
        opportunity=_picked(said, fields.OPPORTUNITY),
        owner=_value(said, fields.OWNER, "selected_user"),
        where=_value(said, fields.WHERE, "value"),
        description=_value(said, fields.DESCRIPTION, "value"),
        reminder=int(reminder.value) if reminder and reminder.value.isdecimal() else None,
        notify=None if notify is None else bool(notify.get("selected_options")),
        own=tuple(own),
    )


def written(notes: Notes) -> str:
    """Notes as private_metadata."""
    return json.dumps({"v": VERSION, **vars(notes)}, separators=(",", ":"), ensure_ascii=False)


def noted(state: FormState, start: datetime | None, end: datetime | None) -> FormState:
    """The state with what its preview said."""
    shown = replace(
        state.notes,
        words=state.words,
        start=start.isoformat() if start else "",
        end=end.isoformat() if end else "",
    )
    return replace(state, notes=shown)


def _notes(metadata: str) -> Notes | None:
    try:
        found = json.loads(metadata)
        if not isinstance(found, dict) or found.pop("v", None) != VERSION:
            return None
        notes = Notes(**{**found, "languages": tuple(found["languages"])})
    except (ValueError, TypeError, KeyError):
        return None
    fine = all(isinstance(getattr(notes, name), type(value)) for name, value in vars(Notes()).items())
    return notes if fine else None


def _value(said: Mapping[str, Json], name: str, key: str) -> str:
    return text(said.get(name, {}), key)


def _picked(said: Mapping[str, Json], name: str) -> Option | None:
    """{"type": "static_select", "selected_option": {"text": {"type": "plain_text", "text": ".."}, "value": ".."}}"""
    option = objects(said.get(name, {}), "selected_option")
    value = text(option, "value")
    return Option(value, text(objects(option, "text"), "text")) if value else None
