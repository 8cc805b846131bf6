"""`/meeting hi` and the like: says what can be typed instead. Books nothing."""

from dataclasses import dataclass

from bot.meetings.actions.small_talk import is_agenda, is_thanks
from bot.meetings.request import Request
from bot.slack import message_blocks
from bot.slack.text import notices
from bot.slack.workspace import WorkspaceOf


@dataclass(frozen=True)
class SmallTalk:
    workspaces: WorkspaceOf

    def answer(self, request: Request) -> None:
        workspace = self.workspaces(request.team)
        audience, command = workspace.directory.audience(request.user), request.command
        if is_thanks(request.line):
            message = message_blocks.notice(notices.welcome(audience))
        elif is_agenda(request.line):
            message = message_blocks.lines_to_type(notices.shown_by_list(audience), notices.list_lines(command))
        else:
            message = message_blocks.lines_to_type(notices.hello(audience), notices.first_lines(command))
        workspace.tasks.tell_where_typed(request.user, request.reply_to, message)
