"""Ids that expire: trigger_ids (3 s, once), response_urls (30 min, five times), websocket tickets (once).

Decides whether one is still valid; opens no view and posts no message.
https://docs.slack.dev/interactivity/handling-user-interaction
"""

import secrets
from collections.abc import Callable
from dataclasses import dataclass, field
from enum import Enum

from sandbox.slack.people_and_channels import TEAM_ID

TRIGGER_LIFE_S = 3.0
RESPONSE_URL_LIFE_S = 30 * 60.0
RESPONSE_URL_USES = 5

Clock = Callable[[], float]


class TriggerProblem(Enum):
    """Why a trigger is refused."""

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
class ResponseUrl:
    """A response_url: whose, where, and the message it came from (None after a command)."""

    path: str
    user_id: str
    channel_id: str
    message_ts: str | None
    minted_at: float
    uses: int = 0


@dataclass
class ExpiringIds:
    """All triggers and response_urls of a workspace, by the workspace's clock (unix seconds)."""

    clock: Clock
    triggers: dict[str, Trigger] = field(default_factory=dict)
    response_urls: dict[str, ResponseUrl] = field(default_factory=dict)
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

    def spend(self, trigger_id: str) -> Trigger | TriggerProblem:
        """Use a trigger up, or say why it is refused."""
        trigger = self.triggers.get(trigger_id)
        if trigger is None:
            return TriggerProblem.UNKNOWN
        if self.clock() - trigger.minted_at > TRIGGER_LIFE_S:
            return TriggerProblem.LATE
        if trigger.used:
            return TriggerProblem.USED
        trigger.used = True
        return trigger

    def response_url(self, user_id: str, channel_id: str, message_ts: str | None) -> ResponseUrl:
        kind = "actions" if message_ts else "commands"
        number = len(self.response_urls) + 1
        path = f"/{kind}/{TEAM_ID}/{number:012d}/{secrets.token_urlsafe(18)}"
        response_url = ResponseUrl(path, user_id, channel_id, message_ts, self.clock())
        self.response_urls[path] = response_url
        return response_url

    def use(self, path: str) -> ResponseUrl | str:
        """The response_url, one use less; or the error: `used_url` after five, `expired_url` after 30 min.

        Both error names are **?**: seen in bug reports, not in Slack's pages.
        """
        response_url = self.response_urls.get(path)
        if response_url is None or self.clock() - response_url.minted_at > RESPONSE_URL_LIFE_S:
            return "expired_url"
        if response_url.uses >= RESPONSE_URL_USES:
            return "used_url"
        response_url.uses += 1
        return response_url
