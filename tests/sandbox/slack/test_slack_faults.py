"""Trouble on demand, as a client meets it."""

import http.client
import threading
from urllib.parse import urlsplit

import pytest
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.slack import SlackServer, dropped, rate_limited, refused, server_error, slow, timed_out
from sandbox.slack.slack_faults import SlackFault


def post(client: WebClient, text: str = "x") -> None:
    client.chat_postMessage(channel="C0GENERAL", text=text)


def texts(slack: SlackServer) -> list[str]:
    return [message.text for message in slack.person("priya").sees("general")]


def test_429_says_when_to_come_back(slack: SlackServer, client: WebClient) -> None:
    """Retry-After in seconds; the next call works."""
    slack.fails("chat.postMessage", rate_limited(7))
    with pytest.raises(SlackApiError) as caught:
        post(client)
    response = caught.value.response
    assert (response.status_code, response["error"], response.headers["Retry-After"]) == (429, "ratelimited", "7")
    post(client, "after")
    assert texts(slack) == ["after"]


def test_an_error_by_name(slack: SlackServer, client: WebClient) -> None:
    """HTTP 200, ok false, and the error asked for, as often as asked."""
    slack.fails("chat.postMessage", refused("fatal_error"), times=2)
    for _ in range(2):
        with pytest.raises(SlackApiError, match="fatal_error"):
            post(client)
    post(client)


def test_faults_can_be_taken_back(slack: SlackServer, client: WebClient) -> None:
    """After heals() nothing more goes wrong."""
    slack.fails("*", server_error(), times=100)
    with pytest.raises(SlackApiError):
        client.auth_test()
    slack.heals()
    client.auth_test()


@pytest.mark.parametrize(
    ("fault", "stored"),
    [
        (server_error(), False),
        (server_error(503, after_storing=True), True),
        (dropped(), False),
        (dropped(after_storing=True), True),
        (timed_out(), False),
        (timed_out(after_storing=True), True),
    ],
    ids=str,
)
def test_lost_answers(slack: SlackServer, fault: SlackFault, stored: bool) -> None:
    """A 500, a hang-up or a time-out comes before or after the message is stored, as asked."""
    slack.fails("chat.postMessage", fault)
    link = http.client.HTTPConnection(urlsplit(slack.api_url).netloc, timeout=0.5 if fault.hold_s else None)
    headers = {"Authorization": f"Bearer {slack.bot_token}", "Content-Type": "application/json"}
    link.request("POST", "/api/chat.postMessage", b'{"channel": "C0GENERAL", "text": "x"}', headers)
    assert outcome(link) == (fault.status if fault.status != 200 else "no answer")
    [call] = slack.wait_for(lambda: slack.calls)
    assert call.method == "chat.postMessage"
    assert texts(slack) == (["x"] if stored else [])


def outcome(link: http.client.HTTPConnection) -> int | str:
    """The status that came back, if one did."""
    try:
        return link.getresponse().status
    except (OSError, http.client.HTTPException):
        return "no answer"
    finally:
        link.close()


def test_slow_answers_are_right_ones(slack: SlackServer, client: WebClient) -> None:
    """A slow answer is the right answer."""
    slack.fails("chat.postMessage", slow(0.01))
    post(client)
    assert texts(slack) == ["x"]


def test_closing_lets_go_of_held_requests() -> None:
    """A request held for an hour ends with the workspace."""
    slack = SlackServer()
    slack.fails("auth.test", timed_out(3600))
    ended = threading.Event()

    def ask() -> None:
        link = http.client.HTTPConnection(urlsplit(slack.api_url).netloc)
        link.request("GET", "/api/auth.test")
        if outcome(link) == "no answer":
            ended.set()

    thread = threading.Thread(target=ask)
    thread.start()
    slack.wait_for(lambda: slack.holding == 1)
    slack.close()
    thread.join(10)
    assert ended.is_set()


def test_response_urls_fail_too(slack: SlackServer) -> None:
    """`response_url` names the hooks."""
    slack.events_url = None
    slack.fails("response_url", server_error(500))
    link = http.client.HTTPConnection(urlsplit(slack.api_url).netloc)
    link.request("POST", "/commands/T0ACME/1/x", b"{}")
    assert link.getresponse().status == 500
    link.close()
