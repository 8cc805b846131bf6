"""python -m bot web | work | read | check | forget | manifest.

Reads the command line; each command is in a file of its own, and is loaded only when it is asked for.
"""

import argparse
import os
import sys
from typing import TYPE_CHECKING

from bot.environment import InvalidSettings
from bot.shutdown import exit_now

if TYPE_CHECKING:
    from bot.app import Application
    from bot.meetings.ports import Clock

WRONG = 1


def main(arguments: list[str], *, module: str = "bot", clock: "Clock | None" = None) -> int:
    """`module` is what `web` starts its two processes with; `clock` is this machine's when None."""
    asked = _parser().parse_args(arguments, argparse.Namespace(module=module, clock=clock))
    try:
        return _COMMANDS[asked.command](asked)
    except InvalidSettings as wrong:
        return _tell(str(wrong))


def _tell(text: str) -> int:
    print(text, file=sys.stderr)  # noqa: T201  # for whoever starts it
    return WRONG


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m bot", description="Meetings from Slack into LeadSquared.")
    commands = parser.add_subparsers(dest="command", required=True)
    web = commands.add_parser("web", help="serve Slack, with a worker beside it")
    web.add_argument("--no-work", action="store_true", help="leave the worker to python -m bot work")
    work = commands.add_parser("work", help="the worker alone")
    for one in (web, work):
        one.add_argument("--leash", action="store_true", help=argparse.SUPPRESS)
        one.add_argument("--wake", type=int, metavar="FD", help=argparse.SUPPRESS)
    read = commands.add_parser("read", help="what the bot would understand of a line")
    read.add_argument("line", nargs="?", metavar="LINE")
    read.add_argument("--now", metavar="ISO", help="the moment it is typed; default now")
    read.add_argument("--tz", metavar="ZONE", default="UTC", help="whose clock; default UTC")
    read.add_argument("--lang", default="en", help="a language code; English is always tried too")
    read.add_argument("--why", action="store_true", help="which finder found what, which pass changed it")
    read.add_argument("--jsonl", action="store_true", help="{id, text, ref, tz, lang} a line on stdin")
    manifest = commands.add_parser("manifest", help="the Slack app's manifest, ready to paste")
    manifest.add_argument("--url", default="https://your-host.example.com", help="where Slack reaches the bot")
    manifest.add_argument("--socket", action="store_true", help="for Socket Mode, without an address")
    manifest.add_argument("--command", dest="command_name", default=None, help="default MEETING_COMMAND, or /meeting")
    forget = commands.add_parser("forget", help="remove what is stored about one person")
    forget.add_argument("user", metavar="USER_ID", help="the Slack member ID, like U012AB3CD")
    commands.add_parser("check", help="ask Slack and LeadSquared whether the settings are right")
    return parser


def _web(asked: argparse.Namespace) -> int:
    from bot.metrics_folder import MetricsFolder

    counts = MetricsFolder()
    counts.make()  # before anything that counts is loaded
    try:
        return _serve(asked) if asked.no_work else _beside(asked)
    finally:
        counts.remove()


def _serve(asked: argparse.Namespace) -> int:
    application = _application(asked, asked.wake)
    from bot import run

    return run.web(application, leash=asked.leash)


def _beside(asked: argparse.Namespace) -> int:
    """Only starts others, so nothing is loaded here but what that takes; the settings are read in a copy."""
    copy = os.fork()
    if copy == 0:
        code = WRONG
        try:
            from bot import settings

            settings.read()
            code = 0
        except InvalidSettings as wrong:
            _tell(str(wrong))
        finally:
            sys.stderr.flush()
            os._exit(code)
    if code := os.waitstatus_to_exitcode(os.waitpid(copy, 0)[1]):
        return code
    from bot import processes
    from bot.logs import set_up

    set_up(os.environ.get("LOG_LEVEL", "").strip().upper() or "INFO", os.environ.get("LOG_FORMAT", "").strip())
    return processes.web_and_worker(asked.module, leash=asked.leash)


def _work(asked: argparse.Namespace) -> int:
    from bot.metrics_folder import check_named

    check_named()
    application = _application(asked, asked.wake)
    from bot import run

    return run.work(application, leash=asked.leash)


def _check(asked: argparse.Namespace) -> int:
    from rich.console import Console

    from bot import check

    return check.check(_application(asked), Console(soft_wrap=True))


def _forget(asked: argparse.Namespace) -> int:
    from bot.forget import forget

    code, said = forget(_application(asked), asked.user)
    print(said, file=sys.stderr if code else sys.stdout)  # for whoever asks
    return code


def _read(asked: argparse.Namespace) -> int:
    from rich.console import Console

    from bot import read

    if asked.jsonl:
        return read.many(sys.stdin, sys.stdout)
    return read.one(asked.line or "", asked.now, asked.tz, asked.lang, why=asked.why, out=Console())


def _manifest(asked: argparse.Namespace) -> int:
    import json

    from bot.slack.manifest import manifest

    command = asked.command_name or os.environ.get("MEETING_COMMAND") or "/meeting"
    print(json.dumps(manifest(asked.url, command, socket=asked.socket), indent=2))  # noqa: T201  # what it is for
    return 0


def _application(asked: argparse.Namespace, wake: int | None = None) -> "Application":
    from bot import app, settings
    from bot.logs import set_up

    found = settings.read()
    set_up(found.log_level, found.log_format, found.secrets)
    return app.build(found, asked.clock or app.utc_now, wake)


_COMMANDS = {
    "web": _web,
    "work": _work,
    "read": _read,
    "check": _check,
    "forget": _forget,
    "manifest": _manifest,
}

if __name__ == "__main__":
    # First of all: whatever file is made here is its owner's alone.
    os.umask(0o077)
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    # Threads that still wait, for Slack, LeadSquared or a database, are not waited for: jobs are taken up again.
    exit_now(code)
