"""What Slack refuses in blocks and views, limit by limit, at and past each edge."""

from collections.abc import Callable

import pytest

from sandbox.slack.blockkit import check_blocks, check_view
from sandbox.slack.json_values import Json, JsonObject
from tests.for_each import for_each
from tests.sandbox.slack.views_given import (
    EVERY_BLOCK,
    EVERY_ELEMENT,
    actions,
    button,
    field,
    home,
    modal,
    mrkdwn,
    option,
    plain,
    section,
    typed,
)


def select(*options: Json, **more: Json) -> JsonObject:
    element: JsonObject = {"type": "static_select", "action_id": "s", "options": list(options)}
    return element | more


def of(kind: str, **more: Json) -> JsonObject:
    element: JsonObject = {"type": kind, "action_id": "x"}
    return element | more


def confirm(**more: Json) -> JsonObject:
    dialog: JsonObject = {"title": plain("t"), "text": plain("x"), "confirm": plain("y"), "deny": plain("n")}
    return dialog | more


def x(count: int) -> str:
    return "x" * count


def options(count: int) -> list[Json]:
    return [option(f"o{n}", f"v{n}") for n in range(count)]


# name -> a view made with a size, and the largest size that is accepted
EDGES: dict[str, tuple[Callable[[int], JsonObject], int]] = {
    "title": (lambda n: modal(title=plain(x(n))), 24),
    "submit": (lambda n: modal(submit=plain(x(n))), 24),
    "close": (lambda n: modal(close=plain(x(n))), 24),
    "private_metadata": (lambda n: modal(private_metadata=x(n)), 3000),
    "callback_id": (lambda n: modal(callback_id=x(n)), 255),
    "external_id": (lambda n: modal(external_id=x(n)), 255),
    "block_id": (lambda n: modal(section(block_id=x(n))), 255),
    "action_id": (lambda n: modal(actions(button(x(n)))), 255),
    "blocks": (lambda n: modal(*[section()] * n), 100),
    "section text": (lambda n: modal(section(x(n))), 3000),
    "field text": (lambda n: modal(section(fields=[plain(x(n))])), 2000),
    "fields": (lambda n: modal(section(fields=[plain("x")] * n)), 10),
    "header": (lambda n: modal({"type": "header", "text": plain(x(n))}), 150),
    "context elements": (lambda n: modal({"type": "context", "elements": [plain("x")] * n}), 10),
    "action elements": (lambda n: modal(actions(*[button(f"a{k}") for k in range(n)])), 25),
    "button text": (lambda n: modal(actions(button(text=x(n)))), 75),
    "button value": (lambda n: modal(actions(button(value=x(n)))), 2000),
    "button url": (lambda n: modal(actions(button() | {"url": x(n)})), 3000),
    "option text": (lambda n: modal(field("f", select(option(x(n), "v")))), 75),
    "option value": (lambda n: modal(field("f", select(option("o", x(n))))), 150),
    "option description": (lambda n: modal(field("f", select(option("o", "v") | {"description": plain(x(n))}))), 75),
    "options": (lambda n: modal(field("f", select(*options(n)))), 100),
    "radio options": (lambda n: modal(field("f", of("radio_buttons", options=options(n)))), 10),
    "checkboxes": (lambda n: modal(field("f", of("checkboxes", options=options(n)))), 10),
    "overflow": (lambda n: modal(actions(of("overflow", options=options(n)))), 5),
    "label": (lambda n: modal(field("f", typed("a"), label=plain(x(n)))), 2000),
    "hint": (lambda n: modal(field("f", typed("a"), hint=plain(x(n)))), 2000),
    "placeholder": (lambda n: modal(field("f", typed("a", placeholder=plain(x(n))))), 150),
    "select placeholder": (lambda n: modal(field("f", select(*options(1), placeholder=plain(x(n))))), 150),
    "initial value": (lambda n: modal(field("f", typed("a", initial_value=x(n)))), 3000),
    "max_length": (lambda n: modal(field("f", typed("a", max_length=n))), 3000),
    "confirm title": (lambda n: modal(actions(button() | {"confirm": confirm(title=plain(x(n)))})), 100),
    "confirm text": (lambda n: modal(actions(button() | {"confirm": confirm(text=plain(x(n)))})), 300),
    "confirm button": (lambda n: modal(actions(button() | {"confirm": confirm(confirm=plain(x(n)))})), 30),
}


@for_each("name", EDGES)
def test_limits_hold_at_their_edges(name: str) -> None:
    """The largest is accepted, one more is not."""
    make, most = EDGES[name]
    assert check_view(make(most), "modal").found == []
    assert check_view(make(most + 1), "modal").found != []


def test_messages_have_half_the_blocks() -> None:
    """50 blocks a message, where a view has 100."""
    assert check_blocks([section()] * 50).found == []
    assert check_blocks([section()] * 51).as_slack() == ["[ERROR] no more than 50 items allowed [json-pointer:/blocks]"]


def test_the_message_says_where_and_what() -> None:
    """A title that is too long is refused in Slack's words."""
    assert check_view(modal(title=plain(x(25))), "modal").as_slack() == [
        "[ERROR] must be less than 25 characters [json-pointer:/view/title/text]"
    ]


@pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda block: str(block["type"]))
def test_every_block_of_ours_is_accepted(block: JsonObject) -> None:
    """In messages, modals and Home tabs."""
    assert check_blocks([block]).found == []
    assert check_view(modal(block), "modal").found == []
    assert check_view(home(block), "home").found == []


