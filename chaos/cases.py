"""The evidence sorted by line: everything about each, and how it ended.

Says nothing about how it should have ended; see judge.
"""

from collections import Counter
from dataclasses import dataclass, field

from chaos.evidence import AckMeaning, Attempt, BotMessage, CreateCall, Evidence, Harm, Task
from chaos.message_meanings import Meaning
from chaos.typed_lines import TypedLine


@dataclass(frozen=True)
class LineCase:
    """All that is known of one line."""

    line: TypedLine
    attempts: tuple[Attempt, ...]
    tasks: tuple[Task, ...]
    messages: tuple[BotMessage, ...]
    creates: tuple[CreateCall, ...]
    harm: Harm = field(default_factory=Harm)

    @property
    def accepted(self) -> bool:
        return any(one.ack is AckMeaning.ACCEPTED for one in self.attempts)

    @property
    def turned_down(self) -> bool:
        """LeadSquared refused at least one create."""
        return any(one.turned_down for one in self.creates)

    @property
    def denied(self) -> frozenset[str]:
        """The refs that LeadSquared turned down and does not have; or that it took when they came again, from a backup
        that did not know of the refusal."""
        stored = frozenset() if self.harm.replayed else {task.ref for task in self.tasks}
        return frozenset(one.ref for one in self.creates if one.turned_down and one.ref not in stored)

    @property
    def cards(self) -> list[BotMessage]:
        """Root messages that everybody sees; strays that a press corrected left out."""
        shown = [
            one for one in self.messages if not one.root and not one.private and one.meaning is not Meaning.NOTHING
        ]
        return [one for one in shown if not (one.pressed and self.is_stray(one))]

    def is_stray(self, one: BotMessage) -> bool:
        """Whether the bot could not keep this card up to date; a backup knows nothing of what was posted after it."""
        return one.stray or self.harm.replayed

    def count(self, meaning: Meaning) -> int:
        return sum(one.meaning is meaning for one in self.messages)


def cases(evidence: Evidence) -> list[LineCase]:
    """The evidence by line; lines that were never typed are left out."""
    found = []
    for line in evidence.lines:
        attempts = tuple(one for one in evidence.attempts if one.line == line.number)
        refs = {one.ref for one in attempts}
        tasks = tuple(one for one in evidence.tasks if one.ref in refs)
        messages = tuple(one for one in evidence.messages if one.line == line.number)
        creates = tuple(one for one in evidence.creates if one.ref in refs)
        if attempts:
            harm = evidence.harms.get(line.number, Harm())
            found.append(LineCase(line, attempts, tasks, messages, creates, harm))
    return found


def outcomes(evidence: Evidence) -> Counter[str]:
    """How many lines ended in which way, for the counts."""
    counted: Counter[str] = Counter()
    for case in cases(evidence):
        if case.tasks:
            counted["booked" if case.accepted else "booked, ack lost"] += 1
        elif case.count(Meaning.NOTHING):
            counted["refused in private"] += 1
        elif case.count(Meaning.NOT_BOOKED):
            counted["turned down by LeadSquared"] += 1
        elif not case.accepted:
            counted["never written down"] += 1
        else:
            counted["without an end"] += 1
    return counted
