"""A user's session: who they are, and sending requests to the bot for them.

The base class of what a user can do; does nothing by itself.
"""

from collections.abc import Callable
from dataclasses import dataclass, replace

from sandbox.slack.delivery import Ack, RequestSender
from sandbox.slack.escaping import Escaping
from sandbox.slack.event_payloads import LEGACY_TOKEN
from sandbox.slack.events import Events
from sandbox.slack.json_values import Json, JsonObject
from sandbox.slack.people_and_channels import (
    APP_ID,
    SLACKBOT_ID,
    TEAM_DOMAIN,
    TEAM_ID,
    Channel,
    Profile,
)
from sandbox.slack.posted_messages import PostedMessage
from sandbox.slack.workspace_state import WorkspaceState


class CannotDo(Exception):
    """Slack would not let this person do that; the message says why."""


@dataclass
class UserSession:
    """One user in one workspace."""

    state: WorkspaceState
    sender: RequestSender
    profile: Profile
    escaping: Escaping
    events: Events
    keep: Callable[[Ack], None]

    @property
    def user_id(self) -> str:
        return self.profile.user_id

    def place(self, channel: str) -> Channel:
        """A channel this person is in: by name or id, or `dm` for the DM with the bot."""
        with self.state.lock:
            if channel == "dm":
                return self.state.dm(self.profile)
            found = self.state.channel(channel)
        if found is None:
            raise CannotDo(f"there is no channel {channel}")
        if self.user_id not in found.members:
            raise CannotDo(f"{self.profile.handle} is not in {channel}")
        return found

    def must_be_here(self) -> None:
        if self.profile.deleted:
            raise CannotDo(f"{self.profile.handle}'s account is deactivated")

    def can_see(self, message: PostedMessage) -> bool:
        with self.state.lock:
            channel = self.state.channel(message.channel)
        inside = channel is not None and self.user_id in channel.members
        return inside and message.ephemeral_to in {None, self.user_id} and not message.deleted

    def deliver(self, kind: str, payload: JsonObject) -> Ack:
        """Send it to the bot, and keep the ack."""
        self.must_be_here()
        ack = self.sender.deliver(kind, payload)
        self.keep(ack)
        return ack

    def user_id_of(self, name: str) -> str:
        """The user id behind a handle, as a people picker would find it."""
        found = self.state.person(name)
        if found is None or found.deleted:
            raise CannotDo(f"the picker does not find {name}")
        return found.user_id

    def channel_id_of(self, name: str) -> str:
        """The id behind a channel's name."""
        return self.place(name).channel_id

    def post_as_slackbot(self, channel: Channel, text: str) -> None:
        """A sentence of Slack's own, which only this person sees."""
        self.state.post(PostedMessage("", None, text, (), SLACKBOT_ID, channel.channel_id, ephemeral_to=self.user_id))

    def envelope(self, kind: str, *, shortcut: bool = False) -> JsonObject:
        """What every interactive payload carries; shortcuts leave out two keys."""
        user: JsonObject = {"id": self.user_id, "name": self.profile.handle}
        named: JsonObject = {}
        enterprise = self.state.switches.enterprise
        if not shortcut:
            named["api_app_id"] = APP_ID
            user["username"] = self.profile.handle
        return named | {
            "type": kind,
            "token": LEGACY_TOKEN,
            "team": self._team(),
            "user": user | ({"team_id": self.profile.team_id} if self.profile.team_id else {}),
            "enterprise": {"id": enterprise.enterprise_id, "name": enterprise.name} if enterprise else None,
            "is_enterprise_install": enterprise is not None and enterprise.installed,
        }

    def _team(self) -> Json:
        switches = self.state.switches
        if not switches.team_in_payloads:
            return None
        named = switches.enterprise.named if switches.enterprise else {}
        return {"id": TEAM_ID, "domain": TEAM_DOMAIN} | named

    def trigger(self) -> str:
        with self.state.lock:
            return self.state.expiring_ids.trigger(self.user_id)

    def response_url(self, channel: Channel, message_ts: str | None) -> str:
        with self.state.lock:
            response_url = self.state.expiring_ids.response_url(self.user_id, channel.channel_id, message_ts)
        return self.state.root_url + response_url.path

    def existing(self, message: PostedMessage) -> PostedMessage:
        """The message as it is now."""
        with self.state.lock:
            found = self.state.message_store.find(message.channel, message.ts)
        return found or replace(message, deleted=True)
