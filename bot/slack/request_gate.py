"""Rejects requests that are unsigned, unreadable or from another workspace.

Runs before any listener. Checks signature, length and workspace only, and logs each rejection.
"""

import logging
import time
from collections.abc import Callable, Collection

from slack_bolt import App, BoltContext, BoltRequest, BoltResponse
from slack_sdk.signature import Clock, SignatureVerifier

from bot.http import HttpRequest, HttpResponse
from bot.logs import LimitedWarnings
from bot.meetings.audience import Audience
from bot.meetings.request import Origin
from bot.slack import button_payload, message_blocks, payloads
from bot.slack.button_payload import ButtonPress
from bot.slack.message_blocks import Message
from bot.slack.text import notices

log = logging.getLogger(__name__)

# Slack's longest is a view of 250 kB with its state.
LONGEST = 1_000_000
# How old a signature may be: https://docs.slack.dev/authentication/verifying-requests-from-slack
FRESH_S = 300
SIGNED_AT, SIGNATURE = "x-slack-request-timestamp", "x-slack-signature"


class _Clock(Clock):
    def __init__(self, now: Callable[[], float]) -> None:
        self._now = now

    def now(self) -> float:
        return self._now()


class RequestGate:
    """The HTTP handler in front of the Bolt app, which checks no signature itself. `clock` is in unix seconds."""

    def __init__(self, bolt: App, signing_secret: str, clock: Callable[[], float] = time.time) -> None:
        self._bolt, self._clock = bolt, clock
        self._verifier = SignatureVerifier(signing_secret, _Clock(clock))
        self._refusals = LimitedWarnings(log)

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if why := self._unsigned(request):
            self.refused(401, why)
            return HttpResponse(401)
        try:
            answer = self._bolt.dispatch(BoltRequest(body=request.body.decode(), headers=dict(request.headers)))
        except (ValueError, LookupError, TypeError, AttributeError, RecursionError) as error:
            # Signed, but not what Slack sends; Bolt reads it before any code of ours does.
            self.refused(400, f"a body that cannot be read, {type(error).__name__}")
            return HttpResponse(400)
        if answer.status == 404:
            # Bolt's answer to what nobody listens to, without a word of ours.
            self.refused(404, "nothing here listens to it")
        return HttpResponse(answer.status, answer.body.encode(), answer.first_headers()["content-type"])

    def refused(self, status: int, why: str) -> None:
        """Log one line; when there are very many, some lines and then how many there were."""
        self._refusals.warn(f"refused with {status}: {why}")

    def _unsigned(self, request: HttpRequest) -> str:
        """Why Slack did not sign it just now; empty where it did."""
        at, signature = request.headers.get(SIGNED_AT, ""), request.headers.get(SIGNATURE, "")
        if not (at.isascii() and at.isdecimal() and len(at) <= 12 and signature.isascii() and signature):
            return "it is not signed"
        try:
            if self._verifier.is_valid(request.body, at, signature):
                return ""
        except UnicodeDecodeError:
            return "its body is no text, so Slack did not send it"
        off_s = round(self._clock() - int(at))
        if abs(off_s) <= FRESH_S:
            return "its signature is wrong; is SLACK_SIGNING_SECRET this app's?"
        return (
            f"it was signed {abs(off_s)} s {'ago' if off_s > 0 else 'ahead'} by this host's clock: it is an old "
            "request sent again, or the clock of this host is wrong"
        )


class EventFilter:
    """A Bolt middleware: acknowledges each event that nobody listens to, so that Slack does not deliver it again."""

    def __init__(self, heard: Collection[str]) -> None:
        self._heard = frozenset(heard)

    def __call__(self, request: BoltRequest, next: Callable[[], None]) -> BoltResponse | None:  # noqa: A002  # Bolt's name
        if (
            _is_event(request.body)
            and payloads.text(payloads.objects(request.body, "event"), "type") not in self._heard
        ):
            return BoltResponse(status=200, body="")
        next()
        return None


class WorkspaceGuard:
    """A Bolt middleware, for HTTP and Socket Mode: rejects requests from other workspaces, and tells the sender.

    Lets every request pass until `learn` was told which workspace is ours; the rules check it again. In an Enterprise
    Grid a request may name another workspace of it, the Grid itself, or none.
    """

    def __init__(
        self,
        tell: Callable[[ButtonPress, Message], None] = lambda *_: None,
        turned_away: Callable[[payloads.Actor, Origin], None] = lambda *_: None,
    ) -> None:
        """`tell` says something to whoever pressed a button, `turned_away` records who was rejected; both return at
        once."""
        self._tell, self._turned_away = tell, turned_away
        self._ours: frozenset[str] = frozenset()

    def learn(self, team: str, enterprise: str = "") -> None:
        self._ours = frozenset({team, enterprise} - {""})

    def __call__(self, context: BoltContext, request: BoltRequest, next: Callable[[], None]) -> BoltResponse | None:  # noqa: A002  # Bolt's name
        theirs = _named(context, request.body)
        if not self._ours or not theirs or theirs & self._ours:
            next()
            return None
        log.warning("refused: it is from another workspace")
        if "command" in request.body:
            self._turned_away(_commander(request.body), Origin.COMMAND)
            return BoltResponse(
                status=200,
                body=dict(
                    message_blocks.notice(notices.other_workspace(Audience(payloads.text(request.body, "user_id"))))
                ),
            )
        if _is_event(request.body):
            # Nobody waits for an answer, and any other status would bring it again.
            return BoltResponse(status=200, body="")
        self._turned_away(payloads.actor_of(request.body), Origin.PRESS)
        press = button_payload.read_press(request.body) if "actions" in request.body else None
        if press and press.place.response_url:
            self._tell(press, message_blocks.notice(notices.other_workspaces_button(Audience(press.user))))
            return BoltResponse(status=200, body="")
        return BoltResponse(status=403, body="")


def _commander(body: payloads.Json) -> payloads.Actor:
    """Who typed a slash command."""
    return payloads.Actor(*(payloads.text(body, name) for name in ("team_id", "user_id", "trigger_id")))


def _is_event(body: payloads.Json) -> bool:
    return body.get("type") == "event_callback"


def _named(context: BoltContext, body: payloads.Json) -> frozenset[str]:
    """The workspaces and the Enterprise Grid that a request names, of the app and of the person."""
    person = payloads.text(payloads.objects(body, "user"), "team_id")
    named = (context.team_id, context.enterprise_id, payloads.actor_of(body).team, person)
    return frozenset(one for one in named if isinstance(one, str) and one)
