"""What a person does with messages: buttons, menus and inputs in them, shortcuts on them.

Views are in form_filler.
https://docs.slack.dev/reference/interaction-payloads/shortcuts-interaction-payload
"""

from sandbox.slack.delivery import Ack
from sandbox.slack.input_values import is_stateful
from sandbox.slack.json_values import JsonObject, string
from sandbox.slack.people_and_channels import TEAM_ID, Channel
from sandbox.slack.posted_messages import PostedMessage, as_api
from sandbox.slack.user.elements_on_screen import action, find_button
from sandbox.slack.user.input_choices import Choice, chosen
from sandbox.slack.user.session import CannotDo, UserSession


class ButtonPresser(UserSession):
    """Presses buttons and chooses shortcuts of messages."""

    def presses(
        self,
        message: PostedMessage,
        action_id: str = "",
        value: Choice = None,
        *,
        option: str | None = None,
        label: str | None = None,
        stale: bool = False,
    ) -> Ack:
        """Press a button, or choose in a menu or picker, in a message as it is now.

        `value` and `label` tell buttons with one action_id apart; in a menu, `value` or `option` is
        what is chosen. `stale` presses what the given snapshot shows, as on a screen that has not
        caught up yet.
        """
        now = message if stale else self.existing(message)
        self._must_see(message if stale else now)
        wanted = option if value is None else value
        spot = find_button(now.blocks, action_id, None if value is None else str(value), label)
        block, element = spot
        channel = self._channel(now)
        with self.state.lock:
            filled = self.state.inputs_in(now, self.user_id)
            state = None
            if is_stateful(element):
                key = string(block.get("block_id")), string(element.get("action_id"))
                found = filled.suggested.get(key[1], [])
                state = chosen(element, wanted, found, self.user_id_of, self.channel_id_of)
                filled.state[key] = state
            ts = self.state.message_store.next_ts(self.state.clock())
            payload = self.envelope("block_actions") | self._origin(now, channel)
            payload |= {
                "state": {"values": filled.values()},
                "trigger_id": self.trigger(),
                "response_url": self.response_url(channel, now.ts),
                "actions": [action(spot, state, str(wanted), ts)],
            }
        return self.deliver("interactive", payload)

    def message_shortcut(self, message: PostedMessage, callback_id: str) -> Ack:
        """Choose the app's shortcut in a message's menu. Ephemeral messages have none."""
        now = self.existing(message)
        self._must_see(now)
        if now.ephemeral:
            raise CannotDo("an ephemeral message has no shortcuts")
        channel = self._channel(now)
        payload = self.envelope("message_action", shortcut=True) | {
            "callback_id": callback_id,
            "trigger_id": self.trigger(),
            "action_ts": self._ts(),
            "message_ts": now.ts,
            "response_url": self.response_url(channel, now.ts),
            "channel": {"id": channel.channel_id, "name": channel.name_in_payloads},
            "message": self._written(now),
        }
        return self.deliver("interactive", payload)

    def global_shortcut(self, callback_id: str) -> Ack:
        """Choose the app's shortcut in the lightning menu: no channel, no response_url."""
        payload = self.envelope("shortcut", shortcut=True) | {
            "callback_id": callback_id,
            "trigger_id": self.trigger(),
            "action_ts": self._ts(),
        }
        return self.deliver("interactive", payload)

    def _must_see(self, message: PostedMessage) -> None:
        self.must_be_here()
        if not self.can_see(message):
            raise CannotDo(f"{self.profile.handle} does not see that message")

    def _channel(self, message: PostedMessage) -> Channel:
        return self.place(message.channel)

    def _origin(self, message: PostedMessage, channel: Channel) -> JsonObject:
        """Where it was pressed. Of an ephemeral message Slack sends no more than its ts."""
        container: JsonObject = {
            "type": "message",
            "message_ts": message.ts,
            "channel_id": channel.channel_id,
            "is_ephemeral": message.ephemeral,
        }
        if message.thread_ts:
            container["thread_ts"] = message.thread_ts
        origin: JsonObject = {
            "container": container,
            "channel": {"id": channel.channel_id, "name": channel.name_in_payloads},
        }
        return origin if message.ephemeral else origin | {"message": self._written(message)}

    def _written(self, message: PostedMessage) -> JsonObject:
        author = self.state.person(message.user)
        return as_api(message, author.team_id if author else TEAM_ID)

    def _ts(self) -> str:
        with self.state.lock:
            return self.state.message_store.next_ts(self.state.clock())
