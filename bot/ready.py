"""What Slack, LeadSquared and the database say when they are asked whether all is well.

Asks; mends nothing. No answer that is shown holds a key or a token.
"""

import threading
import time
from collections.abc import Callable

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.app import House
from bot.leadsquared.pace import Busy, Uncounted
from bot.meetings.ports import ChatUnavailable, CrmKeysRefused, CrmRefused, CrmUnavailable, CrmUnusable

# LeadSquared counts every call: probes that come more often get the last answer.
KEPT_S = 15
# Longer than that, and what was known is no answer any more.
HANGS_S = 5


class NoWorker(Exception):
    """Nobody does the jobs."""


class Readiness:
    """What is missing before a line can become an appointment. Slack and LeadSquared are asked at most once in KEPT_S
    seconds; one probe asks at a time, and the others get what is known."""

    def __init__(self, house: House, connection: Callable[[], str] = lambda: "") -> None:
        """`connection` says why Slack cannot reach this process; "" when it can, or when that cannot be known."""
        self._house, self._connection = house, connection
        self._lock = threading.Lock()
        self._began_at = self._asked_at = float("-inf")
        self._away: list[str] = []
        self._missing = ["not asked yet"]

    def missing(self) -> list[str]:
        """A sentence for each thing that does not answer; empty when all do."""
        if not self._lock.acquire(blocking=False):
            hangs = time.monotonic() - self._began_at > HANGS_S
            return ["the database, Slack or LeadSquared takes long to answer"] if hangs else self._missing
        try:
            self._began_at = time.monotonic()
            self._missing = self._here() + self._connected() + self._elsewhere()
            return self._missing
        finally:
            self._lock.release()

    def _here(self) -> list[str]:
        if said := failure(self._house.store.check):
            return [said]
        return [said] if (said := failure(self._worker)) else []

    def _connected(self) -> list[str]:
        problem = self._connection()
        return [f"Socket Mode: {problem}"] if problem else []

    def _worker(self) -> None:
        if not self._house.beats.living():
            raise NoWorker

    def _elsewhere(self) -> list[str]:
        house = self._house
        if time.monotonic() - self._asked_at > KEPT_S or self._away:
            checks: tuple[Callable[[], object], ...] = (lambda: house.chat("").myself(), house.probe.who_am_i)
            self._away = [said for check in checks if (said := failure(check))]
            self._asked_at = time.monotonic()
        return self._away


def failure(check: Callable[[], object]) -> str:
    """Why a check fails, and the setting to look at; empty when it does not."""
    try:
        check()
    except SQLAlchemyError:
        return "database: it does not answer; look at DATABASE_URL"
    except NoWorker:
        return "no worker runs: lines are written down and wait; start python -m bot work"
    except ChatUnavailable as error:
        return f"Slack: {error.args[0]}; look at SLACK_BOT_TOKEN, SLACK_API_URL and this host's way out"
    except SlackApiError as error:
        return f"Slack: {error.response['error']}; look at SLACK_BOT_TOKEN"
    except Busy:
        return ""  # it answers others
    except CrmUnusable as unusable:
        return f"LeadSquared: no request can be sent; look at {unusable.setting}"
    except CrmKeysRefused:
        return "LeadSquared: keys refused; look at LEADSQUARED_ACCESS_KEY and LEADSQUARED_SECRET_KEY"
    except Uncounted:
        return "database: calls to LeadSquared cannot be counted there; is there room, and does DATABASE_URL answer?"
    except CrmUnavailable as error:
        return f"LeadSquared: {error.args[0]}; look at LEADSQUARED_HOST, and at this host's way out"
    except CrmRefused as refused:
        return f"LeadSquared: {refused.reason}; look at LEADSQUARED_HOST"
    return ""
