"""Slash commands: what is sent, and what the person sees of the ack."""

import pytest

from sandbox.slack import CannotDo, SlackServer
from sandbox.slack.json_values import JsonObject
from tests.sandbox.slack.tiny_bot import BotAnswer, TinyBot
from tests.sandbox.slack.views_given import section


def test_a_command_carries_what_slack_sends(slack: SlackServer, bot: TinyBot) -> None:
    """Who, where and what, a trigger and a response_url; no thread and no message."""
    ack = slack.person("priya").types("/meeting tomorrow 3-4pm Demo", channel="general")
    assert ack.ok
    assert {key: bot.last[key] for key in ("command", "text", "user_id", "channel_id", "channel_name")} == {
        "command": "/meeting",
        "text": "tomorrow 3-4pm Demo",
        "user_id": "U0PRIYA",
        "channel_id": "C0GENERAL",
        "channel_name": "general",
    }
    assert bot.last["is_enterprise_install"] == "false"
    assert "thread_ts" not in bot.last
    assert str(bot.last["response_url"]).startswith(slack.api_url.removesuffix("/api/"))


@pytest.mark.parametrize(("channel", "name"), [("deals", "privategroup"), ("dm", "directmessage"), ("sales", "sales")])
def test_names_of_private_places_are_hidden(slack: SlackServer, bot: TinyBot, channel: str, name: str) -> None:
    """channel_name says privategroup or directmessage, never the name of a private place."""
    slack.person("priya").types("/meeting x", channel=channel)
    assert bot.last["channel_name"] == name


@pytest.mark.parametrize(
    ("who", "line", "channel", "why"),
    [
        ("dee", "/meeting x", "general", "not in general"),
        ("uma", "/meeting x", "sales", "not in sales"),
        ("stran", "/meeting x", "general", "not in general"),
        ("priya", "/meeting x", "old", "nobody can write"),
        ("priya", "/meeting x", "news", "nobody can write"),
        ("priya", "/meeting x", "nowhere", "no channel"),
        ("priya", "meeting x", "general", "begins with /"),
    ],
)
def test_what_slack_would_not_let_people_type(
    slack: SlackServer, bot: TinyBot, who: str, line: str, channel: str, why: str
) -> None:
    """Nothing reaches the bot from where the person is not, or nobody can write."""
    with pytest.raises(CannotDo, match=why):
        slack.person(who).types(line, channel=channel)
    assert bot.received == []


def test_deactivated_people_type_nothing(slack: SlackServer) -> None:
    """A deactivated account sends nothing, wherever it was a member."""
    slack.channel("general").members.add("U0DEE")
    with pytest.raises(CannotDo, match="deactivated"):
        slack.person("dee").types("/meeting x")


def test_no_command_in_a_thread(slack: SlackServer) -> None:
    """Slack has no app commands in threads."""
    root = slack.person("priya").posts("Shall we meet?")
    with pytest.raises(CannotDo, match="thread"):
        slack.person("priya").types("/meeting x", thread_ts=root.ts)


@pytest.mark.parametrize(
    ("typed", "sent"),
    [
        ("a & b < c > d", "a &amp; b &lt; c &gt; d"),
        ("owner:@noah at 3", "owner:<@U0NOAH|noah> at 3"),
        ("with @noah.", "with <@U0NOAH|noah>."),
        ("@nobody here", "@nobody here"),
        ("in #general", "in <#C0GENERAL|general>"),
        ("lead:asha@globex.com demo", "lead:<mailto:asha@globex.com|asha@globex.com> demo"),
        ("see https://x.example/a?b=1&c=2", "see <https://x.example/a?b=1&amp;c=2>"),
        ("@channel!", "<!channel>!"),
        ("3–4pm “Demo”", "3–4pm “Demo”"),
    ],
)
def test_typed_text_arrives_marked_up(slack: SlackServer, bot: TinyBot, typed: str, sent: str) -> None:
    """Mentions, channels, mails, links and the three characters arrive as Slack writes them."""
    slack.person("priya").types(f"/meeting {typed}")
    assert bot.last["text"] == sent


