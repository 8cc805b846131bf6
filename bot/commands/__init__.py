"""The commands of `python -m bot`, one file each, listed in COMMANDS.

A command's file has `arguments`, which adds its options to a parser, and `run`, which returns the exit code. Only the
file of the command that is asked for is loaded.
"""

import argparse
from importlib import import_module
from typing import TYPE_CHECKING, Protocol, cast

if TYPE_CHECKING:
    from bot.app import Application

# Each name is that of its file, with the line that --help shows.
COMMANDS = {
    "web": "serve Slack, with a worker beside it",
    "work": "the worker alone",
    "read": "what the bot would understand of a line",
    "check": "ask Slack and LeadSquared whether the settings are right",
    "audit": "who asked for what, when, from where, and how it ended",
    "forget": "remove what is stored about one person",
    "manifest": "the Slack app's manifest, ready to paste",
}
FAILED = 1


class Command(Protocol):
    """A command's file."""

    def arguments(self, parser: argparse.ArgumentParser) -> None: ...
    def run(self, asked: argparse.Namespace) -> int: ...


def command(name: str) -> Command:
    return cast("Command", import_module(f"bot.commands.{name}"))


def application(asked: argparse.Namespace, wake: int | None = None) -> "Application":
    """The Application of this environment's settings, with logging set up. Raises InvalidSettings."""
    from bot import app, settings
    from bot.logs import set_up

    found = settings.read()
    set_up(found.log_level, found.log_format, found.secrets)
    return app.build(found, asked.clock or app.utc_now, wake)
