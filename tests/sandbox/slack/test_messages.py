"""What people do with messages: buttons, menus, shortcuts."""

import pytest
from slack_sdk import WebClient

from sandbox.slack import CannotDo, SlackServer, SlackUser
from sandbox.slack.json_values import Json, JsonObject
from tests.sandbox.slack.on_screen import last
from tests.sandbox.slack.tiny_bot import TinyBot
from tests.sandbox.slack.views_given import actions, button, option, section


def post(client: WebClient, *elements: Json, thread_ts: str | None = None) -> str:
    blocks = [section("Which?"), actions(*elements)]
    return str(client.chat_postMessage(channel="C0GENERAL", text="Which?", blocks=blocks, thread_ts=thread_ts)["ts"])


def test_pressing_a_button(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """block_actions with the message, its channel, what was pressed, and a response_url."""
    post(client, button("yes", "Yes", "y"), button("no", "No", "n"))
    assert [each.text for each in last(priya).buttons] == ["Yes", "No"]
    priya.presses(last(priya), "no")
    assert (bot.last["type"], bot.last["channel"]) == ("block_actions", {"id": "C0GENERAL", "name": "general"})
    container, message = bot.last["container"], bot.last["message"]
    assert isinstance(container, dict)
    assert isinstance(message, dict)
    assert (container["message_ts"], container["is_ephemeral"]) == (last(priya).ts, False)
    assert (message["ts"], message["bot_id"]) == (last(priya).ts, "B0BOT")
    [action] = bot.last["actions"] if isinstance(bot.last["actions"], list) else []
    assert isinstance(action, dict)
    assert (action["action_id"], action["value"], action["block_id"]) == ("no", "n", "row")


def test_buttons_are_told_apart_by_value_and_label(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """Several buttons with one action_id in different blocks."""
    blocks: list[JsonObject] = [
        {"type": "actions", "elements": [button("pick", text, value)]} for text, value in (("3 AM", "a"), ("3 PM", "p"))
    ]
    client.chat_postMessage(channel="C0GENERAL", text="Which?", blocks=blocks)
    priya.presses(last(priya), "pick", "p")
    assert "3 PM" in str(bot.last["actions"])
    priya.presses(last(priya), label="3 AM")
    assert "3 AM" in str(bot.last["actions"])
    with pytest.raises(CannotDo, match="more than one"):
        priya.presses(last(priya), "pick")


def test_menus_and_pickers_in_a_message(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """What was chosen is in the action and in state.values; others keep their null."""
    post(
        client,
        {"type": "overflow", "action_id": "more", "options": [option("Edit", "edit")]},
        {"type": "static_select", "action_id": "type", "options": [option("Call", "c"), option("Demo", "d")]},
        {"type": "datepicker", "action_id": "day"},
    )
    priya.presses(last(priya), "more", option="Edit")
    assert "edit" in str(bot.last["actions"])
    priya.presses(last(priya), "type", option="Demo")
    state = bot.last["state"]
    assert isinstance(state, dict)
    assert state["values"] == {
        "row": {
            "type": {"type": "static_select", "selected_option": option("Demo", "d")},
            "day": {"type": "datepicker", "selected_date": None},
        }
    }


def test_a_press_in_a_thread_knows_its_thread(bot: TinyBot, client: WebClient, priya: SlackUser) -> None:
    """container and message carry thread_ts."""
    root = priya.posts("root")
    post(client, button("go"), thread_ts=root.ts)
    [reply] = priya.thread("general", root.ts)
    priya.presses(reply, "go")
    container, message = bot.last["container"], bot.last["message"]
    assert isinstance(container, dict)
    assert isinstance(message, dict)
    assert container["thread_ts"] == message["thread_ts"] == root.ts


def test_of_an_ephemeral_message_only_the_ts_is_sent(
    slack: SlackServer, bot: TinyBot, client: WebClient, priya: SlackUser
) -> None:
    """No message in the payload; others cannot press it, and it has no shortcuts."""
    client.chat_postEphemeral(channel="C0GENERAL", user="U0PRIYA", text="Which?", blocks=[actions(button("go"))])
    message = last(priya)
    priya.presses(message, "go")
    assert "message" not in bot.last
    container = bot.last["container"]
    assert isinstance(container, dict)
    assert container["is_ephemeral"] is True
    with pytest.raises(CannotDo, match="does not see"):
        slack.person("maya").presses(message, "go")
    with pytest.raises(CannotDo, match="no shortcuts"):
        priya.message_shortcut(message, "schedule")


def test_a_button_that_is_gone_can_still_be_pressed_on_a_stale_screen(
    bot: TinyBot, client: WebClient, priya: SlackUser
) -> None:
    """After an update the button is gone; a screen that has not caught up may still send it."""
    ts = post(client, button("go"))
    before = last(priya)
    client.chat_update(channel="C0GENERAL", ts=ts, text="Done", blocks=[section("Done")])
    with pytest.raises(CannotDo, match="no 'go'"):
        priya.presses(before, "go")
    priya.presses(before, "go", stale=True)
    assert bot.last["type"] == "block_actions"


def test_a_shortcut_on_a_message(slack: SlackServer, bot: TinyBot, priya: SlackUser) -> None:
    """message_action with the message as it is, author and thread included."""
    root = slack.person("maya").posts("Tomorrow at 3?", channel="deals")
    reply = slack.person("maya").posts("or 4?", channel="deals", thread_ts=root.ts)
    priya.message_shortcut(reply, "schedule_from_message")
    message = bot.last["message"]
    assert isinstance(message, dict)
    assert (bot.last["type"], bot.last["callback_id"]) == ("message_action", "schedule_from_message")
    assert (message["user"], message["text"], message["thread_ts"]) == ("U0MAYA", "or 4?", root.ts)
    assert bot.last["channel"] == {"id": "C0DEALS", "name": "privategroup"}
    assert (bot.last["message_ts"], "response_url" in bot.last) == (reply.ts, True)


def test_a_global_shortcut_has_no_place(bot: TinyBot, priya: SlackUser) -> None:
    """No channel, no message, no response_url."""
    priya.global_shortcut("schedule")
    assert bot.last["type"] == "shortcut"
    assert not bot.last.keys() & {"channel", "message", "response_url", "container"}


def test_people_see_only_where_they_are(slack: SlackServer, client: WebClient) -> None:
    """A message in a private channel is not there for those outside."""
    client.chat_postMessage(channel="C0DEALS", text="secret")
    with pytest.raises(CannotDo, match="not in deals"):
        slack.person("gus").sees("deals")


def test_strangers_press_in_shared_channels(slack: SlackServer, bot: TinyBot, client: WebClient) -> None:
    """Somebody from another company can press; their team_id says so."""
    client.chat_postMessage(channel="C0GLOBEX", text="x", blocks=[actions(button("go"))])
    stran = slack.person("stran")
    stran.presses(last(stran, "shared-globex"), "go")
    user, team = bot.last["user"], bot.last["team"]
    assert isinstance(user, dict)
    assert isinstance(team, dict)
    assert (user["team_id"], team["id"]) == ("T0OTHER", "T0ACME")
