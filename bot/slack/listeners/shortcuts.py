"""Ways to open the form: the two shortcuts, and the Edit button of a message."""

from collections.abc import Callable
from dataclasses import dataclass

from slack_bolt import Ack

from bot.meetings.audience import Audience
from bot.meetings.request import ReplyTarget, Request
from bot.slack import button_payload, message_blocks, payloads
from bot.slack.background_tasks import BackgroundTasks
from bot.slack.form import initial_state
from bot.slack.form.prefill import Prefill
from bot.slack.form.windows import Windows
from bot.slack.rebooking import earlier_card
from bot.slack.text import notices

GLOBAL, MESSAGE = "schedule", "schedule_message"


@dataclass(frozen=True)
class Shortcuts:
    """`find` is a request by its key, `audience` a user's, asking nobody."""

    find: Callable[[str], Request | None]
    windows: Windows
    prefill: Prefill
    tasks: BackgroundTasks
    audience: Callable[[str], Audience]

    def anywhere(self, ack: Ack, body: payloads.Json) -> None:
        """The global shortcut: it has no channel, so the answer is a direct message."""
        by = payloads.actor_of(body)
        self.windows.open(by.trigger_id, by.team, by.user, initial_state.empty(by.user))
        ack()

    def on_message(self, ack: Ack, body: payloads.Json) -> None:
        by, message = payloads.actor_of(body), payloads.message(body)
        state, more = initial_state.of_message(message, {}, ""), self.prefill.of_message(message, by.team)
        # No channel: a response_url reaches the person where the message is, even where the bot may not post.
        place = ReplyTarget("", response_url=payloads.text(body, "response_url") or None)
        self.windows.open(by.trigger_id, by.team, by.user, state, more, place)
        ack()

    def edit(self, ack: Ack, body: payloads.Json) -> None:
        """The Edit button of a question or a card: open the form with the same request."""
        press = button_payload.read_press(body)
        ack()
        button = press.button
        if button is not None and button.asker != press.user:
            self.tasks.tell(press, message_blocks.notice(notices.not_yours(self.audience(press.user))))
            return
        request = self.find(button.key) if button else None
        if request is None or request.user != press.user:
            self.tasks.tell(press, message_blocks.notice(notices.too_old(self.audience(press.user))))
            return
        state, more = initial_state.before_reading(request, earlier_card(press)), self.prefill.of_request(request)
        self.windows.open(press.trigger_id, request.team, press.user, state, more, press.place)
