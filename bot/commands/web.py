"""`python -m bot web`: serve Slack, with a worker as a second process beside it."""

import argparse
import os
import sys

from bot.commands import FAILED, application
from bot.environment import InvalidSettings


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--no-work", action="store_true", help="leave the worker to python -m bot work")
    between_processes(parser)


def between_processes(parser: argparse.ArgumentParser) -> None:
    """The options that `web` starts its two processes with."""
    parser.add_argument("--leash", action="store_true", help=argparse.SUPPRESS)
    parser.add_argument("--wake", type=int, metavar="FD", help=argparse.SUPPRESS)


def run(asked: argparse.Namespace) -> int:
    from bot.metrics_folder import MetricsFolder

    counts = MetricsFolder()
    counts.make()  # before anything that counts is loaded
    try:
        return _serve(asked) if asked.no_work else _with_worker(asked)
    finally:
        counts.remove()


def _serve(asked: argparse.Namespace) -> int:
    found = application(asked, asked.wake)
    from bot import run as processes

    return processes.web(found, leash=asked.leash)


def _with_worker(asked: argparse.Namespace) -> int:
    """Only starts others, so nothing is loaded here but what that takes; the settings are read in a copy."""
    copy = os.fork()
    if copy == 0:
        code = FAILED
        try:
            from bot import settings

            settings.read()
            code = 0
        except InvalidSettings as invalid:
            print(invalid, file=sys.stderr)  # noqa: T201  # for whoever starts it
        finally:
            sys.stderr.flush()
            os._exit(code)
    if code := os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]):
        return code
    from bot import processes
    from bot.logs import set_up

    set_up(os.environ.get("LOG_LEVEL", "").strip().upper() or "INFO", os.environ.get("LOG_FORMAT", "").strip())
    return processes.web_and_worker(asked.module, leash=asked.leash)