@pytest.mark.parametrize(
    ("says", "text", "ephemeral"),
    [
        (BotAnswer("Looking ..."), "Looking ...", True),
        (BotAnswer.json({"text": "Looking ..."}), "Looking ...", True),
        (BotAnswer.json({"text": "Here", "response_type": "in_channel"}), "Here", False),
    ],
)
def test_what_the_ack_says_is_shown(
    slack: SlackServer, bot: TinyBot, says: BotAnswer, text: str, ephemeral: bool
) -> None:
    """Plain text or JSON; to the person alone unless it says in_channel."""
    bot.reaction = lambda _payload: says
    slack.person("priya").types("/meeting x")
    [message] = slack.person("priya").sees("general")
    assert (message.text, message.ephemeral) == (text, ephemeral)
    assert len(slack.person("maya").sees("general")) == (0 if ephemeral else 1)


def test_an_empty_ack_shows_nothing(slack: SlackServer) -> None:
    """200 without a body leaves the channel as it was."""
    slack.person("priya").types("/meeting x")
    assert slack.person("priya").sees("general") == []


def test_an_ack_that_slack_would_refuse_is_told(slack: SlackServer, bot: TinyBot) -> None:
    """Blocks that are none are a complaint, and the person sees an error."""
    bot.reaction = lambda _payload: BotAnswer.json({"blocks": [section("x" * 3001)]})
    slack.person("priya").types("/meeting x")
    assert "invalid_blocks" in slack.complaints[0]
    assert "failed with the error" in slack.person("priya").sees("general")[0].text


def test_anything_but_200_shows_the_timeout(slack: SlackServer, bot: TinyBot) -> None:
    """A person whose command was not acked sees operation_timeout."""
    bot.reaction = lambda _payload: BotAnswer("no", 500)
    ack = slack.person("priya").types("/meeting x")
    assert (ack.status, ack.ok, ack.timed_out) == (500, False, False)
    [message] = slack.person("priya").sees("general")
    assert message.text == '/meeting failed with the error "operation_timeout"'


def test_nobody_listening_is_a_timeout_too() -> None:
    """A bot that is not there leaves the person with operation_timeout."""
    with SlackServer(events_url="http://127.0.0.1:9/slack/events") as slack:
        assert slack.person("priya").types("/meeting x").status == 0
        assert "operation_timeout" in slack.person("priya").sees("general")[0].text


def test_an_ack_after_the_limit_is_late(bot: TinyBot) -> None:
    """What is answered after the 3 s counts for nothing: the person has seen the time-out."""
    with SlackServer(events_url=bot.url, ack_within_s=0.05) as slack:

        def after_the_person_gave_up(_payload: JsonObject) -> BotAnswer:
            slack.wait_for(lambda: slack.person("priya").sees("general"))
            return BotAnswer("Too late")

        bot.reaction = after_the_person_gave_up
        ack = slack.person("priya").types("/meeting x")
        assert (ack.timed_out, ack.status) == (True, 0)
        assert [m.text for m in slack.person("priya").sees("general")] == [
            '/meeting failed with the error "operation_timeout"'
        ]


def test_plain_messages_are_marked_up_without_names(slack: SlackServer) -> None:
    """In a message a mention is <@U..>, and a moment in the past can be given."""
    message = slack.person("maya").posts("ask @noah, write to noah@acme.com", at=1_794_900_000)
    assert message.text == "ask <@U0NOAH>, write to <mailto:noah@acme.com|noah@acme.com>"
    assert message.ts == "1794900000.000000"


def test_new_people_and_places(slack: SlackServer, bot: TinyBot) -> None:
    """More people and channels can be added, and used at once."""
    from sandbox.slack import Channel, Profile

    slack.add_channel(Channel("C0PROJ", "project"))
    slack.add_person(Profile("zoe", "Zoe Zhang", "Asia/Shanghai"), "project", "general")
    slack.person("zoe").types("/meeting x", channel="project")
    assert bot.last["user_id"] == "U0ZOE"
