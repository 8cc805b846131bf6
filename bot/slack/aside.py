"""What is said or changed beside the ack, in a thread of its own, because Slack's network is no matter of an ack.

Nothing here is durable or tried again: what must not get lost is a job.
"""

import logging
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor

from slack_sdk import WebClient
from slack_sdk.errors import SlackApiError

from bot.meetings.ports import ChatUnavailable
from bot.slack.api import NotHere, ask, respond
from bot.slack.blocks import Message
from bot.slack.presses import Press

log = logging.getLogger(__name__)

THREADS = 8


class Aside:
    """One pool for a process."""

    def __init__(self, client: WebClient) -> None:
        self._client = client
        self._pool = ThreadPoolExecutor(THREADS, thread_name_prefix="aside")

    def tell(self, press: Press, message: Message) -> None:
        """Privately to whoever pressed; what they pressed stays as it is."""
        self.later(lambda: self._say(press, message, instead=False))

    def settle(self, press: Press, message: Message) -> None:
        """In the place of the private question that was pressed."""
        self.later(lambda: self._say(press, message, instead=press.ephemeral))

    def later(self, do: Callable[[], None]) -> None:
        self._pool.submit(_quietly, do)

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


def _quietly(do: Callable[[], None]) -> None:
    try:
        do()
    except (NotHere, ChatUnavailable, SlackApiError) as failure:
        log.info("not said: %s", type(failure).__name__)
    except Exception:
        log.exception("something beside an ack broke")
