"""The value that a button carries, and the press that brings it back.

Small, versioned, without a secret. It is checked when it comes back: who pressed it in the listener, what it chooses in
meetings/choices.
"""

import json
from dataclasses import dataclass

from bot.meetings.request import ReplyTarget
from bot.slack.payloads import Json, actor_of, objects, text

VERSION = 1
# The action ids of messages, each with a number behind it, as ids are unique in a block: `answer:0`.
ANSWER, EDIT, CANCEL, SHOW = "answer", "edit", "cancel", "show"
# A link button: Slack opens it by itself.
THREAD = "thread"
# What the Edit button of a booked appointment carries.
BOOKED = "booked"


@dataclass(frozen=True)
class ButtonPayload:
    """`key` is that of the request whose message has the button, `asker` the only user who may press it."""

    key: str
    asker: str
    picked: str = ""

    def value(self) -> str:
        """{"v": 1, "k": "13345224609.738474920.8088930838d88f", "u": "U1", "p": "1795602600"}"""
        return json.dumps({"v": VERSION, "k": self.key, "u": self.asker, "p": self.picked}, separators=(",", ":"))


@dataclass(frozen=True)
class ButtonPress:
    """A pressed button of a message: who, where, and `button`, None when it is not one of ours or of now.

    `label` is what it says; `message_ts` and `blocks` are of the message it is in, where others may see it too.
    """

    user: str
    team: str
    trigger_id: str
    place: ReplyTarget
    button: ButtonPayload | None
    ephemeral: bool
    label: str = ""
    message_ts: str = ""
    blocks: tuple[dict[str, object], ...] = ()


def read_press(body: Json) -> ButtonPress:
    """https://docs.slack.dev/reference/interaction-payloads/block_actions-payload

    {"type": "block_actions", "user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"}, "trigger_id": "...",
     "container": {"type": "message", "message_ts": "1.2", "channel_id": "C1", "thread_ts": "1.1",
     "is_ephemeral": true}, "response_url": "https://...", "message": {"ts": "1.2", "blocks": [..]},
     "actions": [{"action_id": "answer:0", "text": {"type": "plain_text", "text": "Try again"}, "value": "{..}"}]}
    """
    container = objects(body, "container")
    action = action_of(body)
    ephemeral = container.get("is_ephemeral") is True
    message_ts = text(container, "message_ts")
    # The next message of a card belongs in its thread; a private question is in a thread only where it was asked there.
    thread_ts = text(container, "thread_ts") or ("" if ephemeral else message_ts)
    by = actor_of(body)
    return ButtonPress(
        user=by.user,
        team=by.team,
        trigger_id=by.trigger_id,
        place=ReplyTarget(text(container, "channel_id"), thread_ts or None, text(body, "response_url") or None),
        button=_payload_of(text(action, "value")),
        ephemeral=ephemeral,
        label=text(objects(action, "text"), "text"),
        message_ts="" if ephemeral else message_ts,
        blocks=_blocks(objects(body, "message")),
    )


def action_of(body: Json) -> Json:
    """What was done; {} where nothing was that we can read."""
    actions = body.get("actions")
    first = actions[0] if isinstance(actions, list) and actions else {}
    return first if isinstance(first, dict) else {}


def _blocks(message: Json) -> tuple[dict[str, object], ...]:
    found = message.get("blocks")
    return tuple(one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()


def _payload_of(value: str) -> ButtonPayload | None:
    try:
        found = json.loads(value)
    except ValueError:
        return None
    if not isinstance(found, dict) or found.get("v") != VERSION:
        return None
    key, asker, picked = found.get("k"), found.get("u"), found.get("p")
    if not (isinstance(key, str) and isinstance(asker, str) and isinstance(picked, str) and key and asker):
        return None
    return ButtonPayload(key, asker, picked)
