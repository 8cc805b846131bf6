"""The value that a button or a menu entry carries, and the press that brings it back.

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
# What is done to an appointment, by a button or by an entry of a menu: `picked` names it.
ACT = "act"
# `picked` of the answers to a question whether something is to be deleted: `delete_yes`, `keep`.
YES, KEEP = "_yes", "keep"
# Opens a form that a mention asked for: `picked` names its action, `key` is the thread to answer in.
OPEN = "open"
# `picked` of the buttons under a clash: another time, or the same one anyway. Their key begins with the time.
MOVE_TO, MOVE_ANYWAY = "move_to", "move_anyway"
# `picked` of the entry that leads to those which a menu has no room for.
MORE = "more"
# `picked` of the entry that shows links to calendars.
CALENDAR = "calendar"
# `picked` of an entry that only opens a page.
LINK = "link"
# A link button: Slack opens it by itself.
THREAD = "thread"
# What the Edit button of a booked appointment carries.
BOOKED = "booked"


@dataclass(frozen=True)
class ButtonPayload:
    """`key` is that of the request whose message has the button, `asker` the only user who may press it; "" where the
    one who handles the press decides that."""

    key: str
    asker: str
    picked: str = ""

    def value(self) -> str:
        """{"v": 1, "k": "13345224609.738474920.8088930838d88f", "u": "U1", "p": "1795602600"}, or without a user
        `1:move:13345224609.738474920.8088930838d88f`, which fits into the 150 characters of a menu's entry."""
        if not self.asker:
            return f"{VERSION}:{self.picked}:{self.key}"
        return json.dumps({"v": VERSION, "k": self.key, "u": self.asker, "p": self.picked}, separators=(",", ":"))


@dataclass(frozen=True)
class ButtonPress:
    """A pressed button of a message: who, where, and `button`, None when it is not one of ours or of now.

    `label` is what it says; `message_ts` and `blocks` are of the message it is in, where others may see it too; `view`
    is the id of the view it is in, "" for one of a message.
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
    view: str = ""


def read_press(body: Json) -> ButtonPress:
    """https://docs.slack.dev/reference/interaction-payloads/block_actions-payload

    {"type": "block_actions", "user": {"id": "U1", "team_id": "T1"}, "team": {"id": "T1"}, "trigger_id": "...",
     "container": {"type": "message", "message_ts": "1.2", "channel_id": "C1", "thread_ts": "1.1",
     "is_ephemeral": true}, "response_url": "https://...", "message": {"ts": "1.2", "blocks": [..]},
     "actions": [{"action_id": "answer:0", "text": {"type": "plain_text", "text": "Try again"}, "value": "{..}"}]}

    or, of a menu, "actions": [{"type": "overflow", "action_id": "act:1", "selected_option": {"text": {"type":
    "plain_text", "text": "Move"}, "value": "1:move:.."}}]. On a view that was opened from a message there is no
    message: then its private_metadata says where that is (see location_of).
    """
    container = objects(body, "container")
    if text(container, "type") == "view":
        container = _location_in(text(objects(body, "view"), "private_metadata"))
    action = action_of(body)
    chosen = objects(action, "selected_option") or action
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
        button=_payload_of(text(chosen, "value")),
        ephemeral=ephemeral,
        label=text(objects(chosen, "text"), "text"),
        message_ts="" if ephemeral else message_ts,
        blocks=_blocks(objects(body, "message")),
        # A form cannot be drawn in the place of the Home tab.
        view="" if text(objects(body, "view"), "type") == "home" else text(objects(body, "view"), "id"),
    )


def location_of(press: ButtonPress) -> str:
    """Where the message is whose button was pressed, as the private_metadata of a view that it opens:
    {"channel_id": "C1", "message_ts": "1.2", "thread_ts": "1.1"}, with "is_ephemeral" for a private one."""
    source: dict[str, object] = {"channel_id": press.place.channel, "message_ts": press.message_ts}
    source |= {"thread_ts": press.place.thread_ts or ""} | ({"is_ephemeral": True} if press.ephemeral else {})
    return json.dumps(source, separators=(",", ":"))


def _location_in(metadata: str) -> Json:
    try:
        found = json.loads(metadata)
    except ValueError:
        return {}
    return found if isinstance(found, dict) else {}


def action_of(body: Json) -> Json:
    """What was done; {} where nothing was that we can read."""
    actions = body.get("actions")
    first = actions[0] if isinstance(actions, list) and actions else {}
    return first if isinstance(first, dict) else {}


def _blocks(message: Json) -> tuple[dict[str, object], ...]:
    found = message.get("blocks")
    return tuple(one for one in found if isinstance(one, dict)) if isinstance(found, list) else ()


def _payload_of(value: str) -> ButtonPayload | None:
    version, _, rest = value.partition(":")
    what, _, about = rest.partition(":")
    if version == str(VERSION) and what and about:
        return ButtonPayload(about, "", what)
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
