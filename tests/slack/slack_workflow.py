"""The desk between the strict Slack on loopback and a CRM of our own: no process, no database, and time that jumps."""

import itertools
from dataclasses import dataclass, field, replace

from bot.meetings.messages import Outcome
from bot.meetings.model import Policy
from bot.meetings.progress import Progress
from bot.meetings.request import ReplyTarget, Request, SubmittedForm
from bot.meetings.workflow import Workflow
from bot.slack.chat import SlackChat
from bot.slack.credentials import SlackCredentials
from bot.slack.web_client import SlackClient
from sandbox.slack import PostedMessage, SlackServer
from sandbox.slack.people_and_channels import TEAM_ID
from tests.meetings.fakes import NOON, FakeCrm, FakeJournal, Ticking, Turn
from tests.meetings.memory import FakeMemory

PUBLIC, PRIVATE = "general", "vault"
numbers = itertools.count(1)


@dataclass
class Told:
    """What the asker sees of one request, anywhere: cards and words, the newest of each message."""

    messages: tuple[PostedMessage, ...]

    @property
    def words(self) -> list[str]:
        return [one.shown for one in self.messages]

    def times(self, words: str) -> int:
        return sum(words in one for one in self.words)

    @property
    def left(self) -> list[str]:
        """Cards that say that it goes on."""
        return [one for one in self.words if "Booking…" in one or "Still trying…" in one]


@dataclass
class InProcess:
    """One request after the other, each with a CRM, a memory and a journal of its own."""

    slack: SlackServer
    who: str = "priya"
    clock: Ticking = field(default_factory=lambda: Ticking(NOON))
    memory: FakeMemory = field(default_factory=FakeMemory)

    def __post_init__(self) -> None:
        self.crm = FakeCrm(self.clock)
        self.journal = FakeJournal(self.clock)
        self._before = set(self._seen())

    @property
    def workflow(self) -> Workflow:
        chat = SlackChat(SlackClient(SlackCredentials(self.slack.bot_token, self.slack.api_url, "default")))
        return Workflow(self.crm, chat, self.memory, Policy(), self.clock)

    def command(self, channel: str = PUBLIC, line: str = "tomorrow 3pm Demo") -> Request:
        user, place = self.slack.person(self.who).profile.user_id, self.slack.channel(channel).channel_id
        hook = self.slack.state.expiring_ids.response_url(user, place, None)
        address = f"{self.slack.state.root_url}{hook.path}"
        return Request(
            f"trigger-{next(numbers)}", TEAM_ID, user, ReplyTarget(place, None, address), NOON, "/meeting", line
        )

    def form(self, channel: str = PUBLIC) -> Request:
        """As submitted; the view is not on any screen any more unless a test opens it."""
        asked = self.command(channel)
        filled = SubmittedForm(title="Demo", start=NOON.replace(hour=20), end=NOON.replace(hour=21), view="V1")
        return replace(asked, reply_to=replace(asked.reply_to, response_url=None), line="", form=filled)

    def run(self, request: Request, progress: Progress | None = None) -> Outcome | None:
        return self.journal.to_the_end(lambda: self.workflow.run(request, self.journal, progress))

    def away(self, *turns: Turn) -> None:
        self.crm.creates = list(turns)

    def told(self) -> Told:
        return Told(tuple(one for key, one in self._seen().items() if key not in self._before))

    def _seen(self) -> dict[tuple[str, str], PostedMessage]:
        person, found = self.slack.person(self.who), dict[tuple[str, str], PostedMessage]()
        for channel in (PUBLIC, PRIVATE, "dm"):
            for message in person.sees(channel):
                found[message.channel, message.ts] = message
                if not message.ephemeral:
                    found |= {(one.channel, one.ts): one for one in person.thread(channel, message.ts)}
        return found
