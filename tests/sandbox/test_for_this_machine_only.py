"""The sandbox is for this machine: no page in a browser, and nobody on the network, commands it."""

import socket

import pytest
from werkzeug.test import Client
from werkzeug.wrappers import Request

from sandbox.play.page_server import PageServer
from sandbox.play.playground import Playground
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


@pytest.mark.parametrize("headers", ELSEWHERE, ids=str)
def test_the_page_answers_no_other_page_and_no_other_name(headers: dict[str, str]) -> None:
    playground = Playground()
    try:
        page = Client(Request.application(PageServer(playground, "token").respond))
        own = {"Host": "127.0.0.1:3000", "Origin": "http://127.0.0.1:3000"}
        assert page.get("/token/", headers=own).status_code == 200
        assert page.get("/token/", headers={"Host": "127.0.0.1:3000", **headers}).status_code == 403
        assert page.post("/token/do/reset", headers={"Host": "127.0.0.1:3000", **headers}).status_code == 403
    finally:
        playground.stage.close()


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
