"""What the bot is measured beside: WSGI apps for gunicorn, started by servers.

None of them is used by the bot. Their settings are the bot's own variables.
"""

import hmac
import os
from collections.abc import Iterable
from typing import TYPE_CHECKING

from slack_bolt import Ack, App
from slack_bolt.adapter.wsgi import SlackRequestHandler
from slack_sdk import WebClient

from bench.sample_lines import CHANNEL
from bot import settings
from bot.app import build
from bot.slack import payloads
from sandbox.slack.signing import signature

if TYPE_CHECKING:
    from _typeshed.wsgi import StartResponse, WSGIApplication, WSGIEnvironment


def bare() -> "WSGIApplication":
    """Checks Slack's signature and answers 200: the floor."""
    secret = os.environ["SLACK_SIGNING_SECRET"]

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        return _answer(start_response, "200 OK" if _signed(environ, secret) else "401 Unauthorized")

    return answer


def posts() -> "WSGIApplication":
    """Checks the signature, posts one message and answers: the floor of a line's whole way."""
    secret = os.environ["SLACK_SIGNING_SECRET"]
    slack = _web_client()

    def answer(environ: "WSGIEnvironment", start_response: "StartResponse") -> Iterable[bytes]:
        if not _signed(environ, secret):
            return _answer(start_response, "401 Unauthorized")
        slack.chat_postMessage(channel=CHANNEL, text="answer")
        return _answer(start_response, "200 OK")

    return answer


def bolt_acks() -> "WSGIApplication":
    """Bolt as its starter sets it up, with a listener that acks and does nothing else."""
    app = _starter()

    def answer(ack: Ack) -> None:
        ack()

    app.command("/meeting")(answer)
    return SlackRequestHandler(app)


def bolt_forms() -> "WSGIApplication":
    """Bolt as its starter sets it up, for a shortcut and for what is typed in a form: acks, and does nothing else."""
    app = _starter()

    def answer(ack: Ack) -> None:
        ack()

    app.shortcut("schedule")(answer)
    app.action("when")(answer)
    return SlackRequestHandler(app)


def bolt_writes() -> "WSGIApplication":
    """Bolt as its starter sets it up, with a listener that writes the bot's job down and acks."""
    app = _starter()
    application = build(settings.read())
    application.create_tables()

    def answer(ack: Ack, body: payloads.Json) -> None:
        request = payloads.command(body, application.clock())
        application.queue.put(request, application.workspaces.credentials(request.team).account)
        ack()

    app.command("/meeting")(answer)
    return SlackRequestHandler(app)


def _starter() -> App:
    """https://docs.slack.dev/tools/bolt-python/getting-started: a token, a secret, and no other choice."""
    return App(client=_web_client(), signing_secret=os.environ["SLACK_SIGNING_SECRET"])


def _web_client() -> WebClient:
    return WebClient(token=os.environ["SLACK_BOT_TOKEN"], base_url=os.environ["SLACK_API_URL"])


def _signed(environ: "WSGIEnvironment", secret: str) -> bool:
    body = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
    at_s = int(environ.get("HTTP_X_SLACK_REQUEST_TIMESTAMP") or 0)
    return hmac.compare_digest(signature(secret, at_s, body), environ.get("HTTP_X_SLACK_SIGNATURE", ""))


def _answer(start_response: "StartResponse", status: str) -> Iterable[bytes]:
    start_response(status, [("Content-Type", "text/plain"), ("Content-Length", "0")])
    return [b""]
