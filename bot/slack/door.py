"""What is turned away before any listener sees it, cheaply, with one line in the log for each.

Knows who signed, how long a body is and whose workspace it is from; what is in it is for payloads.
"""

import hashlib
import hmac
import io
import logging
import time
from collections.abc import Callable, Iterable
from typing import TYPE_CHECKING

from slack_bolt import BoltContext, BoltRequest, BoltResponse

from bot.slack import blocks, notices, payloads

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment

log = logging.getLogger(__name__)

# Slack's longest is a view of 250 kB with its state.
LONGEST = 1_000_000
# How old a signature may be: https://docs.slack.dev/authentication/verifying-requests-from-slack
FRESH_S = 300
# A body that dribbles in holds one of few threads.
BODY_S = 3.0
SIGNED_AT, SIGNATURE = "HTTP_X_SLACK_REQUEST_TIMESTAMP", "HTTP_X_SLACK_SIGNATURE"


class Turned(Exception):
    """Not let in: `status` for the caller, the message for the log."""

    def __init__(self, status: str, why: str) -> None:
        super().__init__(why)
        self.status = status


class Door:
    """Around the WSGI app that hears Slack. `clock` is in unix seconds."""

    def __init__(self, slack: "WSGIApplication", signing_secret: str, clock: Callable[[], float] = time.time) -> None:
        self._slack, self._clock = slack, clock
        self._secret = signing_secret.encode()

    def __call__(self, environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        try:
            body = _body(environ)
            self._check(environ, body)
            environ["wsgi.input"] = io.BytesIO(body)
            return self._slack(environ, _telling(start_response))
        except Turned as turned:
            log.warning("refused with %s: %s", turned.status, turned)
            start_response(turned.status, [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return []
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            # Signed, and not what Slack sends: Bolt reads it before anything of ours does.
            log.warning("refused with 400: a body that cannot be read, %s", type(error).__name__)
            start_response("400 Bad Request", [("Content-Type", "text/plain"), ("Content-Length", "0")])
            return []

    def _check(self, environ: "WSGIEnvironment", body: bytes) -> None:
        at, signature = str(environ.get(SIGNED_AT, "")), str(environ.get(SIGNATURE, ""))
        if not (at.isascii() and at.isdecimal() and len(at) <= 12 and signature.isascii()):
            raise Turned("401 Unauthorized", "it is not signed")
        right = "v0=" + hmac.new(self._secret, f"v0:{at}:".encode() + body, hashlib.sha256).hexdigest()
        if not hmac.compare_digest(right, signature):
            raise Turned("401 Unauthorized", "its signature is wrong; is SLACK_SIGNING_SECRET this app's?")
        off_s = round(self._clock() - int(at))
        if abs(off_s) > FRESH_S:
            raise Turned(
                "401 Unauthorized",
                f"it was signed {abs(off_s)} s {'ago' if off_s > 0 else 'ahead'} by this host's clock: it is an old "
                "request sent again, or the clock of this host is wrong",
            )


class OurTeam:
    """A Bolt middleware for both of Slack's doors: who writes from another workspace is told so, and no job is made.

    Lets everybody pass, for the rules to judge, until `learn` knows which workspace is ours. In an Enterprise Grid a
    request may name another workspace of it, the Grid itself, or none.
    """

    def __init__(self) -> None:
        self._ours: frozenset[str] = frozenset()

    def learn(self, team: str, enterprise: str = "") -> None:
        self._ours = frozenset({team, enterprise} - {""})

    def __call__(self, context: BoltContext, request: BoltRequest, next: Callable[[], None]) -> BoltResponse | None:  # noqa: A002  # Bolt's name
        theirs = _named(context, request.body)
        if not self._ours or not theirs or theirs & self._ours:
            next()
            return None
        log.warning("refused with 403: it is from another workspace")
        if "command" in request.body:
            return BoltResponse(status=200, body=dict(blocks.notice(notices.OTHER_WORKSPACE)))
        return BoltResponse(status=403, body="")


def _named(context: BoltContext, body: payloads.Json) -> frozenset[str]:
    """The workspaces and the Enterprise Grid that a request names, of the app and of the person."""
    person = payloads.text(payloads.objects(body, "user"), "team_id")
    said = (context.team_id, context.enterprise_id, payloads.doing(body).team, person)
    return frozenset(one for one in said if isinstance(one, str) and one)


def _body(environ: "WSGIEnvironment") -> bytes:
    said = str(environ.get("CONTENT_LENGTH") or "")
    if environ.get("REQUEST_METHOD") != "POST":
        raise Turned("405 Method Not Allowed", "it is no POST")
    if not said.isdecimal():
        raise Turned("411 Length Required", "it does not say how long it is")
    if len(said) > 12 or int(said) > LONGEST:
        raise Turned("413 Content Too Large", f"{said[:12]} bytes are more than Slack sends")
    connection = environ.get("gunicorn.socket")
    try:
        if connection is not None:
            connection.settimeout(BODY_S)
        body: bytes = environ["wsgi.input"].read(int(said))
        if connection is not None:
            connection.settimeout(None)
    except OSError as error:
        raise Turned("408 Request Timeout", f"its body does not come, {type(error).__name__}") from None
    if len(body) < int(said):
        raise Turned("400 Bad Request", "its body ends too soon")
    return body


def _telling(start_response: "StartResponse") -> "StartResponse":
    """Bolt answers what nobody listens to with 404, and no word of ours would be in the log."""

    def start(status: str, headers: list[tuple[str, str]], *rest: object) -> Callable[[bytes], object]:
        if status.startswith("404"):
            log.warning("refused with 404: nothing here listens to it")
        return start_response(status, headers, *rest)  # type: ignore[arg-type]  # handed on as it came

    return start
