"""chat.*: who may post where, and what Slack says when they may not."""

import threading

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.slack import SlackServer
from sandbox.slack.json_values import Json
from tests.sandbox.slack.manual_clock import ManualClock
from tests.sandbox.slack.views_given import section


def error_of(caught: "pytest.ExceptionInfo[SlackApiError]") -> str:
    return str(caught.value.response["error"])


@pytest.mark.parametrize(
    ("channel", "seen_in"),
    [
        ("C0GENERAL", "general"),  # public, a member
        ("C0SALES", "sales"),  # public, no member, but chat:write.public
        ("C0DEALS", "deals"),  # private, a member
        ("C0GLOBEX", "shared-globex"),  # shared with another company
        ("general", "general"),  # by name
        ("#general", "general"),
        ("D0PRIYA", "dm"),
        ("U0PRIYA", "dm"),  # a user id is the DM with them
    ],
)
def test_where_the_bot_may_post(slack: SlackServer, client: WebClient, channel: str, seen_in: str) -> None:
    """What is posted is seen there, from the bot."""
    client.chat_postMessage(channel=channel, text="Booked")
    [message] = slack.person("priya").sees(seen_in)
    assert (message.text, message.user, message.bot_id) == ("Booked", "U0BOT", "B0BOT")


@pytest.mark.parametrize(
    ("channel", "error"),
    [
        ("C0VAULT", "channel_not_found"),  # private, no member
        ("D0PRIYAMAYA", "channel_not_found"),  # a DM between two people
        ("G0TRIO", "channel_not_found"),
        ("C0NOWHERE", "channel_not_found"),
        ("U0NOBODY", "channel_not_found"),
        ("U0DEE", "channel_not_found"),  # deactivated
        ("C0OLD", "is_archived"),
        ("C0NEWS", "restricted_action_read_only_channel"),
    ],
)
def test_where_the_bot_may_not_post(slack: SlackServer, client: WebClient, channel: str, error: str) -> None:
    """Refused with Slack's name for the reason, and nothing is stored."""
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel=channel, text="Booked")
    assert error_of(caught) == error
    assert not slack.calls[-1].ok
    for place in ("old", "news", "vault"):
        assert slack.person("priya").sees(place) == []


def test_public_channels_need_a_scope_or_membership(slack: SlackServer, client: WebClient) -> None:
    """Without chat:write.public a channel the bot has not joined is not_in_channel."""
    slack.scopes = ("chat:write",)
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel="C0SALES", text="Booked")
    assert error_of(caught) == "not_in_channel"
    slack.invite_bot("sales")
    client.chat_postMessage(channel="C0SALES", text="Booked")


def test_a_thread_must_exist(slack: SlackServer, client: WebClient) -> None:
    """A thread_ts nobody posted, one of another channel and one of a reply are refused."""
    root = slack.person("priya").posts("root")
    reply = client.chat_postMessage(channel="C0GENERAL", text="reply", thread_ts=root.ts)
    for channel, ts in (("C0GENERAL", "1.000001"), ("C0SALES", root.ts), ("C0GENERAL", str(reply["ts"]))):
        with pytest.raises(SlackApiError) as caught:
            client.chat_postMessage(channel=channel, text="x", thread_ts=ts)
        assert error_of(caught) == "cannot_reply_to_message"
    assert [message.text for message in slack.person("maya").thread("general", root.ts)] == ["reply"]


def test_replies_are_not_roots(slack: SlackServer, client: WebClient) -> None:
    """A reply is in the thread only, one that is broadcast in both."""
    root = slack.person("priya").posts("root")
    client.chat_postMessage(channel="C0GENERAL", text="quiet", thread_ts=root.ts)
    client.chat_postMessage(channel="C0GENERAL", text="loud", thread_ts=root.ts, reply_broadcast=True)
    assert [message.text for message in slack.person("maya").sees("general")] == ["root", "loud"]
    assert [message.text for message in slack.person("maya").thread("general", root.ts)] == ["quiet", "loud"]


def test_a_deleted_root_keeps_its_thread(slack: SlackServer, client: WebClient) -> None:
    """Deleted with replies it leaves a tombstone; without, it is gone and cannot be answered."""
    priya = slack.person("priya")
    root, alone = priya.posts("root"), priya.posts("alone")
    client.chat_postMessage(channel="C0GENERAL", text="reply", thread_ts=root.ts)
    priya.deletes(root)
    priya.deletes(alone)
    assert [(m.text, m.deleted) for m in priya.sees("general")] == [("This message was deleted.", True)]
    client.chat_postMessage(channel="C0GENERAL", text="still", thread_ts=root.ts)
    with pytest.raises(SlackApiError):
        client.chat_postMessage(channel="C0GENERAL", text="x", thread_ts=alone.ts)


def test_ephemeral_needs_membership_on_both_sides(slack: SlackServer, client: WebClient) -> None:
    """chat.postEphemeral wants the bot in the channel, and the reader too; only they see it."""
    client.chat_postEphemeral(channel="C0GENERAL", user="U0PRIYA", text="psst")
    assert [message.text for message in slack.person("priya").sees("general")] == ["psst"]
    assert slack.person("maya").sees("general") == []
    for channel, user, error in (
        ("C0SALES", "U0PRIYA", "not_in_channel"),
        ("C0GENERAL", "U0STRAN", "user_not_in_channel"),
        ("C0OLD", "U0PRIYA", "is_archived"),
        ("C0VAULT", "U0PRIYA", "channel_not_found"),
    ):
        with pytest.raises(SlackApiError) as caught:
            client.chat_postEphemeral(channel=channel, user=user, text="psst")
        assert error_of(caught) == error


