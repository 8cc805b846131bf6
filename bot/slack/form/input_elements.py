"""Makes Slack's input blocks and elements, each within its limits.

Which fields the form has is decided in build. https://docs.slack.dev/reference/block-kit/blocks/input-block
"""

import itertools
import json
from collections.abc import Sequence

from bot.slack.invisible_characters import visible
from bot.slack.menus import MenuOption
from bot.slack.message_blocks import Block
from bot.slack.truncate import truncate

# Slack's limits; a view's title and its two buttons share one.
LABEL, OPTION, VALUE, HINT, OPTIONS, VIEW_TITLE = 2000, 75, 150, 2000, 100, 24
# The bot's own limits, so that a whole view stays under Slack's 250 kB.
TITLE, MENU_BYTES = 300, 40_000


def label(text: str, most: int = LABEL) -> Block:
    # Slack refuses an empty plain_text.
    return {"type": "plain_text", "text": truncate(visible(text), most) or "…", "emoji": False}


def input_block(
    block_id: str, title: str, element: Block, *, optional: bool, dispatch: bool = False, hint: str = ""
) -> Block:
    made: Block = {
        "type": "input",
        "block_id": block_id,
        "label": label(title, TITLE),
        "element": element,
        "optional": optional,
        "dispatch_action": dispatch,
    }
    return made | ({"hint": label(hint, HINT)} if hint else {})


def text_input(action_id: str, initial: str, placeholder: str, *, lines: bool = False, typing: bool = False) -> Block:
    """`typing`: each character is told to the bot."""
    made: Block = {"type": "plain_text_input", "action_id": action_id, "multiline": lines}
    if placeholder:
        made["placeholder"] = label(placeholder, 150)
    if initial:
        made["initial_value"] = truncate(initial, 3000)
    if typing:
        made["dispatch_action_config"] = {"trigger_actions_on": ["on_character_entered"]}
    return made


def menu(action_id: str, options: Sequence[MenuOption], picked: MenuOption | None, placeholder: str) -> Block:
    made: Block = {
        "type": "static_select",
        "action_id": action_id,
        "placeholder": label(placeholder, 150),
        "options": [option(one) for one in options],
    }
    if picked and any(one.value == picked.value for one in options):
        made["initial_option"] = option(next(one for one in options if one.value == picked.value))
    return made


def fit_in_menu(options: Sequence[MenuOption], *first: str) -> tuple[MenuOption, ...]:
    """The options that fit in a menu, in their order; the values of `first` are always among them.

    An option whose value is too long for Slack is left out: shortened, it would be another value.
    """
    fit = [one for one in dict.fromkeys(options) if len(one.value) <= VALUE]
    by_rank = sorted(fit, key=lambda one: one.value not in first)
    sizes = itertools.accumulate(len(json.dumps(option(one))) for one in by_rank[:OPTIONS])
    shown = set(by_rank[: sum(size <= MENU_BYTES for size in sizes)])
    return tuple(one for one in fit if one in shown)


def search_select(action_id: str, picked: MenuOption | None, placeholder: str) -> Block:
    """A menu whose options are searched for as somebody types."""
    made: Block = {
        "type": "external_select",
        "action_id": action_id,
        "min_query_length": 0,
        "placeholder": label(placeholder, 150),
    }
    return made | ({"initial_option": option(picked)} if picked else {})


def radios(action_id: str, options: Sequence[MenuOption], picked: str) -> Block:
    offered = list(options)[:10]
    made: Block = {"type": "radio_buttons", "action_id": action_id, "options": [option(one) for one in offered]}
    chosen = [one for one in offered if one.value == picked]
    return made | ({"initial_option": option(chosen[0])} if chosen else {})


def checkbox(action_id: str, text: str, *, ticked: bool) -> Block:
    one = option(MenuOption("on", text))
    made: Block = {"type": "checkboxes", "action_id": action_id, "options": [one]}
    return made | ({"initial_options": [one]} if ticked else {})


def date_picker(action_id: str, initial: str, placeholder: str) -> Block:
    made = _element("datepicker", action_id, "initial_date", initial)
    return made | {"placeholder": label(placeholder, 150)}


def time_picker(action_id: str, initial: str, placeholder: str) -> Block:
    made = _element("timepicker", action_id, "initial_time", initial)
    return made | {"placeholder": label(placeholder, 150)}


def user_select(action_id: str, initial: str) -> Block:
    return _element("users_select", action_id, "initial_user", initial)


def option(one: MenuOption) -> Block:
    made: Block = {"text": label(one.label, OPTION), "value": truncate(one.value, VALUE)}
    return made | ({"description": label(one.more, OPTION)} if one.more else {})


def _element(kind: str, action_id: str, key: str, initial: str) -> Block:
    made: Block = {"type": kind, "action_id": action_id}
    return made | {key: initial} if initial else made
