"""Signed addresses of calendar files: `/calendar/<what>.<signature>.ics`.

What is signed is a workspace, a task id and the last day on which the address works: no word that a person typed. The
key is derived from Slack's signing secret, so that a new secret ends all addresses.
"""

import base64
import binascii
import hashlib
import hmac
import re
from collections.abc import Callable
from datetime import datetime, timedelta

FOLDER = "/calendar/"
WORKS_FOR = timedelta(days=30)
# Team and task id have about 50 characters together.
LONGEST = 300
_PATH = re.compile(r"/calendar/([\w-]+)\.([\w-]+)\.ics", re.ASCII)
_PURPOSE = b"leadsquared-meetings calendar file 1"


class CalendarAddresses:
    """Makes and reads addresses. `base` is where the bot's HTTP server is reached, without a slash at the end; ""
    where it is not: then there are none."""

    def __init__(self, base: str, signing_secret: str, clock: Callable[[], datetime]) -> None:
        self._base, self._clock = base, clock
        self._key = hmac.digest(signing_secret.encode(), _PURPOSE, hashlib.sha256)

    def address(self, team: str, task_id: str) -> str:
        if not self._base:
            return ""
        ends = int((self._clock() + WORKS_FOR).timestamp())
        what = f"{team}\n{task_id}\n{ends}".encode()
        return f"{self._base}{FOLDER}{_text(what)}.{_text(self._signature(what))}.ics"

    def read(self, path: str) -> tuple[str, str] | None:
        """Team and task id of a path that was signed here and still works; None of any other."""
        found = _PATH.fullmatch(path) if len(path) <= LONGEST else None
        if found is None or not self._base:
            return None
        try:
            what, signature = (_bytes(one) for one in found.groups())
        except (binascii.Error, ValueError):
            return None
        if not hmac.compare_digest(signature, self._signature(what)):
            return None
        team, task_id, ends = what.decode().split("\n")
        return (team, task_id) if self._clock().timestamp() <= int(ends) else None

    def _signature(self, what: bytes) -> bytes:
        return hmac.digest(self._key, what, hashlib.sha256)


def _text(raw: bytes) -> str:
    return base64.urlsafe_b64encode(raw).decode().rstrip("=")


def _bytes(text: str) -> bytes:
    raw = base64.urlsafe_b64decode(text + "=" * (-len(text) % 4))
    if _text(raw) != text:
        raise ValueError("another spelling of the same bytes")
    return raw
