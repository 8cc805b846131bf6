"""Whatever JSON stands wherever in a payload of Slack's, what reads it returns a value and breaks on nothing."""

import json
from collections.abc import Callable
from datetime import UTC, datetime
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from bot.slack import button_payload, payloads
from bot.slack.button_payload import ButtonPayload
from bot.slack.form import preferences_view, submit
from bot.slack.form import state as form_state
from bot.slack.form.metadata import FormMetadata, encode
from bot.slack.listeners import forms
from bot.slack.rebooking import earlier_card
from tests.meetings.samples import READER

KEYS = Path(__file__).parents[3] / "shared" / "slack-reference" / "payload-keys.json"
HEARD = datetime(2026, 11, 24, tzinfo=UTC)
LEAVES = st.none() | st.booleans() | st.integers() | st.floats() | st.text(max_size=6)
USUAL = st.sampled_from(
    ["T1", "U1", "1795602600.000200", "true", ButtonPayload("key", "U1").value(), encode(FormMetadata())]
)
JSON = st.recursive(
    LEAVES | USUAL,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=6), inner, max_size=3),
    max_leaves=8,
)
OUR_KEYS = {
    "block_actions": ["actions", "container", "message", "team", "user", "view", "trigger_id", "response_url"],
    "view_submission": ["view", "user", "team"],
    "slash_command": ["command", "text", "user_id", "team_id", "channel_id", "channel_name", "trigger_id"],
    "message_shortcut": ["message", "channel", "team", "user", "message_ts"],
    "api auth.test": ["url", "team", "user", "team_id", "enterprise_id"],
    "api users.info": ["user"],
    "api views.open": ["view"],
    "api chat.postMessage": ["channel", "ts"],
}
READERS: list[tuple[str, Callable[[payloads.Json], object]]] = [
    ("slash_command", lambda body: payloads.command(body, HEARD)),
    ("message_shortcut", payloads.message),
    ("message_shortcut", payloads.actor_of),
    ("block_actions", button_payload.read_press),
    ("block_actions", lambda body: earlier_card(button_payload.read_press(body))),
    ("block_actions", forms._typed),
    ("view_submission", forms._submitted),
    ("view_submission", lambda body: form_state.read_view(payloads.objects(body, "view"))),
    ("view_submission", lambda body: preferences_view.read(READER, payloads.objects(body, "view"))),
    ("view_submission", lambda body: submit.from_another_version(READER, payloads.objects(body, "view"))),
    ("api auth.test", payloads.bot_identity),
    ("api views.open", payloads.open_view),
    ("api chat.postMessage", payloads.posted_message),
]
IDS = [f"{kind} {number}" for number, (kind, _) in enumerate(READERS)]


@pytest.mark.parametrize(("kind", "read"), READERS, ids=IDS)
def test_any_json_under_the_keys_that_are_read(kind: str, read: Callable[[payloads.Json], object]) -> None:
    @settings(max_examples=60)
    @given(st.dictionaries(st.sampled_from(OUR_KEYS[kind]), JSON))
    def reads(body: dict[str, object]) -> None:
        read(body)

    reads()


@pytest.mark.parametrize("actions", [None, [], [None], [[]], {}, "when", [{"action_id": None, "action_ts": 7}]])
def test_an_action_of_a_form_that_cannot_be_read_changes_nothing(actions: object) -> None:
    view = {"id": "V1", "private_metadata": encode(FormMetadata()), "state": {"values": {}}}
    body = {"view": view, "user": {"id": "U1"}, "actions": actions}
    found = forms._typed(body)
    assert found is None or found.at == ""
    assert button_payload.read_press(body).button is None


@pytest.mark.skipif(not KEYS.exists(), reason="the keys seen in Slack's payloads are not beside this folder")
@pytest.mark.parametrize(("kind", "read"), READERS, ids=IDS)
def test_any_json_under_the_keys_that_slack_sends(kind: str, read: Callable[[payloads.Json], object]) -> None:
    tree = json.loads(KEYS.read_text())[kind]

    @settings(max_examples=10)
    @given(st.data())
    def reads(data: st.DataObject) -> None:
        def grown(under: object, depth: int) -> object:
            if isinstance(under, dict) and data.draw(st.integers(0, 9)):
                few = [key for key in under if depth < 2 or data.draw(st.integers(0, 5)) == 0]
                return {key: grown(under[key], depth + 1) for key in few}
            if isinstance(under, list) and data.draw(st.booleans()):
                return [grown(one, depth + 1) for one in under]
            return data.draw(LEAVES | USUAL)

        body = grown(tree, 0)
        read(body if isinstance(body, dict) else {})

    reads()
