"""A person in a channel of their own: types, and sees what comes of it.

Looks at what a person sees and at what LeadSquared holds, and at nothing inside the bot.
"""

import itertools
from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

from sandbox.leadsquared import TaskRecord
from sandbox.slack import Ack, Channel, PostedMessage, SlackUser
from sandbox.slack.json_values import walk
from sandbox.slack.posted_messages import words
from sandbox.stage import Stage
from tests.patience import PATIENCE_S

T = TypeVar("T")

UNSETTLED = ("Booking…", "Still trying…", "keep trying", "Waiting its turn…", "goes on once")
_numbers = itertools.count(1)


@dataclass(frozen=True)
class Seen:
    """What came of a line: the message it led to, and its thread as it stood then."""

    message: PostedMessage
    thread: tuple[PostedMessage, ...] = ()

    @property
    def words(self) -> str:
        """Everything on the screen: the message, then its thread."""
        return "\n".join(one.shown for one in (self.message, *self.thread))

    @property
    def examples(self) -> list[str]:
        """The lines the bot offers to type."""
        nodes = [node for one in (self.message, *self.thread) for block in one.blocks for node in walk(dict(block))]
        shown = [words(node) for node in nodes if node.get("type") == "rich_text_preformatted"]
        return [line for one in shown for line in one.splitlines() if line.startswith("/")]

    @property
    def offers(self) -> list[str]:
        """The answers that a question has buttons for."""
        return [one.text for one in self.message.buttons if one.action_id.startswith("answer:")]


class Scene:
    """One person in one channel, at one bot."""

    def __init__(self, stage: Stage, person: SlackUser, channel: str) -> None:
        self.stage, self.person, self.channel = stage, person, channel
        # The same story may have been told on this stage before, by the other way in.
        self._before = {task["UserTaskId"] for task in stage.crm.tasks}

    def types(self, line: str, command: str = "/meeting") -> Ack:
        """Type it, and get Slack's ack in time."""
        typed = line if line.startswith("/") else f"{command} {line}"
        ack = self.person.types(typed, channel=self.channel)
        assert ack.ok, f"{typed}: {ack}"
        return ack

    def says(self, line: str, command: str = "/meeting") -> Seen:
        """Type it, and wait until its answer is the last word."""
        before = len(self.sees())
        self.types(line, command)
        return self.wait(lambda: settled(self.answers(before)))

    def asks_and_chooses(self, line: str, offer: str) -> Seen:
        """Type it, press that answer to the question, and wait until what comes of it is the last word."""
        asked = self.says(line)
        before = len(self.sees())
        assert self.person.presses(asked.message, label=offer).ok
        return self.wait(lambda: settled(self.answers(before)))

    def sees(self) -> list[PostedMessage]:
        return self.person.sees(self.channel)

    def answers(self, after: int = 0) -> list[Seen]:
        """What stands in the channel, from the message number `after` on."""
        return [self.with_thread(message) for message in self.sees()[after:]]

    def with_thread(self, message: PostedMessage) -> Seen:
        thread = () if message.ephemeral else tuple(self.person.thread(self.channel, message.ts))
        return Seen(message, thread)

    def card(self) -> Seen:
        """The only card of the channel, whatever it says yet."""
        cards = self.wait(lambda: [one for one in self.answers() if not one.message.ephemeral])
        assert len(cards) == 1
        return cards[0]

    def card_ends(self) -> Seen:
        """The only card of the channel, once it is settled, whatever private words stand around it."""
        self.card()
        return self.wait(lambda: settled([self.card()]))

    def ends(self) -> Seen:
        """The last message here, once it is settled."""
        return self.wait(lambda: settled(self.answers()))

    def wait(self, what: Callable[[], T | None]) -> T:
        """The first true value, asked for again whenever anything changes in Slack."""
        found = self.stage.slack.wait_for(what, PATIENCE_S)
        assert found is not None
        return found

    def booked(self, title: str) -> list[TaskRecord]:
        """The tasks in LeadSquared whose Name ends with the title, made since this scene began."""
        tasks = [task for task in self.stage.crm.tasks if task["UserTaskId"] not in self._before]
        return [task for task in tasks if task["Name"].endswith(title)]

    def one_task(self, title: str) -> TaskRecord:
        """The task of that title: there is one, and only one."""
        tasks = self.booked(title)
        assert len(tasks) == 1, f"{len(tasks)} tasks are named {title}"
        return tasks[0]

    def told_once(self, seen: Seen, title: str) -> TaskRecord:
        """One task, and its id said once in the thread and once in the card."""
        task = self.one_task(title)
        said = [reply.shown for reply in seen.thread if "Created task" in reply.shown]
        assert said == [f"Created task {task['UserTaskId']}"]
        assert f"Booked ✓ task {task['UserTaskId']}" in seen.message.shown
        return task


def link_to(message: PostedMessage) -> str:
    """A message's address as Slack writes it, on the workspace's own site."""
    return f"https://acme.slack.com/archives/{message.channel}/p{message.ts.replace('.', '')}"


def settled(seen: list[Seen]) -> Seen | None:
    """The last of them, once nothing more is to come for it."""
    if not seen:
        return None
    message, thread = seen[-1].message, seen[-1].thread
    if any(word in message.shown for word in UNSETTLED):
        return None
    if message.ephemeral:
        return seen[-1]
    ended = thread and not any(word in thread[-1].shown for word in UNSETTLED)
    return seen[-1] if ended else None


def seat(stage: Stage, handle: str, *, private: bool = False, with_bot: bool = True) -> Scene:
    """That person in a new channel, where nobody else disturbs."""
    slack, number = stage.slack, next(_numbers)
    person = slack.person(handle)
    members = {person.user_id} | ({"U0BOT"} if with_bot else set())
    name = f"story-{number}"
    slack.add_channel(Channel(f"C0STORY{number}", name, members, is_private=private))
    return Scene(stage, person, name)
