"""Merges the candidates of a line into one expression, by ordered passes.

Knows no present moment: what day `friday` is, and which half of the day `4` is in, is for resolve.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.when.find.candidate import Candidate
from bot.when.merge import (
    choices,
    cities,
    clock_context,
    dates,
    discard,
    near_days,
    other_languages,
    overlaps,
    questions,
    ranges,
    rescheduling,
)
from bot.when.text.tokens import Line

Pass = Callable[[Line, list[Candidate]], list[Candidate]]
Changed = Callable[[Line, str, list[Candidate], list[Candidate]], None]

PASSES: Final[tuple[Pass, ...]] = (
    overlaps.drop_overlaps,
    near_days.doubt_corrected_words,
    discard.drop_names,
    clock_context.take_day_parts,
    clock_context.take_zones,
    clock_context.take_announced_numbers,
    choices.doubt_choices,
    dates.join_dates,
    ranges.join_moments,
    ranges.join_ranges,
    ranges.join_slashes,
    clock_context.take_numbers_beside_dates,
    discard.drop_unsupported,
    discard.drop_weak_clocks,
    questions.doubt_times,
    questions.doubt_series,
    questions.doubt_unused_parts,
    other_languages.doubt_other_languages,
    near_days.doubt_near_days,
    questions.doubt_vague_days,
    questions.doubt_stray_zones,
    cities.doubt_cities,
    rescheduling.doubt_rescheduling,
)


def merged_candidates(line: Line, candidates: list[Candidate], changed: Changed | None = None) -> list[Candidate]:
    """The candidates after every pass; `changed` hears what each one changed."""
    for step in PASSES:
        after = step(line, candidates)
        if changed is not None:
            changed(line, step.__name__, candidates, after)
        candidates = after
    return candidates
