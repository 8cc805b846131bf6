"""A workspace with a tiny bot behind it, and Slack's published lists where they are at hand."""

from collections.abc import Iterator

import pytest
import requests
from slack_sdk import WebClient

from sandbox.slack import SlackServer, SlackUser
from sandbox.slack.json_values import JsonObject, obj
from tests import slack_reference
from tests.sandbox.slack.manual_clock import ManualClock
from tests.sandbox.slack.tiny_bot import TinyBot


@pytest.fixture
def dial() -> ManualClock:
    return ManualClock()


@pytest.fixture
def bot() -> Iterator[TinyBot]:
    with TinyBot() as tiny:
        yield tiny


@pytest.fixture
def slack(bot: TinyBot, dial: ManualClock) -> Iterator[SlackServer]:
    with SlackServer(events_url=bot.url, clock=dial, event_retries_s=(0, 0, 0)) as workspace:
        yield workspace


@pytest.fixture
def priya(slack: SlackServer) -> SlackUser:
    return slack.person("priya")


@pytest.fixture
def web() -> Iterator[requests.Session]:
    with requests.Session() as session:
        yield session


@pytest.fixture
def client(slack: SlackServer) -> WebClient:
    return WebClient(slack.bot_token, base_url=slack.api_url)


@pytest.fixture(scope="session")
def methods() -> dict[str, JsonObject]:
    """Slack's own lists: scopes, arguments and errors of each method."""
    return _reference("methods.json")


@pytest.fixture(scope="session")
def recorded_keys() -> dict[str, JsonObject]:
    """The keys seen in payloads and answers of the live Slack."""
    return _reference("payload-keys.json")


def _reference(name: str) -> dict[str, JsonObject]:
    found = slack_reference.read(name)
    if found is None:
        pytest.skip(f"{name}: Slack's published lists are not beside this repository")
    return {method: obj(content) for method, content in found.items()}
