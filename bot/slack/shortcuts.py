"""Ways to open the form: shortcuts, a bare command, Edit on a message."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime

from slack_bolt import Ack

from bot.meetings.request import Request
from bot.slack import blocks, payloads, presses
from bot.slack.aside import Aside
from bot.slack.form import open_with
from bot.slack.form.state import FormState
from bot.slack.known import Known, Somebody
from bot.slack.payloads import objects, text
from bot.slack.windows import Windows

GLOBAL, MESSAGE = "schedule", "schedule_message"


@dataclass(frozen=True)
class Shortcuts:
    """`find` is a request by its key."""

    find: Callable[[str], Request | None]
    windows: Windows
    known: Known
    aside: Aside
    clock: Callable[[], datetime]

    def anywhere(self, ack: Ack, body: payloads.Json) -> None:
        """The global shortcut: no channel, so the answer goes to a DM."""
        user = text(objects(body, "user"), "id")
        self.windows.open(text(body, "trigger_id"), text(objects(body, "team"), "id"), user, open_with.nothing(user))
        ack()

    def on_message(self, ack: Ack, body: payloads.Json) -> None:
        message = payloads.message(body)
        team, user = text(objects(body, "team"), "id"), text(objects(body, "user"), "id")

        def fill(somebody: Somebody | None, empty: FormState) -> FormState:
            if somebody is None:
                return empty
            author = self.known.somebody(team, message.author) if message.author else None
            state = open_with.a_message(message, author or somebody, self.clock())
            leads = (lead for one in open_with.addresses(message.text) for lead in self.known.leads(one))
            return open_with.with_lead(state, leads if not somebody.person.guest else ())

        state = open_with.nothing(message.channel, message.thread_ts)
        self.windows.open(text(body, "trigger_id"), team, user, state, fill)
        ack()

    def edit(self, ack: Ack, body: payloads.Json) -> None:
        """Edit on a question or a card: the same request in the form."""
        press = presses.press(body)
        ack()
        button = press.button
        if button is None:
            self.aside.tell(press, blocks.too_old())
            return
        if button.asker != press.user:
            self.aside.tell(press, blocks.not_yours())
            return
        request = self.find(button.key)
        if request is None:
            self.aside.tell(press, blocks.too_old())
            return
        found = request

        def fill(somebody: Somebody | None, empty: FormState) -> FormState:
            return open_with.a_request(found, somebody) if somebody else empty

        state = open_with.nothing(request.place.channel, request.place.thread_ts or "")
        self.windows.open(press.trigger_id, press.team, press.user, state, fill)
