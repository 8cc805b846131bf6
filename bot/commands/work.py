"""`python -m bot work`: the worker alone."""

import argparse

from bot.commands import application
from bot.commands.web import between_processes as arguments

__all__ = ["arguments", "run"]


def run(asked: argparse.Namespace) -> int:
    from bot.metrics_folder import check_named

    check_named()  # before anything that counts is loaded
    found = application(asked, asked.wake)
    from bot import run as processes

    return processes.work(found, leash=asked.leash)
