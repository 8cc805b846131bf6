"""Block Kit as Slack's validator sees it: messages, modals and home tabs.

Takes JSON and returns what Slack would refuse in it.
"""

import json

from sandbox.slack.blockkit.blocks import IN_HOMES, IN_MESSAGES, IN_MODALS, between_blocks
from sandbox.slack.blockkit.objects import ID, plain
from sandbox.slack.blockkit.shape import ObjectShape, Problems, array, flag, text
from sandbox.slack.json_values import Json, JsonObject, objects

VIEW_BYTES = 250_000
MESSAGE_BLOCKS = array(IN_MESSAGES, 50, 0)
_VIEW = {
    "private_metadata": text(3000),
    "callback_id": text(255),
    "external_id": text(255),
}
_SHAPES = {
    "modal": ObjectShape(
        {"type": text(20), "title": plain(24), "blocks": array(IN_MODALS, 100)},
        {
            **_VIEW,
            "submit": plain(24),
            "close": plain(24),
            "clear_on_close": flag,
            "notify_on_close": flag,
            "submit_disabled": flag,
        },
    ),
    "home": ObjectShape({"type": text(20), "blocks": array(IN_HOMES, 100)}, _VIEW),
}

__all__ = ["ID", "VIEW_BYTES", "Problems", "check_blocks", "check_view", "view_is_too_large"]


def check_blocks(blocks: Json, at: str = "/blocks") -> Problems:
    """What Slack would refuse in the blocks of a message."""
    problems = Problems()
    MESSAGE_BLOCKS(blocks, at, problems)
    between_blocks(objects(blocks), at, problems)
    return problems


def check_view(view: Json, kind: str, at: str = "/view") -> Problems:
    """What Slack would refuse in a view; `kind` is what is wanted here: modal or home."""
    problems = Problems()
    given = view.get("type") if isinstance(view, dict) else None
    if not isinstance(view, dict):
        problems.add(at, "must provide an object")
        return problems
    if given != kind:
        problems.add(f"{at}/type", f"unsupported type: {given}")
        return problems
    _SHAPES[kind](view, at, problems)
    blocks = objects(view.get("blocks"))
    between_blocks(blocks, f"{at}/blocks", problems)
    if kind == "modal" and "submit" not in view and _has_input(blocks):
        problems.add(at, "missing required field: submit (a view with an input block needs it)")
    return problems


def view_is_too_large(view: JsonObject) -> bool:
    """Over the 250 kB a view may have."""
    return len(json.dumps(view).encode()) > VIEW_BYTES


def _has_input(blocks: list[JsonObject]) -> bool:
    return any(block.get("type") == "input" for block in blocks)
