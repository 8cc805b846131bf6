"""Pressed buttons of messages: check who pressed, save the answer, acknowledge.

What a choice means is decided in meetings/choices; the buttons of forms are in forms.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from slack_bolt import Ack

from bot.meetings.audience import Audience
from bot.meetings.messages import End, Outcome, RequestStatus
from bot.meetings.ports import MaybeWritten, NotWritten
from bot.meetings.request import CANCEL, CHECK, Choice, Request
from bot.slack import button_payload, buttons, message_blocks, payloads
from bot.slack.background_tasks import BackgroundTasks
from bot.slack.button_payload import ButtonPress
from bot.slack.text import card, notices
from bot.slack.workspace import WorkspaceOf


@dataclass(frozen=True)
class PressedButtons:
    """Answers to questions, and the buttons of cards.

    `put` saves a request: False when its key was there already; raises NotWritten or MaybeWritten. `find` returns a
    request by its key, `standing` how far it has come.
    """

    workspaces: WorkspaceOf
    put: Callable[[Request], bool]
    find: Callable[[str], Request | None]
    standing: Callable[[str], RequestStatus | None]
    clock: Callable[[], datetime]
    turned_away: Callable[[ButtonPress, str], None] = lambda *_: None

    def answer(self, ack: Ack, body: payloads.Json) -> None:
        press = button_payload.read_press(body)
        self._answer(press)
        ack()

    def cancel(self, ack: Ack, body: payloads.Json) -> None:
        press = button_payload.read_press(body)
        if press.button:
            press = replace(press, button=replace(press.button, picked=CANCEL))
        self._answer(press)
        ack()

    def show(self, ack: Ack, body: payloads.Json) -> None:
        """Put the present status on a card that says "Booking…": the process that posted it may have ended at that
        moment. Whoever sees the card may press."""
        press = button_payload.read_press(body)
        self._show(press)
        ack()

    def _show(self, press: ButtonPress) -> None:
        button, (tasks, audience) = press.button, self._of(press)
        original = self.find(button.key) if button else None
        standing = self.standing(button.key) if button and original else None
        if button is None or original is None or standing is None:
            tasks.tell(press, message_blocks.notice(notices.cannot_tell(audience)))
        elif not standing.over:
            tasks.tell(press, message_blocks.notice(notices.in_progress(audience)))
        else:
            # What a bug ended before its end was known is in doubt.
            outcome = standing.outcome or Outcome(End.UNSURE)
            asker = self.workspaces(press.team).directory.audience(original.user)
            row = buttons.for_outcome(asker, outcome, button.key)
            status = card.status_of(asker, outcome)
            tasks.replace_message(press, message_blocks.card_with_status(press.blocks, status, row))

    def _answer(self, press: ButtonPress) -> None:
        original = self._original(press)
        if original is None or press.button is None:
            return
        tasks, audience = self._of(press)
        request = _answered(original, press, press.button, self.clock())
        try:
            new = self.put(request)
        except NotWritten:
            tasks.tell(press, message_blocks.notice(notices.not_written(audience)))
            return
        except MaybeWritten:
            tasks.tell(press, message_blocks.notice(notices.maybe_written(audience)))
            return
        if not new:
            first = self.find(request.key)
            cancelled = first is not None and first.choices[-1:] and first.choices[-1].value == CANCEL
            told = notices.cancelled_already(audience) if cancelled else notices.answered_already(audience)
            tasks.tell(press, message_blocks.notice(told))
        elif press.button.picked == CANCEL:
            tasks.replace_question(press, message_blocks.notice(notices.cancelled(audience)))
        elif press.ephemeral:
            tasks.replace_question(press, message_blocks.notice(notices.answer_received(audience, press.label)))

    def _original(self, press: ButtonPress) -> Request | None:
        """The request whose button was pressed, by the one who asked: what the button says of that is not believed."""
        button, (tasks, audience) = press.button, self._of(press)
        if button is not None and button.asker != press.user:
            self.turned_away(press, "not_yours")
            tasks.tell(press, message_blocks.notice(notices.not_yours(audience)))
            return None
        original = self.find(button.key) if button else None
        if original is None or original.user != press.user:
            self.turned_away(press, "too_old")
            tasks.tell(press, message_blocks.notice(notices.too_old(audience)))
            return None
        return original

    def _of(self, press: ButtonPress) -> tuple[BackgroundTasks, Audience]:
        """How to answer whoever pressed."""
        workspace = self.workspaces(press.team)
        return workspace.tasks, workspace.directory.audience(press.user)


def _answered(original: Request, press: ButtonPress, button: button_payload.ButtonPayload, now: datetime) -> Request:
    """The original request with this answer. All answers to one question have one key, so that the first one counts; a
    search whether it was booked may be repeated."""
    last = press.trigger_id if button.picked == CHECK else "answer"
    asked_in = original.reply_to
    reply_to = (
        press.place
        if press.place.thread_ts
        else replace(press.place, thread_ts=asked_in.thread_ts, starts_thread=asked_in.starts_thread)
    )
    return replace(
        original,
        key=f"{original.key}:{last}",
        answered_key=original.key,
        reply_to=reply_to,
        choices=(*original.choices, Choice(button.picked, now, press.message_ts)),
    )
