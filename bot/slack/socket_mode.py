"""Keeps Slack's Socket Mode connection open, and tells at any time whether it is.

slack_sdk's own monitor notices a connection that was cut after about a minute; this one pings every few seconds and
connects again as soon as a ping fails or stays without an answer. What comes over the connection is Bolt's to handle.
https://docs.slack.dev/apis/events-api/using-socket-mode
"""

import logging
import socket
import threading
import time
from collections.abc import Callable
from contextlib import suppress
from http.client import HTTPException

from slack_bolt import App
from slack_bolt.adapter.socket_mode import SocketModeHandler
from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError, SlackClientError
from slack_sdk.socket_mode.builtin.connection import Connection

from bot.slack.credentials import SlackCredentials
from bot.slack.web_client import SlackClient

log = logging.getLogger(__name__)

# A ping every PING_S seconds; a connection without an answer for SILENT_S is replaced.
PING_S, SILENT_S = 2.0, 6.0
# The pause after a failed attempt doubles up to the second figure: Slack allows few attempts a minute.
RETRY_S, RETRY_MOST_S = 1.0, 30.0
_NEVER_S = 86400.0 * 365


class SocketMode:
    """One connection of one process. `ticks` are seconds of a clock that only runs forward."""

    def __init__(
        self,
        bolt: App,
        app_token: str,
        api_url: str,
        threads: int,
        ticks: Callable[[], float],
        *,
        ping_s: float = PING_S,
        silent_s: float = SILENT_S,
        retry_s: float = RETRY_S,
    ) -> None:
        self._ticks, self._ping_s, self._silent_s, self._retry_s = ticks, ping_s, silent_s, retry_s
        self._problem = "it is not connected yet"
        self._logged = ""
        self._changed = threading.Event()
        self._closed = threading.Event()
        quiet = logging.getLogger("bot.slack_sdk.socket")
        quiet.setLevel(logging.CRITICAL)  # what goes wrong is said here, once
        self._client = SocketModeHandler(
            bolt,
            app_token=app_token,
            logger=quiet,
            web_client=_opener(api_url),
            concurrency=threads,
            auto_reconnect_enabled=False,
            ping_interval=_NEVER_S,
        ).client
        self._client.on_error_listeners.append(lambda _: self._changed.set())
        self._client.on_close_listeners.append(lambda *_: self._changed.set())

    def problem(self) -> str:
        """Why Slack cannot reach us now, with what to look at; empty when it can."""
        return self._problem

    def start(self) -> None:
        threading.Thread(target=self.run, name="socket-mode", daemon=True).start()

    def run(self) -> None:
        """Connect, and connect again whenever the connection is lost, until `close`."""
        pause_s = self._retry_s
        while not self._closed.is_set():
            if self._connect() and self._watch():
                pause_s = self._retry_s
                continue
            self._closed.wait(pause_s)
            pause_s = min(pause_s * 2, max(RETRY_MOST_S, self._retry_s))

    def close(self) -> None:
        self._closed.set()
        self._changed.set()
        with suppress(AttributeError):  # slack_sdk: the connection may be closing by itself just now
            self._client.close()

    def _connect(self) -> bool:
        self._changed.clear()
        try:
            # Does nothing where the client has connected by itself meanwhile, because Slack asked it to.
            self._client.connect_to_new_endpoint()
        except Exception as error:  # noqa: BLE001  # whatever keeps us from Slack, the next attempt is the same
            self._tell(_cause(error))
        else:
            if self._client.is_connected():
                return True
            self._tell("Slack's websocket cannot be opened; look at this host's way out, and its proxy")
        return False

    def _watch(self) -> bool:
        """Until the connection is lost. Whether Slack ever answered on it."""
        session = self._client.current_session
        answered, heard_at = None if session is None else session.last_ping_pong_time, self._ticks()
        alive = False
        while session is not None and not self._closed.is_set():
            try:
                session.ping(f"{session.session_id}:{time.time()}")
            except Exception as error:  # noqa: BLE001  # a socket, an SSL layer and a proxy fail in many ways
                log.debug("a ping fails: %s", type(error).__name__)
                break
            self._changed.wait(self._ping_s)
            if self._client.current_session is not session:
                # Slack asked for a new connection, as it does every few hours, and the client has opened it.
                session, answered, heard_at = self._client.current_session, None, self._ticks()
                self._changed.clear()
                continue
            if not session.is_active() or self._changed.is_set():
                break
            if session.last_ping_pong_time != answered:
                answered, heard_at = session.last_ping_pong_time, self._ticks()
                alive = True
                self._connected()
            elif self._ticks() - heard_at > self._silent_s:
                break
        if not self._closed.is_set():
            self._tell("the connection to Slack was lost; connecting again")
        if session is not None:
            self._drop(session)
        return alive

    def _drop(self, session: Connection) -> None:
        """Close it. Whoever reads from it is told to stop first: on a connection that the other side has closed it
        reads nothing again and again, and hardly ever lets go of the lock that closing needs."""
        self._client.current_session_state.terminated = True
        with suppress(OSError, AttributeError):  # it may be closing by itself just now
            if session.sock is not None:
                session.sock.shutdown(socket.SHUT_RDWR)
        with suppress(OSError, AttributeError):
            session.disconnect()

    def _connected(self) -> None:
        if self._problem:
            log.info("connected by Socket Mode")
        self._problem = self._logged = ""

    def _tell(self, problem: str) -> None:
        self._problem = problem
        if problem != self._logged:
            log.error("Socket Mode: %s", problem)
        self._logged = problem


def refusal(app_token: str, api_url: str) -> str:
    """Why Slack gives out no address to connect to; empty when it does. Connects to nothing."""
    try:
        _opener(api_url).apps_connections_open(app_token=app_token)
    except (SlackClientError, HTTPException, OSError) as error:
        return _cause(error)
    return ""


def _opener(api_url: str) -> WebClient:
    """The app token, too, follows no redirect; it is given with each call."""
    return SlackClient(SlackCredentials("", api_url, ""))


def _cause(error: Exception) -> str:
    if isinstance(error, SlackApiError):
        status = error.response.status_code
        reason = f"status {status}" if status != 200 else str(error.response.get("error") or "an error without a name")
        return f"Slack answers {reason}; look at SLACK_APP_TOKEN, and whether Socket Mode is on in the Slack app"
    return f"no connection to Slack, {type(error).__name__}; look at SLACK_API_URL and this host's way out"
