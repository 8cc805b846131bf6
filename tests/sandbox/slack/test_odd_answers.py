"""Answers that Slack does not document, and those it does: on demand, once or always."""

from collections.abc import Mapping

import pytest
import requests
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from sandbox.slack import (
    SlackFault,
    SlackServer,
    answered,
    dropped,
    empty,
    html_page,
    no_json,
    no_object,
    rate_limited,
    redirected,
    refused,
    server_error,
)
from sandbox.slack.error_names import ERRORS, errors_of
from sandbox.slack.json_values import JsonObject, items
from sandbox.slack.slack_faults import InterceptedCall
from sandbox.slack.webapi.api_errors import GENERAL
from sandbox.slack.webapi.methods import METHODS
from tests import slack_reference

POST = {"channel": "C0GENERAL", "text": "x"}


def call(slack: SlackServer, web: requests.Session, method: str = "chat.postMessage") -> requests.Response:
    headers = {"Authorization": f"Bearer {slack.bot_token}"}
    return web.post(slack.api_url + method, json=POST, headers=headers, timeout=10, allow_redirects=False)


def post(client: WebClient) -> str:
    return str(client.chat_postMessage(channel="C0GENERAL", text="x")["ts"])


def texts(slack: SlackServer) -> list[str]:
    return [message.text for message in slack.person("priya").sees("general")]


@pytest.mark.parametrize(
    ("fault", "status", "body", "kind"),
    [
        (no_json(), 200, "upstream connect error", "text/plain"),
        (no_object(), 200, '["ok"]', "application/json"),
        (empty(), 200, "", "application/json"),
        (html_page(), 200, "<html>", "text/html"),
        (server_error(502), 502, "<html>", "text/html"),
        (server_error(503), 503, "<html>", "text/html"),
        (answered('{"ok": "yes"}', 201), 201, '{"ok": "yes"}', "application/json"),
        (refused("no_such_error_yet"), 200, '"error": "no_such_error_yet"', "application/json"),
    ],
    ids=str,
)
def test_an_answer_of_any_kind(
    slack: SlackServer, web: requests.Session, fault: SlackFault, status: int, body: str, kind: str
) -> None:
    """It is given once and nothing is stored; the next call works."""
    slack.fails("chat.postMessage", fault)
    answer = call(slack, web)
    assert (answer.status_code, answer.headers["Content-Type"].split(";")[0]) == (status, kind)
    assert body in answer.text
    assert answer.text or not body
    assert texts(slack) == []
    assert call(slack, web).json()["ok"] is True


@pytest.mark.parametrize(
    "fault",
    [
        no_json(after_storing=True),
        no_object(after_storing=True),
        empty(after_storing=True),
        html_page(after_storing=True),
        server_error(502, after_storing=True),
        refused("internal_error", after_storing=True),
    ],
    ids=str,
)
def test_stored_and_answered_wrongly(slack: SlackServer, web: requests.Session, fault: SlackFault) -> None:
    """The message is stored, and the answer does not say so."""
    slack.fails("chat.postMessage", fault)
    assert '"ok": true' not in call(slack, web).text
    assert texts(slack) == ["x"]


@pytest.mark.parametrize(
    ("given", "header"),
    [(30, "30"), ("1.5", "1.5"), ("Fri, 27 Nov 2026 10:00:00 GMT", "Fri, 27 Nov 2026 10:00:00 GMT"), (None, None)],
)
def test_retry_after_as_others_write_it(
    slack: SlackServer, web: requests.Session, given: int | str | None, header: str | None
) -> None:
    """Whole seconds, a fraction, a date, or no header at all."""
    slack.fails("chat.postMessage", rate_limited(given))
    answer = call(slack, web)
    assert (answer.status_code, answer.headers.get("Retry-After")) == (429, header)


def test_a_redirect_to_another_host(slack: SlackServer, web: requests.Session) -> None:
    """The address is sent as it was given."""
    slack.fails("chat.postMessage", redirected("http://127.0.0.1:9/elsewhere"))
    answer = call(slack, web)
    assert (answer.status_code, answer.headers["Location"]) == (307, "http://127.0.0.1:9/elsewhere")


