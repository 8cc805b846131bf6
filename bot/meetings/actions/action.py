"""The type of an action, and what one run of an action's job works with."""

import re
from collections.abc import Callable
from dataclasses import dataclass

from bot.meetings.audit import Record
from bot.meetings.messages import AppointmentState, BotMessage, Outcome, RefusalReason
from bot.meetings.model import Draft, Person, Policy
from bot.meetings.notifier import Notifier
from bot.meetings.ports import Chat, Clock, Crm, Journal, Memory
from bot.meetings.progress import Progress
from bot.meetings.request import Request


@dataclass(frozen=True)
class Ports:
    """What the jobs of one workspace and its LeadSquared account need. `notice` is called with each draft that was
    read, for metrics; `record` with what each job told its person, once it has ended;
    `changed` with each request that booked or changed something, once its person has heard of it: returns at once."""

    crm: Crm
    chat: Chat
    memory: Memory
    policy: Policy
    clock: Clock
    notice: Callable[[Draft], None] = lambda _: None
    record: Record = lambda _: None
    changed: Callable[[Request], None] = lambda _: None


@dataclass(frozen=True)
class Run:
    """One run of one request's job."""

    ports: Ports
    request: Request
    journal: Journal
    notifier: Notifier
    progress: Progress

    def answer(self, message: BotMessage) -> None:
        """Tell the person, privately and in the form that is open."""
        self.notifier.tell_privately("answer", message)
        self.notifier.update_form("answer form", message)


def anybody(person: Person, policy: Policy) -> RefusalReason | None:
    """Permission for everybody, also for guests."""
    del person, policy
    return None


@dataclass(frozen=True)
class Action:
    """One thing that a person can ask for.

    `words` call it when they are the whole line; with `takes_more` when the line begins with one of them, and without
    any words with every line. `example` is a line that calls it, without the command; its help is in slack/text.
    `run` are the steps of its job, None where the listener answers at once; `opens` where that answer is a form, which
    Slack opens only behind a command or a press. `may` says why somebody may not use it.
    `workflow` is the name under which its jobs are stored, and never changes. Without `by_line` no line calls it.
    `states` are those of an existing appointment whose menu offers it; () for what is done to none.
    """

    name: str
    words: tuple[str, ...] = ()
    takes_more: bool = False
    example: str = ""
    run: Callable[[Run], Outcome | None] | None = None
    may: Callable[[Person, Policy], RefusalReason | None] = anybody
    workflow: str = ""
    by_line: bool = True
    states: tuple[AppointmentState, ...] = ()
    opens: bool = False

    @property
    def is_job(self) -> bool:
        return self.run is not None

    def rest_of(self, line: str) -> str:
        """A line that calls this action, without the words that do."""
        found = self._beginning(line)
        return line[found.end() :].lstrip(" :,") if found else line

    def takes(self, line: str) -> bool:
        """Whether a typed line calls this action."""
        if not self.by_line:
            return False
        if self.takes_more:
            return self._beginning(line) is not None
        return not self.words or line.casefold() in self.words

    def _beginning(self, line: str) -> re.Match[str] | None:
        words = "|".join(map(re.escape, self.words))
        return re.match(rf"\s*(?:please\W+)?(?:{words})\b(?!-)", line, re.IGNORECASE)
