"""A workspace in a process of its own, reached through its control door."""

import json
import subprocess
import sys
from collections.abc import Iterator

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.slack import CannotDo, server_error
from sandbox.slack.remote import Remote
from tests.sandbox.slack.tiny_bot import Says, TinyBot
from tests.sandbox.slack.views_given import actions, button


@pytest.fixture
def process() -> Iterator["subprocess.Popen[str]"]:
    with subprocess.Popen([sys.executable, "-m", "sandbox.slack"], stdout=subprocess.PIPE, text=True) as running:
        yield running
        running.terminate()
        assert running.wait(15) == 0


def test_people_in_another_process(process: "subprocess.Popen[str]", bot: TinyBot) -> None:
    """Type, post, press, look, break and mend, all through the door; and it ends when told."""
    assert process.stdout is not None
    said = json.loads(process.stdout.readline())
    client = WebClient(said["bot_token"], base_url=said["api_url"])
    slack = Remote(said["root_url"])
    slack.listens_at(bot.url)
    bot.reaction = lambda _payload: Says("Looking ...")
    assert slack.types("priya", "/meeting x").body == "Looking ..."
    root = slack.posts("priya", "root")
    client.chat_postMessage(channel="C0GENERAL", text="Which?", thread_ts=root, blocks=[actions(button("go"))])
    [reply] = slack.thread("priya", "general", root)
    assert slack.presses("priya", "general", str(reply["ts"]), "go").status == 200
    assert bot.last["type"] == "block_actions"
    assert [message["text"] for message in slack.sees("priya")] == ["Looking ...", "root"]
    slack.fails("auth.test", server_error(), times=9)
    with pytest.raises(SlackApiError):
        client.auth_test()
    slack.heals()
    client.auth_test()
    assert slack.wait_for_calls(3, for_s=10) == 3
    assert [call["method"] for call in slack.calls(skip=1)] == ["auth.test", "auth.test"]
    with pytest.raises(CannotDo, match="nobody called zed"):
        slack.types("zed", "/meeting x")
    assert slack.complaints() == []
    slack.close()
