"""The button for the next page of a list: save it as a request of its own, and acknowledge.

What a page shows is read by the job, for whoever pressed.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from bot.meetings.actions import LIST
from bot.meetings.ports import MaybeWritten, NotWritten
from bot.meetings.request import Choice, Request
from bot.slack import message_blocks
from bot.slack.button_payload import ButtonPress
from bot.slack.text import notices
from bot.slack.workspace import WorkspaceOf


@dataclass(frozen=True)
class AgendaPages:
    """`put` saves a request: False when its key was there already; raises NotWritten or MaybeWritten. `command` is the
    slash command; `clock` is aware, in UTC."""

    workspaces: WorkspaceOf
    put: Callable[[Request], bool]
    command: str
    clock: Callable[[], datetime]

    def next(self, press: ButtonPress) -> None:
        if press.button is None:
            return
        now = self.clock()
        request = Request(
            key=press.trigger_id,
            team=press.team,
            user=press.user,
            reply_to=press.place,
            received_at=now,
            command=self.command,
            # The button's key says which days, and from which appointment on: see actions/list.
            choices=(Choice(press.button.key, now),),
            action=LIST.name,
        )
        try:
            self.put(request)
        except (NotWritten, MaybeWritten):
            workspace = self.workspaces(press.team)
            audience = workspace.directory.audience(press.user)
            workspace.tasks.tell(press, message_blocks.notice(notices.page_not_written(audience)))
