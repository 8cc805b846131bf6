"""What an input holds: how a choice or typed words are written in `state` and in `actions`.

Of one element at a time; the views they are in are in open_views.
https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Final

from sandbox.slack.json_values import Json, JsonObject, obj, objects, string

# element type -> the key of its value, the key of its first value, and whether it holds many
_KEYS: Final[Mapping[str, tuple[str, str, bool]]] = {
    "plain_text_input": ("value", "initial_value", False),
    "email_text_input": ("value", "initial_value", False),
    "url_text_input": ("value", "initial_value", False),
    "number_input": ("value", "initial_value", False),
    "rich_text_input": ("rich_text_value", "initial_value", False),
    "static_select": ("selected_option", "initial_option", False),
    "external_select": ("selected_option", "initial_option", False),
    "radio_buttons": ("selected_option", "initial_option", False),
    "checkboxes": ("selected_options", "initial_options", True),
    "multi_static_select": ("selected_options", "initial_options", True),
    "multi_external_select": ("selected_options", "initial_options", True),
    "users_select": ("selected_user", "initial_user", False),
    "multi_users_select": ("selected_users", "initial_users", True),
    "channels_select": ("selected_channel", "initial_channel", False),
    "multi_channels_select": ("selected_channels", "initial_channels", True),
    "conversations_select": ("selected_conversation", "initial_conversation", False),
    "multi_conversations_select": ("selected_conversations", "initial_conversations", True),
    "datepicker": ("selected_date", "initial_date", False),
    "timepicker": ("selected_time", "initial_time", False),
    "datetimepicker": ("selected_date_time", "initial_date_time", False),
}
TYPED: Final = frozenset(kind for kind, keys in _KEYS.items() if keys[0] == "value")


def is_stateful(element: JsonObject) -> bool:
    """Whether the element holds a value (a button or an overflow menu does not)."""
    return element.get("type") in _KEYS


def value_key(element: JsonObject) -> str:
    """The key of the element's value in its state."""
    return _KEYS[str(element.get("type"))][0]


def holds_many(element: JsonObject) -> bool:
    return _KEYS[str(element.get("type"))][2]


def first_state(element: JsonObject) -> JsonObject:
    """The state before anybody touched it: null, or what the bot put there."""
    kind = str(element.get("type"))
    key, first, many = _KEYS[kind]
    empty: Json = [] if many else None
    return {"type": kind, key: element.get(first, empty)}


def is_empty(state: JsonObject) -> bool:
    """Whether nothing was put in."""
    return all(value in (None, "", []) for key, value in state.items() if key != "type")


def elements_of(block: JsonObject) -> list[JsonObject]:
    """The elements of a block: its input, its accessory, or its row."""
    found = [obj(block[key]) for key in ("element", "accessory") if key in block]
    return found + (objects(block.get("elements")) if block.get("type") == "actions" else [])


@dataclass
class InputValues:
    """What one person has put into the inputs of one view or message.

    `state` is keyed by (block_id, action_id); `suggested` are the options a search has brought, by
    action_id.
    """

    state: dict[tuple[str, str], JsonObject] = field(default_factory=dict)
    suggested: dict[str, list[JsonObject]] = field(default_factory=dict)

    def draw(self, blocks: Sequence[JsonObject]) -> None:
        """Take over new blocks: what was put in stays where block_id and action_id are the same."""
        before, self.state = self.state, {}
        for block in blocks:
            for element in filter(is_stateful, elements_of(block)):
                key = string(block.get("block_id")), string(element.get("action_id"))
                first = first_state(element)
                old = before.get(key)
                same = old is not None and old.get("type") == first.get("type")
                self.state[key] = old if old is not None and same else first

    def values(self) -> JsonObject:
        """`state.values` as Slack writes it."""
        written: JsonObject = {}
        for (block_id, action_id), value in self.state.items():
            written[block_id] = obj(written.get(block_id)) | {action_id: value}
        return written
