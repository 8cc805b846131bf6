"""What comes in at the front door: only what Slack signed a moment ago, and only what the app knows."""

import time
from urllib.parse import urlencode

import pytest

from sandbox.stage import Stage
from tests.stories.days import D
from tests.stories.scene import Scene


def body(title: str, command: str = "/meeting") -> bytes:
    """A command as Slack sends it, complete enough to be booked."""
    return urlencode(
        {
            "command": command,
            "text": f"{D} 3pm {title}",
            "user_id": "U0PRIYA",
            "team_id": "T0ACME",
            "channel_id": "C0GENERAL",
            "channel_name": "general",
            "response_url": "http://127.0.0.1:9/nobody",
            "trigger_id": f"1.2.{title.replace(' ', '')}",
            "is_enterprise_install": "false",
        }
    ).encode()


def test_what_slack_signed_is_booked(priya: Scene) -> None:
    assert priya.stage.slack.raw(body("Signed")).status == 200
    priya.stage.crm.wait_for(lambda: bool(priya.booked("Signed")))


@pytest.mark.parametrize(
    ("how", "forged"),
    [
        ("no signature", {"headers": {"X-Slack-Signature": ""}}),
        ("no timestamp", {"headers": {"X-Slack-Request-Timestamp": ""}}),
        ("a made-up signature", {"signed": "v0=" + "0" * 64}),
        ("another secret", {"secret": "not-the-secret-at-all"}),
        ("an old one", {"timestamp_s": int(time.time()) - 301}),
        ("one from the future", {"timestamp_s": int(time.time()) + 3600}),
    ],
)
def test_a_forged_or_old_request_is_refused_and_nothing_comes_of_it(
    priya: Scene, how: str, forged: dict[str, object]
) -> None:
    stage, title = priya.stage, f"Forged {how}"
    ack = stage.slack.raw(body(title), **forged)  # type: ignore[arg-type]  # raw's keywords, one at a time
    assert ack.status == 401
    priya.says(f"{D} 3pm After {how}")
    assert priya.booked(title) == []


def test_ssl_check_opens_no_door(priya: Scene) -> None:
    """Older Bolts took an unsigned request that said ssl_check=1."""
    ack = priya.stage.slack.raw(b"ssl_check=1&" + body("Unsigned"), signed="v0=0")
    priya.says(f"{D} 3pm After the unsigned")
    assert ack.status == 401 or not ack.body
    assert priya.booked("Unsigned") == []


def test_another_apps_command_is_not_found(priya: Scene) -> None:
    assert priya.stage.slack.raw(body("Other command", "/other")).status == 404
    priya.person.types("/other thing", channel=priya.channel)
    priya.says(f"{D} 3pm After the other")
    assert priya.booked("Other command") == []


@pytest.mark.parametrize("garbage", [b"", b"{", b"payload=", b"payload=%7B%7D", b"command=", b"\xff\xfe\x00"])
def test_a_signed_request_that_makes_no_sense_does_no_harm(priya: Scene, garbage: bytes) -> None:
    assert priya.stage.slack.raw(garbage).status in (200, 400, 401, 404, 500)
    title = f"After {garbage.hex() or 'nothing'}"
    priya.told_once(priya.says(f'{D} 3pm "{title}"'), f'"{title}"')


def test_there_is_nothing_else_to_see(stage: Stage) -> None:
    assert stage.answers("/") == 404
    assert stage.answers("/slack/install") == 404
