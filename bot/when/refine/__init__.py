"""The clues of a line made into one picture: ordered passes, then what is left is gathered.

Knows no present moment: what day `friday` is, and which half of the day `4` is in, is for resolve.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.when.clues.clue import Clue
from bot.when.refine import abroad, dates, hours, overlaps, places, questions, ranges, titles
from bot.when.tokens import Line

Pass = Callable[[Line, list[Clue]], list[Clue]]
Changed = Callable[[Line, str, list[Clue], list[Clue]], None]

PASSES: Final[tuple[Pass, ...]] = (
    overlaps.longest,
    titles.names,
    hours.parted,
    hours.zoned,
    hours.announced,
    questions.either,
    dates.dated,
    ranges.spanned,
    ranges.ranged,
    ranges.slashed,
    hours.beside,
    titles.supported,
    titles.one_clock,
    questions.doubted,
    questions.serial,
    questions.unused,
    abroad.abroad,
    questions.vague,
    questions.stray_zone,
    places.placed,
    places.moved,
)


def refined(line: Line, clues: list[Clue], changed: Changed | None = None) -> list[Clue]:
    """The clues after every pass; `changed` hears what each one changed."""
    for step in PASSES:
        after = step(line, clues)
        if changed is not None:
            changed(line, step.__name__, clues, after)
        clues = after
    return clues
