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
from bot.slack.button_payload import ButtonPress
from bot.slack.message_blocks import Message
from bot.slack.text import card, notices


@dataclass(frozen=True)
class PressedButtons:
    """Answers to questions, and the buttons of cards.

    `put` saves a request: False when its key was there already; raises NotWritten or MaybeWritten. `find` returns a
    request by its key, `standing` how far it has come. `tell` says something to whoever pressed, `replace_question`
    puts it in the place of a private question, `replace_message` in the place of a message that others see too; all
    three return at once.
    """

    put: Callable[[Request], bool]
    find: Callable[[str], Request | None]
    standing: Callable[[str], RequestStatus | None]
    tell: Callable[[ButtonPress, Message], None]
    replace_question: Callable[[ButtonPress, Message], None]
    replace_message: Callable[[ButtonPress, Message], None]
    audience: Callable[[str], Audience]
    clock: Callable[[], datetime]

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
        button, audience = press.button, self.audience(press.user)
        original = self.find(button.key) if button else None
        standing = self.standing(button.key) if button and original else None
        if button is None or original is None or standing is None:
            self.tell(press, message_blocks.notice(notices.cannot_tell(audience)))
        elif not standing.over:
            self.tell(press, message_blocks.notice(notices.in_progress(audience)))
        else:
            # What a bug ended before its end was known is in doubt.
            outcome = standing.outcome or Outcome(End.UNSURE)
            asker = self.audience(original.user)
            row = buttons.for_ending(asker, outcome.end, button.key)
            status = card.status_of(asker, outcome)
            self.replace_message(press, message_blocks.card_with_status(press.blocks[:1], status, row))

    def _answer(self, press: ButtonPress) -> None:
        original = self._original(press)
        if original is None or press.button is None:
            return
        audience = self.audience(press.user)
        request = _answered(original, press, press.button, self.clock())
        try:
            new = self.put(request)
        except NotWritten:
            self.tell(press, message_blocks.notice(notices.not_written(audience)))
            return
        except MaybeWritten:
            self.tell(press, message_blocks.notice(notices.maybe_written(audience)))
            return
        if not new:
            first = self.find(request.key)
            cancelled = first is not None and first.choices[-1:] and first.choices[-1].value == CANCEL
            told = notices.cancelled_already(audience) if cancelled else notices.answered_already(audience)
            self.tell(press, message_blocks.notice(told))
        elif press.button.picked == CANCEL:
            self.replace_question(press, message_blocks.notice(notices.cancelled(audience)))
        elif press.ephemeral:
            self.replace_question(press, message_blocks.notice(notices.answer_received(audience, press.label)))

    def _original(self, press: ButtonPress) -> Request | None:
        """The request whose button was pressed, by the one who asked: what the button says of that is not believed."""
        button = press.button
        if button is not None and button.asker != press.user:
            self.tell(press, message_blocks.notice(notices.not_yours(self.audience(press.user))))
            return None
        original = self.find(button.key) if button else None
        if original is None or original.user != press.user:
            self.tell(press, message_blocks.notice(notices.too_old(self.audience(press.user))))
            return None
        return original


def _answered(original: Request, press: ButtonPress, button: button_payload.ButtonPayload, now: datetime) -> Request:
    """The original request with this answer. All answers to one question have one key, so that the first one counts; a
    search whether it was booked may be repeated."""
    last = press.trigger_id if button.picked == CHECK else "answer"
    return replace(
        original,
        key=f"{original.key}:{last}",
        answered_key=original.key,
        reply_to=replace(press.place, thread_ts=press.place.thread_ts or original.reply_to.thread_ts),
        choices=(*original.choices, Choice(button.picked, now, press.message_ts)),
    )
