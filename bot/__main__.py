"""`python -m bot <command>`: reads the command line, and runs one of bot/commands."""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from bot.commands import COMMANDS, FAILED, command
from bot.environment import InvalidSettings
from bot.shutdown import exit_now

if TYPE_CHECKING:
    from bot.meetings.ports import Clock


def main(arguments: list[str], *, module: str = "bot", clock: "Clock | None" = None) -> int:
    """`module` is what `web` starts its two processes with; `clock` is this machine's when None."""
    parser = argparse.ArgumentParser(prog="python -m bot", description="Meetings from Slack into LeadSquared.")
    commands = parser.add_subparsers(dest="command", required=True)
    for name, line in COMMANDS.items():
        one = commands.add_parser(name, help=line)
        if arguments[:1] == [name]:
            command(name).arguments(one)
    asked = parser.parse_args(arguments, argparse.Namespace(module=module, clock=clock))
    try:
        return command(asked.command).run(asked)
    except InvalidSettings as invalid:
        print(invalid, file=sys.stderr)  # noqa: T201  # for whoever starts it
        return FAILED


if __name__ == "__main__":
    # First of all: whatever file is made here is its owner's alone.
    os.umask(0o077)
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads that still wait, for Slack, LeadSquared or a database, are not waited for: jobs are taken up again.
    exit_now(code)
