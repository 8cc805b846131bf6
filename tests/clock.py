"""The clock of the tests' world: it starts at START whatever the day is, and goes on as every clock does.

The bot, the sandbox Slack's messages and the sandbox LeadSquared's records go by it. Signatures do not: those are held
against the machine's own clock. Another start shows that no test depends on the day:
`MEETINGS_TESTS_START=2026-12-31T23:50+05:30 make test`.
"""

import os
import time
from datetime import UTC, datetime

from sandbox import shifted_clock

# A Tuesday, half past nine in Kolkata.
START = datetime.fromisoformat(os.environ.get("MEETINGS_TESTS_START", "2026-11-24T09:30+05:30"))
SHIFT_S = START.timestamp() - time.time()
# For the bot, as variables of its environment; the stage then starts it with the shifted clock.
SETTINGS = {shifted_clock.SHIFT_S: repr(SHIFT_S)}


def seconds() -> float:
    """Unix seconds."""
    return time.time() + SHIFT_S


def now() -> datetime:
    """Aware, in UTC."""
    return datetime.fromtimestamp(seconds(), UTC)