@for_each("element", EVERY_ELEMENT)
def test_every_element_of_ours_is_accepted(element: JsonObject) -> None:
    """In an input block of a modal."""
    assert check_view(modal(field("f", element)), "modal").found == []


WRONG: dict[str, Json] = {
    "no submit with an input": {key: part for key, part in modal(field("f", typed("a"))).items() if key != "submit"},
    "no title": {key: part for key, part in modal().items() if key != "title"},
    "no blocks": {"type": "modal", "title": plain("t")},
    "no block": modal() | {"blocks": []},
    "title in mrkdwn": modal(title=mrkdwn("t")),
    "empty title": modal(title=plain("")),
    "unknown key in a view": modal(colour="red"),
    "the id of a view we were sent": modal(id="V01"),
    "unknown key in a block": modal(section(colour="red")),
    "unknown key in an element": modal(actions(button() | {"colour": "red"})),
    "unknown key in a text": modal({"type": "section", "text": plain("x") | {"colour": "red"}}),
    "emoji in mrkdwn": modal({"type": "section", "text": mrkdwn("x") | {"emoji": True}}),
    "verbatim in plain_text": modal({"type": "section", "text": plain("x") | {"verbatim": True}}),
    "unknown block": modal({"type": "banner"}),
    "block without a type": modal({"text": plain("x")}),
    "unknown element": modal(actions(of("slider"))),
    "block that is no object": modal("words"),
    "section with nothing": modal({"type": "section"}),
    "empty section text": modal(section("")),
    "header in mrkdwn": modal({"type": "header", "text": mrkdwn("x")}),
    "repeated block_id": modal(section(block_id="a"), section(block_id="a")),
    "repeated action_id in a row": modal(actions(button("a"), button("a"))),
    "button as an input": modal(field("f", button())),
    "input in a row": modal(actions(typed("a"))),
    "input beside a section": modal(section(accessory=typed("a"))),
    "datetimepicker beside a section": modal(section(accessory=of("datetimepicker"))),
    "button in a context": modal({"type": "context", "elements": [button()]}),
    "select without options": modal(field("f", {"type": "static_select", "action_id": "s"})),
    "select with no options": modal(field("f", select())),
    "options and groups": modal(field("f", select(*options(1), option_groups=[]))),
    "initial option that is not offered": modal(field("f", select(*options(1), initial_option=option("o9", "v9")))),
    "initial checkbox that is not offered": modal(
        field("f", of("checkboxes", options=options(1), initial_options=[option("o9", "v9")]))
    ),
    "option with mrkdwn in a select": modal(field("f", select({"text": mrkdwn("o"), "value": "v"}))),
    "day that is none": modal(field("f", of("datepicker", initial_date="24.11.2026"))),
    "time that is none": modal(field("f", of("timepicker", initial_time="3pm"))),
    "moment in milliseconds": modal(field("f", of("datetimepicker", initial_date_time=1_795_000_000_000))),
    "value longer than max_length": modal(field("f", typed("a", initial_value="xxx", max_length=2))),
    "min above max": modal(field("f", typed("a", min_length=3, max_length=2))),
    "two focused": modal(field("f", typed("a", focus_on_load=True)), field("g", typed("b", focus_on_load=True))),
    "style that is none": modal(actions(button() | {"style": "default"})),
    "number input without is_decimal_allowed": modal(field("f", of("number_input"))),
    "number written as a number": modal(field("f", of("number_input", is_decimal_allowed=False, initial_value=3))),
    "unknown dispatch": modal(field("f", typed("a", dispatch_action_config={"trigger_actions_on": ["on_blur"]}))),
    "flag that is a word": modal(notify_on_close="true"),
    "a home tab": home(),
    "private_metadata that is an object": modal(private_metadata={"a": 1}),
}


@for_each("name", WRONG)
def test_what_is_wrong_is_refused(name: str) -> None:
    """Each of these a live Slack would refuse."""
    assert check_view(WRONG[name], "modal").found != []


def test_home_tabs_have_no_title_or_submit() -> None:
    """A Home tab takes blocks and little else."""
    assert check_view(home(section(), private_metadata="x"), "home").found == []
    for key in ("title", "submit", "close"):
        assert check_view(home(**{key: plain("x")}), "home").found != []
    assert check_view(home(field("f", typed("a"))), "home").found == []


@pytest.mark.parametrize(
    ("kind", "message", "home_tab"),
    [
        ("plain_text_input", True, True),
        ("multi_users_select", True, True),
        ("datetimepicker", True, False),
        ("rich_text_input", False, True),
        ("email_text_input", False, False),
        ("url_text_input", False, False),
    ],
)
def test_inputs_stand_only_where_slack_has_them(kind: str, message: bool, home_tab: bool) -> None:
    """All in modals; some in messages or Home tabs."""
    block = field("f", of(kind))
    assert check_view(modal(block), "modal").found == []
    assert (check_blocks([block]).found == []) == message
    assert (check_view(home(block), "home").found == []) == home_tab


def test_markdown_blocks_are_for_messages() -> None:
    """A markdown block may be in a message, not in a view."""
    block: JsonObject = {"type": "markdown", "text": "**x**"}
    assert check_blocks([block]).found == []
    assert check_view(modal(block), "modal").found != []
