"""Calls to Slack over HTTP: the token goes to Slack alone, nothing sleeps, and any answer is one that we know."""

import time
from collections.abc import Iterator

import pytest

from bot.meetings.ports import ChatTokenRefused, ChatUnavailable, ChatUnclear
from bot.slack.api import LONGEST_WAIT_S, WAIT_S, SlackRefused, call, respond
from bot.slack.credentials import SlackCredentials
from bot.slack.message_blocks import notice
from bot.slack.socket_mode import refusal
from bot.slack.web_client import SlackClient
from tests.slack.odd_slack import Answer, OddSlack, odd_slack


@pytest.fixture
def odd() -> Iterator[OddSlack]:
    with odd_slack() as server:
        yield server


@pytest.fixture
def client(odd: OddSlack) -> SlackClient:
    return SlackClient(SlackCredentials("xoxb-secret", odd.api_url, "default"))


def failure(client: SlackClient) -> Exception:
    with pytest.raises((SlackRefused, ChatUnavailable)) as raised:
        call(lambda: client.chat_postMessage(channel="C1", text="words"))
    return raised.value


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_the_token_follows_no_redirect(odd: OddSlack, client: SlackClient, status: int) -> None:
    with odd_slack() as elsewhere:
        odd.answer = Answer(b"", status, {"Location": f"{elsewhere.url}/api/chat.postMessage"})
        assert isinstance(failure(client), ChatUnclear)
        assert elsewhere.asked == []
    assert odd.asked[0][1]["Authorization"] == "Bearer xoxb-secret"


def test_nor_does_the_app_token(odd: OddSlack) -> None:
    with odd_slack() as elsewhere:
        odd.answer = Answer(b"", 302, {"Location": f"{elsewhere.url}/api/apps.connections.open"})
        assert "status 302" in refusal("xapp-secret", odd.api_url)
        assert elsewhere.asked == []
    assert [path for path, _ in odd.asked] == ["/api/apps.connections.open"]


@pytest.mark.parametrize("status", [301, 302, 303, 307, 308])
def test_peoples_words_follow_no_redirect(odd: OddSlack, client: SlackClient, status: int) -> None:
    with odd_slack() as elsewhere:
        odd.answer = Answer(b"", status, {"Location": f"{elsewhere.url}/commands/1"})
        with pytest.raises(SlackRefused):
            respond(client, f"{odd.url}/commands/1", notice("words"))
        assert elsewhere.asked == []


def test_a_response_url_gets_no_token(odd: OddSlack, client: SlackClient) -> None:
    odd.answer = Answer(b"ok")
    respond(client, f"{odd.url}/commands/1", notice("words"))
    assert "Authorization" not in odd.asked[0][1]


@pytest.mark.parametrize("said", [b"ok", b"ok\n", b'{"ok":true}', b'{"ok": true}'])
def test_a_response_url_takes_the_words_where_it_says_ok(odd: OddSlack, client: SlackClient, said: bytes) -> None:
    odd.answer = Answer(said)
    respond(client, f"{odd.url}/commands/1", notice("words"))


@pytest.mark.parametrize(
    "said",
    [b"", b"<html>ok</html>", b"upstream connect error", b'["ok"]', b'{"ok": false}', b'{"ok": "yes"}', b"null", b"{"],
)
def test_and_nowhere_else(odd: OddSlack, client: SlackClient, said: bytes) -> None:
    """Something between Slack and the bot may answer with 200, and nobody has heard anything: the next way is tried."""
    odd.answer = Answer(said)
    with pytest.raises(SlackRefused):
        respond(client, f"{odd.url}/commands/1", notice("words"))


@pytest.mark.parametrize(
    ("address", "may"),
    [
        ("https://hooks.slack.com/commands/T1/1/x", True),
        ("https://hooks.slack.com:443/actions/T1/1/x", True),
        ("https://hooks.slack-gov.com/commands/T1/1/x", True),
        ("https://HOOKS.slack.com/commands/T1/1/x", True),
        ("https://gateway.acme.com/hooks/1", True),
        ("http://hooks.slack.com/commands/T1/1/x", False),
        ("https://hooks.slack.com:8443/x", False),
        ("https://hooks.slack.com.evil.com/x", False),
        ("https://hooks.slack.com@evil.com/x", False),
        ("https://user:pw@hooks.slack.com/x", False),
        ("https://evil.com/hooks.slack.com", False),
        ("https://slack.com/x", False),
        ("http://gateway.acme.com/hooks/1", False),
        ("https://gateway.acme.com:444/hooks/1", False),
        ("ftp://hooks.slack.com/x", False),
        ("file:///etc/passwd", False),
        ("https://[hooks.slack.com/x", False),
        ("https://hooks.slack.com:port/x", False),
        ("//hooks.slack.com/x", False),
        ("nonsense", False),
    ],
)
def test_a_response_url_is_slacks_or_of_the_gateway(address: str, may: bool) -> None:
    client = SlackClient(SlackCredentials("xoxb-secret", "https://gateway.acme.com/api/", "default"))
    assert client.may_post_to(address) is may


