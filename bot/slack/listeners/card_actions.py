"""What is done to an appointment by a button or a menu entry: finds who handles it, and opens the rest of a menu.

Who may do it is checked by the one who handles it: the payload of a menu entry names no user.
"""

import logging
from collections.abc import Callable, Mapping
from dataclasses import dataclass

from slack_bolt import Ack

from bot.meetings.audience import Audience
from bot.slack import button_payload, menu_view, message_blocks, payloads
from bot.slack.api import SlackRefused, call
from bot.slack.background_tasks import BackgroundTasks
from bot.slack.button_payload import MORE, ButtonPress
from bot.slack.buttons import MenuEntry
from bot.slack.text import notices
from bot.slack.web_client import SlackClient

log = logging.getLogger(__name__)

Handler = Callable[[ButtonPress], None]


@dataclass(frozen=True)
class CardActions:
    """`handlers` by what the payload names, as `move`: each makes its one durable write, or opens its form in the
    background, and returns at once. `others` are the entries that a menu had no room for, by its press."""

    client: SlackClient
    handlers: Mapping[str, Handler]
    others: Callable[[ButtonPress], tuple[MenuEntry, ...]]
    tasks: BackgroundTasks
    audience: Callable[[str], Audience]

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
            self.tasks.tell(press, message_blocks.notice(notices.too_old(self.audience(press.user))))

    def _open_others(self, press: ButtonPress) -> None:
        audience = self.audience(press.user)

        def late() -> None:
            self.tasks.tell(press, message_blocks.notice(notices.late_menu(audience)))

        def show() -> None:
            view = menu_view.build(audience, self.others(press), button_payload.location_of(press))
            try:
                call(lambda: self.client.views_open(trigger_id=press.trigger_id, view=view))
            except SlackRefused as refused:
                log.warning("the rest of a menu did not open: %s", refused.args[0])
                late()

        self.tasks.open_form(show, late)
