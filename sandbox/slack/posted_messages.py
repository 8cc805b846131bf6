"""Messages: how they are stored in the workspace, and how a person sees them.

Does not decide who may post or read: webapi and user do.
"""

import secrets
from collections.abc import Sequence
from dataclasses import dataclass, field

from sandbox.slack.json_values import Json, JsonObject, obj, objects, string, walk
from sandbox.slack.people_and_channels import APP_ID, BOT_ID, TEAM_ID, bot_profile


@dataclass(frozen=True)
class ShownButton:
    """A button as a person sees it."""

    action_id: str
    block_id: str
    text: str
    value: str
    url: str
    style: str


@dataclass(frozen=True)
class PostedMessage:
    """A message at one moment: a snapshot, which later edits do not change.

    `ts` and `thread_ts` are Slack's (unix seconds with microseconds, as text); `thread_ts` is None
    for a root message. `user` and `ephemeral_to` are user ids (`ephemeral_to`: the only one
    who sees it); `edited` is the ts of the last edit, or None; `broadcast` marks a reply that is
    shown in the channel as well. `extra` are more keys of it as Slack writes it, as `files`.
    """

    ts: str
    thread_ts: str | None
    text: str
    blocks: Sequence[JsonObject]
    user: str
    channel: str
    deleted: bool = False
    edited: str | None = None
    bot_id: str | None = None
    parses_names: bool = False
    ephemeral_to: str | None = None
    broadcast: bool = False
    metadata: JsonObject = field(default_factory=dict)
    attachments: Sequence[JsonObject] = ()
    extra: JsonObject = field(default_factory=dict)

    @property
    def ephemeral(self) -> bool:
        return self.ephemeral_to is not None

    @property
    def shown(self) -> str:
        """What the screen shows: the words of the blocks, or the text where there are none, or where people typed."""
        typed = self.bot_id is None and self.blocks and self.blocks[0].get("type") == "rich_text"
        if not self.blocks or (self.text and typed):
            return self.text
        return "\n".join(words(block) for block in self.blocks if words(block))

    @property
    def buttons(self) -> tuple[ShownButton, ...]:
        return tuple(
            ShownButton(
                string(element.get("action_id")),
                string(block.get("block_id")),
                string(obj(element.get("text")).get("text")),
                string(element.get("value")),
                string(element.get("url")),
                string(element.get("style")),
            )
            for block in self.blocks
            for element in walk(dict(block))
            if element.get("type") == "button"
        )


def words(tree: Json) -> str:
    """The words in a block, in reading order; buttons and options among them."""
    found = []
    for node in walk(tree):
        kind, text = node.get("type"), node.get("text")
        if kind in {"plain_text", "mrkdwn", "markdown", "text"} and isinstance(text, str):
            found.append(text)
        elif kind == "link":
            found.append(text if isinstance(text, str) else string(node.get("url")))
        elif kind == "user":
            found.append(f"<@{string(node.get('user_id'))}>")
        elif kind == "broadcast":
            found.append(f"<!{string(node.get('range'))}>")
    return "\n".join(found)


class MessageStore:
    """All messages of all channels, each channel in the order of posting.

    Not thread-safe: callers hold WorkspaceState's lock.
    """

    def __init__(self) -> None:
        self._channels: dict[str, dict[str, PostedMessage]] = {}
        self._threads: dict[tuple[str, str], list[str]] = {}
        self._used_micros: set[int] = set()

    def next_ts(self, now_s: float) -> str:
        """The moment as a ts that no other message has."""
        micros = int(now_s * 1_000_000)
        while micros in self._used_micros:
            micros += 1
        self._used_micros.add(micros)
        return f"{micros // 1_000_000}.{micros % 1_000_000:06d}"

    def put(self, message: PostedMessage) -> PostedMessage:
        existing = self._channels.setdefault(message.channel, {})
        if message.thread_ts is not None and message.ts not in existing:
            self._threads.setdefault((message.channel, message.thread_ts), []).append(message.ts)
        existing[message.ts] = message
        return message

    def find(self, channel_id: str, ts: str) -> PostedMessage | None:
        """The message, also when it is ephemeral or deleted."""
        return self._channels.get(channel_id, {}).get(ts)

    def in_channel(self, channel_id: str) -> list[PostedMessage]:
        """Every message there, replies and deleted ones too."""
        return list(self._channels.get(channel_id, {}).values())

    def replies(self, channel_id: str, thread_ts: str) -> list[PostedMessage]:
        """The replies that are not deleted, ephemeral ones too."""
        existing = self._channels.get(channel_id, {})
        replies = (existing[ts] for ts in self._threads.get((channel_id, thread_ts), []))
        return [message for message in replies if not message.deleted]


def as_api(message: PostedMessage, team_id: str = TEAM_ID) -> JsonObject:
    """The message as Slack writes it in answers and payloads; `team_id` is its author's team."""
    written: JsonObject = {"type": "message", "text": message.text, "ts": message.ts}
    if message.user:
        written |= {"user": message.user}
    if team_id:
        written |= {"team": team_id}
    if message.bot_id == BOT_ID:
        written |= {"app_id": APP_ID, "bot_profile": bot_profile()}
    if message.bot_id:
        written |= {"bot_id": message.bot_id}
    if message.blocks:
        written["blocks"] = list(message.blocks)
    if message.attachments:
        written["attachments"] = list(message.attachments)
    if message.metadata:
        written["metadata"] = message.metadata
    if message.thread_ts:
        written["thread_ts"] = message.thread_ts
    if message.edited:
        written["edited"] = {"user": message.user, "ts": message.edited}
    return written | message.extra


def with_ids(blocks: Json) -> list[JsonObject]:
    """The blocks as Slack keeps them: each with a block_id, each element with an action_id.

    Ids Slack makes up are new each time: what was typed into an input without ids of its own does
    not survive an update.
    """
    return [
        _elements_with_ids(block | {"block_id": string(block.get("block_id")) or _made_up()})
        for block in objects(blocks)
    ]


def _elements_with_ids(block: JsonObject) -> JsonObject:
    for key in ("element", "accessory"):
        if isinstance(block.get(key), dict):
            block = block | {key: _with_action_id(obj(block[key]))}
    if block.get("type") == "actions":
        named: list[Json] = [_with_action_id(each) for each in objects(block.get("elements"))]
        block = block | {"elements": named}
    return block


def _with_action_id(element: JsonObject) -> JsonObject:
    if element.get("type") == "image" or element.get("action_id"):
        return element
    return element | {"action_id": _made_up()}


def _made_up() -> str:
    return secrets.token_urlsafe(4)
