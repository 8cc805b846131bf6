"""What a test orders of the workspace: faults in what the bot calls, repeated and forged requests.

What each fault does is in slack_faults.
"""

import json
from collections.abc import Mapping, Sequence
from dataclasses import replace

from sandbox.fault_queue import FaultQueue
from sandbox.slack.delivery import FORM, Ack, Delivery, RequestSender
from sandbox.slack.event_payloads import app_mention
from sandbox.slack.events import Events
from sandbox.slack.functions import TIMED_OUT, StepRun
from sandbox.slack.json_values import Json, obj
from sandbox.slack.posted_messages import PostedMessage
from sandbox.slack.signing import signature
from sandbox.slack.slack_faults import InterceptedCall, SlackFault, Then, matching
from sandbox.slack.workspace_history import WorkspaceHistory
from sandbox.slack.workspace_state import WorkspaceState


class FaultControls(WorkspaceHistory):
    """Orders faults, repeats and forges requests, adds and deletes messages."""

    def __init__(self, state: WorkspaceState, sender: RequestSender, event_retries_s: Sequence[float]) -> None:
        super().__init__(state)
        self.sender = sender
        self.events = Events(sender, self._keep, event_retries_s)
        self.faults = FaultQueue[InterceptedCall, SlackFault](state)

    def fails(
        self,
        method: str,
        fault: SlackFault,
        times: int | None = 1,
        words: tuple[str, ...] = (),
        then: Then | None = None,
    ) -> None:
        """Let the next calls of a method go wrong, None for all; `*` for any, `response_url` for posts to those.

        With `words` only calls that carry all of them, as a message does; `then` is called before each.
        """
        self.faults.order(fault, matching(method, words), times, then=then)

    @property
    def holding(self) -> int:
        """How many requests are held back by a fault now."""
        return self.faults.holding

    def heals(self) -> None:
        """Forget all faults that are still to come."""
        self.faults.clear()

    def revokes_token(self, error: str = "token_revoked") -> None:
        """Answer every call with the bot token with this error from now on; "" makes it valid again.

        response_urls need no token and go on working. **?** for a token that was revoked.
        """
        self.state.switches.token_error = error

    def replay(self, sent: Ack | Delivery) -> Ack:
        """Send the very same request again: same bytes, same timestamp, same signature."""
        ack = self.sender.send(sent.request if isinstance(sent, Ack) else sent)
        self._keep(ack)
        return ack

    def delivers_again(
        self, sent: Ack, number: int = 1, reason: str = "http_timeout", *, event_id: str | None = None
    ) -> Ack:
        """Deliver an event once more, as Slack does when it saw no ack: with a signature of now, and headers that say
        so. With an `event_id` as another event, without these headers: Slack has been seen to do that too.
        https://github.com/slackapi/node-slack-sdk/issues/2141
        """
        payload = dict(sent.request.payload) | ({"event_id": event_id} if event_id else {})
        headers = {} if event_id else {"X-Slack-Retry-Num": str(number), "X-Slack-Retry-Reason": reason}
        ack = self.sender.deliver("event", payload, headers)
        self._keep(ack)
        return ack

    def declares(self, manifest: Mapping[str, object]) -> None:
        """Take the app's manifest: its functions are the steps that people find in Workflow Builder."""
        told: Json = json.loads(json.dumps(manifest))
        with self.state.lock:
            self.state.functions.declared = {name: obj(one) for name, one in obj(obj(told).get("functions")).items()}

    def times_out(self, run: StepRun) -> None:
        """Wait for a step no longer."""
        with self.state.lock:
            run.status = TIMED_OUT

    def raw(
        self,
        body: bytes,
        *,
        content_type: str = FORM,
        timestamp_s: int | None = None,
        signed: str | None = None,
        secret: str | None = None,
        headers: Mapping[str, str] | None = None,
    ) -> Ack:
        """Any body over HTTP, signed properly unless an argument differs.

        `timestamp_s` dates (and signs) it differently, `secret` signs it with another secret,
        `signed` is a signature to send as it is, `headers` are added last; an empty value leaves
        the header out.
        """
        all_headers = self.sender.sign(body, content_type)
        at = int(all_headers["X-Slack-Request-Timestamp"]) if timestamp_s is None else timestamp_s
        all_headers["X-Slack-Request-Timestamp"] = str(at)
        all_headers["X-Slack-Signature"] = signed or signature(secret or self.sender.secret, at, body)
        all_headers |= dict(headers or {})
        kept = {name: value for name, value in all_headers.items() if value}
        ack = self.sender.send(Delivery("raw", {}, body, kept))
        self._keep(ack)
        return ack

    def puts(self, message: PostedMessage) -> PostedMessage:
        """Add a message that no user here typed; see unusual_messages. The app is told of one that mentions it."""
        posted = self.state.post(message)
        if payload := app_mention(self.state, posted):
            self.events.send(payload)
        return posted

    def loses(self, message: PostedMessage) -> None:
        """Delete any message, as an admin or a retention rule does."""
        with self.state.lock:
            existing = self.state.message_store.find(message.channel, message.ts) or message
            self.state.put(replace(existing, deleted=True))
