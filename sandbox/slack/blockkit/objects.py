"""Composition objects: text, options, confirmation dialogs, filters.

https://docs.slack.dev/reference/block-kit/composition-objects
"""

from sandbox.slack.blockkit.shape import (
    ByType,
    Check,
    ObjectShape,
    Problems,
    array,
    flag,
    one_word_of,
    text,
)
from sandbox.slack.json_values import JsonObject, objects

ID = text(255, 1)


def plain(most: int, least: int = 1) -> Check:
    """A `plain_text` object of at most `most` characters."""
    shape = ObjectShape({"type": text(20), "text": text(most, least)}, {"emoji": flag})
    return ByType({"plain_text": shape})


def words(most: int, least: int = 1) -> Check:
    """A `plain_text` or `mrkdwn` object of at most `most` characters."""
    return ByType(
        {
            "plain_text": ObjectShape({"type": text(20), "text": text(most, least)}, {"emoji": flag}),
            "mrkdwn": ObjectShape({"type": text(20), "text": text(most, least)}, {"verbatim": flag}),
        }
    )


OPTION = ObjectShape({"text": plain(75), "value": text(150, 1)}, {"description": plain(75)})
# only radio buttons and checkboxes draw mrkdwn in an option
CHOICE = ObjectShape({"text": words(75), "value": text(150, 1)}, {"description": words(75)})
OVERFLOW_OPTION = ObjectShape(
    {"text": plain(75), "value": text(150, 1)},
    {"description": plain(75), "url": text(3000, 1)},
)
OPTION_GROUP = ObjectShape({"label": plain(75), "options": array(OPTION, 100)})

CONFIRM = ObjectShape(
    {"title": plain(100), "text": words(300)},
    {
        "confirm": plain(30),
        "deny": plain(30),
        "style": one_word_of("primary", "danger"),
    },
)

DISPATCH = ObjectShape(
    {},
    {"trigger_actions_on": array(one_word_of("on_enter_pressed", "on_character_entered"), 2)},
)

FILTER = ObjectShape(
    {},
    {
        "include": array(one_word_of("im", "mpim", "private", "public"), 4),
        "exclude_external_shared_channels": flag,
        "exclude_bot_users": flag,
    },
)


def options_or_groups(element: JsonObject, at: str, problems: Problems) -> None:
    """A static select has options or option_groups, one of them."""
    if ("options" in element) == ("option_groups" in element):
        problems.add(at, "must provide exactly one of: options, option_groups")


def initial_is_offered(element: JsonObject, at: str, problems: Problems) -> None:
    """What is chosen at first is one of the options, exactly."""
    offered = objects(element.get("options"))
    for group in objects(element.get("option_groups")):
        offered += objects(group.get("options"))
    first = element.get("initial_option")
    if isinstance(first, dict) and first not in offered:
        problems.add(f"{at}/initial_option", "must match one of the options")
    for place, chosen in enumerate(objects(element.get("initial_options"))):
        if chosen not in offered:
            problems.add(f"{at}/initial_options/{place}", "must match one of the options")


def enough_room(element: JsonObject, at: str, problems: Problems) -> None:
    """min_length is not above max_length, and the first value fits."""
    least, most = element.get("min_length"), element.get("max_length")
    if isinstance(least, int) and isinstance(most, int) and least > most:
        problems.add(f"{at}/min_length", "must not be greater than max_length")
    value = element.get("initial_value")
    if isinstance(most, int) and isinstance(value, str) and len(value) > most:
        problems.add(f"{at}/initial_value", f"must be less than {most + 1} characters")
