"""python -m sandbox.slack: a workspace in a process of its own, until it is told to stop.

Prints one line of JSON with its addresses and tokens (which open nothing else).
"""

import argparse
import json
import signal
import sys
import threading

from sandbox.slack.control import control
from sandbox.slack.workspace import Workspace


def main() -> int:
    parser = argparse.ArgumentParser(prog="python -m sandbox.slack", description=__doc__)
    parser.add_argument("--port", type=int, default=0, help="0 takes any free one")
    parser.add_argument("--events-url", help="where the bot listens")
    given = parser.parse_args()
    stopped = threading.Event()
    for name in (signal.SIGTERM, signal.SIGINT):
        signal.signal(name, lambda _name, _frame: stopped.set())
    with Workspace(events_url=given.events_url, port=given.port) as slack:
        slack.answer_too(control(slack))
        addresses = {
            "root_url": slack.world.root_url,
            "api_url": slack.api_url,
            "bot_token": slack.bot_token,
            "app_token": slack.app_token,
            "signing_secret": slack.signing_secret,
        }
        sys.stdout.write(json.dumps(addresses) + "\n")
        sys.stdout.flush()
        stopped.wait()
    return 0


if __name__ == "__main__":
    sys.exit(main())
