"""A thread in a channel: somebody writes to the bot by its name, and sees what comes of it there."""

from dataclasses import dataclass

from sandbox.slack import PostedMessage
from tests.stories.scene import UNSETTLED, Scene, Seen

BOT = "U0BOT"


@dataclass(frozen=True)
class Talk:
    """Everything that the scene's person sees of one thread, and of the channel around it. `root` is None for one that
    begins with the mention itself."""

    scene: Scene
    root: PostedMessage | None = None

    def mentions(self, line: str) -> tuple[PostedMessage, Seen]:
        """Write it, and wait for the last word: the message, and the answer with what stands in the thread."""
        said = self.writes(line)
        return said, self.answer(said)

    def writes(self, line: str) -> PostedMessage:
        """With the bot's name before it, where it does not stand in it."""
        words = line if "@Meetings" in line else f"@Meetings {line}"
        return self.scene.person.posts(words, self.scene.channel, self.root.ts if self.root else None)

    def answer(self, said: PostedMessage) -> Seen:
        return self.scene.wait(lambda: self._settled(said))

    def thread(self, said: PostedMessage) -> list[PostedMessage]:
        """All replies of the bot after that message, private ones too."""
        root = said.thread_ts or said.ts
        replies = self.scene.person.thread(self.scene.channel, root)
        return [one for one in replies if one.ts > said.ts and one.user == BOT]

    def _settled(self, said: PostedMessage) -> Seen | None:
        private = [one for one in self.scene.sees() if one.ephemeral and one.ts > said.ts]
        replies = self.thread(said)
        private += [one for one in replies if one.ephemeral]
        if private:
            return Seen(private[-1])
        if len(replies) < 2 or any(word in one.shown for one in replies for word in UNSETTLED):
            return None
        return Seen(replies[0], tuple(replies[1:]))
