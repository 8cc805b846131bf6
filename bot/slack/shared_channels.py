"""Finds out whether a channel is shared with another company, where the bot's scopes let it.

https://docs.slack.dev/reference/methods/conversations.info. Nothing else of a channel is read, and no message.
"""

import threading
from dataclasses import dataclass, field

from cachetools import TTLCache

from bot.meetings.ports import ChatUnavailable
from bot.slack import payloads
from bot.slack.api import SlackRefused, call
from bot.slack.web_client import SlackClient

# Which kind of conversation each scope opens.
SCOPES = frozenset({"channels:read", "groups:read"})
# A channel may be shared later.
REMEMBERED_S, MOST = 600, 2000
WHY = "ext_shared"


@dataclass
class SharedChannels:
    """Of one workspace. Safe to use from several threads."""

    client: SlackClient
    _known: TTLCache[str, bool] = field(default_factory=lambda: TTLCache(MOST, REMEMBERED_S))
    _lock: threading.Lock = field(default_factory=threading.Lock)

    def is_shared(self, channel: str, scopes: frozenset[str]) -> bool:
        """Whether people of another company see what is posted there; False where Slack does not say: then the post
        itself shows whether the channel takes it."""
        if not scopes & SCOPES or channel[:1] not in ("C", "G"):
            return False
        with self._lock:
            if channel in self._known:
                return self._known[channel]
        try:
            answer = call(lambda: self.client.conversations_info(channel=channel))
        except (SlackRefused, ChatUnavailable):
            return False
        found = payloads.objects(payloads.answer(answer.data), "channel")
        shared = found.get("is_ext_shared") is True or found.get("is_pending_ext_shared") is True
        with self._lock:
            self._known[channel] = shared
        return shared
