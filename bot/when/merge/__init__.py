"""The candidates of a line made into one expression: ordered passes, then what is left is gathered.

Knows no present moment: what day `friday` is, and which half of the day `4` is in, is for resolve.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.when.find.candidate import Candidate
from bot.when.merge import dates, hours, near_days, other_languages, overlaps, places, questions, ranges, titles
from bot.when.text.tokens import Line

Pass = Callable[[Line, list[Candidate]], list[Candidate]]
Changed = Callable[[Line, str, list[Candidate], list[Candidate]], None]

PASSES: Final[tuple[Pass, ...]] = (
    overlaps.longest,
    near_days.corrected,
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
    other_languages.other_languages,
    near_days.near_days,
    questions.vague,
    questions.stray_zone,
    places.placed,
    places.moved,
)


def merged_candidates(line: Line, candidates: list[Candidate], changed: Changed | None = None) -> list[Candidate]:
    """The candidates after every pass; `changed` hears what each one changed."""
    for step in PASSES:
        after = step(line, candidates)
        if changed is not None:
            changed(line, step.__name__, candidates, after)
        candidates = after
    return candidates
