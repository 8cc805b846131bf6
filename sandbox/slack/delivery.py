"""Sends requests to the bot: signed HTTP, or an envelope over the websocket when one is open.

The payloads are written in user.
https://docs.slack.dev/authentication/verifying-requests-from-slack
"""

import http.client
import json
import time
from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol
from urllib.parse import urlencode, urlsplit

from sandbox.slack.expiring_ids import Clock
from sandbox.slack.json_values import Json, JsonObject
from sandbox.slack.signing import signature

FORM = "application/x-www-form-urlencoded"
ENVELOPES = {"command": "slash_commands", "interactive": "interactive", "event": "events_api"}


@dataclass(frozen=True)
class Delivery:
    """One request as it left Slack, complete enough to be sent again.

    `kind` is command, interactive, event or raw. Over HTTP `body` and `headers` are what was sent;
    over the websocket `envelope_id` is set.
    """

    kind: str
    payload: Mapping[str, Json]
    body: bytes
    headers: Mapping[str, str]
    envelope_id: str = ""


@dataclass(frozen=True)
class Ack:
    """What the bot answered. `status` is the HTTP status (200 for an acked envelope), 0 for none.

    `errors` are the field errors a person sees after submitting, by block_id; with `sent` false the
    client itself found them and nothing was sent.
    """

    status: int
    body: str
    ms: float
    timed_out: bool
    request: Delivery
    errors: Mapping[str, str] = field(default_factory=dict)
    headers: Mapping[str, str] = field(default_factory=dict)
    sent: bool = True

    @property
    def ok(self) -> bool:
        """In time, and with 200."""
        return self.status == 200 and not self.timed_out

    @property
    def json(self) -> JsonObject:
        """The body, where it is a JSON object; else an empty one."""
        try:
            body: Json = json.loads(self.body)
        except ValueError:
            return {}
        return body if isinstance(body, dict) else {}


class EnvelopeSender(Protocol):
    """The websocket server, as far as a sender needs it."""

    @property
    def connected(self) -> bool: ...

    @property
    def in_use(self) -> bool: ...

    def send(self, envelope: JsonObject, wait_s: float) -> tuple[bool, Json]:
        """Whether it was acked in time, and the ack's payload."""
        ...


@dataclass
class RequestSender:
    """Sends requests to the bot and waits `wait_s` seconds for the ack."""

    secret: str
    signed_at: Clock
    socket: EnvelopeSender
    events_url: str | None = None
    wait_s: float = 3.0

    def deliver(self, kind: str, payload: JsonObject, headers: Mapping[str, str] | None = None) -> Ack:
        """Over the websocket when the bot has one open, else over HTTP."""
        if self.socket.connected or (self.socket.in_use and self.events_url is None):
            return self._envelope(kind, payload, headers or {})
        if kind == "command":
            body, content_type = urlencode(_as_form(payload)).encode(), FORM
        elif kind == "interactive":
            body, content_type = urlencode({"payload": json.dumps(payload)}).encode(), FORM
        else:
            body, content_type = json.dumps(payload).encode(), "application/json"
        signed = self.sign(body, content_type) | dict(headers or {})
        return self.send(Delivery(kind, payload, body, signed))

    def sign(self, body: bytes, content_type: str = FORM) -> dict[str, str]:
        """The headers Slack sends with this body now."""
        now_s = int(self.signed_at())
        return {
            "Content-Type": content_type,
            "User-Agent": "Slackbot 1.0 (+https://api.slack.com/robots)",
            "Accept": "application/json,*/*",
            "X-Slack-Request-Timestamp": str(now_s),
            "X-Slack-Signature": signature(self.secret, now_s, body),
        }

    def send(self, delivery: Delivery) -> Ack:
        """Send a request as it is, signature and all."""
        if delivery.envelope_id:
            return self._again(delivery)
        if self.events_url is None:
            raise LookupError("the bot cannot be reached: set events_url, or let it open a websocket")
        target = urlsplit(self.events_url)
        started = time.perf_counter()
        link = http.client.HTTPConnection(target.netloc, timeout=self.wait_s)
        status, body, headers = 0, "", {}
        try:
            path = target.path + (f"?{target.query}" if target.query else "")
            link.request("POST", path or "/", delivery.body, dict(delivery.headers))
            answer = link.getresponse()
            status, headers = answer.status, {k.lower(): v for k, v in answer.getheaders()}
            body = answer.read().decode("utf-8", "replace")
        except (OSError, http.client.HTTPException):
            status = 0
        finally:
            link.close()
        ms = (time.perf_counter() - started) * 1000
        late = ms >= self.wait_s * 1000
        return Ack(0 if late else status, body, ms, late, delivery, headers=headers)

    def _envelope(self, kind: str, payload: JsonObject, headers: Mapping[str, str]) -> Ack:
        envelope_id = f"e-{time.monotonic_ns():x}"
        return self._again(Delivery(kind, payload, b"", headers, envelope_id))

    def _again(self, delivery: Delivery) -> Ack:
        envelope: JsonObject = {
            "envelope_id": delivery.envelope_id,
            "type": ENVELOPES[delivery.kind],
            "payload": dict(delivery.payload),
            "accepts_response_payload": delivery.kind != "event",
        }
        if "X-Slack-Retry-Num" in delivery.headers:
            envelope["retry_attempt"] = int(delivery.headers["X-Slack-Retry-Num"])
            envelope["retry_reason"] = delivery.headers["X-Slack-Retry-Reason"].removeprefix("http_")
        started = time.perf_counter()
        acked, answer = self.socket.send(envelope, self.wait_s)
        ms = (time.perf_counter() - started) * 1000
        body = "" if answer in (None, {}) else json.dumps(answer)
        return Ack(200 if acked else 0, body, ms, not acked, delivery)


def _as_form(payload: JsonObject) -> dict[str, str]:
    return {name: str(value) for name, value in payload.items()}
