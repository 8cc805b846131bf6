"""Runs calls to Slack in the background, so that no acknowledgement waits.

Nothing here is durable: what must not be lost is a job. A call that Slack limits is made again after the time that
Slack names, and no thread waits meanwhile.
"""

import logging
import threading
import time
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from functools import partial
from typing import TypeVar

from bot.meetings.ports import ChatUnavailable
from bot.meetings.request import ReplyTarget
from bot.slack.api import SlackRefused, call, respond
from bot.slack.button_payload import ButtonPress
from bot.slack.message_blocks import Message
from bot.slack.web_client import SlackClient

log = logging.getLogger(__name__)

T = TypeVar("T")

THREADS, HOMES = 8, 2
# How long after a command or a press Slack lets a form be opened.
TRIGGER_S = 3.0
# Somebody looks at what is said here: what comes later than that is of no use to them. So many may wait at once.
LATEST_S, WAITING = 60.0, 200
TRIES = 3


class BackgroundTasks:
    """The thread pools of one process."""

    def __init__(self, client: SlackClient, ticks: Callable[[], float] = time.monotonic) -> None:
        """`ticks` are seconds that only go forward."""
        self._client, self._ticks = client, ticks
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="tasks")
        # Of their own, so that no form waits for a Home tab or a message.
        self._opens = ThreadPoolExecutor(THREADS, thread_name_prefix="opening")
        self._visits = ThreadPoolExecutor(HOMES, thread_name_prefix="home")
        self._waiting_homes: dict[str, Callable[[], None]] = {}
        self._lock = threading.Lock()
        # For calls to LeadSquared, so that a slow one does not delay forms that need Slack only.
        self._slow = ThreadPoolExecutor(THREADS, thread_name_prefix="slowly")
        # For callers that wait for an answer, so that they do not wait for each other's tasks.
        self._waited_for = ThreadPoolExecutor(THREADS, thread_name_prefix="asked")
        self._room = threading.BoundedSemaphore(WAITING)

    def tell(self, press: ButtonPress, message: Message) -> None:
        """Tell whoever pressed a button something privately; the message with the button stays as it is."""
        self.tell_where_typed(press.user, press.place, message)

    def replace_question(self, press: ButtonPress, message: Message) -> None:
        """Replace the private question whose button was pressed."""
        self.run(lambda: self._say(press.user, press.place, message, replace=press.ephemeral))

    def replace_message(self, press: ButtonPress, message: Message) -> None:
        """Replace the message whose button was pressed, for everybody who sees it."""

        def do() -> None:
            place = press.place
            if press.message_ts:
                call(lambda: self._client.chat_update(channel=place.channel, ts=press.message_ts, **message))
            else:
                self._say(press.user, place, message, replace=True)

        self.run(do)

    def tell_where_typed(self, user: str, place: ReplyTarget | None, message: Message) -> None:
        """Tell somebody something privately where they typed or pressed, else in a direct message."""
        self.run(lambda: self._say(user, place, message, replace=False))

    def told_within(self, user: str, place: ReplyTarget, message: Message, seconds: float) -> bool:
        """Tell somebody something as above, and wait: whether Slack took it in time."""

        def say() -> bool:
            self._say(user, place, message, replace=False)
            return True

        try:
            return self.result_within(say, seconds) is True
        except (ChatUnavailable, SlackRefused):
            return False

    def run(self, do: Callable[[], None]) -> None:
        """Run a task that calls Slack only."""
        self._submit(self._pool, do, TRIES)

    def open_form(self, do: Callable[[], None], too_late: Callable[[], None]) -> None:
        """Run a task that opens a form, or `too_late` if its turn comes after Slack's three seconds."""
        latest = self._ticks() + TRIGGER_S
        self._submit(self._opens, lambda: do() if self._ticks() < latest else too_late(), TRIES)

    def draw_home(self, user: str, do: Callable[[], None]) -> None:
        """Run a task that draws a user's Home tab; of several that wait for one user only the newest runs."""
        with self._lock:
            waits = user in self._waiting_homes
            self._waiting_homes[user] = do
        if not waits:
            self._submit(self._visits, partial(self._draw_newest, user, []), TRIES)

    def _draw_newest(self, user: str, begun: list[Callable[[], None]]) -> None:
        """`begun` holds the task of an earlier try."""
        with self._lock:
            newest = self._waiting_homes.pop(user, None)
        begun[:] = [newest] if newest else begun
        for do in begun:
            do()

    def run_slow(self, do: Callable[[], None], wanted: Callable[[], bool] = lambda: True) -> None:
        """Run a task that calls LeadSquared; skip it if it is no longer `wanted` when its turn comes."""
        self._submit(self._slow, lambda: do() if wanted() else None, TRIES)

    def result_within(self, ask_: Callable[[], T], seconds: float) -> T | None:
        """The result, or None after `seconds`; a task that has not started by then never does."""
        asked = self._waited_for.submit(ask_)
        try:
            return asked.result(seconds)
        except TimeoutError:
            asked.cancel()
            return None

    def _submit(self, pool: ThreadPoolExecutor, do: Callable[[], None], tries: int) -> None:
        pool.submit(self._do, pool, do, tries)

    def _do(self, pool: ThreadPoolExecutor, do: Callable[[], None], tries: int) -> None:
        try:
            do()
        except ChatUnavailable as away:
            if not self._again(pool, do, tries - 1, away.wait_s):
                log.info("a background call was given up: %s", away.why)
        except SlackRefused as refused:
            log.info("Slack refused a background call: %s", refused.args[0])
        except Exception:
            log.exception("a background task failed")

    def _again(self, pool: ThreadPoolExecutor, do: Callable[[], None], tries: int, wait_s: float) -> bool:
        """Run the task again when Slack's limit is over; False if that is too late, or too many are waiting."""
        if not 0 < wait_s <= LATEST_S or not tries or not self._room.acquire(blocking=False):
            return False

        def go_on() -> None:
            self._room.release()
            self._submit(pool, do, tries)

        timer = threading.Timer(wait_s, go_on)
        timer.daemon = True
        timer.start()
        return True

    def _say(self, user: str, place: ReplyTarget | None, message: Message, *, replace: bool) -> None:
        if place and place.response_url:
            try:
                return respond(self._client, place.response_url, message, replace=replace)
            except SlackRefused:
                log.debug("a response_url is used up; replying in another way")
        if place and place.channel and place.channel != user:
            try:
                call(
                    lambda: self._client.chat_postEphemeral(
                        channel=place.channel, user=user, thread_ts=place.private_thread_ts, **message
                    )
                )
            except SlackRefused:
                log.debug("no private message in that channel; replying in another way")
            else:
                return None
        call(lambda: self._client.chat_postMessage(channel=user, **message))
        return None
