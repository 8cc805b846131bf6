"""Slash commands: read, hand over, ack. No network, one durable write."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack

from bot.meetings.ports import NotWritten
from bot.meetings.request import Request
from bot.slack import blocks, payloads


@dataclass(frozen=True)
class Commands:
    """`put` writes a request down and raises NotWritten; `clock` is aware, in UTC."""

    put: Callable[[Request], bool]
    open_form: Callable[[str, Request], None]
    clock: Callable[[], datetime]

    def meeting(self, ack: Ack, body: payloads.Json) -> None:
        request = payloads.command(body, self.clock())
        words = request.line.casefold()
        if not words:
            # The form, and the examples under it for whoever closes it.
            self.open_form(payloads.text(body, "trigger_id"), request)
        if words in ("", "help"):
            ack(**blocks.help_(request.command))
            return
        try:
            self.put(request)
        except NotWritten:
            ack(**blocks.not_written())
        else:
            ack()
