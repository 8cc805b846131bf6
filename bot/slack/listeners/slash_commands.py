"""Slash commands: read, hand over, ack. No network, one durable write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack

from bot.meetings.ports import MaybeWritten, NotWritten
from bot.meetings.request import Request
from bot.slack import message_blocks, payloads
from bot.slack.text import notices

HELP = ("help", "help!", "?", "-h", "--help")


@dataclass(frozen=True)
class SlashCommands:
    """`put` saves a request; raises NotWritten or MaybeWritten. `subcommands` are words that are no appointment: what
    they do is done in the background. `clock` is aware, in UTC."""

    put: Callable[[Request], bool]
    subcommands: Mapping[str, Callable[[Request], None]]
    clock: Callable[[], datetime]

    def meeting(self, ack: Ack, body: payloads.Json) -> None:
        request = payloads.command(body, self.clock())
        words = request.line.casefold()
        if words in self.subcommands:
            self.subcommands[words](request)
        if words in ("", *HELP):
            # Also under the form that an empty line opens, for whoever closes it.
            ack(**message_blocks.help_(request.command))
            return
        if words in self.subcommands:
            ack()
            return
        try:
            self.put(request)
        except NotWritten:
            ack(**message_blocks.notice(notices.NOT_WRITTEN))
        except MaybeWritten:
            ack(**message_blocks.notice(notices.MAYBE_WRITTEN))
        else:
            ack()
