"""Ways to open the form: the two shortcuts, and the Edit button of a message."""

from collections.abc import Callable
from dataclasses import dataclass, replace

from slack_bolt import Ack

from bot.meetings.request import ReplyTarget, Request
from bot.slack import button_payload, message_blocks, payloads, targets
from bot.slack.button_payload import ButtonPress
from bot.slack.form import initial_state
from bot.slack.rebooking import earlier_card
from bot.slack.text import notices
from bot.slack.workspace import WorkspaceOf

GLOBAL, MESSAGE = "schedule", "schedule_message"


@dataclass(frozen=True)
class Shortcuts:
    """`find` is a request by its key."""

    workspaces: WorkspaceOf
    find: Callable[[str], Request | None]

    def anywhere(self, ack: Ack, body: payloads.Json) -> None:
        """The global shortcut: it has no channel, so the answer is a direct message."""
        by = payloads.actor_of(body)
        self.workspaces(by.team).windows.open(by.trigger_id, by.team, by.user, initial_state.empty(by.user))
        ack()

    def on_message(self, ack: Ack, body: payloads.Json) -> None:
        by, message = payloads.actor_of(body), payloads.message(body)
        workspace = self.workspaces(by.team)
        state, more = initial_state.of_message(message, {}, ""), workspace.prefill.of_message(message, by.team)
        # No channel: a response_url reaches the person where the message is, even where the bot may not post.
        place = ReplyTarget("", response_url=payloads.text(body, "response_url") or None)
        workspace.windows.open(by.trigger_id, by.team, by.user, state, more, place)
        ack()

    def edit(self, ack: Ack, body: payloads.Json) -> None:
        """The Edit button of a question or a card: open the form with the same request."""
        press = button_payload.read_press(body)
        ack()
        button, workspace = press.button, self.workspaces(press.team)
        audience = workspace.directory.audience(press.user)
        if button is not None and button.asker != press.user:
            workspace.tasks.tell(press, message_blocks.notice(notices.not_yours(audience)))
            return
        request = self.find(button.key) if button else None
        if request is None or request.user != press.user:
            workspace.tasks.tell(press, message_blocks.notice(notices.too_old(audience)))
            return
        state, more = initial_state.before_reading(request, earlier_card(press)), workspace.prefill.of_request(request)
        workspace.windows.open(press.trigger_id, request.team, press.user, state, more, press.place)

    def change(self, press: ButtonPress) -> None:
        """Edit in the menu of an appointment: open the form with what LeadSquared has of it. For CardActions."""
        if press.button is None:
            return
        workspace, (target, place) = self.workspaces(press.team), targets.of_press(press)
        state = initial_state.empty(place.channel, place.thread_ts or "")
        metadata = replace(state.metadata, change=press.button.key, pressed_ts=target.pressed_ts)
        state, more = replace(state, metadata=metadata), workspace.prefill.of_appointment(target, press.team)
        if press.view:
            # In the place of the menu's other entries.
            workspace.windows.again(press.view, press.team, press.user, state, more)
        else:
            workspace.windows.open(press.trigger_id, press.team, press.user, state, more, place)
