"""Calls of the Web API: tokens, scopes, bodies, and the log of calls."""

import http.client
import json
from urllib.parse import urlsplit

import pytest
import requests
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.slack import SlackServer
from sandbox.slack.json_values import Json


def error_of(caught: "pytest.ExceptionInfo[SlackApiError]") -> str:
    return str(caught.value.response["error"])


@pytest.mark.parametrize(
    ("token", "method", "error"),
    [
        ("", "auth.test", "not_authed"),
        ("xoxb-wrong", "auth.test", "invalid_auth"),
        ("xapp-sandbox-app", "chat.postMessage", "not_allowed_token_type"),
        ("xoxb-sandbox-bot", "apps.connections.open", "not_allowed_token_type"),
        ("xoxb-sandbox-bot", "chat.postMesage", "unknown_method"),
    ],
)
def test_tokens(slack: SlackServer, web: requests.Session, token: str, method: str, error: str) -> None:
    """Each method wants its own kind of token."""
    headers = {"Authorization": f"Bearer {token}"} if token else {}
    answer = web.post(slack.api_url + method, headers=headers, data={"channel": "C0GENERAL"})
    assert (answer.status_code, answer.json()) == (200, {"ok": False, "error": error})


def test_an_uninstalled_app(slack: SlackServer, client: WebClient) -> None:
    """Once uninstalled, every call is account_inactive."""
    slack.switches.active = False
    with pytest.raises(SlackApiError) as caught:
        client.auth_test()
    assert error_of(caught) == "account_inactive"


@pytest.mark.parametrize(
    ("scope", "method", "args"),
    [
        ("chat:write", "chat.postMessage", {"channel": "C0GENERAL", "text": "x"}),
        ("users:read", "users.info", {"user": "U0PRIYA"}),
        ("users:read.email", "users.lookupByEmail", {"email": "priya@acme.com"}),
    ],
)
def test_scopes(slack: SlackServer, client: WebClient, scope: str, method: str, args: dict[str, str]) -> None:
    """Without its scope a method says what is needed and what is there; with it, it works."""
    slack.scopes = ("commands",)
    with pytest.raises(SlackApiError) as caught:
        client.api_call(method, data=args)
    assert error_of(caught) == "missing_scope"
    assert scope in str(caught.value.response["needed"])
    assert caught.value.response["provided"] == "commands"
    slack.scopes = ("commands", scope)
    assert client.api_call(method, data=args)["ok"]


def test_scopes_are_told_in_a_header(client: WebClient) -> None:
    """X-OAuth-Scopes names what the token has, as `check` wants to read it."""
    assert "users:read.email" in client.auth_test().headers["X-OAuth-Scopes"]


def test_mail_only_with_its_scope(slack: SlackServer, client: WebClient) -> None:
    """profile.email is absent, not empty, without users:read.email."""
    assert client.users_info(user="U0PRIYA")["user"]["profile"]["email"] == "priya@acme.com"
    slack.scopes = ("users:read",)
    assert "email" not in client.users_info(user="U0PRIYA")["user"]["profile"]


def test_who_people_are(client: WebClient) -> None:
    """Guests, strangers, bots, deactivated people and missing parts are as Slack writes them."""

    def user(name: str) -> dict[str, Json]:
        found: dict[str, Json] = client.users_info(user=name, include_locale=True)["user"]
        return found

    assert (user("U0PRIYA")["tz"], user("U0PRIYA")["locale"], user("U0PRIYA")["tz_offset"]) == (
        "Asia/Kolkata",
        "en-IN",
        19800,
    )
    assert (user("U0GUS")["is_restricted"], user("U0GUS")["is_ultra_restricted"]) == (True, False)
    assert user("U0UMA")["is_ultra_restricted"] is True
    assert (user("U0STRAN")["is_stranger"], user("U0STRAN")["team_id"]) == (True, "T0OTHER")
    assert user("U0BOT")["is_bot"] is True
    assert user("U0DEE")["deleted"] is True
    assert "tz" not in user("U0NOTZ")
    with pytest.raises(SlackApiError) as caught:
        user("U0NOBODY")
    assert error_of(caught) == "user_not_found"


def test_looking_people_up_by_mail(client: WebClient) -> None:
    """In any case; strangers, deactivated people and unknown addresses are not found."""
    assert client.users_lookupByEmail(email="Noah@Acme.com")["user"]["id"] == "U0NOAH"
    for mail in ("dee@acme.com", "stran@other.com", "nobody@acme.com"):
        with pytest.raises(SlackApiError) as caught:
            client.users_lookupByEmail(email=mail)
        assert error_of(caught) == "users_not_found"


def test_json_bodies_only_where_slack_reads_them(slack: SlackServer, web: requests.Session) -> None:
    """users.info sees no JSON body, so its argument is missing."""
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    answer = web.post(slack.api_url + "users.info", json={"user": "U0PRIYA"}, headers=headers).json()
    assert answer["error"] == "invalid_arguments"
    assert slack.calls[-1].detail == ("[ERROR] missing required field: user",)
    assert web.get(slack.api_url + "users.info", params={"user": "U0PRIYA"}, headers=headers).json()["ok"]


@pytest.mark.parametrize(
    ("body", "kind", "error"),
    [
        (b"{broken", "application/json", "invalid_json"),
        (b"[]", "application/json", "json_not_object"),
        (b"x", "text/xml", "invalid_post_type"),
    ],
)
def test_bodies_that_are_none(slack: SlackServer, web: requests.Session, body: bytes, kind: str, error: str) -> None:
    """Broken bodies are refused by name."""
    headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": kind}
    assert web.post(slack.api_url + "chat.postMessage", data=body, headers=headers).json()["error"] == error


def test_the_log_holds_no_token(slack: SlackServer, web: requests.Session) -> None:
    """Calls are logged with arguments and answer, never with the token."""
    web.post(
        slack.api_url + "chat.postMessage",
        data={"token": slack.bot_token, "channel": "C0GENERAL", "text": "x"},
    )
    [call] = slack.calls_to("chat.postMessage")
    assert (call.ok, dict(call.args)) == (True, {"channel": "C0GENERAL", "text": "x"})
    assert slack.bot_token not in repr(slack.calls)


def answer_of(link: http.client.HTTPConnection) -> str:
    """The body that comes back, or that nobody is there any more."""
    try:
        link.request("GET", "/api/auth.test")
        return link.getresponse().read().decode()
    except (OSError, http.client.HTTPException):
        return "hung up"
    finally:
        link.close()


def test_connections_are_kept(slack: SlackServer) -> None:
    """Many calls go over one connection, and closing the workspace ends it."""
    link = http.client.HTTPConnection(urlsplit(slack.api_url).netloc)
    for _ in range(2):
        link.request("GET", "/api/auth.test", headers={"Authorization": f"Bearer {slack.bot_token}"})
        kept = link.sock
        answer = link.getresponse()
        assert json.loads(answer.read())["ok"]
        assert link.sock is kept
    slack.close()
    assert answer_of(link) == "hung up"
