"""Events API: an event, and the retries Slack sends when it was not acked.

The events themselves are written by those who cause them.
https://docs.slack.dev/apis/events-api/#error-handling
"""

import threading
from collections.abc import Callable, Sequence

from sandbox.slack.delivery import Ack, RequestSender
from sandbox.slack.json_values import JsonObject

DELAYS_S = (0.0, 60.0, 300.0)


class Events:
    """Sends events; every attempt goes to `keep`."""

    def __init__(
        self, sender: RequestSender, keep: Callable[[Ack], None], delays_s: Sequence[float] = DELAYS_S
    ) -> None:
        self._sender = sender
        self._keep = keep
        self._delays_s = delays_s
        self._closing = threading.Event()
        self._threads: list[threading.Thread] = []

    def close(self) -> None:
        """Give up the retries that are still to come."""
        self._closing.set()
        for thread in self._threads:
            thread.join()

    def send(self, payload: JsonObject) -> Ack:
        """The last attempt made at once; later retries run beside."""
        ack = self._attempt(payload, {})
        for number, delay_s in enumerate(self._delays_s, 1):
            if _settled(ack):
                break
            if delay_s > 0:
                self._later(payload, number, ack)
                break
            ack = self._attempt(payload, _retry_headers(number, ack))
        return ack

    def _later(self, payload: JsonObject, first: int, ack: Ack) -> None:
        def retry() -> None:
            last = ack
            for number, delay_s in list(enumerate(self._delays_s, 1))[first - 1 :]:
                if _settled(last) or self._closing.wait(delay_s):
                    return
                last = self._attempt(payload, _retry_headers(number, last))

        thread = threading.Thread(target=retry, name="sandbox-slack-retries", daemon=True)
        self._threads.append(thread)
        thread.start()

    def _attempt(self, payload: JsonObject, headers: dict[str, str]) -> Ack:
        ack = self._sender.deliver("event", payload, headers)
        self._keep(ack)
        return ack


def _settled(ack: Ack) -> bool:
    return ack.ok or ack.headers.get("x-slack-no-retry") == "1"


def _retry_headers(number: int, ack: Ack) -> dict[str, str]:
    reason = "http_timeout" if ack.timed_out else "http_error" if ack.status else "connection_failed"
    return {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
