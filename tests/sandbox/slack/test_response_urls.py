"""response_urls: how often, how long, and what can be done with them."""

import pytest
import requests
from slack_sdk import WebClient

from sandbox.slack import SlackServer, SlackUser
from sandbox.slack.json_values import Json
from tests.sandbox.slack.manual_clock import ManualClock
from tests.sandbox.slack.on_screen import last
from tests.sandbox.slack.tiny_bot import TinyBot
from tests.sandbox.slack.views_given import actions, button


def test_five_posts_within_half_an_hour(
    slack: SlackServer, bot: TinyBot, web: requests.Session, priya: SlackUser, dial: ManualClock
) -> None:
    """The sixth is used_url; after 30 minutes none."""
    priya.types("/meeting x", channel="vault")
    first = str(bot.last["response_url"])
    for number in range(5):
        assert web.post(first, json={"text": str(number)}).text == "ok"
    answer = web.post(first, json={"text": "6"})
    assert (answer.status_code, answer.json()["error"]) == (404, "used_url")
    assert [message.ephemeral for message in priya.sees("vault")] == [True] * 5
    priya.types("/meeting x")
    dial.turn(30 * 60)
    assert web.post(str(bot.last["response_url"]), json={"text": "in time"}).ok
    dial.turn(0.001)
    assert web.post(str(bot.last["response_url"]), json={"text": "late"}).json()["error"] == "expired_url"
    assert len(slack.calls_to("response_url")) == 8


def test_an_answer_is_private_unless_in_channel(
    slack: SlackServer, bot: TinyBot, web: requests.Session, priya: SlackUser
) -> None:
    """Ephemeral by default; in_channel for all, also where the bot is no member; never in a thread."""
    root = priya.posts("root", channel="vault")
    priya.types("/meeting x", channel="vault")
    url = str(bot.last["response_url"])
    web.post(url, json={"text": "you"})
    web.post(url, json={"text": "all", "response_type": "in_channel", "thread_ts": root.ts})
    assert [message.text for message in priya.sees("vault")] == ["root", "you", "all"]
    assert [message.text for message in slack.person("maya").sees("vault")] == ["root", "all"]
    assert priya.thread("vault", root.ts) == []


def test_replacing_and_deleting_the_original(
    bot: TinyBot, client: WebClient, web: requests.Session, priya: SlackUser
) -> None:
    """From a press the original can be replaced or deleted, ephemeral ones too."""
    client.chat_postEphemeral(channel="C0GENERAL", user="U0PRIYA", text="Which?", blocks=[actions(button("go"))])
    priya.presses(last(priya), "go")
    url = str(bot.last["response_url"])
    web.post(url, json={"replace_original": True, "text": "Booked"})
    [message] = priya.sees("general")
    assert (message.shown, message.ephemeral) == ("Booked", True)
    web.post(url, json={"delete_original": True})
    assert priya.sees("general") == []
    web.post(url, json={"text": "anew"})
    assert [m.text for m in priya.sees("general")] == ["anew"]


@pytest.mark.parametrize(
    ("body", "error"),
    [
        ({}, "no_text"),
        ({"text": "x", "response_type": "all"}, "invalid_payload"),
        ({"text": "x", "chanel": "C1"}, "invalid_payload"),
        ({"blocks": [{"type": "nosuch"}]}, "invalid_blocks"),
        ([], "invalid_payload"),
    ],
)
def test_answers_slack_would_refuse(
    slack: SlackServer, bot: TinyBot, web: requests.Session, priya: SlackUser, body: Json, error: str
) -> None:
    """400 with the reason, and nothing shown."""
    priya.types("/meeting x")
    answer = web.post(str(bot.last["response_url"]), json=body)
    assert (answer.status_code, answer.text) == (400, error)
    assert priya.sees("general") == []
    assert not slack.calls[-1].ok
