"""A workspace in another process, reached through its control door.

Does what control offers; whoever wants forms uses a Workspace of its own.
"""

import http.client
import json
from collections.abc import Sequence
from dataclasses import asdict, dataclass
from urllib.parse import urlsplit

from sandbox.slack.control import PATH
from sandbox.slack.faults import Fault
from sandbox.slack.person import CannotDo
from sandbox.slack.values import Json, JsonObject, items, obj, objects, string


@dataclass(frozen=True)
class RemoteAck:
    """Status, body and milliseconds as the other process measured them."""

    status: int
    body: str
    ms: float
    timed_out: bool


class Remote:
    """The control door of `python -m sandbox.slack`. One at a time: not for several threads."""

    def __init__(self, root_url: str) -> None:
        self._link = http.client.HTTPConnection(urlsplit(root_url).netloc)
        self.api_url = root_url.rstrip("/") + "/api/"

    def close(self) -> None:
        self._link.close()

    def listens_at(self, events_url: str) -> None:
        """Tell Slack where the bot is."""
        self._ask("events_url", {"url": events_url})

    def types(self, who: str, line: str, channel: str = "general") -> RemoteAck:
        return _ack(self._ask("types", {"who": who, "line": line, "channel": channel}))

    def presses(self, who: str, channel: str, ts: str, action_id: str, value: str = "") -> RemoteAck:
        asked: JsonObject = {"who": who, "channel": channel, "ts": ts}
        return _ack(self._ask("presses", asked | {"action_id": action_id, "value": value}))

    def posts(self, who: str, text: str, channel: str = "general", thread_ts: str = "") -> str:
        """The ts of the new message."""
        asked: JsonObject = {"who": who, "text": text, "channel": channel, "thread_ts": thread_ts}
        return string(obj(self._ask("posts", asked)).get("ts"))

    def sees(self, who: str, channel: str = "general") -> Sequence[JsonObject]:
        """The fields of each Message."""
        return objects(self._ask("sees", {"who": who, "channel": channel}))

    def thread(self, who: str, channel: str, ts: str) -> Sequence[JsonObject]:
        return objects(self._ask("thread", {"who": who, "channel": channel, "ts": ts}))

    def calls(self, skip: int = 0) -> Sequence[JsonObject]:
        """The fields of each Call after the first `skip`."""
        return objects(self._ask("calls", {"skip": skip}))

    def wait_for_calls(self, count: int, for_s: float) -> int:
        """How many calls there are once there are `count`; CannotDo when time is up."""
        found = self._ask("wait_for_calls", {"count": count, "for_s": for_s})
        return found if isinstance(found, int) else 0

    def fails(self, method: str, fault: Fault, times: int | None = 1) -> None:
        written: JsonObject = asdict(fault)
        self._ask("fails", {"method": method, "fault": written, "times": times})

    def heals(self) -> None:
        self._ask("heals", {})

    def complaints(self) -> Sequence[str]:
        return [string(each) for each in items(self._ask("complaints", {}))]

    def _ask(self, what: str, asked: JsonObject) -> Json:
        self._link.request("POST", PATH + what, json.dumps(asked))
        answer = obj(json.loads(self._link.getresponse().read()))
        if answer.get("ok") is not True:
            raise CannotDo(string(answer.get("error")))
        return answer.get("result")


def _ack(written: Json) -> RemoteAck:
    fields = obj(written)
    status, ms = fields.get("status"), fields.get("ms")
    return RemoteAck(
        status=status if isinstance(status, int) else 0,
        body=string(fields.get("body")),
        ms=float(ms) if isinstance(ms, int | float) else 0.0,
        timed_out=fields.get("timed_out") is True,
    )
