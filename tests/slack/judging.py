"""What Slack, and the rules of this house, say of a message: its limits, its shapes, whom it pings."""

import json
from typing import cast

from slack_sdk.models.blocks import Block

from bot.slack.message_blocks import Message
from sandbox.slack.blockkit import check_blocks
from sandbox.slack.json_values import JsonObject
from sandbox.slack.pings import pings
from sandbox.slack.posted_messages import PostedMessage as Posted

# Slack cuts a text at 40,000 and refuses an update over 4,000.
LONGEST_TEXT = 4000
HANDLES = {"priya": "U1", "noah": "U2"}


def problems(message: Message) -> list[str]:
    """Everything that Slack would refuse, cut, or take for a mention; empty when all is well."""
    blocks = cast("list[JsonObject]", json.loads(json.dumps(message["blocks"])))
    found = check_blocks([*blocks]).as_slack()
    for parsed in Block.parse_all(blocks):
        parsed.validate_json()
    if not 0 < len(message["text"]) <= LONGEST_TEXT:
        found.append(f"a text of {len(message['text'])} characters")
    posted = Posted("1.0", None, message["text"], blocks, "UBOT", "C1", parses_names=False)
    return found + [f"pings {whom}" for whom in pings(posted, HANDLES)]


def shown(message: Message) -> str:
    """What stands on the screen."""
    blocks = cast("list[JsonObject]", json.loads(json.dumps(message["blocks"])))
    return Posted("1.0", None, message["text"], blocks, "UBOT", "C1", bot_id="B1").shown
