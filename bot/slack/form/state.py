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
    `by` is WHEN or DATE, whichever was touched last. `found` are the times of a message, as picks.
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
    found: tuple[str, ...] = ()
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
    notes = notes_of(text(view, "private_metadata"))
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


def in_step(typed: FormState, shown: FormState) -> FormState:
    """What was typed, on top of what the bot has put in the form since that was typed.

    A person who types on while an update is under way still types into the older view.
    """
    mine, ours = typed.notes, shown.notes
    if mine.nonce != ours.nonce:
        return typed
    if mine.picks_generation < ours.picks_generation and mine.by == fields.WHEN:
        mine = replace(mine, picks_generation=ours.picks_generation)
        typed = replace(typed, date=shown.date, time=shown.time, minutes=shown.minutes)
    if mine.words_generation < ours.words_generation and mine.by == fields.DATE:
        mine = replace(mine, words_generation=ours.words_generation)
        typed = replace(typed, words=shown.words)
    return replace(typed, notes=mine)


def touched(state: FormState, action_id: str) -> FormState:
    """The state after a person touched a field: whichever of words and pickers was touched last counts."""
    notes = state.notes
    if action_id == fields.WHEN:
        notes = replace(notes, by=fields.WHEN)
    elif action_id in (fields.DATE, fields.TIME) or (action_id == fields.LENGTH and state.date and state.time):
        notes = replace(notes, by=fields.DATE)
    if state.words != notes.words and state.reading and action_id != fields.READINGS:
        # Other words, other readings: the answer was to a question that is gone.
        notes = replace(notes, radio_generation=notes.radio_generation + 1)
        state = replace(state, reading="")
    return replace(state, notes=notes)


def notes_of(metadata: str) -> Notes | None:
    """private_metadata read back; None when it is not ours or not of this version."""
    try:
        found = json.loads(metadata)
        if not isinstance(found, dict) or found.pop("v", None) != VERSION:
            return None
        lists = {name: tuple(map(str, found[name])) for name in ("languages", "found")}
        notes = Notes(**{**found, **lists})
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
