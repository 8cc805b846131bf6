"""A bot of a few lines, for testing the sandbox without the product: a WSGI server on loopback."""

import json
import threading
from collections.abc import Callable, Iterable
from dataclasses import dataclass
from types import TracebackType
from typing import Self
from urllib.parse import parse_qsl
from wsgiref.simple_server import WSGIRequestHandler, make_server
from wsgiref.types import StartResponse, WSGIEnvironment

from sandbox.slack.json_values import Json, JsonObject


@dataclass(frozen=True)
class ReceivedRequest:
    """One request as it arrived, its payload opened whichever way it was packed."""

    headers: dict[str, str]
    raw: bytes
    payload: JsonObject


@dataclass(frozen=True)
class BotAnswer:
    """What the bot answers with: HTTP status, body, content type."""

    body: str = ""
    status: int = 200
    content_type: str = "text/plain"

    @classmethod
    def json(cls, body: Json) -> "BotAnswer":
        return cls(json.dumps(body), 200, "application/json")


Reaction = Callable[[JsonObject], BotAnswer | None]


class TinyBot:
    """Hears everything on one URL, and answers as `reaction` says (nothing: an empty 200)."""

    def __init__(self) -> None:
        self.received: list[ReceivedRequest] = []
        self.reaction: Reaction = lambda _payload: None
        self._server = make_server("127.0.0.1", 0, self._app, handler_class=_Quiet)
        self.url = f"http://127.0.0.1:{self._server.server_port}/slack/events"
        self._thread = threading.Thread(target=self._server.serve_forever, args=(0.02,), daemon=True)
        self._thread.start()

    @property
    def last(self) -> JsonObject:
        return self.received[-1].payload

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self._server.shutdown()
        self._server.server_close()
        self._thread.join()

    def _app(self, environ: WSGIEnvironment, start_response: StartResponse) -> Iterable[bytes]:
        raw = environ["wsgi.input"].read(int(environ.get("CONTENT_LENGTH") or 0))
        headers = {key[5:].replace("_", "-").lower(): str(environ[key]) for key in environ if key.startswith("HTTP_")}
        self.received.append(ReceivedRequest(headers, raw, opened(raw, str(environ.get("CONTENT_TYPE", "")))))
        answer = self.reaction(self.last) or BotAnswer()
        body = answer.body.encode()
        start_response(
            f"{answer.status} Answered", [("Content-Type", answer.content_type), ("Content-Length", str(len(body)))]
        )
        return [body]


class _Quiet(WSGIRequestHandler):
    def log_message(self, format: str, *args: object) -> None:  # noqa: A002 -- the base class's name
        """Tests read the transcript, not the log."""


def opened(raw: bytes, content_type: str) -> JsonObject:
    """The payload of a command (form), an interaction (JSON in a form) or an event (JSON)."""
    if content_type.startswith("application/json"):
        found: Json = json.loads(raw)
        return found if isinstance(found, dict) else {}
    form: JsonObject = dict(parse_qsl(raw.decode("utf-8", "replace"), keep_blank_values=True))
    packed = form.get("payload")
    if isinstance(packed, str):
        inner: Json = json.loads(packed)
        return inner if isinstance(inner, dict) else {}
    return form
