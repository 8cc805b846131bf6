"""The small form before an action on an appointment: a note for Held and No-show, a colleague for Hand over.

The view and what comes back from it. Its private_metadata says which appointment it is for and where to answer; it
gives no permission.
"""

import json
from dataclasses import dataclass, replace

from bot.meetings.audience import Audience
from bot.meetings.request import ActionInput, ReplyTarget, Target
from bot.slack import targets
from bot.slack.button_payload import ButtonPress
from bot.slack.form import input_elements
from bot.slack.message_blocks import Block
from bot.slack.payloads import Json, objects, text
from bot.slack.text import appointment_changes, form_text, labels

CALLBACK = "change"
NOTE, COLLEAGUE = "note", "colleague"
# A note is one line.
LONGEST_NOTE = 200


@dataclass(frozen=True)
class FilledChange:
    """A form that was sent: the action, the appointment, where to answer, and what was filled in."""

    action: str
    target: Target
    place: ReplyTarget
    given: ActionInput


def build(audience: Audience, action: str, press: ButtonPress) -> Block:
    """https://docs.slack.dev/surfaces/modals"""
    title = appointment_changes.LABELS[action](audience)
    target, place = targets.of_press(press)
    metadata = {
        "action": action,
        "about": press.button.key if press.button else "",
        "pressed_ts": target.pressed_ts,
        "channel": place.channel,
        "thread_ts": place.thread_ts or "",
    }
    return {
        "type": "modal",
        "callback_id": CALLBACK,
        "title": input_elements.label(title, input_elements.VIEW_TITLE),
        "submit": input_elements.label(title, input_elements.VIEW_TITLE),
        "close": input_elements.label(labels.cancel(audience), input_elements.VIEW_TITLE),
        "private_metadata": json.dumps(metadata, separators=(",", ":")),
        "blocks": [_colleague(audience) if action == "hand_over" else _note(audience)],
    }


def _note(audience: Audience) -> Block:
    element = input_elements.text_input(NOTE, "", "") | {"max_length": LONGEST_NOTE}
    hint = form_text.change_note_hint(audience)
    return input_elements.input_block(NOTE, form_text.change_note(audience), element, optional=True, hint=hint)


def _colleague(audience: Audience) -> Block:
    element = input_elements.user_select(COLLEAGUE, "")
    hint = form_text.colleague_hint(audience)
    return input_elements.input_block(COLLEAGUE, form_text.colleague(audience), element, optional=False, hint=hint)


def block_of(action: str) -> str:
    """The block in which an error is shown."""
    return COLLEAGUE if action == "hand_over" else NOTE


def read(view: Json) -> FilledChange | None:
    """{"id": "V1", "private_metadata": "{..}", "state": {"values": {"note": {"note": {"type": "plain_text_input",
    "value": "They want a quote"}}, "colleague": {"colleague": {"type": "users_select", "selected_user": "U2"}}}}}

    None for one that is none of ours.
    """
    try:
        metadata = json.loads(text(view, "private_metadata"))
    except ValueError:
        return None
    if not isinstance(metadata, dict) or text(metadata, "action") not in appointment_changes.LABELS:
        return None
    values = objects(objects(view, "state"), "values")
    note = " ".join(text(objects(objects(values, NOTE), NOTE), "value").split())[:LONGEST_NOTE]
    colleague = text(objects(objects(values, COLLEAGUE), COLLEAGUE), "selected_user")
    return FilledChange(
        text(metadata, "action"),
        replace(targets.read(text(metadata, "about")), pressed_ts=text(metadata, "pressed_ts")),
        ReplyTarget(text(metadata, "channel"), text(metadata, "thread_ts") or None),
        ActionInput(note=note, user=colleague),
    )