def test_update_changes_and_delete_removes(slack: SlackServer, client: WebClient) -> None:
    """The card itself changes; blocks stay when none are given and go with []."""
    ts = str(client.chat_postMessage(channel="C0GENERAL", text="a", blocks=[section("A")])["ts"])
    client.chat_update(channel="C0GENERAL", ts=ts, text="b")
    message = slack.message("general", ts)
    assert message is not None
    assert (message.text, message.shown, message.edited is not None) == ("b", "A", True)
    client.chat_update(channel="C0GENERAL", ts=ts, text="c", blocks=[])
    assert slack.person("priya").sees("general")[0].shown == "c"
    client.chat_delete(channel="C0GENERAL", ts=ts)
    assert slack.person("priya").sees("general") == []


def test_only_own_messages_can_be_changed(slack: SlackServer, client: WebClient) -> None:
    """Other people's, ephemeral and missing messages are refused."""
    theirs = slack.person("priya").posts("mine")
    quiet = client.chat_postEphemeral(channel="C0GENERAL", user="U0PRIYA", text="psst")["message_ts"]
    for ts, change, removal in (
        (theirs.ts, "cant_update_message", "cant_delete_message"),
        (str(quiet), "message_not_found", "message_not_found"),
        ("1.000001", "message_not_found", "message_not_found"),
    ):
        with pytest.raises(SlackApiError) as caught:
            client.chat_update(channel="C0GENERAL", ts=ts, text="x")
        assert error_of(caught) == change
        with pytest.raises(SlackApiError) as caught:
            client.chat_delete(channel="C0GENERAL", ts=ts)
        assert error_of(caught) == removal


def test_texts_over_the_limits(slack: SlackServer, client: WebClient) -> None:
    """A post is cut at 40,000 characters; an update over 4,000 is msg_too_long."""
    ts = str(client.chat_postMessage(channel="C0GENERAL", text="x" * 40_001)["ts"])
    assert len(slack.person("priya").sees("general")[0].text) == 40_000
    client.chat_update(channel="C0GENERAL", ts=ts, text="x" * 4000)
    with pytest.raises(SlackApiError) as caught:
        client.chat_update(channel="C0GENERAL", ts=ts, text="x" * 4001)
    assert error_of(caught) == "msg_too_long"


@pytest.mark.parametrize(
    ("more", "error"),
    [
        ({"text": ""}, "no_text"),
        ({"text": "x", "blocks": "{broken"}, "invalid_blocks_format"),
        ({"text": "x", "blocks": [{"type": "nosuch"}]}, "invalid_blocks"),
        ({"text": "x", "metadata": {"event_type": "a"}}, "invalid_metadata_format"),
        ({"text": "x", "markdown_text": "y"}, "markdown_text_conflict"),
        ({"text": "x", "thread": "1.2"}, "invalid_arguments"),
        ({"text": 7}, "invalid_arguments"),
    ],
)
def test_what_a_message_may_not_be(client: WebClient, more: dict[str, Json], error: str) -> None:
    """Nothing to say, broken blocks, unknown arguments: each has Slack's name."""
    with pytest.raises(SlackApiError) as caught:
        client.api_call("chat.postMessage", json={"channel": "C0GENERAL"} | more)
    assert error_of(caught) == error


def test_one_message_a_second(slack: SlackServer, client: WebClient, dial: ManualClock) -> None:
    """Switched on, a second post to a channel within the second is 429 with Retry-After."""
    slack.switches.one_message_a_second = True
    client.chat_postMessage(channel="C0GENERAL", text="one")
    client.chat_postMessage(channel="C0SALES", text="elsewhere")
    with pytest.raises(SlackApiError) as caught:
        client.chat_postMessage(channel="C0GENERAL", text="two")
    assert (caught.value.response.status_code, error_of(caught)) == (429, "ratelimited")
    assert caught.value.response.headers["Retry-After"] == "1"
    dial.turn(1)
    client.chat_postMessage(channel="C0GENERAL", text="two")


def test_many_posts_at_once(slack: SlackServer, client: WebClient) -> None:
    """Posts from several threads in one standing moment each have a ts of their own."""

    def post() -> None:
        for _ in range(10):
            client.chat_postMessage(channel="C0GENERAL", text="x")

    threads = [threading.Thread(target=post) for _ in range(4)]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert len({message.ts for message in slack.person("priya").sees("general")}) == 40


def test_an_admin_deletes_a_card(slack: SlackServer, client: WebClient) -> None:
    """What an admin or a retention rule removes cannot be changed by the bot any more."""
    ts = str(client.chat_postMessage(channel="C0GENERAL", text="card")["ts"])
    slack.loses(slack.person("priya").sees("general")[0])
    with pytest.raises(SlackApiError) as caught:
        client.chat_update(channel="C0GENERAL", ts=ts, text="x")
    assert error_of(caught) == "message_not_found"
