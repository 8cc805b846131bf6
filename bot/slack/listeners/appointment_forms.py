"""Actions on an appointment that ask for something first: open the small form, save what was filled in."""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from slack_bolt import Ack

from bot.meetings.ports import MaybeWritten, NotWritten
from bot.meetings.request import Request
from bot.slack import message_blocks, payloads
from bot.slack.api import SlackRefused, call
from bot.slack.button_payload import ButtonPress
from bot.slack.form import change_form
from bot.slack.payloads import objects, text
from bot.slack.text import notices
from bot.slack.workspace import WorkspaceOf

log = logging.getLogger(__name__)

Handler = Callable[[ButtonPress], None]


@dataclass(frozen=True)
class AppointmentForms:
    """`put` saves a request: False when its key was there already; raises NotWritten or MaybeWritten. `command` is the
    slash command; `clock` is aware, in UTC."""

    workspaces: WorkspaceOf
    put: Callable[[Request], bool]
    command: str
    clock: Callable[[], datetime]

    def handlers(self, *names: str) -> Mapping[str, Handler]:
        """For CardActions: what a press does, by what its payload names."""
        return {name: partial(self._open, name) for name in names}

    def submitted(self, ack: Ack, body: payloads.Json) -> None:
        view, by = objects(body, "view"), payloads.actor_of(body)
        audience = self.workspaces(by.team).directory.audience(by.user)
        filled = change_form.read(view)
        if filled is None:
            ack(response_action="errors", errors={change_form.NOTE: notices.change_not_written(audience)})
            return
        request = Request(
            # However often it is sent, it is one form.
            key=f"{text(view, 'id')}:{filled.action}",
            team=by.team,
            user=by.user,
            reply_to=filled.place,
            received_at=self.clock(),
            command=self.command,
            action=filled.action,
            target=filled.target,
            given=filled.given,
        )
        block = change_form.block_of(filled.action)
        try:
            self.put(request)
        except NotWritten:
            ack(response_action="errors", errors={block: notices.change_not_written(audience)})
        except MaybeWritten:
            ack(response_action="errors", errors={block: notices.change_maybe_written(audience)})
        else:
            ack(response_action="clear")

    def _open(self, action: str, press: ButtonPress) -> None:
        workspace = self.workspaces(press.team)
        client, tasks = workspace.client, workspace.tasks
        audience = workspace.directory.audience(press.user)
        view = change_form.build(audience, action, press)

        def late() -> None:
            tasks.tell(press, message_blocks.notice(notices.late_menu(audience)))

        def show() -> None:
            try:
                if press.view:
                    # In the place of the menu's other entries.
                    call(lambda: client.views_update(view_id=press.view, view=view))
                else:
                    call(lambda: client.views_open(trigger_id=press.trigger_id, view=view))
            except SlackRefused as refused:
                log.warning("a form for an action did not open: %s", refused.args[0])
                late()

        tasks.open_form(show, late)
