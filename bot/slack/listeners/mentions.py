"""Mentions of the bot in channels and threads: read, hand over, acknowledge. No network, one durable write.

An event that is not acknowledged is delivered again, so it is not acknowledged while its person knows of nothing.
"""

from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime

from slack_bolt import Ack, BoltResponse

from bot.meetings import actions
from bot.meetings.actions import HELP, OPEN_FORM, Action
from bot.meetings.ports import MaybeWritten, NotWritten
from bot.meetings.request import Request
from bot.slack import button_payload, buttons, mention_event, message_blocks, payloads
from bot.slack.message_blocks import Message
from bot.slack.text import notices
from bot.slack.workspace import Workspace, WorkspaceOf

# Slack waits three seconds for the ack, of which a write that fails takes two.
TELL_S = 0.8


class _Answered:
    """The newest mentions that this process answered without a job."""

    MOST = 1000

    def __init__(self) -> None:
        self._keys: OrderedDict[str, None] = OrderedDict()

    def add(self, key: str) -> bool:
        """False where it is there already."""
        new = key not in self._keys
        self._keys[key] = None
        while len(self._keys) > self.MOST:
            self._keys.popitem(last=False)
        return new


@dataclass(frozen=True)
class Mentions:
    """`put` saves a request: False when its key was there already; raises NotWritten or MaybeWritten. `handlers` run,
    in the background, the actions that are no job, by name. `command` is the slash command, which people also write
    behind a mention. `clock` is aware, in UTC."""

    workspaces: WorkspaceOf
    put: Callable[[Request], bool]
    handlers: Mapping[str, Callable[[Request], None]]
    command: str
    clock: Callable[[], datetime]
    _answered: _Answered = field(default_factory=_Answered)

    def mentioned(self, ack: Ack, body: payloads.Json) -> BoltResponse | None:
        request = mention_event.read(body, self.command, self.clock())
        if request is None:
            ack()
            return None
        action, workspace = actions.for_line(request.line), self.workspaces(request.team)
        if action.is_job:
            told = self._save(workspace, replace(request, action=action.name))
        else:
            told = True
            if self._answered.add(request.key):
                self._answer(workspace, request, action)
        if not told:
            return BoltResponse(status=503, body="")
        ack()
        return None

    def opened(self, ack: Ack, body: payloads.Json) -> None:
        """The button that opens what a mention asked for: Slack opens a form for a press, and not for an event."""
        press = button_payload.read_press(body)
        ack()
        workspace, button = self.workspaces(press.team), press.button
        audience = workspace.directory.audience(press.user)
        handle = self.handlers.get(button.picked) if button else None
        if button is None or handle is None:
            workspace.tasks.tell(press, message_blocks.notice(notices.too_old(audience)))
        elif button.asker != press.user:
            workspace.tasks.tell(press, message_blocks.notice(notices.not_yours(audience)))
        else:
            place = replace(press.place, thread_ts=press.place.thread_ts or button.key)
            command = workspace.directory.policy.command
            handle(Request(press.trigger_id, press.team, press.user, place, self.clock(), command))

    def _answer(self, workspace: Workspace, request: Request, action: Action) -> None:
        audience, thread_ts = workspace.directory.audience(request.user), request.reply_to.thread_ts or ""
        if action in (HELP, OPEN_FORM):
            row = [buttons.open_(audience, OPEN_FORM, thread_ts)]
            message = message_blocks.help_for_mention(audience, request.command, row)
        elif action.opens:
            row = [buttons.open_(audience, action, thread_ts)]
            message = message_blocks.notice_with(notices.opens_by_button(audience), row)
        else:
            if handle := self.handlers.get(action.name):
                handle(request)
            return
        workspace.tasks.tell_where_typed(request.user, request.reply_to, message)

    def _save(self, workspace: Workspace, request: Request) -> bool:
        """Whether it is saved, or its person knows that it is not."""
        audience = workspace.directory.audience(request.user)
        try:
            self.put(request)
        except NotWritten:
            return self._tell(workspace, request, message_blocks.notice(notices.not_written(audience)))
        except MaybeWritten:
            return self._tell(workspace, request, message_blocks.notice(notices.maybe_written(audience)))
        return True

    def _tell(self, workspace: Workspace, request: Request, message: Message) -> bool:
        return workspace.tasks.told_within(request.user, request.reply_to, message, TELL_S)
