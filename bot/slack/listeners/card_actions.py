"""What is done to an appointment by a button or a menu entry: finds who handles it, and opens the rest of a menu.

Who may do it is checked by the one who handles it: the payload of a menu entry names no user.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from slack_bolt import Ack

from bot.slack import button_payload, menu_view, message_blocks, payloads
from bot.slack.api import SlackRefused, call
from bot.slack.button_payload import MORE, ButtonPress
from bot.slack.buttons import MenuEntry
from bot.slack.text import notices
from bot.slack.workspace import WorkspaceOf

log = logging.getLogger(__name__)

Handler = Callable[[ButtonPress], None]


@dataclass(frozen=True)
class CardActions:
    """`handlers` by what the payload names, as `move`: each makes its one durable write, or opens its form in the
    background, and returns at once. `others` are the entries that a menu had no room for, by its press."""

    workspaces: WorkspaceOf
    handlers: Mapping[str, Handler]
    others: Callable[[ButtonPress], tuple[MenuEntry, ...]]

    def pressed(self, ack: Ack, body: payloads.Json) -> None:
        press = button_payload.read_press(body)
        self._do(press)
        ack()

    def _do(self, press: ButtonPress) -> None:
        button = press.button
        if button and button.picked == MORE:
            self._open_others(press)
        elif button and (handle := self.handlers.get(button.picked)):
            handle(press)
        elif button and button.picked == button_payload.LINK:
            pass  # Slack has opened the page
        else:
            workspace = self.workspaces(press.team)
            told = notices.too_old(workspace.directory.audience(press.user))
            workspace.tasks.tell(press, message_blocks.notice(told))

    def _open_others(self, press: ButtonPress) -> None:
        workspace = self.workspaces(press.team)
        client, tasks, audience = workspace.client, workspace.tasks, workspace.directory.audience(press.user)

        def late() -> None:
            tasks.tell(press, message_blocks.notice(notices.late_menu(audience)))

        def show() -> None:
            view = menu_view.build(audience, self.others(press), button_payload.location_of(press))
            try:
                call(lambda: client.views_open(trigger_id=press.trigger_id, view=view))
            except SlackRefused as refused:
                log.warning("the rest of a menu did not open: %s", refused.args[0])
                late()

        tasks.open_form(show, late)
