"""`python -m bot manifest`: print the manifest of the Slack app."""

import argparse
import json
import os

from bot.slack.manifest import manifest


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--url", default="https://your-host.example.com", help="where Slack reaches the bot")
    parser.add_argument("--socket", action="store_true", help="for Socket Mode, without an address")
    parser.add_argument("--workflow-step", action="store_true", help="with a step for Workflow Builder (paid plans)")
    parser.add_argument("--command", dest="command_name", default=None, help="default MEETING_COMMAND, or /meeting")


def run(asked: argparse.Namespace) -> int:
    command = asked.command_name or os.environ.get("MEETING_COMMAND") or "/meeting"
    print(json.dumps(manifest(asked.url, command, socket=asked.socket, workflow_step=asked.workflow_step), indent=2))  # noqa: T201  # what it is for
    return 0
