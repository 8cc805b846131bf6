"""Views and blocks that the tests give to Slack, and pieces to spoil them with."""

from sandbox.slack.json_values import Json, JsonObject


def plain(text: str) -> JsonObject:
    return {"type": "plain_text", "text": text}


def mrkdwn(text: str) -> JsonObject:
    return {"type": "mrkdwn", "text": text}


def option(text: str, value: str) -> JsonObject:
    return {"text": plain(text), "value": value}


def section(text: str = "words", **more: Json) -> JsonObject:
    block: JsonObject = {"type": "section", "text": mrkdwn(text)}
    return block | more


def button(action_id: str = "go", text: str = "Go", value: str = "1") -> JsonObject:
    return {"type": "button", "action_id": action_id, "text": plain(text), "value": value}


def actions(*elements: Json) -> JsonObject:
    return {"type": "actions", "block_id": "row", "elements": list(elements)}


def field(block_id: str, element: JsonObject, **more: Json) -> JsonObject:
    block: JsonObject = {"type": "input", "block_id": block_id, "label": plain(block_id), "element": element}
    return block | more


def typed(action_id: str, **more: Json) -> JsonObject:
    element: JsonObject = {"type": "plain_text_input", "action_id": action_id}
    return element | more


def modal(*blocks: Json, **more: Json) -> JsonObject:
    view: JsonObject = {
        "type": "modal",
        "callback_id": "form",
        "title": plain("Schedule"),
        "submit": plain("Book"),
        "blocks": list(blocks) or [section()],
    }
    return view | more


def home(*blocks: Json, **more: Json) -> JsonObject:
    view: JsonObject = {"type": "home", "blocks": list(blocks) or [section()]}
    return view | more


EVERY_ELEMENT: list[JsonObject] = [
    typed("words", multiline=True, min_length=2, max_length=100, placeholder=plain("tomorrow 3pm")),
    {"type": "email_text_input", "action_id": "mail"},
    {"type": "url_text_input", "action_id": "link"},
    {"type": "number_input", "action_id": "count", "is_decimal_allowed": False, "min_value": "1", "max_value": "9"},
    {"type": "static_select", "action_id": "pick", "options": [option("One", "1"), option("Two", "2")]},
    {
        "type": "static_select",
        "action_id": "grouped",
        "option_groups": [{"label": plain("Group"), "options": [option("Three", "3")]}],
    },
    {"type": "multi_static_select", "action_id": "picks", "options": [option("One", "1"), option("Two", "2")]},
    {"type": "external_select", "action_id": "search", "min_query_length": 2},
    {"type": "multi_external_select", "action_id": "searches"},
    {"type": "users_select", "action_id": "who"},
    {"type": "multi_users_select", "action_id": "all_who"},
    {"type": "conversations_select", "action_id": "where", "default_to_current_conversation": True},
    {"type": "multi_conversations_select", "action_id": "all_where"},
    {"type": "channels_select", "action_id": "channel"},
    {"type": "multi_channels_select", "action_id": "channels"},
    {"type": "datepicker", "action_id": "day", "initial_date": "2026-11-24"},
    {"type": "timepicker", "action_id": "time", "initial_time": "15:00"},
    {"type": "datetimepicker", "action_id": "moment", "initial_date_time": 1_795_000_000},
    {"type": "checkboxes", "action_id": "checks", "options": [option("One", "1"), option("Two", "2")]},
    {"type": "radio_buttons", "action_id": "radio", "options": [option("One", "1"), option("Two", "2")]},
]

EVERY_BLOCK: list[JsonObject] = [
    {"type": "header", "text": plain("Header")},
    section("words", fields=[mrkdwn("a field"), plain("another")]),
    section("with a button", accessory=button("side")),
    {"type": "divider"},
    {"type": "context", "elements": [mrkdwn("small"), plain("print")]},
    actions(
        button(),
        {"type": "overflow", "action_id": "more", "options": [option("Edit", "edit"), option("Drop", "drop")]},
    ),
    {"type": "image", "image_url": "https://example.com/a.png", "alt_text": "a picture"},
    {
        "type": "rich_text",
        "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "rich"}]}],
    },
]
