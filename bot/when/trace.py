"""Why a text was read as it was: which finder found what, and which pass changed it.

Made only when asked for; reading goes the same way without it.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field, fields, is_dataclass

from bot.when.clues.clue import Clue
from bot.when.reading import Reading, Unclear
from bot.when.tokens import Line

_WEIGHTS = ("perhaps", "likely", "sure")


@dataclass(slots=True)
class Trace:
    """The steps in words, and the result. Iterating gives the steps."""

    steps: list[str] = field(default_factory=list)
    result: Reading | Unclear | None = None

    def __iter__(self) -> Iterator[str]:
        return iter(self.steps)

    def found(self, line: Line, clues: list[Clue]) -> None:
        self.steps += [f"found    {_clue(line, clue)}" for clue in clues]

    def changed(self, line: Line, name: str, before: list[Clue], after: list[Clue]) -> None:
        """What one pass dropped and what it made; nothing where it changed nothing."""
        self.steps += [f"{name:9}- {_clue(line, clue)}" for clue in before if clue not in after]
        self.steps += [f"{name:9}+ {_clue(line, clue)}" for clue in after if clue not in before]


def _clue(line: Line, clue: Clue) -> str:
    text = line.text[line.at(clue.i).start : line.at(clue.j - 1).end]
    return f"{clue.found_by.split(':')[0].split('+')[0]:13} {text!r}: {_said(clue.said)} ({_WEIGHTS[clue.weight]})"


def _said(said: object) -> str:
    """A value with only what was said in it: `Date(weekday=4, near=1)`."""
    if not is_dataclass(said):
        return repr(said)
    told = []
    for one in fields(said):
        value = getattr(said, one.name)
        if value != one.default:
            told.append(f"{one.name}={_said(value)}")
    return f"{type(said).__name__}({', '.join(told)})"
