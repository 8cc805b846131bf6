"""What Slack, LeadSquared and the database say when they are asked whether all is well.

Asks; mends nothing. No answer that is shown holds a key or a token.
"""

import threading
import time
from collections.abc import Callable

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.app import House
from bot.leadsquared.pace import Busy
from bot.meetings.ports import ChatUnavailable, CrmKeysRefused, CrmRefused, CrmUnavailable

# LeadSquared counts every call: probes that come more often get the last answer.
KEPT_S = 15


class Readiness:
    """What is missing before a line can become an appointment; asked at most once in KEPT_S seconds."""

    def __init__(self, house: House) -> None:
        self._checks: tuple[Callable[[], object], ...] = (
            house.store.check,
            lambda: house.chat("").myself(),
            lambda: house.crm.who_am_i(),
        )
        self._lock = threading.Lock()
        self._asked_at = float("-inf")
        self._missing: list[str] = []

    def missing(self) -> list[str]:
        """A sentence for each thing that does not answer; empty when all do."""
        with self._lock:
            if time.monotonic() - self._asked_at > KEPT_S or self._missing:
                self._missing = [said for check in self._checks if (said := failure(check))]
                self._asked_at = time.monotonic()
            return self._missing


def failure(check: Callable[[], object]) -> str:
    """Why a check fails, and the setting to look at; empty when it does not."""
    try:
        check()
    except SQLAlchemyError as error:
        return f"database: {type(error).__name__}; look at DATABASE_URL"
    except ChatUnavailable as error:
        return f"Slack: {error.args[0]}; look at SLACK_BOT_TOKEN and SLACK_API_URL"
    except SlackApiError as error:
        return f"Slack: {error.response['error']}; look at SLACK_BOT_TOKEN"
    except Busy:
        return ""  # it answers others
    except CrmKeysRefused:
        return "LeadSquared: keys refused; look at LEADSQUARED_ACCESS_KEY and LEADSQUARED_SECRET_KEY"
    except CrmUnavailable as error:
        return f"LeadSquared: {error.args[0]}; look at LEADSQUARED_HOST"
    except CrmRefused as refused:
        return f"LeadSquared: {refused.reason}; look at LEADSQUARED_HOST"
    return ""
