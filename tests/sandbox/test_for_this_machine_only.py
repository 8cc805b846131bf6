"""The sandbox is for this machine: no page in a browser, and nobody on the network, commands it."""

import socket
from collections.abc import Iterator

import pytest
import requests
from werkzeug.test import Client

from sandbox.leadsquared import Box
from sandbox.play.door import Door
from sandbox.play.stand import Stand
from sandbox.slack import Workspace
from sandbox.slack.control import control
from sandbox.stage import Stage, private_workspace

ELSEWHERE = [
    {"Origin": "https://evil.example"},
    {"Origin": "null"},
    {"Origin": "http://127.0.0.1:1"},
    {"Host": "evil.example"},
    {"Host": "evil.example:3000"},
    {"Host": "127.0.0.1.evil.example"},
    {"Host": "192.0.2.1"},
]


@pytest.fixture(scope="module")
def slack() -> Iterator[Workspace]:
    with Workspace() as workspace:
        workspace.answer_too(control(workspace))
        yield workspace


@pytest.fixture(scope="module")
def crm() -> Iterator[Box]:
    with Box() as box:
        yield box


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_the_control_doors_hear_no_page(slack: Workspace, crm: Box, headers: dict[str, str]) -> None:
    at_slack = slack.api_url.removesuffix("api/") + "_sandbox/calls"
    at_crm = f"{crm.url}/_sandbox/state"
    assert requests.post(at_slack, data="{}", headers=headers, timeout=30).status_code == 403
    assert requests.get(at_crm, headers=headers, timeout=30).status_code == 403
    assert requests.get(at_crm, timeout=30).status_code == 200
    assert requests.get(at_crm, headers={"Host": "localhost"}, timeout=30).status_code == 200


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_nor_does_the_playground(headers: dict[str, str]) -> None:
    stand = Stand()
    try:
        page = Client(Door(stand, "token"))
        own = {"Host": "127.0.0.1:3000", "Origin": "http://127.0.0.1:3000"}
        assert page.get("/token/", headers=own).status_code == 200
        assert page.get("/token/", headers={"Host": "127.0.0.1:3000", **headers}).status_code == 403
        assert page.post("/token/do/reset", headers={"Host": "127.0.0.1:3000", **headers}).status_code == 403
    finally:
        stand.stage.close()


def test_each_stage_has_secrets_of_its_own_and_its_bot_listens_to_this_machine() -> None:
    first, second = Stage(), Stage()
    try:
        for name in ("SLACK_SIGNING_SECRET", "SLACK_BOT_TOKEN"):
            assert first.settings[name] != second.settings[name]
        assert first.settings["BIND"] == "127.0.0.1"
    finally:
        first.close()
        second.close()


def test_a_private_workspace_answers_on_loopback_alone() -> None:
    with private_workspace() as workspace:
        host, _, port = workspace.api_url.removeprefix("http://").removesuffix("/api/").partition(":")
        assert host == "127.0.0.1"
        with socket.socket() as other:
            other.settimeout(5)
            assert other.connect_ex(("127.0.0.2", int(port))) != 0
