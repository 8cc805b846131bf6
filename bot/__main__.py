"""python -m bot web | work | demo | play | read | check | manifest.

Reads the command line; each command is in a file of its own, and is loaded only when it is asked for.
"""

import argparse
import sys
from typing import TYPE_CHECKING

from bot import settings

if TYPE_CHECKING:
    from bot.app import House

WRONG = 1
# What only the sandbox servers need, and a plain install leaves out.
SANDBOX = ("werkzeug", "websockets")


def main(arguments: list[str]) -> int:
    parser = _parser()
    asked = parser.parse_args(arguments)
    try:
        return _COMMANDS[asked.command](asked)
    except settings.WrongSettings as wrong:
        return _tell(str(wrong))
    except ModuleNotFoundError as missing:
        if str(missing.name).partition(".")[0] not in SANDBOX:
            raise
        return _tell(f"{asked.command} needs the sandbox: pip install -c constraints.txt '.[sandbox]', or make demo")


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
    read = commands.add_parser("read", help="what the bot would understand of a line")
    read.add_argument("line", nargs="?", metavar="LINE")
    read.add_argument("--now", metavar="ISO", help="the moment it is typed; default now")
    read.add_argument("--tz", metavar="ZONE", default="UTC", help="whose clock; default UTC")
    read.add_argument("--lang", default="en", help="a language code; English is always tried too")
    read.add_argument("--why", action="store_true", help="which finder found what, which pass changed it")
    read.add_argument("--jsonl", action="store_true", help="{id, text, ref, tz, lang} a line on stdin")
    demo = commands.add_parser("demo", help="the whole way of a line, on this machine alone")
    demo.add_argument("line", nargs="?", metavar="LINE")
    play = commands.add_parser("play", help="a small Slack in the browser, on this machine alone")
    play.add_argument("--port", type=int, default=0, help="where the page is; default any free one")
    manifest = commands.add_parser("manifest", help="the Slack app's manifest, ready to paste")
    manifest.add_argument("--url", default="https://your-host.example.com", help="where Slack reaches the bot")
    manifest.add_argument("--socket", action="store_true", help="for Socket Mode, without an address")
    manifest.add_argument("--command", dest="command_name", default=None, help="default MEETING_COMMAND, or /meeting")
    commands.add_parser("check", help="ask Slack and LeadSquared whether the settings are right")
    return parser


def _web(asked: argparse.Namespace) -> int:
    from bot.processes import count_together

    count_together()  # before anything that counts is loaded
    house = _house()  # before gunicorn, which trips over a WEB_CONCURRENCY that is no number
    from bot import run

    return run.web(house, alone=asked.no_work, leash=asked.leash)


def _work(asked: argparse.Namespace) -> int:
    from bot import run

    return run.work(_house(), leash=asked.leash)


def _check(_: argparse.Namespace) -> int:
    from rich.console import Console

    from bot import check

    return check.check(_house(), Console(soft_wrap=True))


def _read(asked: argparse.Namespace) -> int:
    from rich.console import Console

    from bot import read

    if asked.jsonl:
        return read.many(sys.stdin, sys.stdout)
    return read.one(asked.line or "", asked.now, asked.tz, asked.lang, why=asked.why, out=Console())


def _demo(asked: argparse.Namespace) -> int:
    from bot.sandbox import demo

    return demo.play(asked.line)


def _play(asked: argparse.Namespace) -> int:
    from bot.sandbox.play import serve

    return serve.play(asked.port)


def _manifest(asked: argparse.Namespace) -> int:
    import json
    import os

    from bot.slack.manifest import manifest

    command = asked.command_name or os.environ.get("MEETING_COMMAND") or "/meeting"
    print(json.dumps(manifest(asked.url, command, socket=asked.socket), indent=2))  # noqa: T201  # what it is for
    return 0


def _house() -> "House":
    from bot import app
    from bot.logs import set_up

    found = settings.read()
    set_up(found.log_level, found.log_format)
    return app.build(found)


_COMMANDS = {
    "web": _web,
    "work": _work,
    "demo": _demo,
    "play": _play,
    "read": _read,
    "check": _check,
    "manifest": _manifest,
}

if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
