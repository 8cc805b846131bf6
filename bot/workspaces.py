"""The Slack workspaces that the bot is installed in, each with its LeadSquared account.

Today one, from the settings. A team that is in none of them is rejected before it is asked for (WorkspaceGuard).
"""

import threading
from collections.abc import Callable

from bot.slack.credentials import SlackCredentials
from bot.slack.workspace import Workspace


class Workspaces:
    """Finds a team's workspace; its caches and threads are made when it is first asked for.

    `only` is the one workspace, `make` its objects.
    """

    def __init__(self, only: SlackCredentials, make: Callable[[SlackCredentials], Workspace]) -> None:
        self._only, self._make = only, make
        self._made: dict[str, Workspace] = {}
        self._lock = threading.Lock()

    def credentials(self, team: str = "") -> SlackCredentials:
        """How to sign in to a team's workspace, and which account is its own; makes nothing. "" is for those who ask
        outside any request."""
        del team  # one entry: whoever Slack signs for is in it
        return self._only

    def of(self, team: str) -> Workspace:
        """A team's workspace, the same one each time."""
        found = self.credentials(team)
        with self._lock:
            if found.account not in self._made:
                self._made[found.account] = self._make(found)
            return self._made[found.account]
