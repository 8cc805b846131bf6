"""Pressed buttons of messages: check who presses, write the answer down, ack.

What a pick means is decided in meetings/answers; forms are in views.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace
from datetime import datetime

from slack_bolt import Ack

from bot.meetings.ports import NotWritten
from bot.meetings.request import CHECK, Choice, Request
from bot.slack import blocks, payloads, presses
from bot.slack.blocks import Message
from bot.slack.presses import Press


@dataclass(frozen=True)
class Actions:
    """`put` writes a request down, False when its key was there already, NotWritten when it cannot; `find` is a
    request by its key; `tell` says something to whoever pressed, `settle` puts it in the place of the question;
    both return at once."""

    put: Callable[[Request], bool]
    find: Callable[[str], Request | None]
    tell: Callable[[Press, Message], None]
    settle: Callable[[Press, Message], None]
    clock: Callable[[], datetime]

    def answer(self, ack: Ack, body: payloads.Json) -> None:
        press = presses.press(body)
        self._answer(press)
        ack()

    def cancel(self, ack: Ack, body: payloads.Json) -> None:
        press = presses.press(body)
        if self._may(press):
            self.settle(press, blocks.cancelled())
        ack()

    def _answer(self, press: Press) -> None:
        original = self.find(press.button.key) if press.button and self._may(press) else None
        if original is None or press.button is None:
            if press.button is None or press.button.asker == press.user:
                self.tell(press, blocks.too_old())
            return
        try:
            new = self.put(_answered(original, press, press.button, self.clock()))
        except NotWritten:
            self.tell(press, blocks.not_written())
            return
        if not new:
            self.tell(press, blocks.answered_already())
        elif press.ephemeral:
            self.settle(press, blocks.on_its_way())

    def _may(self, press: Press) -> bool:
        if press.button is not None and press.button.asker != press.user:
            self.tell(press, blocks.not_yours())
            return False
        return True


def _answered(original: Request, press: Press, button: presses.Button, now: datetime) -> Request:
    """The original once more, with this answer. One key for all answers to one question: the first one counts.
    Looking whether something is there may be repeated."""
    last = press.trigger_id if button.picked == CHECK else "answer"
    return replace(
        original,
        key=f"{original.key}:{last}",
        of=original.key,
        place=replace(press.place, thread_ts=press.place.thread_ts or original.place.thread_ts),
        choices=(*original.choices, Choice(button.picked, now)),
    )
