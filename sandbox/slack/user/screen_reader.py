"""What a user sees: channels and threads.

Changes nothing.
"""

from dataclasses import replace

from sandbox.slack.posted_messages import PostedMessage
from sandbox.slack.user.session import UserSession


class ScreenReader(UserSession):
    """Reads messages on the screen."""

    def sees(self, channel: str) -> list[PostedMessage]:
        """The root messages there, oldest first, with the ephemeral ones meant for this person.

        A deleted root stays as "This message was deleted." while its thread has replies.
        """
        place = self.place(channel)
        seen = []
        with self.state.lock:
            for message in self.state.message_store.in_channel(place.channel_id):
                if message.thread_ts is not None and not message.broadcast:
                    continue
                if message.deleted and self.state.message_store.replies(place.channel_id, message.ts):
                    seen.append(replace(message, text="This message was deleted.", blocks=(), attachments=()))
                elif self.can_see(message):
                    seen.append(message)
        return seen

    def thread(self, channel: str, ts: str) -> list[PostedMessage]:
        """The replies under a root message, oldest first, without the root."""
        place = self.place(channel)
        with self.state.lock:
            replies = self.state.message_store.replies(place.channel_id, ts)
        return [message for message in replies if self.can_see(message)]
