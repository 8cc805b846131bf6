"""python -m sandbox demo | play: the bot on this machine alone, without Slack and without LeadSquared.

Reads the command line; each command is in a file of its own, and is loaded only when it is asked for.
"""

import argparse
import os
import sys

from bot.environment import InvalidSettings
from bot.shutdown import exit_now

WRONG = 1
# What only the stand-ins need, and a plain install of the bot leaves out.
EXTRA = ("werkzeug", "websockets")


def main(arguments: list[str]) -> int:
    asked = _parser().parse_args(arguments)
    try:
        return _demo(asked) if asked.command == "demo" else _play(asked)
    except InvalidSettings as wrong:
        return _tell(str(wrong))
    except ModuleNotFoundError as missing:
        if str(missing.name).partition(".")[0] not in EXTRA:
            raise
        return _tell(f"{asked.command} needs the stand-ins: pip install -c constraints.txt '.[sandbox]', or make demo")


def _parser() -> argparse.ArgumentParser:
    parser = argparse.ArgumentParser(prog="python -m sandbox", description="The bot without Slack and LeadSquared.")
    commands = parser.add_subparsers(dest="command", required=True)
    demo = commands.add_parser("demo", help="from a typed line to its appointment, on this machine alone")
    demo.add_argument("line", nargs="?", metavar="LINE")
    play = commands.add_parser("play", help="a small Slack in the browser, on this machine alone")
    play.add_argument("--port", type=int, default=0, help="where the page is; default any free one")
    return parser


def _demo(asked: argparse.Namespace) -> int:
    from sandbox import demo

    return demo.play(asked.line)


def _play(asked: argparse.Namespace) -> int:
    from sandbox.play import serve

    return serve.play(asked.port)


def _tell(text: str) -> int:
    print(text, file=sys.stderr)  # noqa: T201  # for whoever starts it
    return WRONG


if __name__ == "__main__":
    # First of all: whatever file is made here is its owner's alone.
    os.umask(0o077)
    code = main(sys.argv[1:])
    sys.stdout.flush()
    sys.stderr.flush()
    exit_now(code)
