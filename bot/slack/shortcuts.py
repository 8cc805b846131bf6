"""Ways to open the form: shortcuts, a bare command, Edit on a message."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import Ack

from bot.meetings.request import Request
from bot.slack import blocks, payloads, presses
from bot.slack.aside import Aside
from bot.slack.filling import Filling
from bot.slack.form import open_with
from bot.slack.payloads import objects, text
from bot.slack.windows import Windows

GLOBAL, MESSAGE = "schedule", "schedule_message"


@dataclass(frozen=True)
class Shortcuts:
    """`find` is a request by its key."""

    find: Callable[[str], Request | None]
    windows: Windows
    filling: Filling
    aside: Aside

    def anywhere(self, ack: Ack, body: payloads.Json) -> None:
        """The global shortcut: no channel, so the answer goes to a DM."""
        user = text(objects(body, "user"), "id")
        self.windows.open(text(body, "trigger_id"), text(objects(body, "team"), "id"), user, open_with.nothing(user))
        ack()

    def on_message(self, ack: Ack, body: payloads.Json) -> None:
        message = payloads.message(body)
        team, user = text(objects(body, "team"), "id"), text(objects(body, "user"), "id")
        state, more = open_with.a_message(message), self.filling.of_message(message, team)
        self.windows.open(text(body, "trigger_id"), team, user, state, more)
        ack()

    def edit(self, ack: Ack, body: payloads.Json) -> None:
        """Edit on a question or a card: the same request in the form."""
        press = presses.press(body)
        ack()
        button = press.button
        if button is not None and button.asker != press.user:
            self.aside.tell(press, blocks.not_yours())
            return
        request = self.find(button.key) if button else None
        if request is None or (request.user, request.team) != (press.user, press.team):
            self.aside.tell(press, blocks.too_old())
            return
        state, more = open_with.unread(request), self.filling.of_request(request)
        self.windows.open(press.trigger_id, press.team, press.user, state, more)
