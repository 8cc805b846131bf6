"""Merges the candidates of a line into one expression, by ordered passes.

Knows no present moment: what day `friday` is, and which half of the day `4` is in, is for resolve.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final, NamedTuple

from bot.when.find.candidate import Candidate
from bot.when.languages import table as t
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

Changed = Callable[[Line, str, list[Candidate], list[Candidate]], None]


class Pass(NamedTuple):
    """A pass. `needs` are kinds of token and senses of which one must be in the line, else it changes nothing."""

    step: Callable[[Line, list[Candidate]], list[Candidate]]
    needs: tuple[int | str, ...] = ()


PASSES: Final = (
    Pass(overlaps.drop_overlaps),
    Pass(near_days.doubt_corrected_words, (t.TYPO,)),
    Pass(discard.drop_names),
    Pass(clock_context.take_day_parts, (t.DAY_PART, t.NAMED)),
    Pass(clock_context.take_zones),
    Pass(clock_context.take_announced_numbers, (t.AT, t.MARK_BEFORE)),
    Pass(choices.doubt_choices, (t.OR, t.AND)),
    Pass(dates.join_dates),
    Pass(ranges.join_moments),
    Pass(ranges.join_ranges),
    Pass(ranges.join_slashes, ("/",)),
    Pass(clock_context.take_numbers_beside_dates),
    Pass(discard.drop_unsupported),
    Pass(discard.drop_weak_clocks),
    Pass(questions.doubt_times),
    Pass(questions.doubt_series, (t.EVERY,)),
    Pass(questions.doubt_unused_parts),
    Pass(other_languages.doubt_other_languages),
    Pass(near_days.doubt_near_days),
    Pass(questions.doubt_vague_days),
    Pass(questions.doubt_stray_zones),
    Pass(cities.doubt_cities),
    Pass(rescheduling.doubt_rescheduling, (t.MOVED,)),
)


def merged_candidates(line: Line, candidates: list[Candidate], changed: Changed | None = None) -> list[Candidate]:
    """The candidates after every pass; `changed` hears what each one changed."""
    present = line.present
    for step, needs in PASSES:
        if needs and present.isdisjoint(needs):
            continue
        after = step(line, candidates)
        if changed is not None:
            changed(line, step.__name__, candidates, after)
        candidates = after
    return candidates
