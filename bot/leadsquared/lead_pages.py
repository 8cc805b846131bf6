"""Addresses of leads' pages in LeadSquared's web app.

The account says on which host that is: it is asked once, beside whatever needs an address, which waits only a moment.
"""

import logging
import re
import threading
from collections.abc import Callable, Mapping
from urllib.parse import quote

from bot.leadsquared.body import Json
from bot.meetings.ports import CrmKeysRefused, CrmRefused, CrmUnavailable, CrmUnknown
from bot.ticks import ticks

log = logging.getLogger(__name__)

# A card waits no longer for an address; it has one when it changes next.
WAIT_S = 0.3
# How long after a failure it is asked again.
AGAIN_S = 600.0
_HOST = re.compile(r"(?:https?://)?([a-z0-9-]+(?:\.[a-z0-9-]+)+)/?", re.IGNORECASE)


class LeadPages:
    """The pages of one account; `ask` is its UserByAccessKey.Get. Safe to use from several threads."""

    def __init__(self, ask: Callable[[], Json], wait_s: float = WAIT_S, now: Callable[[], float] = ticks) -> None:
        """`now` are seconds that only go forward."""
        self._ask, self._wait_s, self._now = ask, wait_s, now
        self._host = ""
        self._asked_at: float | None = None
        self._answered = threading.Event()
        self._lock = threading.Lock()

    def page(self, lead: str) -> str:
        """The address of the lead with that ProspectID; "" while the host is not known."""
        if not self._host:
            self._begin()
            self._answered.wait(self._wait_s)
        return f"https://{self._host}/LeadManagement/LeadDetails?LeadID={quote(lead, safe='')}" if self._host else ""

    def _begin(self) -> None:
        with self._lock:
            if self._asked_at is not None and self._now() - self._asked_at < AGAIN_S:
                return
            self._asked_at = self._now()
            self._answered.clear()
        threading.Thread(target=self._look_up, name="lead-pages", daemon=True).start()

    def _look_up(self) -> None:
        try:
            self._host = host_in(self._ask())
        except (CrmUnavailable, CrmRefused, CrmKeysRefused, CrmUnknown):
            log.info("LeadSquared does not say where its web app is")
        finally:
            self._answered.set()


def host_in(account: Json) -> str:
    """{"LSQCommonServiceURLs": {"api": "api-in21.leadsquared.com", "app": "in21.leadsquared.com"}}: the bare name, also
    where it came with a scheme; "" where there is none."""
    urls = account.get("LSQCommonServiceURLs")
    named = urls.get("app") if isinstance(urls, Mapping) else None
    found = _HOST.fullmatch(named.strip()) if isinstance(named, str) else None
    return found[1].lower() if found else ""
