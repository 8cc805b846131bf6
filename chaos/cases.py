"""The evidence sorted by line: all that is known of each, and how it ended.

Says nothing about how it should have ended; see judge.
"""

from collections import Counter
from dataclasses import dataclass, field

from chaos.evidence import Attempt, Evidence, Harm, Heard, Said, Sending, Task
from chaos.lines import Line
from chaos.said import Says


@dataclass(frozen=True)
class Case:
    """All that is known of one line."""

    line: Line
    attempts: tuple[Attempt, ...]
    tasks: tuple[Task, ...]
    said: tuple[Said, ...]
    sendings: tuple[Sending, ...]
    harm: Harm = field(default_factory=Harm)

    @property
    def accepted(self) -> bool:
        return any(one.heard is Heard.ACCEPTED for one in self.attempts)

    @property
    def turned_down(self) -> bool:
        """LeadSquared said no to at least one sending."""
        return any(one.turned_down for one in self.sendings)

    @property
    def denied(self) -> frozenset[str]:
        """The refs that LeadSquared turned down and does not have; or that it took when they came again, from a backup
        that did not know of the refusal."""
        stored = frozenset() if self.harm.replayed else {task.ref for task in self.tasks}
        return frozenset(one.ref for one in self.sendings if one.turned_down and one.ref not in stored)

    @property
    def cards(self) -> list[Said]:
        """Root messages that everybody sees; strays that were put right when they were pressed left out."""
        shown = [one for one in self.said if not one.root and not one.private and one.says is not Says.NOTHING]
        return [one for one in shown if not (one.pressed and self.is_stray(one))]

    def is_stray(self, one: Said) -> bool:
        """Whether the bot could not keep this card up to date; a backup knows nothing of what was posted after it."""
        return one.stray or self.harm.replayed

    def count(self, says: Says) -> int:
        return sum(one.says is says for one in self.said)


def cases(evidence: Evidence) -> list[Case]:
    """The evidence by line; lines that were never typed are left out."""
    found = []
    for line in evidence.lines:
        attempts = tuple(one for one in evidence.attempts if one.line == line.number)
        refs = {one.ref for one in attempts}
        tasks = tuple(one for one in evidence.tasks if one.ref in refs)
        said = tuple(one for one in evidence.said if one.line == line.number)
        sendings = tuple(one for one in evidence.sendings if one.ref in refs)
        if attempts:
            harm = evidence.harms.get(line.number, Harm())
            found.append(Case(line, attempts, tasks, said, sendings, harm))
    return found


def outcomes(evidence: Evidence) -> Counter[str]:
    """How many lines ended in which way, for the counts."""
    counted: Counter[str] = Counter()
    for case in cases(evidence):
        if case.tasks:
            counted["booked" if case.accepted else "booked, ack lost"] += 1
        elif case.count(Says.NOTHING):
            counted["refused in private"] += 1
        elif case.count(Says.NOT_BOOKED):
            counted["turned down by LeadSquared"] += 1
        elif not case.accepted:
            counted["never written down"] += 1
        else:
            counted["without an end"] += 1
    return counted
