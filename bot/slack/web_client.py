"""slack_sdk's client without redirects, retries or sleeps, and with limits.

An answer's size and time are limited. Reads statuses and bytes; api decides what an answer means.
"""

import json
import time
from collections.abc import Mapping
from http.client import HTTPException, HTTPResponse
from ssl import SSLContext
from urllib.parse import urlsplit
from urllib.request import (
    BaseHandler,
    HTTPErrorProcessor,
    HTTPSHandler,
    OpenerDirector,
    ProxyHandler,
    Request,
    build_opener,
)

from slack_sdk import WebClient

from bot.slack.credentials import SlackCredentials

TIMEOUT_S = 10
# A whole answer, however slowly it comes; Slack's own are a few kilobytes and take a second at most.
ANSWER_S, ANSWER_BYTES, PIECE = 20, 4_000_000, 65_536
# The hosts of Slack's response_urls; the second is GovSlack's: https://docs.slack.dev/govslack
HOOKS = ("hooks.slack.com", "hooks.slack-gov.com")


class ResponseTooLarge(HTTPException):
    """An answer that is larger, or takes longer, than Slack's ever are."""


class _KeepAnyStatus(HTTPErrorProcessor):
    """Returns every status as it came. urllib's own would follow a redirect, with the token in the headers."""

    def http_response(self, request: Request, response: HTTPResponse) -> HTTPResponse:
        del request
        return response

    https_response = http_response


class SlackClient(WebClient):
    """The client of one workspace; threads may share it."""

    def __init__(self, workspace: SlackCredentials) -> None:
        super().__init__(token=workspace.token, base_url=workspace.api_url, timeout=TIMEOUT_S, retry_handlers=[])
        self._opener = _opener(self.proxy, self.ssl)

    def _perform_urllib_http_request_internal(self, url: str, req: Request) -> dict[str, object]:
        """slack_sdk's one place that opens a connection. What is no JSON object comes back as a refusal."""
        del url  # the request's own
        status, headers, body = self._exchange(req)
        text = body.decode("utf-8", "replace")
        return {"status": status, "headers": headers, "body": text if _is_object(text) else '{"ok": false}'}

    def may_post_to(self, response_url: str) -> bool:
        """Whether a response_url is Slack's, or of the host that SLACK_API_URL names: nothing is sent elsewhere."""
        try:
            ours, theirs = urlsplit(self.base_url), urlsplit(response_url)
            if theirs.username is not None or theirs.password is not None:
                return False
            if theirs.scheme == "https" and theirs.hostname in HOOKS and theirs.port in (None, 443):
                return True
            return (theirs.scheme, theirs.hostname, theirs.port) == (ours.scheme, ours.hostname, ours.port)
        except ValueError:
            return False

    def post_to(self, response_url: str, body: Mapping[str, object]) -> tuple[int, bytes]:
        """Post to a response_url: the status and the body. Raises OSError or HTTPException."""
        headers = {"Content-Type": "application/json;charset=utf-8", "User-Agent": self.headers["User-Agent"]}
        sent = Request(response_url, json.dumps(body).encode(), headers, method="POST")  # noqa: S310  # may_answer_at
        status, _, answer = self._exchange(sent)
        return status, answer

    def _exchange(self, sent: Request) -> tuple[int, dict[str, str], bytes]:
        with self._opener.open(sent, timeout=TIMEOUT_S) as response:
            return response.status, dict(response.headers.items()), _whole(response)


def _opener(proxy: str | None, context: SSLContext | None) -> OpenerDirector:
    handlers: list[BaseHandler] = [_KeepAnyStatus(), HTTPSHandler(context=context)]
    if proxy:
        handlers.append(ProxyHandler({"http": proxy, "https": proxy}))
    return build_opener(*handlers)


def _whole(response: HTTPResponse) -> bytes:
    ends_at, body = time.monotonic() + ANSWER_S, b""
    while piece := response.read1(PIECE):
        body += piece
        if len(body) > ANSWER_BYTES or time.monotonic() > ends_at:
            raise ResponseTooLarge(f"after {len(body)} bytes")
    return body


def _is_object(text: str) -> bool:
    try:
        return isinstance(json.loads(text), dict)
    except (ValueError, RecursionError):
        return False
