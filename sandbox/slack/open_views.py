"""The views on people's screens: each person's stack of modals, and Home tabs.

Sends nothing and checks no Block Kit. Not thread-safe: callers hold WorkspaceState's lock.
"""

import secrets
from dataclasses import dataclass, field

from sandbox.slack.input_values import InputValues
from sandbox.slack.json_values import Json, JsonObject, objects, string
from sandbox.slack.people_and_channels import APP_ID, BOT_ID, TEAM_ID
from sandbox.slack.posted_messages import with_ids

DEPTH = 3
_TEXTS = ("private_metadata", "callback_id", "external_id")
_FLAGS = ("clear_on_close", "notify_on_close")


@dataclass
class ViewState:
    """One view as it is now: what the bot gave, and what the person has put into it.

    `errors` are the field errors shown under inputs, by
    block_id; `trouble` is Slack's own sentence when the bot did not answer properly.
    """

    view_id: str
    user_id: str
    content: JsonObject
    root_id: str
    previous_id: str | None
    hash: str = ""
    inputs: InputValues = field(default_factory=InputValues)
    errors: dict[str, str] = field(default_factory=dict)
    trouble: str = ""

    def __post_init__(self) -> None:
        self.show(self.content)

    def show(self, content: JsonObject) -> None:
        """Draw new content: what was typed stays where block_id and action_id are the same."""
        blocks = with_ids(content.get("blocks"))
        kept: list[Json] = list(blocks)
        self.content = content | {"blocks": kept}
        self.hash = f"{secrets.randbelow(10**10):010d}.{secrets.token_hex(4)}"
        self.errors, self.trouble = {}, ""
        self.inputs.draw(blocks)

    @property
    def blocks(self) -> list[JsonObject]:
        return objects(self.content.get("blocks"))

    @property
    def is_home(self) -> bool:
        return self.content.get("type") == "home"

    def as_api(self, *, with_blocks: bool) -> JsonObject:
        """The view as answers carry it.

        In payloads Slack's recordings show no `blocks`; answers have them.
        """
        content = self.content
        written: JsonObject = {
            "id": self.view_id,
            "team_id": TEAM_ID,
            "type": content.get("type"),
            "state": {"values": self.inputs.values()},
            "hash": self.hash,
            "previous_view_id": self.previous_id,
            "root_view_id": self.root_id,
            "app_id": APP_ID,
            "app_installed_team_id": TEAM_ID,
            "bot_id": BOT_ID,
        }
        written |= {name: string(content.get(name)) for name in _TEXTS}
        written |= {name: content.get(name) is True for name in _FLAGS}
        if not self.is_home:
            written |= {name: content.get(name) for name in ("title", "submit", "close")}
        if with_blocks:
            written["blocks"] = content.get("blocks")
        return written


class OpenViews:
    """Every open view of the workspace."""

    def __init__(self) -> None:
        self.modals: dict[str, list[ViewState]] = {}
        self.homes: dict[str, ViewState] = {}
        self._made = 0

    def stack(self, user_id: str) -> list[ViewState]:
        return self.modals.setdefault(user_id, [])

    def open(self, user_id: str, content: JsonObject) -> ViewState:
        """Show a view as the only one; any others are closed."""
        view_id = self._id()
        view = ViewState(view_id, user_id, content, view_id, None)
        self.modals[user_id] = [view]
        return view

    def push(self, user_id: str, content: JsonObject) -> ViewState:
        stack = self.stack(user_id)
        view = ViewState(self._id(), user_id, content, stack[0].view_id, stack[-1].view_id)
        stack.append(view)
        return view

    def publish(self, user_id: str, content: JsonObject) -> ViewState:
        existing = self.homes.get(user_id)
        if existing is not None:
            existing.show(content)
            return existing
        view_id = self._id()
        self.homes[user_id] = ViewState(view_id, user_id, content, view_id, None)
        return self.homes[user_id]

    def find(self, view_id: str, external_id: str = "") -> ViewState | None:
        """An open view by its id, or by the app's own id for it."""
        for view in self.all():
            if view_id and view.view_id == view_id:
                return view
            if external_id and view.content.get("external_id") == external_id:
                return view
        return None

    def all(self) -> list[ViewState]:
        return [view for stack in self.modals.values() for view in stack] + list(self.homes.values())

    def _id(self) -> str:
        self._made += 1
        return f"V0{self._made:08d}"
