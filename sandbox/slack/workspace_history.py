"""What happened in a workspace, and waiting for it; for tests.

Changes nothing.
"""

from collections.abc import Callable
from typing import TypeVar

from sandbox.slack.delivery import Ack
from sandbox.slack.pings import pings
from sandbox.slack.posted_messages import PostedMessage
from sandbox.slack.workspace_state import SlackCall, WorkspaceState

T = TypeVar("T")


class WorkspaceHistory:
    """Calls, deliveries, complaints and messages, and waiting for any of them."""

    def __init__(self, state: WorkspaceState) -> None:
        self.state = state
        self.deliveries: list[Ack] = []

    @property
    def calls(self) -> list[SlackCall]:
        """Every call of the bot so far, oldest first, tokens left out."""
        with self.state.lock:
            return list(self.state.calls)

    def calls_to(self, method: str) -> list[SlackCall]:
        return [call for call in self.calls if call.method == method]

    @property
    def complaints(self) -> list[str]:
        """What the bot did that Slack would not have taken, and could not answer with an error."""
        with self.state.lock:
            return list(self.state.complaints)

    def message(self, channel: str, ts: str) -> PostedMessage | None:
        """Any message, deleted and ephemeral ones too."""
        with self.state.lock:
            return self.state.message_store.find(self._channel_id(channel), ts)

    def wait_for(self, predicate: Callable[[], T], timeout_s: float = 10.0) -> T:
        """The first true value of `predicate`, asked again whenever anything changes here.

        Raises TimeoutError after `timeout_s` seconds.
        """
        try:
            return self.state.wait_for(predicate, timeout_s)
        except TimeoutError as error:
            last = [f"{call.method}: {call.error or call.status}" for call in self.calls[-5:]]
            raise TimeoutError(f"{error}; last calls: {last}") from None

    def pings(self, message: PostedMessage) -> set[str]:
        """Whom the message would notify: `channel`, `here`, `everyone`, and handles."""
        with self.state.lock:
            handles = {person.handle: person.user_id for person in self.state.people}
        by_id = {user_id: handle for handle, user_id in handles.items()}
        return {by_id.get(name, name) for name in pings(message, handles)}

    def _channel_id(self, name: str) -> str:
        found = self.state.channel(name)
        if found is None:
            raise LookupError(f"there is no channel called {name}")
        return found.channel_id

    def _keep(self, ack: Ack) -> None:
        with self.state.lock:
            self.deliveries.append(ack)
        self.state.changed()
