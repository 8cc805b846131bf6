"""Block elements: what can be pressed, chosen or filled in.

Which block may contain which element is in blocks.
https://docs.slack.dev/reference/block-kit/block-elements
"""

from collections.abc import Callable, Mapping

from sandbox.slack.blockkit.objects import (
    CHOICE,
    CONFIRM,
    DISPATCH,
    FILTER,
    ID,
    OPTION,
    OPTION_GROUP,
    OVERFLOW_OPTION,
    enough_room,
    initial_is_offered,
    options_or_groups,
    plain,
)
from sandbox.slack.blockkit.shape import (
    ByType,
    Check,
    ObjectShape,
    Problems,
    anything,
    array,
    flag,
    like,
    number,
    one_word_of,
    text,
)
from sandbox.slack.json_values import JsonObject

DATE = like(r"\d{4}-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01])", "a date: YYYY-MM-DD")
TIME = like(r"([01]\d|2[0-3]):[0-5]\d", "a time: HH:MM")
UNIX_S = number(1_000_000_000, 9_999_999_999)
SOME_NUMBER = like(r"-?\d+(\.\d+)?", "a number written as a string")

Rule = Callable[[JsonObject, str, Problems], None]


def _element(
    optional: Mapping[str, Check],
    *rules: Rule,
    required: Mapping[str, Check] | None = None,
) -> ObjectShape:
    return ObjectShape(
        {"type": text(40)} | dict(required or {}),
        {"action_id": ID} | dict(optional),
        rules,
    )


HINT: Mapping[str, Check] = {"placeholder": plain(150)}
FOCUS: Mapping[str, Check] = {"focus_on_load": flag}
ASKS: Mapping[str, Check] = {"confirm": CONFIRM}
SELECT = {**HINT, **FOCUS, **ASKS}
MULTI = {**SELECT, "max_selected_items": number(1, 100)}
LISTS: Mapping[str, Check] = {
    "options": array(OPTION, 100),
    "option_groups": array(OPTION_GROUP, 100),
}
DISPATCHES: Mapping[str, Check] = {"dispatch_action_config": DISPATCH}
TYPED = {**HINT, **FOCUS, **DISPATCHES, "initial_value": text(3000)}
SEARCH: Mapping[str, Check] = {"min_query_length": number(0, 3000)}
SOME_IDS = array(ID, 100, 0)

ELEMENTS = ByType(
    {
        "button": _element(
            {
                **ASKS,
                "url": text(3000, 1),
                "value": text(2000),
                "style": one_word_of("primary", "danger"),
                "accessibility_label": text(75, 1),
            },
            required={"text": plain(75)},
        ),
        "overflow": _element(ASKS, required={"options": array(OVERFLOW_OPTION, 5)}),
        "static_select": _element(
            {**SELECT, **LISTS, "initial_option": OPTION},
            options_or_groups,
            initial_is_offered,
        ),
        "multi_static_select": _element(
            {**MULTI, **LISTS, "initial_options": array(OPTION, 100)},
            options_or_groups,
            initial_is_offered,
        ),
        "external_select": _element({**SELECT, **SEARCH, "initial_option": OPTION}),
        "multi_external_select": _element({**MULTI, **SEARCH, "initial_options": array(OPTION, 100)}),
        "users_select": _element({**SELECT, "initial_user": ID}),
        "multi_users_select": _element({**MULTI, "initial_users": SOME_IDS}),
        "channels_select": _element({**SELECT, "initial_channel": ID, "response_url_enabled": flag}),
        "multi_channels_select": _element({**MULTI, "initial_channels": SOME_IDS}),
        "conversations_select": _element(
            {
                **SELECT,
                "initial_conversation": ID,
                "default_to_current_conversation": flag,
                "response_url_enabled": flag,
                "filter": FILTER,
            }
        ),
        "multi_conversations_select": _element(
            {
                **MULTI,
                "initial_conversations": SOME_IDS,
                "default_to_current_conversation": flag,
                "filter": FILTER,
            }
        ),
        "datepicker": _element({**SELECT, "initial_date": DATE}),
        "timepicker": _element({**SELECT, "initial_time": TIME, "timezone": text(100, 1)}),
        "datetimepicker": _element({**FOCUS, **ASKS, "initial_date_time": UNIX_S}),
        "plain_text_input": _element(
            {
                **TYPED,
                "multiline": flag,
                "min_length": number(0, 3000),
                "max_length": number(1, 3000),
            },
            enough_room,
        ),
        "email_text_input": _element(TYPED),
        "url_text_input": _element(TYPED),
        "number_input": _element(
            {
                **HINT,
                **FOCUS,
                **DISPATCHES,
                "initial_value": SOME_NUMBER,
                "min_value": SOME_NUMBER,
                "max_value": SOME_NUMBER,
            },
            required={"is_decimal_allowed": flag},
        ),
        "rich_text_input": _element({**HINT, **FOCUS, **DISPATCHES, "initial_value": anything}),
        "checkboxes": _element(
            {**FOCUS, **ASKS, "initial_options": array(CHOICE, 10)},
            initial_is_offered,
            required={"options": array(CHOICE, 10)},
        ),
        "radio_buttons": _element(
            {**FOCUS, **ASKS, "initial_option": CHOICE},
            initial_is_offered,
            required={"options": array(CHOICE, 10)},
        ),
        "image": ObjectShape(
            {"type": text(20), "alt_text": text(2000, 1)},
            {"image_url": text(3000, 1), "slack_file": anything},
        ),
    }
)
