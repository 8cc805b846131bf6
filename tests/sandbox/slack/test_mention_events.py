"""Mentions of the bot: whom Slack tells of them, and how often."""

import pytest
from slack_sdk import WebClient

from sandbox.slack import SlackServer, SlackUser
from sandbox.slack.json_values import JsonObject, obj
from sandbox.slack.unusual_messages import of_app
from tests.sandbox.slack.tiny_bot import BotAnswer, TinyBot


def mentions(bot: TinyBot) -> list[JsonObject]:
    found = [obj(one.payload.get("event")) for one in bot.received]
    return [one for one in found if one.get("type") == "app_mention"]


def test_a_mention_is_told_with_what_the_message_says(priya: SlackUser, bot: TinyBot) -> None:
    root = priya.posts("When?")
    said = priya.posts("@Meetings tomorrow 3pm", thread_ts=root.ts)
    [event] = mentions(bot)
    assert (event["text"], event["user"]) == ("<@U0BOT> tomorrow 3pm", "U0PRIYA")
    assert (event["channel"], event["ts"], event["thread_ts"]) == ("C0GENERAL", said.ts, root.ts)
    assert bot.last["authorizations"]
    assert str(bot.last["event_id"]).startswith("Ev")


@pytest.mark.parametrize(
    ("text", "channel"),
    [
        ("tomorrow 3pm", "general"),
        ("`@Meetings` is its name", "general"),
        ("@Meetings hi", "dm"),
        ("@noah hi", "general"),
    ],
)
def test_what_the_app_is_not_told(priya: SlackUser, bot: TinyBot, text: str, channel: str) -> None:
    priya.posts(text, channel)
    assert bot.received == []


def test_only_members_with_the_scope_are_told(slack: SlackServer, priya: SlackUser, bot: TinyBot) -> None:
    said = priya.posts("@Meetings tomorrow 3pm", "sales")
    assert mentions(bot) == []
    assert "Invite them?" in priya.sees("sales")[-1].shown
    priya.invites_bot(said)
    assert [one["ts"] for one in mentions(bot)] == [said.ts]
    slack.scopes = ("commands",)
    priya.posts("@Meetings again", "sales")
    assert len(mentions(bot)) == 1


def test_edits_and_apps_are_told_too(slack: SlackServer, priya: SlackUser, bot: TinyBot) -> None:
    said = priya.posts("@Meetings tomorrow 3pm")
    priya.edits(said, "@Meetings tomorrow 4pm")
    slack.puts(of_app("C0GENERAL", [], text="<@U0BOT> tomorrow"))
    first, edited, app = mentions(bot)
    assert ("edited" in first, "edited" in edited, edited["ts"]) == (False, True, said.ts)
    assert (app["bot_id"], app["app_id"]) == ("B0OTHER", "A0OTHER")


def test_it_comes_again_until_it_is_acknowledged(slack: SlackServer, priya: SlackUser, bot: TinyBot) -> None:
    bot.reaction = lambda _: BotAnswer(status=503)
    priya.posts("@Meetings tomorrow 3pm")
    headers = [one.headers for one in bot.received]
    assert [one.get("x-slack-retry-num") for one in headers] == [None, "1", "2", "3"]
    assert headers[-1]["x-slack-retry-reason"] == "http_error"
    assert len({str(one.payload["event_id"]) for one in bot.received}) == 1
    slack.delivers_again(slack.deliveries[0], event_id="Ev0OTHER")
    assert (bot.last["event_id"], bot.received[-1].headers.get("x-slack-retry-num")) == ("Ev0OTHER", None)


def test_a_private_message_in_a_thread_without_a_reply_is_seen_by_nobody(
    slack: SlackServer, client: WebClient, priya: SlackUser
) -> None:
    root = priya.posts("When?")
    client.chat_postEphemeral(channel="C0GENERAL", user="U0PRIYA", text="x", thread_ts=root.ts)
    assert priya.thread("general", root.ts) == []
    assert "nobody sees it" in slack.complaints[-1]
    priya.posts("Now", thread_ts=root.ts)
    client.chat_postEphemeral(channel="C0GENERAL", user="U0PRIYA", text="y", thread_ts=root.ts)
    assert [one.text for one in priya.thread("general", root.ts)] == ["Now", "y"]
