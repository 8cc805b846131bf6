"""Types commands and messages.

Reads no answer but the ack; what the bot posts is seen with screen_reader.
"""

import json
import uuid
from dataclasses import replace

from sandbox.slack.delivery import Ack
from sandbox.slack.escaping import escape
from sandbox.slack.event_payloads import LEGACY_TOKEN, app_mention, mentions_bot
from sandbox.slack.json_values import Json, JsonObject
from sandbox.slack.people_and_channels import APP_ID, BOT_USER_ID, TEAM_DOMAIN, TEAM_ID, Channel, Profile
from sandbox.slack.posted_messages import PostedMessage
from sandbox.slack.response_urls import answer_message, wrong_in
from sandbox.slack.rich_text import rich_text
from sandbox.slack.user.session import CannotDo, UserSession


class TextWriter(UserSession):
    """Writes commands and messages in the composer."""

    def types(self, line: str, channel: str = "general", thread_ts: str | None = None) -> Ack:
        """Type a slash command and press Enter.

        Slack runs no app's command inside a thread: `thread_ts` is refused. What the ack says is
        shown to this person; no ack in time, or one that is not 200, shows Slack's own sentence.
        """
        if thread_ts is not None:
            raise CannotDo("Slack runs no slash command of an app in a thread")
        if not line.startswith("/"):
            raise CannotDo("a command begins with /; use posts() for a message")
        place = self.place(channel)
        if place.is_archived or place.is_read_only:
            raise CannotDo(f"nobody can write in {channel}")
        command, _, text = line.partition(" ")
        enterprise = self.state.switches.enterprise
        ack = self.deliver(
            "command",
            {
                "token": LEGACY_TOKEN,
                "team_id": TEAM_ID,
                "team_domain": TEAM_DOMAIN,
                "channel_id": place.channel_id,
                "channel_name": place.name_in_payloads,
                "user_id": self.user_id,
                "user_name": self.profile.handle,
                "command": command,
                "text": self._escaped(text.strip(), names=True),
                "api_app_id": APP_ID,
                "is_enterprise_install": "true" if enterprise and enterprise.installed else "false",
                **(enterprise.named if enterprise else {}),
                "response_url": self.response_url(place, None),
                "trigger_id": self.trigger(),
            },
        )
        self._show(ack, place, command)
        return ack

    def posts(
        self,
        text: str,
        channel: str = "general",
        thread_ts: str | None = None,
        at: float | None = None,
    ) -> PostedMessage:
        """Post an ordinary message; `at` in unix seconds for an older one.

        One that mentions the bot is told to the app, and comes again while it is not acked. Where the bot is no
        member, Slack tells the app nothing, and offers this person to invite it.
        """
        self.must_be_here()
        place = self.place(channel)
        if place.is_archived or place.is_read_only:
            raise CannotDo(f"nobody can write in {channel}")
        with self.state.lock:
            ts = self.state.message_store.next_ts(self.state.clock() if at is None else at)
        body = self._escaped(text, names=False)
        blocks = [rich_text(body)]
        extra: JsonObject = {"client_msg_id": str(uuid.uuid4())}
        if thread_ts:
            root = self.state.message_store.find(place.channel_id, thread_ts)
            extra["parent_user_id"] = root.user if root else self.user_id
        posted = self.state.post(
            PostedMessage(ts, thread_ts, body, blocks, self.user_id, place.channel_id, extra=extra)
        )
        if mentions_bot(posted) and not place.is_im and not self.state.bot_is_in(place):
            self.post_as_slackbot(place, "You mentioned @Meetings, but they're not in this channel. Invite them?")
        self._tell_app(posted)
        return posted

    def invites_bot(self, message: PostedMessage) -> None:
        """Take Slack's offer to invite the bot that a message mentions: then the app is told of that message."""
        place = self.place(message.channel)
        with self.state.lock:
            place.members.add(BOT_USER_ID)
        self.state.changed()
        self._tell_app(self.existing(message))

    def edits(self, message: PostedMessage, text: str) -> PostedMessage:
        """Change a message of one's own; where it mentions the bot then, that is another event."""
        if message.user != self.user_id:
            raise CannotDo("only one's own messages can be changed")
        body = self._escaped(text, names=False)
        with self.state.lock:
            edited = self.state.message_store.next_ts(self.state.clock())
            changed = replace(self.existing(message), text=body, blocks=[rich_text(body)], edited=edited)
            self.state.put(changed)
        self._tell_app(changed)
        return changed

    def _tell_app(self, message: PostedMessage) -> None:
        if payload := app_mention(self.state, message):
            self.events.send(payload)

    def deletes(self, message: PostedMessage) -> None:
        """Delete a message of one's own."""
        if message.user != self.user_id:
            raise CannotDo("only one's own messages can be deleted")
        self.state.put(replace(self.existing(message), deleted=True))

    def _escaped(self, text: str, *, names: bool) -> str:
        how = replace(self.escaping, names=names)
        return escape(text, how, self._named, self.state.channel)

    def _named(self, word: str) -> Profile | None:
        """By handle; the app also by its name with a capital letter, as the composer completes it."""
        return self.state.person(word) or next(
            (one for one in self.state.people if one.is_bot and one.name == word), None
        )

    def _show(self, ack: Ack, place: Channel, command: str) -> None:
        if not ack.ok:
            self.post_as_slackbot(place, f'{command} failed with the error "operation_timeout"')
            return
        body = self._answer(ack)
        if body is None:
            return
        problems = wrong_in(body)
        if problems:
            self.state.complain(f"answer to {command}: {'; '.join(problems)}")
            self.post_as_slackbot(place, f'{command} failed with the error "{problems[0]}"')
        elif body.get("text") or body.get("blocks"):
            self.state.post(answer_message(body, place.channel_id, self.user_id))

    def _answer(self, ack: Ack) -> JsonObject | None:
        """The ack's body as a message: JSON, or plain text; None where it is empty."""
        if not ack.body.strip():
            return None
        is_json = "json" in ack.headers.get("content-type", "json")
        if not is_json:
            return {"text": ack.body}
        try:
            body: Json = json.loads(ack.body)
        except ValueError:
            return {"text": ack.body}
        return body if isinstance(body, dict) else {"text": ack.body}
