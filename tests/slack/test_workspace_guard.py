"""Whose requests are heard: our workspace's, and those of our Enterprise Grid, whatever it names; and whose button
it is: a person's, whichever workspace of the Grid they press it in."""

import json
from collections.abc import Mapping
from datetime import UTC, datetime
from urllib.parse import urlencode

import pytest
from slack_bolt import Ack, App, BoltRequest

from bot.meetings.request import ReplyTarget, Request
from bot.slack.bolt_app import create
from bot.slack.button_payload import ButtonPayload
from bot.slack.listeners.pressed_buttons import PressedButtons
from bot.slack.request_gate import WorkspaceGuard
from tests.slack.listened import Spoken, workspace

NOW = datetime(2026, 11, 24, 4, 35, tzinfo=UTC)


def app(enterprise: str = "") -> App:
    """A bot of workspace T1, in a Grid or in none."""
    found, ours = create("a secret of eight", lambda _: "xoxb-1"), WorkspaceGuard()
    ours.learn("T1", enterprise)
    found.use(ours)
    found.action("answer:0")(lambda ack: ack())
    return found


def press(body: Mapping[str, object], enterprise: str = "") -> int:
    payload = {"type": "block_actions", "actions": [{"action_id": "answer:0"}], **body}
    request = BoltRequest(body=urlencode({"payload": json.dumps(payload)}), mode="socket_mode")
    return app(enterprise).dispatch(request).status


@pytest.mark.parametrize(
    ("body", "enterprise"),
    [
        ({"team": {"id": "T1"}, "user": {"id": "U1"}}, ""),
        ({"team": None, "user": {"id": "U1"}}, ""),
        ({"team": None, "user": {"id": "U1", "team_id": "T1"}}, ""),
        ({"team": None, "user": {"id": "U1", "team_id": "T2"}, "enterprise": {"id": "E1"}}, "E1"),
        ({"team": {"id": "T2"}, "user": {"id": "U1", "team_id": "T2"}, "enterprise": {"id": "E1"}}, "E1"),
        ({"team": {"id": "E1"}, "user": {"id": "U1", "team_id": "E1"}}, "E1"),
        ({"team": {"id": "T2", "enterprise_id": "E1"}, "user": {"id": "U1"}}, "E1"),
        ({"team": {"id": "T2"}, "user": {"id": "U1", "team_id": "T1"}}, ""),
    ],
)
def test_ours_are_heard(body: Mapping[str, object], enterprise: str) -> None:
    assert press(body, enterprise) == 200


@pytest.mark.parametrize(
    ("body", "enterprise"),
    [
        ({"team": {"id": "T2"}, "user": {"id": "U1", "team_id": "T2"}}, ""),
        ({"team": {"id": "T2"}, "user": {"id": "U1"}, "enterprise": {"id": "E2"}}, "E1"),
        ({"team": {"id": "T2"}, "user": {"id": "U1"}, "enterprise": {"id": "E2"}}, ""),
        ({"team": None, "user": {"id": "U1", "team_id": "T2"}}, "E1"),
    ],
)
def test_others_are_not(body: Mapping[str, object], enterprise: str) -> None:
    assert press(body, enterprise) == 403


def test_somebody_else_who_presses_a_button_hears_why_nothing_happens() -> None:
    told: list[tuple[str | None, str]] = []
    ours = WorkspaceGuard(lambda press, message: told.append((press.place.response_url, message["text"])))
    ours.learn("T1")
    found = create("a secret of eight", lambda _: "xoxb-1")
    found.use(ours)
    found.action("answer:0")(lambda ack: ack())
    payload: dict[str, object] = {"type": "block_actions", "actions": [{"action_id": "answer:0"}]}
    payload |= {"response_url": "https://hooks.test/1", "team": {"id": "T2"}, "user": {"id": "U1", "team_id": "T2"}}
    request = BoltRequest(body=urlencode({"payload": json.dumps(payload)}), mode="socket_mode")
    assert found.dispatch(request).status == 200
    assert [(url, "Only people of the workspace" in text) for url, text in told] == [("https://hooks.test/1", True)]


@pytest.mark.parametrize("team", [None, {"id": "T1"}, {"id": "T2"}])
def test_a_button_belongs_to_a_person_and_not_to_a_workspace(team: object) -> None:
    asked = Request(
        key="K1", team="T1", user="U1", reply_to=ReplyTarget("C1"), received_at=NOW, command="/meeting", line="x"
    )
    written: list[Request] = []
    spoken = Spoken()

    def put(request: Request) -> bool:
        written.append(request)
        return True

    actions = PressedButtons(lambda _: workspace(spoken), put, {"K1": asked}.get, lambda _: None, lambda: NOW)

    def presses(user: str) -> None:
        button = {"action_id": "answer:0", "value": ButtonPayload("K1", "U1", "1795602600").value()}
        container = {"type": "message", "channel_id": "C1", "message_ts": "1.2"}
        ack = Ack()  # type: ignore[no-untyped-call]  # the library has no types here
        actions.answer(ack, {"user": {"id": user}, "team": team, "container": container, "actions": [button]})

    presses("U1")
    assert [request.team for request in written] == ["T1"], "the same job, whatever workspace it is pressed in"
    assert spoken.told == []
    presses("U2")
    assert len(written) == len(spoken.told) == 1
