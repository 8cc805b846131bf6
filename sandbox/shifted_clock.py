"""python -m sandbox.shifted_clock web | work | ...: the bot with a clock that is ahead of this machine's.

For the demo, the playground and tests, to try a Friday evening on a Monday. Refuses to run beside anything real: the
bot itself has no setting for its clock, and no real appointment is made by a clock that was set.
"""

import math
import os
import sys
from datetime import UTC, datetime, timedelta
from urllib.parse import urlsplit

from bot.__main__ import main
from bot.commands import FAILED
from bot.environment import is_loopback
from bot.shutdown import exit_now

# Seconds that the clock is ahead; negative where it is behind.
SHIFT_S = "SANDBOX_CLOCK_SHIFT_S"
# What the bot calls; each has to be on this machine.
ADDRESSES = ("SLACK_API_URL", "LEADSQUARED_HOST")


def run(arguments: list[str]) -> int:
    """Run one command of the bot; the exit code, FAILED with a sentence where the clock may not be set."""
    shift_s = float(os.environ[SHIFT_S])
    hosts = [urlsplit(os.environ.get(name, "")).hostname for name in ADDRESSES]
    if not math.isfinite(shift_s) or not all(host and is_loopback(host) for host in hosts):
        sys.stderr.write(f"{SHIFT_S} is a number of seconds, for the stand-ins on this machine only\n")
        return FAILED
    ahead = timedelta(seconds=shift_s)
    return main(arguments, module="sandbox.shifted_clock", clock=lambda: datetime.now(UTC) + ahead)


if __name__ == "__main__":
    os.umask(0o077)
    code = run(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    exit_now(code)
