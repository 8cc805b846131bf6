"""Finds numbers beside a date that may be its hour, though they rather count something: tomorrow 4 demo.

Never believed, only offered.
"""

from __future__ import annotations

from typing import Final

from bot.when.find.candidate import STRONG, Candidate
from bot.when.merge import near
from bot.when.merge.title import title_of
from bot.when.text.tokens import Line
from bot.when.values import Number, TimeOfDay

FOUR_FIGURES: Final = 4
YEARS_NEAR: Final = 1


def loose_hours(line: Line, found: list[Candidate], merged: list[Candidate]) -> tuple[tuple[TimeOfDay, str], ...]:
    """Each number beside a date as an hour, with the title that the line has without it."""
    dates = [one for one in merged if near.is_date(one)]
    if not dates or any(map(near.is_clock, merged)):
        return ()
    held = near.covered(merged)
    hours = []
    for one in found:
        if not isinstance(one.value, Number) or not held.isdisjoint(range(one.i, one.j)) or _is_year(line, one):
            continue
        clock = near.clock_of(one.value)
        beside = any(near.linked(line, date.j, one.i) or near.linked(line, one.j, date.i) for date in dates)
        if clock is not None and one.value.digits and beside:
            used = sorted([*merged, Candidate(one.i, one.j, clock, STRONG)], key=lambda candidate: candidate.i)
            hours.append((clock, title_of(line, used)))
    return tuple(hours)


def _is_year(line: Line, one: Candidate) -> bool:
    token = line.at(one.i)
    return len(token.word) == FOUR_FIGURES and abs(token.value - line.year) <= YEARS_NEAR
