"""The stand-in for Slack: one workspace with its Web API, its websocket and its users, on loopback.

Makes the parts and connects them; decides nothing about Slack itself.
"""

import time
from collections.abc import Sequence
from typing import Self

from sandbox.http_server import HttpServer
from sandbox.slack.delivery import RequestSender
from sandbox.slack.escaping import Escaping
from sandbox.slack.events import DELAYS_S
from sandbox.slack.expiring_ids import Clock
from sandbox.slack.fault_controls import FaultControls
from sandbox.slack.http_routes import HttpRoutes
from sandbox.slack.people_and_channels import BOT_USER_ID, Channel, Profile
from sandbox.slack.socket_mode_server import SocketModeServer
from sandbox.slack.user import SlackUser
from sandbox.slack.webapi.methods import METHODS
from sandbox.slack.webapi.web_api import Tokens, WebApi
from sandbox.slack.workspace_state import Switches, WorkspaceState

# what the app's manifest asks for
SCOPES = (
    "commands",
    "chat:write",
    "chat:write.public",
    "users:read",
    "users:read.email",
    "channels:read",
    "groups:read",
    "app_mentions:read",
)


class SlackServer(FaultControls):
    """Team T0ACME. Serves from the moment it is made until `close`, or the end of its `with`.

    `clock` (unix seconds) dates messages and ages triggers and response_urls; `signed_at` dates the
    signatures, which the bot holds against its own wall clock. `ack_within_s` is how long the bot
    may take, `event_retries_s` when an event that was not acked comes again. `port` and
    `socket_port` 0 are any free ones.
    """

    def __init__(
        self,
        signing_secret: str = "8f742231b10e8888abcd99yyyzzz85a5",  # noqa: S107 -- Slack's published example
        bot_token: str = "xoxb-sandbox-bot",  # noqa: S107 -- opens nothing but this sandbox
        app_token: str = "xapp-sandbox-app",  # noqa: S107 -- opens nothing but this sandbox
        scopes: Sequence[str] = SCOPES,
        events_url: str | None = None,
        *,
        clock: Clock = time.time,
        signed_at: Clock = time.time,
        ack_within_s: float = 3.0,
        event_retries_s: Sequence[float] = DELAYS_S,
        escaping: Escaping | None = None,
        port: int = 0,
        socket_port: int = 0,
    ) -> None:
        state = WorkspaceState(clock, tuple(scopes))
        self.socket = SocketModeServer(state, socket_port)
        sender = RequestSender(signing_secret, signed_at, self.socket, events_url, ack_within_s)
        super().__init__(state, sender, event_retries_s)
        self.signing_secret, self.bot_token, self.app_token = signing_secret, bot_token, app_token
        self.escaping = escaping or Escaping()
        web_api = WebApi(self.state, Tokens(bot_token, app_token), METHODS)
        self._routes = HttpRoutes(self.state, web_api, self.faults)
        self._server = HttpServer(self._routes.respond, port)
        self.state.root_url = self._server.url
        self._people: dict[str, SlackUser] = {}

    def close(self) -> None:
        self.events.close()
        self.faults.close()
        self.socket.close()
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    # -- addresses ---------------------------------------------------------------------------

    @property
    def api_url(self) -> str:
        """For SLACK_API_URL: ends in `/api/`."""
        return self._server.url + "/api/"

    @property
    def events_url(self) -> str | None:
        """Where the bot listens; may be set once it is known."""
        return self.sender.events_url

    @events_url.setter
    def events_url(self, url: str | None) -> None:
        self.sender.events_url = url

    @property
    def switches(self) -> Switches:
        """What may be turned while it runs."""
        return self.state.switches

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes of the bot token; may be changed, as by a reinstall."""
        return self.state.scopes

    @scopes.setter
    def scopes(self, scopes: Sequence[str]) -> None:
        self.state.scopes = tuple(scopes)

    # -- people and channels -------------------------------------------------------------------

    def person(self, handle: str) -> SlackUser:
        """A user by handle or user id."""
        with self.state.lock:
            profile = self.state.person(handle)
            if profile is None:
                raise LookupError(f"there is no user called {handle}")
            if profile.user_id not in self._people:
                self._people[profile.user_id] = SlackUser(
                    self.state, self.sender, profile, self.escaping, self.events, self._keep
                )
            return self._people[profile.user_id]

    def channel(self, name: str) -> Channel:
        """A channel by name or id; its attributes may be changed."""
        with self.state.lock:
            found = self.state.channel(name)
        if found is None:
            raise LookupError(f"there is no channel called {name}")
        return found

    def add_person(self, profile: Profile, *channels: str) -> SlackUser:
        """A new person, a member of these channels."""
        with self.state.lock:
            self.state.people.append(profile)
            for name in channels:
                self.channel(name).members.add(profile.user_id)
        return self.person(profile.user_id)

    def add_channel(self, channel: Channel) -> Channel:
        with self.state.lock:
            self.state.channels.append(channel)
        return channel

    def invite_bot(self, channel: str) -> None:
        """/invite the bot, as its own sentence asks people to."""
        with self.state.lock:
            self.channel(channel).members.add(BOT_USER_ID)
        self.state.changed()
