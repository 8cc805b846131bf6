"""Slash commands: read, hand over, acknowledge. No network, one durable write."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import datetime

from slack_bolt import Ack

from bot.meetings import actions
from bot.meetings.actions import HELP
from bot.meetings.ports import MaybeWritten, NotWritten
from bot.meetings.request import Request
from bot.slack import message_blocks, payloads
from bot.slack.text import notices
from bot.slack.workspace import WorkspaceOf


@dataclass(frozen=True)
class SlashCommands:
    """`put` saves a request; raises NotWritten or MaybeWritten. `handlers` run, in the background, the actions that are
    no job, by name. `clock` is aware, in UTC."""

    workspaces: WorkspaceOf
    put: Callable[[Request], bool]
    handlers: Mapping[str, Callable[[Request], None]]
    clock: Callable[[], datetime]

    def meeting(self, ack: Ack, body: payloads.Json) -> None:
        request = payloads.command(body, self.clock())
        action, audience = (
            actions.for_line(request.line),
            self.workspaces(request.team).directory.audience(request.user),
        )
        if not action.is_job:
            if handle := self.handlers.get(action.name):
                handle(request)
            ack(**message_blocks.help_(audience, request.command)) if action is HELP else ack()
            return
        request = replace(request, action=action.name)
        try:
            self.put(request)
        except NotWritten:
            ack(**message_blocks.notice(notices.not_written(audience)))
        except MaybeWritten:
            ack(**message_blocks.notice(notices.maybe_written(audience)))
        else:
            ack()
