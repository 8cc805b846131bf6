"""What happened in a workspace, for whoever tests a bot against it.

Changes nothing.
"""

from collections.abc import Callable
from typing import TypeVar

from sandbox.slack.delivery import Ack
from sandbox.slack.messages import Message
from sandbox.slack.pings import pings
from sandbox.slack.world import Call, World

T = TypeVar("T")


class Evidence:
    """Calls, deliveries, complaints and messages, and waiting for any of them."""

    def __init__(self, world: World) -> None:
        self.world = world
        self.deliveries: list[Ack] = []

    @property
    def calls(self) -> list[Call]:
        """Every call of the bot so far, oldest first, tokens left out."""
        with self.world.lock:
            return list(self.world.calls)

    def calls_to(self, method: str) -> list[Call]:
        return [call for call in self.calls if call.method == method]

    @property
    def complaints(self) -> list[str]:
        """What the bot did that Slack would not have taken, and had no other way to say."""
        with self.world.lock:
            return list(self.world.complaints)

    def message(self, channel: str, ts: str) -> Message | None:
        """Any message, deleted and ephemeral ones too."""
        with self.world.lock:
            return self.world.board.find(self._channel_id(channel), ts)

    def wait_for(self, predicate: Callable[[], T], timeout_s: float = 10.0) -> T:
        """The first true value of `predicate`, asked again whenever anything changes here.

        Raises TimeoutError after `timeout_s` seconds.
        """
        try:
            return self.world.wait_for(predicate, timeout_s)
        except TimeoutError as error:
            last = [f"{call.method}: {call.error or call.status}" for call in self.calls[-5:]]
            raise TimeoutError(f"{error}; last calls: {last}") from None

    def pings(self, message: Message) -> set[str]:
        """Whom the message would notify: `channel`, `here`, `everyone`, and handles."""
        with self.world.lock:
            handles = {person.handle: person.user_id for person in self.world.people}
        by_id = {user_id: handle for handle, user_id in handles.items()}
        return {by_id.get(name, name) for name in pings(message, handles)}

    def _channel_id(self, name: str) -> str:
        found = self.world.channel(name)
        if found is None:
            raise LookupError(f"there is no channel called {name}")
        return found.channel_id

    def _keep(self, ack: Ack) -> None:
        with self.world.lock:
            self.deliveries.append(ack)
        self.world.changed()
