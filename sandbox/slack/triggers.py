"""What lives briefly: trigger_ids (3 s, once), response_urls (30 min, five times), socket tickets.

Does not open views or post messages; it says whether one still may.
https://docs.slack.dev/interactivity/handling-user-interaction
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from sandbox.slack.roster import TEAM_ID

TRIGGER_LIFE_S = 3.0
HOOK_LIFE_S = 30 * 60.0
HOOK_USES = 5

Clock = Callable[[], float]


class Spent(Enum):
    """Why a trigger opens nothing."""

    UNKNOWN = "unknown"
    LATE = "late"
    USED = "used"


@dataclass
class Trigger:
    trigger_id: str
    user_id: str
    minted_at: float
    used: bool = False


@dataclass
class Hook:
    """A response_url: whose, where, and the message it came from (None after a command)."""

    path: str
    user_id: str
    channel_id: str
    message_ts: str | None
    minted_at: float
    uses: int = 0


@dataclass
class Tickets:
    """All triggers and response_urls of a workspace, by the workspace's clock (unix seconds)."""

    clock: Clock
    triggers: dict[str, Trigger] = field(default_factory=dict)
    hooks: dict[str, Hook] = field(default_factory=dict)
    sockets: set[str] = field(default_factory=set)

    def socket_ticket(self) -> str:
        """A ticket for one websocket."""
        ticket = secrets.token_hex(16)
        self.sockets.add(ticket)
        return ticket

    def admit(self, ticket: str) -> bool:
        """Whether this ticket opens a websocket; it does so once."""
        known = ticket in self.sockets
        self.sockets.discard(ticket)
        return known

    def trigger(self, user_id: str) -> str:
        now_s = self.clock()
        name = f"{int(now_s * 1000)}.{len(self.triggers) + 1}.{secrets.token_hex(16)}"
        self.triggers[name] = Trigger(name, user_id, now_s)
        return name

    def spend(self, trigger_id: str) -> Trigger | Spent:
        """Use a trigger up. One that is refused for any reason but age or use is not spent."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            return Spent.UNKNOWN
        if self.clock() - trigger.minted_at > TRIGGER_LIFE_S:
            return Spent.LATE
        if trigger.used:
            return Spent.USED
        trigger.used = True
        return trigger

    def hook(self, user_id: str, channel_id: str, message_ts: str | None) -> Hook:
        kind = "actions" if message_ts else "commands"
        number = len(self.hooks) + 1
        path = f"/{kind}/{TEAM_ID}/{number:012d}/{secrets.token_urlsafe(18)}"
        hook = Hook(path, user_id, channel_id, message_ts, self.clock())
        self.hooks[path] = hook
        return hook

    def use(self, path: str) -> Hook | str:
        """The hook, one use less; or the error: `used_url` after five, `expired_url` after 30 min.

        Both error names are **?**: seen in bug reports, not in Slack's pages.
        """
        hook = self.hooks.get(path)
        if hook is None or self.clock() - hook.minted_at > HOOK_LIFE_S:
            return "expired_url"
        if hook.uses >= HOOK_USES:
            return "used_url"
        hook.uses += 1
        return hook
