"""The state of an element after a person typed or chose a value in it.

Pure: a value in, a state out, or CannotDo with the reason why the screen would not let them.
"""

import re
from collections.abc import Callable, Sequence
from datetime import date

from sandbox.slack.input_values import TYPED, holds_many, is_empty, value_key
from sandbox.slack.json_values import Json, JsonObject, obj, objects, string
from sandbox.slack.user.session import CannotDo

Choice = str | int | Sequence[str] | None
Names = Callable[[str], str]
LONGEST = 3000


def chosen(
    element: JsonObject,
    wanted: Choice,
    suggested: Sequence[JsonObject],
    user_id: Names,
    channel_id: Names,
) -> JsonObject:
    """The element's state once it has the value `wanted`.

    Words for typed inputs; the value or the label of an option; YYYY-MM-DD, HH:MM, unix seconds; a
    handle, a channel's name. None, "" or [] empties it. Several for what holds several.
    """
    kind, key = string(element.get("type")), value_key(element)
    state: JsonObject = {"type": kind, key: [] if holds_many(element) else None}
    if wanted in (None, "", [], ()):
        return state
    if kind in TYPED:
        return state | {key: _typed(element, str(wanted))}
    one = _picker(element, suggested, user_id, channel_id)
    if not holds_many(element):
        return state | {key: one(wanted)}
    many = [wanted] if isinstance(wanted, str | int) else list(wanted or ())
    most = element.get("max_selected_items")
    if isinstance(most, int) and len(many) > most:
        raise CannotDo(f"only {most} can be chosen")
    return state | {key: [one(each) for each in many]}


def _typed(element: JsonObject, words: str) -> str:
    most = element.get("max_length")
    limit = most if isinstance(most, int) else LONGEST
    if len(words) > limit:
        raise CannotDo(f"only {limit} characters fit")
    return words


def _picker(
    element: JsonObject, suggested: Sequence[JsonObject], user_id: Names, channel_id: Names
) -> Callable[[Choice], Json]:
    kind = string(element.get("type")).removeprefix("multi_")
    match kind:
        case "datepicker":
            return lambda wanted: date.fromisoformat(str(wanted)).isoformat()
        case "timepicker":
            return _clock_time
        case "datetimepicker":
            return lambda wanted: int(str(wanted))
        case "users_select":
            return lambda wanted: user_id(str(wanted))
        case "channels_select" | "conversations_select":
            return lambda wanted: channel_id(str(wanted))
        case _:
            offered = suggested if kind == "external_select" else options_of(element)
            return lambda wanted: option_called(str(wanted), offered)


def _clock_time(wanted: Choice) -> str:
    if not re.fullmatch(r"([01]\d|2[0-3]):[0-5]\d", str(wanted)):
        raise CannotDo(f"{wanted} is no HH:MM")
    return str(wanted)


def options_of(element: JsonObject) -> list[JsonObject]:
    """The options of a select, a radio group, checkboxes or a menu, groups opened."""
    grouped = [option for group in objects(element.get("option_groups")) for option in objects(group.get("options"))]
    return objects(element.get("options")) + grouped


def option_called(name: str, offered: Sequence[JsonObject]) -> JsonObject:
    """The option with this value, or else with this label."""
    for option in offered:
        if option.get("value") == name:
            return option
    for option in offered:
        if obj(option.get("text")).get("text") == name:
            return option
    labels = [string(obj(option.get("text")).get("text")) for option in offered]
    raise CannotDo(f"no option {name!r} among {labels}")


def unsubmittable(block: JsonObject, element: JsonObject, state: JsonObject) -> str:
    """What the client says under this input instead of submitting; empty when it is content."""
    if is_empty(state):
        return "" if block.get("optional") is True else "Please complete this required field."
    if element.get("type") not in TYPED:
        return ""
    words, least = string(state.get("value")), element.get("min_length")
    if isinstance(least, int) and len(words) < least:
        return f"Please use at least {least} characters."
    kind = element.get("type")
    if kind == "email_text_input" and not re.fullmatch(r"[^\s@]+@[^\s@]+\.[^\s@]+", words):
        return "Please enter a valid email."
    if kind == "url_text_input" and not re.match(r"https?://\S+\.\S+", words):
        return "Please enter a valid URL."
    return _number_trouble(element, words) if kind == "number_input" else ""


def _number_trouble(element: JsonObject, words: str) -> str:
    decimals = element.get("is_decimal_allowed") is True
    if not re.fullmatch(r"-?\d+(\.\d+)?" if decimals else r"-?\d+", words):
        return "Please enter a valid number."
    for key, sign in (("min_value", 1), ("max_value", -1)):
        bound = element.get(key)
        if isinstance(bound, str) and sign * float(words) < sign * float(bound):
            return f"Please enter a number {'above' if sign > 0 else 'below'} {bound}."
    return ""
