"""python -m sandbox.leadsquared: a box in a process of its own, until it is interrupted.

Prints its address and nothing else on the first line, so that whoever starts it can read it there.
"""

from __future__ import annotations

import argparse
import signal
import sys
import threading

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, Box, Policy, acme


def main() -> None:
    read = argparse.ArgumentParser(prog="python -m sandbox.leadsquared", description=__doc__)
    read.add_argument("--port", type=int, default=0, help="0, the default: a free one")
    read.add_argument("--rate", default="25/5", help="calls/seconds for each account")
    read.add_argument("--access-key", default=ACCESS_KEY)
    read.add_argument("--secret-key", default=SECRET_KEY)
    read.add_argument(
        "--accounts",
        type=int,
        default=1,
        help="how many; the second's name and keys end in -2, the third's in -3",
    )
    given = read.parse_args()
    calls, _, seconds = given.rate.partition("/")
    policy = Policy(rate=(int(calls), float(seconds)))
    ends = ["", *(f"-{number}" for number in range(2, given.accounts + 1))]
    accounts = [
        acme(
            f"acme{end}",
            access_key=given.access_key + end,
            secret_key=given.secret_key + end,
            policy=policy,
        )
        for end in ends
    ]

    over = threading.Event()
    for name in (signal.SIGINT, signal.SIGTERM):
        signal.signal(name, lambda *_: over.set())
    with Box(given.port, accounts=accounts) as crm:
        sys.stdout.write(f"{crm.url}\n")
        sys.stdout.flush()
        over.wait()


if __name__ == "__main__":
    main()
