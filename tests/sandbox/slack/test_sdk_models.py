"""What the sandbox accepts also passes slack_sdk's own models."""

import json

import pytest
from slack_sdk.models.blocks import Block
from slack_sdk.models.views import View
from slack_sdk.web import WebClient

from sandbox.slack import SlackServer
from sandbox.slack.blockkit import check_blocks, check_view
from sandbox.slack.json_values import JsonObject
from tests.sandbox.slack.test_block_limits import EDGES
from tests.sandbox.slack.views_given import EVERY_BLOCK, EVERY_ELEMENT, field, modal


def as_model(view: JsonObject) -> View:
    return View(**json.loads(json.dumps(view)))


@pytest.mark.parametrize("name", EDGES)
def test_views_at_the_edge(name: str) -> None:
    """A view as large as the sandbox allows is a view to slack_sdk, word for word."""
    make, most = EDGES[name]
    view = make(most)
    assert check_view(view, "modal").found == []
    as_model(view).validate_json()


@pytest.mark.parametrize("element", EVERY_ELEMENT, ids=lambda element: str(element["action_id"]))
def test_elements(element: JsonObject) -> None:
    """Every element parses, and comes back with every key it had."""
    view = modal(field("f", element))
    parsed = as_model(view).to_dict()
    assert parsed["blocks"] == view["blocks"]


@pytest.mark.parametrize("block", EVERY_BLOCK, ids=lambda block: str(block["type"]))
def test_blocks(block: JsonObject) -> None:
    """Every block parses, and comes back with every key it had."""
    assert check_blocks([block]).found == []
    [parsed] = Block.parse_all([block])
    assert parsed.to_dict() == block


def test_what_a_person_sees_is_what_was_sent(slack: SlackServer, client: WebClient) -> None:
    """Blocks stored by the sandbox still parse, with the ids Slack adds."""
    client.chat_postMessage(channel="C0GENERAL", text="all", blocks=EVERY_BLOCK)
    [message] = slack.person("priya").sees("general")
    for parsed, stored in zip(Block.parse_all([dict(b) for b in message.blocks]), message.blocks, strict=True):
        assert parsed.to_dict() == stored
        assert stored["block_id"]
