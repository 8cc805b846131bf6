"""That something changed, in either sandbox or on the page's own switches: a number that grows.

Does not say what changed; whoever is woken looks again.
"""

import threading
from contextlib import suppress

from sandbox.leadsquared import Box
from sandbox.slack import Workspace

AGAIN_S = 3600.0


class News:
    """Listens from `start` until `close`."""

    def __init__(self, slack: Workspace, crm: Box) -> None:
        self._slack, self._crm = slack, crm
        self._told = threading.Condition()
        self._version = 0
        self._closing = False

    def start(self) -> None:
        for name, listen in (("slack", self._listen_to_slack), ("leadsquared", self._listen_to_crm)):
            threading.Thread(target=listen, name=f"play-news-{name}", daemon=True).start()

    def close(self) -> None:
        """Let go of everybody who waits."""
        self._closing = True
        self.tell()

    def tell(self) -> None:
        with self._told:
            self._version += 1
            self._told.notify_all()

    def after(self, version: int, timeout_s: float) -> int:
        """The number, as soon as it is another than `version`, or once `timeout_s` are over."""
        with self._told:
            self._told.wait_for(lambda: self._version != version or self._closing, timeout_s)
            return self._version

    def _pass_on(self) -> bool:
        self.tell()
        return self._closing

    def _listen_to_slack(self) -> None:
        while not self._closing:
            with suppress(TimeoutError):
                self._slack.wait_for(self._pass_on, AGAIN_S)

    def _listen_to_crm(self) -> None:
        while not self._closing:
            with suppress(TimeoutError):
                self._crm.wait_for(self._pass_on, AGAIN_S)
