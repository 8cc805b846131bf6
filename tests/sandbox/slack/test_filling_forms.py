"""Modals as people use them: typing, choosing, clicking, searching."""

import pytest
from slack_sdk import WebClient

from sandbox.slack import CannotDo, SlackServer, SlackUser
from sandbox.slack.json_values import Json, JsonObject
from sandbox.slack.user.input_choices import Choice
from tests.sandbox.slack.on_screen import show, top
from tests.sandbox.slack.tiny_bot import BotAnswer, TinyBot
from tests.sandbox.slack.views_given import (
    EVERY_ELEMENT,
    actions,
    button,
    field,
    modal,
    option,
    plain,
    typed,
)

CHOICES: dict[str, tuple[Choice, JsonObject]] = {
    "words": ("tomorrow 3pm", {"value": "tomorrow 3pm"}),
    "mail": ("asha@globex.com", {"value": "asha@globex.com"}),
    "link": ("https://x.example", {"value": "https://x.example"}),
    "count": ("3", {"value": "3"}),
    "pick": ("2", {"selected_option": option("Two", "2")}),
    "grouped": ("Three", {"selected_option": option("Three", "3")}),
    "picks": (["1", "2"], {"selected_options": [option("One", "1"), option("Two", "2")]}),
    "who": ("noah", {"selected_user": "U0NOAH"}),
    "all_who": (["noah", "U0MAYA"], {"selected_users": ["U0NOAH", "U0MAYA"]}),
    "where": ("general", {"selected_conversation": "C0GENERAL"}),
    "all_where": (["sales"], {"selected_conversations": ["C0SALES"]}),
    "channel": ("sales", {"selected_channel": "C0SALES"}),
    "channels": (["sales"], {"selected_channels": ["C0SALES"]}),
    "day": ("2026-12-01", {"selected_date": "2026-12-01"}),
    "time": ("09:30", {"selected_time": "09:30"}),
    "moment": (1_795_100_000, {"selected_date_time": 1_795_100_000}),
    "checks": (["One"], {"selected_options": [option("One", "1")]}),
    "radio": ("Two", {"selected_option": option("Two", "2")}),
}


@pytest.mark.parametrize("name", CHOICES)
def test_each_input_holds_what_was_put_in(bot: TinyBot, client: WebClient, priya: SlackUser, name: str) -> None:
    """What is chosen is in state.values of the submission, in Slack's form."""
    element = next(each for each in EVERY_ELEMENT if each["action_id"] == name)
    show(bot, client, priya, modal(field("f", element)))
    value, state = CHOICES[name]
    assert priya.fills(name, value) is None  # without dispatch_action nothing is sent
    assert priya.submits().ok
    view = bot.last["view"]
    assert isinstance(view, dict)
    assert view["state"] == {"values": {"f": {name: {"type": element["type"], **state}}}}
    assert priya.view() is None


def test_untouched_inputs_are_null(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """What nobody touched comes as null, or as what the bot put there."""
    untouched = modal(
        field("a", typed("a"), optional=True),
        field("b", {"type": "datepicker", "action_id": "b", "initial_date": "2026-11-24"}),
    )
    show(bot, client, priya, untouched)
    assert (top(priya).value("a"), top(priya).value("b")) == (None, "2026-11-24")


def test_typing_dispatches_as_configured(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """on_character_entered sends at once, on_enter_pressed with Enter, a picker when chosen."""
    each: JsonObject = {"trigger_actions_on": ["on_character_entered"]}
    view = modal(
        field("a", typed("a", dispatch_action_config=each), dispatch_action=True),
        field("b", typed("b"), dispatch_action=True),
        field("c", {"type": "datepicker", "action_id": "c"}, dispatch_action=True),
        actions({"type": "timepicker", "action_id": "d"}),
    )
    show(bot, client, priya, view)
    assert priya.fills("a", "tomorrow", enter=False)
    assert priya.fills("b", "x", enter=False) is None
    assert priya.fills("b", "xy")
    assert priya.fills("c", "2026-12-01")
    assert priya.fills("d", "15:00")
    assert bot.last["type"] == "block_actions"
    assert bot.last["container"] == {"type": "view", "view_id": top(priya).view_id}
    assert not bot.last.keys() & {"channel", "message", "response_url"}
    [action] = bot.last["actions"] if isinstance(bot.last["actions"], list) else []
    assert isinstance(action, dict)
    assert (action["action_id"], action["selected_time"]) == ("d", "15:00")


def test_a_button_in_a_view(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """Its press carries the state of the whole view and a fresh trigger."""
    show(bot, client, priya, modal(field("f", typed("x")), actions(button("go", value="7"))))
    priya.fills("x", "typed")
    priya.clicks("go")
    view = bot.last["view"]
    assert isinstance(view, dict)
    assert view["state"] == {"values": {"f": {"x": {"type": "plain_text_input", "value": "typed"}}}}
    client.views_push(trigger_id=str(bot.last["trigger_id"]), view=modal(title=plain("next")))
    assert top(priya).title == "next"


def search_form() -> JsonObject:
    return modal(field("lead", {"type": "external_select", "action_id": "lead", "min_query_length": 2}))


def test_search_as_you_type(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """Two characters ask the bot, one does not; what is offered can be chosen."""
    show(bot, client, priya, search_form())
    received = len(bot.received)
    assert priya.suggests("lead", "a") == []
    assert len(bot.received) == received
    bot.reaction = lambda _payload: BotAnswer.json({"options": [option("Asha Rao · Globex", "L1")]})
    [found] = priya.suggests("lead", "ash")
    assert (bot.last["type"], bot.last["value"], bot.last["action_id"]) == ("block_suggestion", "ash", "lead")
    assert (found.text, found.value) == ("Asha Rao · Globex", "L1")
    priya.fills("lead", found.value)
    assert top(priya).value("lead") == "L1"
    with pytest.raises(CannotDo, match="no option"):
        priya.fills("lead", "L2")


@pytest.mark.parametrize(
    "answer",
    [
        {"options": [option("o", str(n)) for n in range(101)]},
        {"options": [option("x" * 76, "v")]},
        {"options": [{"text": "plain", "value": "v"}]},
        {},
        [],
    ],
)
def test_options_slack_would_not_show(
    slack: SlackServer, bot: TinyBot, client: WebClient, priya: SlackUser, answer: Json
) -> None:
    """Too many, too long or misshapen: an empty list, and a complaint."""
    show(bot, client, priya, search_form())
    bot.reaction = lambda _payload: BotAnswer.json(answer)
    assert priya.suggests("lead", "ash") == []
    assert len(slack.complaints) == 1


def test_grouped_options(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """Groups are opened."""
    show(bot, client, priya, search_form())
    grouped: JsonObject = {"option_groups": [{"label": plain("Leads"), "options": [option("Asha", "L1")]}]}
    bot.reaction = lambda _payload: BotAnswer.json(grouped)
    assert [found.value for found in priya.suggests("lead", "ash")] == ["L1"]


def test_what_the_screen_would_not_let_people_do(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """No modal, no such input, too many characters, no such day, a button typed into."""
    with pytest.raises(CannotDo, match="no modal open"):
        priya.submits()
    show(bot, client, priya, modal(field("f", typed("x", max_length=3)), actions(button("go"))))
    for name, value, why in (
        ("nosuch", "x", "no 'nosuch'"),
        ("x", "abcd", "only 3 characters"),
        ("go", "x", "no 'go'"),
    ):
        with pytest.raises(CannotDo, match=why):
            priya.fills(name, value)
    with pytest.raises(CannotDo, match="filled in, not clicked"):
        priya.clicks("x")
