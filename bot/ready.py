"""Readiness: ask Slack, LeadSquared and the database whether each works.

No message contains a key or a token.
"""

import logging
import re
import threading
import time
from collections.abc import Callable

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Application
from bot.leadsquared.rate_limit import Busy, Uncounted
from bot.meetings.messages import Cause
from bot.meetings.ports import ChatUnavailable, CrmKeysRefused, CrmRefused, CrmUnavailable, CrmUnusable

log = logging.getLogger(__name__)

# Anybody may ask, as often as they like, so answers are cached for so long, good or bad. Slack and LeadSquared count
# every call; the database is our own.
KEPT_S, KEPT_HERE_S = 15, 1
# If a check takes longer, the cached answer is out of date.
HANGS_S = 5

# Refusals that do not come from Slack itself.
_PAGE = re.compile(r"status (3\d\d|403)")
BETWEEN = "a firewall or a proxy in between answers"

Check = Callable[[], object]


class NoWorker(Exception):
    """No worker runs."""


class NotConnected(Exception):
    """Socket Mode is not connected; `args[0]` says why."""


class Readiness:
    """Which checks fail at the moment.

    `here` are checks of this installation, of which only the first failure is given; `away` are checks that call Slack
    and LeadSquared. One caller at a time runs them, and the others get the cached result. Changes are logged.
    """

    def __init__(self, here: list[Check], away: list[Check], ticks: Callable[[], float] = time.monotonic) -> None:
        self._here, self._away = _CachedChecks(here, KEPT_HERE_S, ticks, first=True), _CachedChecks(away, KEPT_S, ticks)
        self._ticks = ticks
        self._lock = threading.Lock()
        self._began_at = float("-inf")
        self._missing, self._logged = ["not asked yet"], [""]

    def missing(self) -> list[str]:
        """A sentence for each thing that does not answer; empty when all do."""
        if not self._lock.acquire(blocking=False):
            hangs = self._ticks() - self._began_at > HANGS_S
            return ["the database, Slack or LeadSquared takes long to answer"] if hangs else self._missing
        try:
            self._began_at = self._ticks()
            self._missing = self._here.failures() + self._away.failures()
            self._tell()
            return self._missing
        finally:
            self._lock.release()

    def _tell(self) -> None:
        if self._missing == self._logged:
            return
        for said in self._missing:
            log.warning("not ready: %s", said)
        if not self._missing:
            log.info("ready")
        self._logged = self._missing


class _CachedChecks:
    """Checks whose results are cached for `seconds`."""

    def __init__(self, checks: list[Check], seconds: float, ticks: Callable[[], float], *, first: bool = False) -> None:
        self._checks, self._seconds, self._ticks, self._first = checks, seconds, ticks, first
        self._asked_at, self._found = float("-inf"), list[str]()

    def failures(self) -> list[str]:
        if self._ticks() - self._asked_at >= self._seconds:
            found = filter(None, map(failure, self._checks))
            self._found = [said] if self._first and (said := next(found, "")) else list(found)
            self._asked_at = self._ticks()
        return self._found


def readiness(application: Application, connection: Callable[[], str] | None = None) -> Readiness:
    """The checks of one web process. `connection` says why Socket Mode is not connected, "" when it is."""

    def worker() -> None:
        if not application.heartbeats.living():
            raise NoWorker

    def connected() -> None:
        if connection is not None and (problem := connection()):
            raise NotConnected(problem)

    return Readiness(
        [application.store.check, worker, connected],
        [lambda: application.chat().myself(), application.probe.who_am_i],
    )


def failure(check: Callable[[], object]) -> str:
    """Why a check fails, and the setting to look at; "" if it passes."""
    try:
        check()
    except SQLAlchemyError:
        return "database: it does not answer; look at DATABASE_URL"
    except NoWorker:
        return "no worker runs: requests are saved and wait; start python -m bot work"
    except NotConnected as error:
        return f"Socket Mode: {error.args[0]}"
    except ChatUnavailable as error:
        if _PAGE.fullmatch(error.why):
            return f"Slack: {error.why}, {BETWEEN}; look at SLACK_API_URL and this host's way out"
        return f"Slack: {error.why}; look at SLACK_BOT_TOKEN, SLACK_API_URL and this host's way out"
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
        if error.cause is Cause.BLOCKED:
            return f"LeadSquared: {error.args[0]}: {BETWEEN}; look at LEADSQUARED_HOST, and at this host's way out"
        return f"LeadSquared: {error.args[0]}; look at LEADSQUARED_HOST, and at this host's way out"
    except CrmRefused as refused:
        return f"LeadSquared: {refused.reason}; look at LEADSQUARED_HOST"
    return ""
