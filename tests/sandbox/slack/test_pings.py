"""Whom a message would notify."""

import pytest
from slack_sdk import WebClient

from sandbox.slack import SlackServer
from sandbox.slack.json_values import Json, JsonObject
from tests.sandbox.slack.views_given import mrkdwn, plain, section


def rich(element: JsonObject) -> JsonObject:
    return {"type": "rich_text", "elements": [{"type": "rich_text_section", "elements": [element]}]}


@pytest.mark.parametrize(
    ("message", "pinged"),
    [
        ({"text": "<!channel> and <!here|here>"}, {"channel", "here"}),
        ({"text": "<@U0NOAH> and <@U0MAYA|maya>"}, {"noah", "maya"}),
        ({"text": "<!subteam^S1>"}, {"subteam^S1"}),
        ({"text": "&lt;!channel&gt; @here @channel @noah"}, set()),
        ({"text": "@here @noah", "link_names": True}, {"here", "noah"}),
        ({"text": "@channel", "parse": "full"}, {"channel"}),
        ({"text": "x", "blocks": [section("@here")]}, {"here"}),
        ({"text": "x", "blocks": [{"type": "section", "text": mrkdwn("@here") | {"verbatim": True}}]}, set()),
        ({"text": "x", "blocks": [{"type": "section", "text": mrkdwn("<!here>") | {"verbatim": True}}]}, {"here"}),
        ({"text": "x", "blocks": [{"type": "section", "text": plain("@here <!channel>")}]}, set()),
        ({"text": "x", "blocks": [section("mail a@channel.com")]}, set()),
        ({"text": "x", "blocks": [rich({"type": "user", "user_id": "U0NOAH"})]}, {"noah"}),
        ({"text": "x", "blocks": [rich({"type": "broadcast", "range": "everyone"})]}, {"everyone"}),
        ({"text": "x", "blocks": [rich({"type": "text", "text": "@here"})]}, set()),
    ],
)
def test_who_is_pinged(slack: SlackServer, client: WebClient, message: dict[str, Json], pinged: set[str]) -> None:
    """Marked up mentions always; bare ones in mrkdwn without verbatim, or with link_names."""
    client.api_call("chat.postMessage", json={"channel": "C0GENERAL"} | message)
    assert slack.pings(slack.person("priya").sees("general")[0]) == pinged
