"""The small form that moves an appointment: when in words, what is made of them, and free times as buttons.

The view and what comes back from it. Its private_metadata says which appointment it is for and what was shown; it gives
no permission.
"""

import json
from dataclasses import dataclass, replace
from datetime import UTC, datetime

from bot.meetings.audience import Audience
from bot.meetings.crm_appointment import FreeSlot
from bot.meetings.moving import NewTime, UnreadTime
from bot.meetings.request import ReplyTarget, Target
from bot.slack import targets
from bot.slack.form import input_elements
from bot.slack.message_blocks import Block, button, context, plain
from bot.slack.payloads import Json, objects
from bot.slack.payloads import text as string
from bot.slack.text import labels
from bot.slack.text import moves as text
from bot.slack.truncate import truncate

CALLBACK, WHEN, FREE = "move", "move_when", "move_free"
# What is typed is one line, and the title is only shown: a view's metadata has 3,000 characters for everything.
LONGEST, TITLE = 200, 200


@dataclass(frozen=True)
class MoveForm:
    """An open form. `about` is the appointment as a payload carries it; `start` and `end` are where it is now, None
    while that is not known. `words` were typed, and `shown` is the time that was shown for them. `free` are the free
    times, None where nobody knows; `looking` while LeadSquared is asked."""

    about: str
    place: ReplyTarget
    pressed_ts: str = ""
    title: str = ""
    start: datetime | None = None
    end: datetime | None = None
    words: str = ""
    shown: NewTime | None = None
    free: tuple[FreeSlot, ...] | None = None
    looking: bool = True

    @property
    def target(self) -> Target:
        return replace(targets.read(self.about), pressed_ts=self.pressed_ts)


def build(
    audience: Audience, form: MoveForm, found: NewTime | UnreadTime | None, now: datetime, note: str = ""
) -> Block:
    """`found` is what the words mean, None before any are typed; `note` stands above its preview."""
    element = input_elements.text_input(WHEN, "", text.placeholder(), typing=True) | {"max_length": LONGEST}
    hint = text.when_hint(audience)
    words = input_elements.input_block(
        WHEN, text.when_label(audience), element, optional=False, dispatch=True, hint=hint
    )
    notes = [note] if note else []
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": input_elements.label(text.title(audience), input_elements.VIEW_TITLE),
        "submit": input_elements.label(text.title(audience), input_elements.VIEW_TITLE),
        "close": input_elements.label(labels.cancel(audience), input_elements.VIEW_TITLE),
        "private_metadata": _written(form),
        "blocks": [
            plain(text.present(audience, form.title, form.start, form.end, now)),
            words,
            context([*notes, text.preview(audience, found, now)]),
            *_free(audience, form, now),
        ],
    }


def refused(audience: Audience, sentence: str) -> Block:
    """In its place, for somebody who may not move it."""
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": input_elements.label(text.title(audience), input_elements.VIEW_TITLE),
        "close": input_elements.label(labels.cancel(audience), input_elements.VIEW_TITLE),
        "blocks": [plain(sentence)],
    }


def _free(audience: Audience, form: MoveForm, now: datetime) -> list[Block]:
    if form.looking:
        return [context([text.looking(audience)])]
    if form.free is None:
        return [context([text.not_looked(audience)])]
    if not form.free:
        return [context([text.no_free(audience)])]
    buttons = [
        button(f"{FREE}:{number}", text.free_time(audience, one, now)) | {"value": _span(one.start, one.end)}
        for number, one in enumerate(form.free)
    ]
    return [plain(text.free_heading(audience)), {"type": "actions", "elements": buttons}]


def read(view: Json) -> MoveForm | None:
    """{"id": "V1", "private_metadata": "{..}", "state": {"values": {"move_when": {"move_when": {"value": "friday 3pm"
    }}}}}; None for one that is none of ours. The words are those of the metadata: what was typed is `typed`."""
    try:
        found = json.loads(string(view, "private_metadata"))
    except ValueError:
        return None
    if not isinstance(found, dict) or not string(found, "about"):
        return None
    now, shown, free = (string(found, name) for name in ("now", "shown", "free"))
    span, start = read_span(shown), read_span(now)
    return MoveForm(
        about=string(found, "about"),
        place=ReplyTarget(string(found, "channel"), string(found, "thread_ts") or None),
        pressed_ts=string(found, "pressed_ts"),
        title=string(found, "title"),
        start=start[0] if start else None,
        end=start[1] if start else None,
        words=string(found, "words"),
        shown=NewTime(*span) if span else None,
        free=None if free == "?" else tuple(FreeSlot(*one) for one in map(read_span, free.split()) if one),
        looking=found.get("looking") is True,
    )


def typed(view: Json) -> str:
    """The words as they stand in the form."""
    values = objects(objects(view, "state"), "values")
    return " ".join(string(objects(objects(values, WHEN), WHEN), "value").split())[:LONGEST]


def _written(form: MoveForm) -> str:
    return json.dumps(
        {
            "about": form.about,
            "channel": form.place.channel,
            "thread_ts": form.place.thread_ts or "",
            "pressed_ts": form.pressed_ts,
            "title": truncate(form.title, TITLE),
            "now": _span(form.start, form.end) if form.start and form.end else "",
            "words": form.words,
            "shown": _span(form.shown.start, form.shown.end) if form.shown else "",
            "free": "?" if form.free is None else " ".join(_span(one.start, one.end) for one in form.free),
            "looking": form.looking,
        },
        separators=(",", ":"),
    )


def _span(start: datetime, end: datetime) -> str:
    """`1795602600-1795606200`, in unix seconds."""
    return f"{int(start.timestamp())}-{int(end.timestamp())}"


def read_span(text_: str) -> tuple[datetime, datetime] | None:
    start, _, end = text_.partition("-")
    if not (start.isascii() and start.isdecimal() and end.isascii() and end.isdecimal()) or len(text_) > 24:
        return None
    first, last = (datetime.fromtimestamp(int(one), UTC) for one in (start, end))
    return (first, last) if first < last else None
