"""What an input holds: how a choice or typed words are written in `state` and in `actions`.

Knows elements one at a time; which view they stand in is screens' business.
https://docs.slack.dev/reference/interaction-payloads/view-interactions-payload
"""

from collections.abc import Mapping
from typing import Final

from bot.sandbox.slack.values import Json, JsonObject

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
    """Where the element's value stands in its state."""
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