def test_a_fault_for_ever_lasts_until_it_is_healed(slack: SlackServer, client: WebClient) -> None:
    """`times=None`: every call, and those to other methods are left alone."""
    slack.fails("chat.postMessage", refused("is_archived"), times=None)
    for _ in range(5):
        with pytest.raises(SlackApiError, match="is_archived"):
            post(client)
    client.auth_test()
    slack.heals()
    post(client)


def test_a_response_url_answers_oddly_too(slack: SlackServer, web: requests.Session, bot: object) -> None:
    """And stores, with after_storing."""
    del bot
    slack.person("priya").types("/meeting x")
    url = str(dict(slack.deliveries[-1].request.payload)["response_url"])
    slack.fails("response_url", no_json(after_storing=True))
    assert web.post(url, json={"text": "there"}, timeout=10).text == "upstream connect error"
    assert texts(slack) == ["there"]


@pytest.mark.parametrize("error", ["token_revoked", "token_expired", "account_inactive"])
def test_a_revoked_token_is_refused_everywhere(slack: SlackServer, client: WebClient, error: str) -> None:
    """By every method of the bot's token; the app's token, which opens sockets, is another."""
    slack.revokes_token(error)
    for name, method in METHODS.items():
        if method.token == "bot":
            with pytest.raises(SlackApiError, match=error):
                client.api_call(name)
    client.apps_connections_open(app_token=slack.app_token)
    slack.revokes_token("")
    client.auth_test()


def test_a_lost_answer_may_come_from_any_method(slack: SlackServer, client: WebClient) -> None:
    """The update is done, and nobody hears so."""
    ts = post(client)
    slack.fails("chat.update", dropped(after_storing=True), times=2)  # slack_sdk itself tries once more
    with pytest.raises(OSError, match=r"closed|reset"):
        client.chat_update(channel="C0GENERAL", ts=ts, text="changed")
    assert texts(slack) == ["changed"]


def test_what_the_bot_cannot_know_is_kept_for_whoever_judges_it(slack: SlackServer, client: WebClient) -> None:
    """The ts of a message whose answer was lost, and of one that could not be changed."""
    ts = post(client)
    slack.fails("chat.update", refused("edit_window_closed"))
    with pytest.raises(SlackApiError, match="edit_window_closed"):
        client.chat_update(channel="C0GENERAL", ts=ts, text="y")
    slack.fails("chat.postMessage", refused("internal_error", after_storing=True))
    with pytest.raises(SlackApiError, match="internal_error"):
        post(client)
    assert slack.state.refused_updates == [ts]
    assert slack.state.unanswered_posts == [message.ts for message in slack.person("priya").sees("general")[1:]]


@pytest.mark.parametrize("method", sorted(ERRORS))
def test_every_error_of_ours_is_documented(methods: Mapping[str, JsonObject], method: str) -> None:
    """In the method's own list, or among those that any method may answer."""
    listed = set(map(str, items(methods[method]["errors"]))) | GENERAL
    assert {name for names in errors_of(method).values() for name in names} <= listed


@pytest.mark.parametrize("method", sorted(ERRORS))
def test_what_a_method_answers_by_itself_is_among_the_errors_for_tests(method: str) -> None:
    """Nobody who goes through all of them leaves one out that the sandbox itself gives."""
    own = METHODS[method].errors
    if slack_reference.folder() is None:
        pytest.skip("Slack's published lists are not beside this repository")
    assert own <= set(slack_reference.errors(method))


def test_a_fault_for_some_words_alone(slack: SlackServer, client: WebClient) -> None:
    """Calls that do not carry them go through; `then` hears of each, with the caller's port."""
    received: list[InterceptedCall] = []
    slack.fails("chat.postMessage", refused("is_archived"), times=None, words=("Zqbbb", "Demo"), then=received.append)
    client.chat_postMessage(channel="C0GENERAL", text="Demo Zqbbc")
    for _ in range(2):
        with pytest.raises(SlackApiError, match="is_archived"):
            client.chat_postMessage(channel="C0GENERAL", text="Demo Zqbbb")
    assert [(one.method, one.port > 1024) for one in received] == [("chat.postMessage", True)] * 2
    assert texts(slack) == ["Demo Zqbbc"]
