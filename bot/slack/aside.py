"""What is said or changed beside the ack, in a thread of its own, because Slack's network is no matter of an ack.

Nothing here is durable or tried again: what must not get lost is a job.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.meetings.ports import ChatUnavailable
from bot.slack.api import NotHere, ask, respond
from bot.slack.blocks import Message
from bot.slack.presses import Press

log = logging.getLogger(__name__)

T = TypeVar("T")

THREADS = 8


class Aside:
    """One for a process."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="aside")
        # A LeadSquared that takes its time keeps no form waiting that needs Slack alone.
        self._slow = ThreadPoolExecutor(THREADS, thread_name_prefix="slowly")
        # For those who wait for an answer, so that they never wait for each other.
        self._waited_for = ThreadPoolExecutor(THREADS, thread_name_prefix="asked")

    def tell(self, press: Press, message: Message) -> None:
        """Privately to whoever pressed; what they pressed stays as it is."""
        self.later(lambda: self._say(press, message, instead=False))

    def settle(self, press: Press, message: Message) -> None:
        """In the place of the private question that was pressed."""
        self.later(lambda: self._say(press, message, instead=press.ephemeral))

    def direct(self, user: str, message: Message) -> None:
        """In a direct message."""
        self.later(lambda: _post(self._client, user, message))

    def later(self, do: Callable[[], None]) -> None:
        """What asks Slack alone."""
        self._pool.submit(_quietly, do)

    def slowly(self, do: Callable[[], None]) -> None:
        """What asks LeadSquared, or waits for whoever does."""
        self._slow.submit(_quietly, do)

    def within(self, ask_: Callable[[], T], seconds: float) -> T | None:
        """The answer, or None when it takes longer; it is waited for no more, and not stopped."""
        try:
            return self._waited_for.submit(ask_).result(seconds)
        except TimeoutError:
            return None

    def _say(self, press: Press, message: Message, *, instead: bool) -> None:
        place = press.place
        if place.response_url:
            try:
                respond(place.response_url, message, instead=instead)
            except NotHere:
                log.debug("a response_url is used up; the next rung")
            else:
                return
        ask(
            lambda: self._client.chat_postEphemeral(
                channel=place.channel, user=press.user, thread_ts=place.thread_ts, **message
            )
        )


def _post(client: WebClient, user: str, message: Message) -> None:
    ask(lambda: client.chat_postMessage(channel=user, **message))


def _quietly(do: Callable[[], None]) -> None:
    try:
        do()
    except (NotHere, ChatUnavailable, SlackApiError) as failure:
        log.info("not said: %s", type(failure).__name__)
    except Exception:
        log.exception("something beside an ack broke")
