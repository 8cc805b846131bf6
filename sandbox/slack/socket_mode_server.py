"""Socket Mode: a websocket over which envelopes go to the bot and acks come back.

The payloads are written in user, and sent by delivery.
https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import contextlib
import json
import threading
from dataclasses import dataclass, field
from http import HTTPStatus
from socket import SHUT_RDWR
from urllib.parse import parse_qs, urlsplit

from websockets.exceptions import ConnectionClosed
from websockets.http11 import Request, Response
from websockets.sync.server import ServerConnection, serve

from sandbox.http_server import HOST
from sandbox.slack.json_values import Json, JsonObject, string
from sandbox.slack.people_and_channels import APP_ID
from sandbox.slack.workspace_state import WorkspaceState

# how long closing may take: slack_sdk's own client never answers one
CLOSING_S = 0.5


@dataclass
class _Waiting:
    """An envelope on its way: set once it is acked or its connection is gone."""

    answered: threading.Event = field(default_factory=threading.Event)
    acked: bool = False
    payload: Json = None


class SocketModeServer:
    """The websocket server, and the connections the bot has open."""

    def __init__(self, state: WorkspaceState, port: int = 0) -> None:
        self._state = state
        self._lock = threading.Lock()
        self._open: list[ServerConnection] = []
        self._waiting: dict[str, _Waiting] = {}
        self._turn = 0
        self._seen = False
        self._server = serve(
            self._serve, HOST, port, process_request=self._admit, ping_interval=None, close_timeout=CLOSING_S
        )
        state.socket_url = f"ws://{HOST}:{self._server.socket.getsockname()[1]}"
        self._thread = threading.Thread(target=self._server.serve_forever, name="sandbox-slack-socket", daemon=True)
        self._thread.start()

    def close(self) -> None:
        self._server.shutdown()
        self._thread.join()

    @property
    def connected(self) -> bool:
        with self._lock:
            return bool(self._open)

    @property
    def in_use(self) -> bool:
        """Whether a bot has ever connected: then it takes no HTTP requests."""
        with self._lock:
            return self._seen

    def send(self, envelope: JsonObject, wait_s: float) -> tuple[bool, Json]:
        """Send to one of the open connections in turn, and wait for its ack."""
        waiting, name = _Waiting(), string(envelope.get("envelope_id"))
        with self._lock:
            self._turn += 1
            first = self._turn % len(self._open) if self._open else 0
            in_turn = self._open[first:] + self._open[:first]
            self._waiting[name] = waiting
        try:
            if any(_send(connection, envelope) for connection in in_turn):
                waiting.answered.wait(wait_s)
        finally:
            with self._lock:
                self._waiting.pop(name, None)
        return waiting.acked, waiting.payload

    def ask_to_reconnect(self, reason: str = "refresh_requested") -> None:
        """Tell every connection that it will be closed, as Slack does every few hours, and do it."""
        with self._lock:
            leaving, self._open = self._open, []
        for connection in leaving:
            _send(connection, {"type": "disconnect", "reason": reason})
            connection.close()

    def cut(self) -> None:
        """Drop every connection without a closing message."""
        with self._lock:
            leaving, self._open = self._open, []
        for connection in leaving:
            with contextlib.suppress(OSError):  # the bot was first
                connection.socket.shutdown(SHUT_RDWR)

    def _admit(self, connection: ServerConnection, request: Request) -> Response | None:
        ticket = parse_qs(urlsplit(request.path).query).get("ticket", [""])[0]
        with self._state.lock:
            admitted = self._state.expiring_ids.admit(ticket)
        if admitted:
            return None
        return connection.respond(HTTPStatus.FORBIDDEN, "used or unknown ticket\n")

    def _serve(self, connection: ServerConnection) -> None:
        with self._lock:
            count = len(self._open) + 1
        _send(
            connection,
            {
                "type": "hello",
                "num_connections": count,
                "connection_info": {"app_id": APP_ID},
                "debug_info": {"host": "sandbox", "approximate_connection_time": 18060},
            },
        )
        with self._lock:
            self._open.append(connection)
            self._seen = True
        self._state.changed()
        try:
            for text in connection:
                self._receive(str(text))
        except ConnectionClosed:
            pass  # gone without closing
        finally:
            with self._lock:
                if connection in self._open:
                    self._open.remove(connection)
            self._state.changed()

    def _receive(self, text: str) -> None:
        try:
            received: Json = json.loads(text)
        except ValueError:
            return self._state.complain("a websocket message that is no JSON")
        envelope_id = string(received.get("envelope_id")) if isinstance(received, dict) else ""
        with self._lock:
            waiting = self._waiting.get(envelope_id)
        if isinstance(received, dict) and waiting is not None:
            waiting.acked, waiting.payload = True, received.get("payload")
            waiting.answered.set()
        return None


def _send(connection: ServerConnection, message: JsonObject) -> bool:
    """Whether the connection still took it."""
    try:
        connection.send(json.dumps(message))
    except ConnectionClosed:
        return False
    return True
