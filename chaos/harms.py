"""What a run has done to single lines that no bot can repair. Decides nothing about it; the judge does."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field, replace

from bot.meetings.request import reference_of
from chaos.evidence import Attempt, Harm
from chaos.script import CrashesWorkers, SlackFails


@dataclass
class Harms:
    """Filled while a script is played. `copied_at` and `put_back_at` are unix seconds of the backup, 0 for none;
    `in_copy` the ids of the jobs that have not ended in it."""

    lasting: list[SlackFails | CrashesWorkers] = field(default_factory=list)
    copied_at: float = 0.0
    put_back_at: float = 0.0
    in_copy: Sequence[str] = ()

    def note(self, step: SlackFails | CrashesWorkers) -> None:
        """What ends by itself is no harm."""
        if isinstance(step, CrashesWorkers) or (step.line is not None and step.times is None):
            self.lasting.append(step)

    def of(self, attempts: Sequence[Attempt]) -> Mapping[int, Harm]:
        """By line."""
        found: dict[int, Harm] = {}
        for step in self.lasting:
            number = step.line.number if step.line else -1
            harm = found.get(number, Harm())
            if isinstance(step, CrashesWorkers):
                found[number] = replace(harm, deadly=True)
            else:
                found[number] = replace(harm, refused=harm.refused | {step.method})
        for one in attempts if self.put_back_at else ():
            harm = found.get(one.line, Harm())
            if self.copied_at <= one.at + one.ms / 1000 and one.at <= self.put_back_at:
                found[one.line] = replace(harm, rolled_back=True)
            elif one.ref in {reference_of(key) for key in self.in_copy}:
                found[one.line] = replace(harm, replayed=True)
        return found
