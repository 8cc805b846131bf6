"""Modals submitted and closed: what the client checks, and what the bot may answer."""

import pytest
from slack_sdk import WebClient

from sandbox.slack import SlackServer, SlackUser
from sandbox.slack.json_values import Json, JsonObject
from tests.sandbox.slack.on_screen import show, top
from tests.sandbox.slack.tiny_bot import BotAnswer, TinyBot
from tests.sandbox.slack.views_given import (
    field,
    modal,
    option,
    plain,
    section,
    typed,
)


def field_errors(**errors: Json) -> BotAnswer:
    return BotAnswer.json({"response_action": "errors", "errors": errors})


@pytest.mark.parametrize(
    ("element", "value", "sentence"),
    [
        (typed("x"), "", "required"),
        (typed("x", min_length=3), "ab", "at least 3"),
        ({"type": "email_text_input", "action_id": "x"}, "asha", "valid email"),
        ({"type": "number_input", "action_id": "x", "is_decimal_allowed": False}, "1.5", "valid number"),
        ({"type": "number_input", "action_id": "x", "is_decimal_allowed": True, "min_value": "2"}, "1.5", "above 2"),
        ({"type": "checkboxes", "action_id": "x", "options": [option("One", "1")]}, [], "required"),
    ],
)
def test_the_client_objects_before_anything_is_sent(
    bot: TinyBot, client: WebClient, priya: SlackUser, element: JsonObject, value: str, sentence: str
) -> None:
    """An empty required input, or one that breaks its own rules, is not submitted."""
    show(bot, client, priya, modal(field("f", element)))
    priya.fills("x", value)
    received = len(bot.received)
    ack = priya.submits()
    assert not ack.sent
    assert sentence in ack.errors["f"]
    assert len(bot.received) == received


def test_field_errors_stand_under_their_inputs(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """The view stays, says what is wrong, keeps what was typed, and can be submitted again."""
    show(bot, client, priya, modal(field("when", typed("when"))))
    priya.fills("when", "yesterday")
    bot.reaction = lambda _payload: field_errors(when="That is past.")
    assert priya.submits().errors == {"when": "That is past."}
    assert (top(priya).errors, top(priya).value("when")) == ({"when": "That is past."}, "yesterday")
    bot.reaction = lambda _payload: None
    priya.fills("when", "tomorrow")
    assert top(priya).errors == {}
    assert priya.submits().ok
    assert priya.view() is None


def test_the_answer_may_update_push_and_clear(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """update draws the same view anew, push puts one on top, clear closes all."""
    show(bot, client, priya, modal(title=plain("one")))
    view_id = top(priya).view_id
    bot.reaction = lambda _payload: BotAnswer.json({"response_action": "update", "view": modal(title=plain("two"))})
    priya.submits()
    assert (top(priya).title, top(priya).view_id) == ("two", view_id)
    bot.reaction = lambda _payload: BotAnswer.json({"response_action": "push", "view": modal(title=plain("three"))})
    priya.submits()
    assert [view.title for view in priya.views] == ["two", "three"]
    bot.reaction = lambda _payload: BotAnswer.json({"response_action": "clear"})
    priya.submits()
    assert priya.views == []


@pytest.mark.parametrize(
    "answer",
    [
        {"response_action": "errors", "errors": {"nosuch": "x"}},
        {"response_action": "errors", "errors": {"note": "x"}},  # a section, not an input
        {"response_action": "errors", "errors": {}},
        {"response_action": "update", "view": modal(title=plain("x" * 25))},
        {"response_action": "update"},
        {"response_action": "shut"},
        {"text": "thanks"},
    ],
)
def test_a_wrong_answer_shows_trouble(
    slack: SlackServer, bot: TinyBot, client: WebClient, priya: SlackUser, answer: JsonObject
) -> None:
    """What Slack would not take leaves the view with its own sentence, and is a complaint."""
    show(bot, client, priya, modal(section(block_id="note"), field("f", typed("x"), optional=True)))
    bot.reaction = lambda _payload: BotAnswer.json(answer)
    priya.submits()
    assert top(priya).trouble == "We had some trouble connecting. Try again?"
    assert len(slack.complaints) == 1


def test_no_answer_in_time_shows_trouble(slack: SlackServer, bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """A submission that is not acked keeps the view and what was typed."""
    show(bot, client, priya, modal(field("f", typed("x"))))
    priya.fills("x", "kept")
    bot.reaction = lambda _payload: BotAnswer("", 500)
    assert not priya.submits().ok
    assert (top(priya).value("x"), top(priya).trouble != "") == ("kept", True)
    assert slack.complaints == []


def test_closing_tells_the_bot_only_when_asked(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """view_closed with notify_on_close, and is_cleared when everything went."""
    show(bot, client, priya, modal())
    assert priya.closes() is None
    show(bot, client, priya, modal(notify_on_close=True))
    assert priya.closes()
    assert (bot.last["type"], bot.last["is_cleared"]) == ("view_closed", False)
    show(bot, client, priya, modal(notify_on_close=True, clear_on_close=True))
    priya.closes()
    assert bot.last["is_cleared"] is True
