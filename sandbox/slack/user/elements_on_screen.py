"""Finding an element on a surface, and the payload of a press on it.

Sends nothing: button_presser, form_filler and option_searcher do.
https://docs.slack.dev/reference/interaction-payloads/block_actions-payload
"""

from collections.abc import Sequence

from sandbox.slack.input_values import elements_of, is_stateful
from sandbox.slack.json_values import JsonObject, obj, string
from sandbox.slack.user.input_choices import option_called, options_of
from sandbox.slack.user.session import CannotDo

ElementInBlock = tuple[JsonObject, JsonObject]


def spots(blocks: Sequence[JsonObject]) -> list[ElementInBlock]:
    """Every (block, element) that can be touched, in reading order."""
    return [(block, element) for block in blocks for element in elements_of(block) if element.get("type") != "image"]


def find_button(blocks: Sequence[JsonObject], action_id: str, value: str | None, label: str | None) -> ElementInBlock:
    """The one element with this action_id; value and label tell buttons apart, and value menus by their entries."""
    found = []
    for block, element in spots(blocks):
        is_button = element.get("type") == "button"
        if action_id and element.get("action_id") != action_id:
            continue
        if value is not None and is_button and element.get("value") != value:
            continue
        if value is not None and element.get("type") == "overflow" and not _offers(element, value):
            continue
        if label is not None and not (is_button and obj(element.get("text")).get("text") == label):
            continue
        found.append((block, element))
    return _only(found, f"{action_id or label}", blocks)


def _offers(menu: JsonObject, name: str) -> bool:
    return any(name in (one.get("value"), obj(one.get("text")).get("text")) for one in options_of(menu))


def find_input(blocks: Sequence[JsonObject], name: str) -> ElementInBlock:
    """The one input with this action_id or block_id."""
    found = [
        (block, element)
        for block, element in spots(blocks)
        if is_stateful(element) and name in {element.get("action_id"), block.get("block_id")}
    ]
    return _only(found, name, blocks)


def _only(found: list[ElementInBlock], name: str, blocks: Sequence[JsonObject]) -> ElementInBlock:
    if len(found) != 1:
        there = [string(element.get("action_id")) for _, element in spots(blocks)]
        count = "no" if not found else "more than one"
        raise CannotDo(f"there is {count} {name!r} here; there are {there}")
    return found[0]


def action(spot: ElementInBlock, state: JsonObject | None, option: str | None, ts: str) -> JsonObject:
    """One of `actions`: what was pressed or changed, and its value now."""
    block, element = spot
    done: JsonObject = {
        "type": element.get("type"),
        "action_id": element.get("action_id"),
        "block_id": block.get("block_id"),
        "action_ts": ts,
    }
    for key in ("text", "value", "style", "url", "placeholder", "confirm"):
        if element.get("type") in {"button", "overflow"} and key in element:
            done[key] = element[key]
    if element.get("type") == "overflow":
        done["selected_option"] = option_called(option or "", options_of(element))
    return done | (state or {})