def test_nothing_is_sent_to_any_other_address(client: SlackClient) -> None:
    with odd_slack() as elsewhere:
        with pytest.raises(SlackRefused):
            respond(client, f"{elsewhere.url}/commands/1", notice("words"))
        assert elsewhere.asked == []


ODD: list[tuple[Answer, type[Exception]]] = [
    (Answer(b"<html>proxy</html>"), ChatUnclear),
    (Answer(b""), ChatUnclear),
    (Answer(b"[]"), ChatUnclear),
    (Answer(b'["ok"]'), ChatUnclear),
    (Answer(b"null"), ChatUnclear),
    (Answer(b'"ok"'), ChatUnclear),
    (Answer(b"1"), ChatUnclear),
    (Answer(b"{}"), ChatUnclear),
    (Answer(b'{"ok": false}'), ChatUnclear),
    (Answer(b'{"ok": false, "error": 5}'), ChatUnclear),
    (Answer(b'{"ok": false, "error": {"a": []}}'), ChatUnclear),
    (Answer(b'{"ok": false, "error": "an_error_of_tomorrow"}'), ChatUnclear),
    (Answer(b"[" * 100_000), ChatUnclear),
    (Answer(b'{"ok": true, "text": "\xff\xfe"', headers={"Content-Type": "application/json"}), ChatUnclear),
    (Answer(b"{}", headers={"Content-Type": "application/json; charset=no-such-thing"}), ChatUnclear),
    (Answer(b"{}", headers={"Content-Type": "application/gzip"}), ChatUnclear),
    (Answer(b"no", 403), ChatUnclear),
    (Answer(b"\xff", 404, {"Content-Type": "text/html; charset=no-such-thing"}), ChatUnclear),
    (Answer(b"no", 500), ChatUnavailable),
    (Answer(b"no", 503), ChatUnavailable),
    (Answer(b'{"ok": false, "error": "fatal_error"}'), ChatUnavailable),
    (Answer(hangs_up=True), ChatUnavailable),
    (Answer(b"x" * 50, headers={"Content-Length": "100"}), ChatUnclear),
    (Answer(b"x" * 65_536, endless=True), ChatUnavailable),
    (Answer(b'{"ok": false, "error": "token_revoked"}'), ChatTokenRefused),
    (Answer(b'{"ok": false, "error": "missing_scope"}'), ChatTokenRefused),
    (Answer(b'{"ok": false, "error": "not_in_channel"}'), SlackRefused),
]


@pytest.mark.parametrize(("answer", "kind"), ODD, ids=[f"{one.status} {one.body[:40]!r}" for one, _ in ODD])
def test_any_answer_is_one_that_we_know(
    odd: OddSlack, client: SlackClient, answer: Answer, kind: type[Exception]
) -> None:
    odd.answer = answer
    assert type(failure(client)) is kind
    assert len(odd.asked) == 1, "each message is sent once"


@pytest.mark.parametrize("token", ["xoxb-\nsecret", "xoxb-é", ""])
def test_a_token_that_makes_no_request_is_a_failure_of_slack_and_no_bug(odd: OddSlack, token: str) -> None:
    odd.answer = Answer(b'{"ok": false, "error": "not_authed"}')
    assert isinstance(failure(SlackClient(SlackCredentials(token, odd.api_url, "default"))), ChatUnavailable)


@pytest.mark.parametrize(
    ("said", "waits"),
    [
        ("120", 120.0),
        ("0", 0.0),
        ("1.5", 1.5),
        ("999999", LONGEST_WAIT_S),
        ("-3", WAIT_S),
        ("soon", WAIT_S),
        ("nan", WAIT_S),
        ("inf", WAIT_S),
        ("", WAIT_S),
        ("Wed, 21 Oct 2026 07:28:00 GMT", WAIT_S),
        (None, WAIT_S),
    ],
)
def test_a_limit_is_a_time_to_wait_and_nobody_sleeps_here(
    odd: OddSlack, client: SlackClient, said: str | None, waits: float
) -> None:
    odd.answer = Answer(b'{"ok": false, "error": "ratelimited"}', 429, {} if said is None else {"retry-after": said})
    began = time.monotonic()
    away = failure(client)
    assert isinstance(away, ChatUnavailable)
    assert (away.wait_s, len(odd.asked)) == (waits, 1)
    assert time.monotonic() - began < 60
