"""Doors shut: what is not Slack's, or not for us, is refused with one line in the log, and nothing is written down."""

import json
import logging
import sqlite3
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path
from urllib.parse import urlencode

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from bot.app import Application
from bot.http import HttpRequest
from bot.settings import Settings
from bot.slack.request_gate import RequestGate
from sandbox.slack.signing import signature as signed

SECRET = "8f742231b10e8888abcd99yyyzzz85a5"
FORM, JSON = "application/x-www-form-urlencoded", "application/json"
COMMAND = {
    "command": "/meeting",
    "text": "tomorrow 3pm Demo",
    "user_id": "U1",
    "channel_id": "C1",
    "trigger_id": "1.2.a",
}


@dataclass
class Post:
    """A request to the door; signed rightly, and `age_s` ago, unless something is changed."""

    body: bytes
    kind: str = FORM
    age_s: int = 0
    at: str = ""
    secret: str = SECRET
    headers: dict[str, str] = field(default_factory=dict)

    def status(self, door: RequestGate) -> int:
        at_s = int(time.time()) - self.age_s
        headers = {
            "content-type": self.kind,
            "x-slack-request-timestamp": self.at or str(at_s),
            "x-slack-signature": "" if self.at else signed(self.secret, at_s, self.body),
            **self.headers,
        }
        return door(HttpRequest("POST", "/slack/events", headers, self.body)).status


@pytest.fixture(scope="module")
def application(tmp_path_factory: pytest.TempPathFactory) -> Application:
    folder = tmp_path_factory.mktemp("doors")
    application = Application(
        Settings.model_validate(
            {
                "slack_bot_token": "xoxb-1",
                "slack_signing_secret": SECRET,
                "slack_api_url": "http://127.0.0.1:9/",
                "leadsquared_host": "http://127.0.0.1:9",
                "leadsquared_access_key": "a",
                "leadsquared_secret_key": "b",
                "database_url": f"sqlite:///{folder / 'meetings.db'}",
            }
        )
    )
    application.create_tables()
    application.team.learn("T1")
    return application


@pytest.fixture
def door(application: Application) -> RequestGate:
    return RequestGate(application.bolt, SECRET)


@pytest.fixture(autouse=True)
def nothing_written(application: Application) -> Iterator[None]:
    yield
    assert jobs(application.file) == 0


def jobs(file: Path) -> int:
    with closing(sqlite3.connect(file)) as connection:
        (count,) = connection.execute("SELECT count(*) FROM workflow_status").fetchone()
    return int(count)


def command(**changed: str) -> bytes:
    return urlencode({**COMMAND, "team_id": "T1", **changed}).encode()


@pytest.mark.parametrize(
    ("post", "status", "said"),
    [
        (Post(command(), secret="another secret"), 401, "SLACK_SIGNING_SECRET"),
        (Post(command(), age_s=600), 401, "the clock of this host"),
        (Post(command(), age_s=-600), 401, "the clock of this host"),
        (Post(command(), at="yesterday"), 401, "not signed"),
        (Post(command(), headers={"x-slack-signature": "v0=ü"}), 401, "not signed"),
        (Post(b"payload=%7B"), 400, "cannot be read"),
        (Post(b"{", JSON), 400, "cannot be read"),
        (Post(b"\xff\xfe", headers={"x-slack-signature": "v0=0"}), 401, "no text"),
        (Post(command(command="/other")), 404, "nothing here"),
        (Post(command(team_id="T2")), 200, "another workspace"),
        (
            Post(urlencode({"payload": json.dumps({"type": "block_actions", "team": {"id": "T2"}})}).encode()),
            403,
            "another",
        ),
    ],
)
def test_each_is_refused_with_one_line_that_says_why(
    door: RequestGate, caplog: pytest.LogCaptureFixture, post: Post, status: int, said: str
) -> None:
    with caplog.at_level(logging.WARNING, "bot"):
        assert post.status(door) == status
    lines = [record.getMessage() for record in caplog.records if record.name.startswith("bot.slack")]
    assert [said in line for line in lines] == [True], lines
    assert SECRET not in caplog.text


@given(st.binary(max_size=400), st.sampled_from([FORM, JSON]), st.text(max_size=14), st.text(max_size=80))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_what_is_not_signed_is_refused_unread(
    door: RequestGate, body: bytes, kind: str, at: str, signature: str
) -> None:
    unsigned = {"x-slack-request-timestamp": at, "x-slack-signature": signature}
    assert Post(body, kind, headers=unsigned).status(door) == 401


_VALUES = st.recursive(
    st.none() | st.booleans() | st.integers() | st.text(max_size=20),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.text(max_size=12), inner, max_size=4),
    max_leaves=12,
)
_KINDS = st.sampled_from(["block_actions", "view_submission", "shortcut", "message_action", "block_suggestion", "x"])


@given(st.dictionaries(st.sampled_from(["actions", "view", "user", "team", "channel", "container"]), _VALUES), _KINDS)
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_signed_nonsense_makes_no_job_and_breaks_nothing(
    door: RequestGate, payload: dict[str, object], kind: str
) -> None:
    body = urlencode({"payload": json.dumps({"type": kind, **payload})}).encode()
    assert Post(body).status(door) in (200, 400, 403, 404, 500)


@given(st.binary(max_size=300), st.sampled_from([FORM, JSON]))
@settings(suppress_health_check=[HealthCheck.function_scoped_fixture])
def test_signed_bytes_of_any_kind_make_no_job(door: RequestGate, body: bytes, kind: str) -> None:
    assert Post(body, kind).status(door) in (200, 400, 401, 403, 404, 500)
