"""The blocks, and which elements each may contain.

https://docs.slack.dev/reference/block-kit/blocks
"""

from collections.abc import Callable, Mapping, Sequence

from sandbox.slack.blockkit.elements import ELEMENTS
from sandbox.slack.blockkit.objects import ID, plain, words
from sandbox.slack.blockkit.shape import (
    ByType,
    Check,
    ObjectShape,
    Problems,
    anything,
    array,
    flag,
    no_repeats,
    text,
)
from sandbox.slack.json_values import JsonObject, objects, walk

CHOICES = (
    "static_select",
    "external_select",
    "users_select",
    "conversations_select",
    "channels_select",
    "multi_static_select",
    "multi_external_select",
    "multi_users_select",
    "multi_conversations_select",
    "multi_channels_select",
    "datepicker",
    "timepicker",
    "checkboxes",
    "radio_buttons",
)
# the inputs of each surface beside the choices, which every surface allows
# https://docs.slack.dev/reference/block-kit/block-elements
MESSAGE_INPUTS = ("plain_text_input", "datetimepicker")
HOME_INPUTS = ("plain_text_input", "rich_text_input")
MODAL_INPUTS = (
    "plain_text_input",
    "datetimepicker",
    "rich_text_input",
    "email_text_input",
    "url_text_input",
    "number_input",
)

Rule = Callable[[JsonObject, str, Problems], None]


def _block(required: Mapping[str, Check], optional: Mapping[str, Check] | None = None, *rules: Rule) -> ObjectShape:
    return ObjectShape({"type": text(40)} | dict(required), {"block_id": ID} | dict(optional or {}), rules)


def _says_something(section: JsonObject, at: str, problems: Problems) -> None:
    if "text" not in section and "fields" not in section:
        problems.add(at, "must provide one of: text, fields")


def _own_action_ids(block: JsonObject, at: str, problems: Problems) -> None:
    no_repeats("action_id", "action_id")(objects(block.get("elements")), f"{at}/elements", problems)


def _has_a_picture(image: JsonObject, at: str, problems: Problems) -> None:
    if ("image_url" in image) == ("slack_file" in image):
        problems.add(at, "must provide exactly one of: image_url, slack_file")


_RICH_TEXT_EXTRAS: Mapping[str, Mapping[str, Check]] = {
    "rich_text_section": {},
    "rich_text_preformatted": {"border": anything, "language": text(40)},
    "rich_text_quote": {"border": anything},
    "rich_text_list": {
        "style": text(20),
        "indent": anything,
        "offset": anything,
        "border": anything,
    },
}
RICH_TEXT_PARTS = ByType(
    {
        kind: ObjectShape({"type": text(40), "elements": array(anything, 1000, 0)}, extra)
        for kind, extra in _RICH_TEXT_EXTRAS.items()
    }
)

SHARED: Mapping[str, Check] = {
    "section": _block(
        {},
        {
            "text": words(3000),
            "fields": array(words(2000), 10),
            "accessory": ELEMENTS.only("button", "overflow", "image", *CHOICES),
            "expand": flag,
        },
        _says_something,
    ),
    "divider": _block({}),
    "header": _block({"text": plain(150)}),
    "context": _block(
        {
            "elements": array(
                ByType(
                    {
                        "image": ELEMENTS.shapes["image"],
                        "plain_text": words(3000),
                        "mrkdwn": words(3000),
                    }
                ),
                10,
            )
        }
    ),
    "image": _block(
        {"alt_text": text(2000, 1)},
        {"image_url": text(3000, 1), "slack_file": anything, "title": plain(2000)},
        _has_a_picture,
    ),
    "rich_text": _block({"elements": array(RICH_TEXT_PARTS, 1000, 0)}),
}


def _surface(inputs: Sequence[str], more: Mapping[str, Check] | None = None) -> ByType:
    """The blocks of one surface: those of all, and the two whose elements differ."""
    moments = [kind for kind in inputs if kind == "datetimepicker"]
    row = ELEMENTS.only("button", "overflow", *moments, *CHOICES)
    element = ELEMENTS.only(*inputs, *CHOICES)
    return ByType(
        {
            **SHARED,
            "actions": _block({"elements": array(row, 25)}, {}, _own_action_ids),
            "input": _block(
                {"label": plain(2000), "element": element},
                {"hint": plain(2000), "optional": flag, "dispatch_action": flag},
            ),
            **(more or {}),
        }
    )


IN_MESSAGES = _surface(MESSAGE_INPUTS, {"markdown": _block({"text": text(12_000, 1)})})
IN_MODALS = _surface(MODAL_INPUTS)
IN_HOMES = _surface(HOME_INPUTS)


def between_blocks(blocks: list[JsonObject], at: str, problems: Problems) -> None:
    """The rules between the blocks of one surface: no block_id twice, one element with focus."""
    no_repeats("block_id", "block_id")(blocks, at, problems)
    focused = [node for node in walk(list(blocks)) if node.get("focus_on_load") is True]
    if len(focused) > 1:
        problems.add(at, "only one element may have focus_on_load")
