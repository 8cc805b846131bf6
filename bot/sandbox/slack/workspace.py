"""A Slack workspace on loopback: the Web API half, the websocket, and the people.

Wires the rooms together and decides nothing about Slack itself.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from types import TracebackType
from typing import Self, TypeVar

from werkzeug.wrappers import Request, Response

from bot.sandbox.slack.delivery import FORM, Ack, Courier, Delivery
from bot.sandbox.slack.escaping import Escaping
from bot.sandbox.slack.events import DELAYS_S, Events
from bot.sandbox.slack.faults import Fault, Faults
from bot.sandbox.slack.messages import Message
from bot.sandbox.slack.person import Person
from bot.sandbox.slack.pings import pings
from bot.sandbox.slack.roster import BOT_USER_ID, Channel, Profile
from bot.sandbox.slack.server import HttpServer
from bot.sandbox.slack.signing import signature
from bot.sandbox.slack.site import Site
from bot.sandbox.slack.socket_door import SocketDoor
from bot.sandbox.slack.triggers import Clock
from bot.sandbox.slack.webapi.door import Door, Tokens
from bot.sandbox.slack.webapi.methods import METHODS
from bot.sandbox.slack.world import Call, Switches, World

T = TypeVar("T")

# what the app's manifest asks for
SCOPES = ("commands", "chat:write", "chat:write.public", "users:read", "users:read.email")


class Workspace:
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
        self.world = World(clock, tuple(scopes))
        self.signing_secret, self.bot_token, self.app_token = signing_secret, bot_token, app_token
        self.escaping = escaping or Escaping()
        self.deliveries: list[Ack] = []
        self._faults = Faults()
        self.socket = SocketDoor(self.world, socket_port)
        self.courier = Courier(signing_secret, signed_at, self.socket, events_url, ack_within_s)
        self._events = Events(self.courier, self._keep, event_retries_s)
        door = Door(self.world, Tokens(bot_token, app_token), METHODS)
        self._site = Site(self.world, door, self._faults)
        self._server = HttpServer(self._site, port)
        self.world.root_url = self._server.url
        self._people: dict[str, Person] = {}

    def close(self) -> None:
        self._events.close()
        self._site.close()
        self.socket.close()
        self._server.close()

    def __enter__(self) -> Self:
        return self

    def __exit__(
        self,
        kind: type[BaseException] | None,
        error: BaseException | None,
        trace: TracebackType | None,
    ) -> None:
        self.close()

    # -- addresses ---------------------------------------------------------------------------

    @property
    def api_url(self) -> str:
        """For SLACK_API_URL: ends in `/api/`."""
        return self._server.url + "/api/"

    @property
    def events_url(self) -> str | None:
        """Where the bot listens; may be set once it is known."""
        return self.courier.events_url

    @events_url.setter
    def events_url(self, url: str | None) -> None:
        self.courier.events_url = url

    @property
    def switches(self) -> Switches:
        """What may be turned while it runs."""
        return self.world.switches

    @property
    def scopes(self) -> tuple[str, ...]:
        """The scopes of the bot token; may be changed, as by a reinstall."""
        return self.world.scopes

    @scopes.setter
    def scopes(self, scopes: Sequence[str]) -> None:
        self.world.scopes = tuple(scopes)

    def answer_too(self, otherwise: Callable[[Request], Response | None]) -> None:
        """Let `otherwise` answer what no room of Slack's does, as the control door."""
        self._site.otherwise = otherwise

    # -- people and places -------------------------------------------------------------------

    def person(self, handle: str) -> Person:
        """Somebody by handle or user id."""
        with self.world.lock:
            profile = self.world.person(handle)
            if profile is None:
                raise LookupError(f"there is nobody called {handle}")
            if profile.user_id not in self._people:
                self._people[profile.user_id] = Person(
                    self.world, self.courier, profile, self.escaping, self._events, self._keep
                )
            return self._people[profile.user_id]

    def channel(self, name: str) -> Channel:
        """A channel by name or id; what stands in it may be changed."""
        with self.world.lock:
            found = self.world.channel(name)
        if found is None:
            raise LookupError(f"there is no channel called {name}")
        return found

    def add_person(self, profile: Profile, *channels: str) -> Person:
        """A new person, a member of these channels."""
        with self.world.lock:
            self.world.people.append(profile)
            for name in channels:
                self.channel(name).members.add(profile.user_id)
        return self.person(profile.user_id)

    def add_channel(self, channel: Channel) -> Channel:
        with self.world.lock:
            self.world.channels.append(channel)
        return channel

    def invite_bot(self, channel: str) -> None:
        """/invite the bot, as its own sentence asks people to."""
        with self.world.lock:
            self.channel(channel).members.add(BOT_USER_ID)
        self.world.changed()

    def remove_bot(self, channel: str) -> None:
        with self.world.lock:
            self.channel(channel).members.discard(BOT_USER_ID)

    # -- what happened -----------------------------------------------------------------------

    @property
    def calls(self) -> list[Call]:
        """Every call of the bot so far, oldest first, tokens left out."""
        with self.world.lock:
            return list(self.world.calls)

    def calls_to(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    @property
    def holding(self) -> int:
        """How many requests are held back by a fault right now."""
        with self.world.lock:
            return self.world.holding

    @property
    def complaints(self) -> list[str]:
        """What the bot did that Slack would not have taken, and had no other way to say."""
        with self.world.lock:
            return list(self.world.complaints)

    def message(self, channel: str, ts: str) -> Message | None:
        """Any message, deleted and ephemeral ones too."""
        with self.world.lock:
            return self.world.board.find(self.channel(channel).channel_id, ts)

    def wait_for(self, predicate: Callable[[], T], timeout_s: float = 10.0) -> T:
        """The first true value of `predicate`, asked again whenever anything changes here.

        Raises TimeoutError after `timeout_s` seconds.
        """
        value = self.world.wait_for(predicate, timeout_s)
        if value is None:
            last = [f"{call.method}: {call.error or call.status}" for call in self.calls[-5:]]
            raise TimeoutError(f"nothing of the kind within {timeout_s} s; last calls: {last}")
        return value

    def pings(self, message: Message) -> set[str]:
        """Whom the message would notify: `channel`, `here`, `everyone`, and handles."""
        with self.world.lock:
            handles = {person.handle: person.user_id for person in self.world.people}
        by_id = {user_id: handle for handle, user_id in handles.items()}
        return {by_id.get(name, name) for name in pings(message, handles)}

    # -- trouble -----------------------------------------------------------------------------

    def fails(self, method: str, fault: Fault, times: int = 1) -> None:
        """Let the next calls of a method go wrong; `*` for any, `response_url` for the hooks."""
        self._faults.plan(method, fault, times)

    def heals(self) -> None:
        """Forget all faults that are still to come."""
        self._faults.clear()

    def replay(self, sent: Ack | Delivery) -> Ack:
        """Send the very same request again: same bytes, same timestamp, same signature."""
        ack = self.courier.send(sent.request if isinstance(sent, Ack) else sent)
        self._keep(ack)
        return ack

    def raw(
        self,
        body: bytes,
        *,
        content_type: str = FORM,
        timestamp_s: int | None = None,
        signed: str | None = None,
        secret: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Ack:
        """Any body over HTTP, signed properly unless told otherwise.

        `timestamp_s` dates (and signs) it differently, `secret` signs it with another secret,
        `signed` is a signature to send as it is, `headers` are added last; an empty value leaves
        the header out.
        """
        all_headers = self.courier.sign(body, content_type)
        at = int(all_headers["X-Slack-Request-Timestamp"]) if timestamp_s is None else timestamp_s
        all_headers["X-Slack-Request-Timestamp"] = str(at)
        all_headers["X-Slack-Signature"] = signed or signature(secret or self.signing_secret, at, body)
        all_headers |= dict(headers or {})
        kept = {name: value for name, value in all_headers.items() if value}
        ack = self.courier.send(Delivery("raw", {}, body, kept))
        self._keep(ack)
        return ack

    def _keep(self, ack: Ack) -> None:
        with self.world.lock:
            self.deliveries.append(ack)
        self.world.changed()
