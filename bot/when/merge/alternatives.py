"""Splits a line with two offers: `tomorrow 3pm or friday 4pm`.

Each half is merged by its own words alone, so that the morning of one is not the other's; what a half leaves out it
takes from the other. Resolves nothing.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from typing import Final

from bot.when.find.candidate import LATENT, STRONG, Candidate
from bot.when.languages import table as t
from bot.when.merge import near
from bot.when.merge.expression import MergedExpression, gather
from bot.when.merge.overlaps import drop_overlaps
from bot.when.text.tokens import SIGN, Line
from bot.when.values import Date, DayPart, Doubt, Range, Stamp, TimeOfDay, Why

MOST: Final = 5  # offers of one line
Merge = Callable[[Line, list[Candidate]], list[Candidate]]


def alternatives(line: Line, found: list[Candidate], merge: Merge) -> list[MergedExpression]:
    """The offers of a line, in order; [] where it has no two.

    `merge` is what makes the candidates of one line into those that count.
    """
    if line.present.isdisjoint((t.OR, "/", "|")):
        return []
    joints = _joints(line, drop_overlaps(line, found))
    if not joints:
        return []
    offers: list[list[Candidate]] = []
    begin = 0
    for end in [*joints[: MOST - 1], len(line.tokens)]:
        half = line.part(begin, end)
        mine = [_moved(one, -begin) for one in found if one.i >= begin and one.j <= end]
        offers.append([_moved(one, begin) for one in merge(half, mine)])
        begin = end + 1
    joining = [Candidate(k, k + 1, Doubt(Why.CHOICE), STRONG, "alternatives") for k in joints[: MOST - 1]]
    everything = sorted([one for offer in offers for one in offer] + joining, key=lambda one: one.i)
    title = gather(line, everything).title
    expression = [replace(gather(line, offer), title=title) for offer in offers]
    # An offer that is not understood by itself, `fri 2-3 or 4-5`, does not make the other one sure.
    return _lent([one for one in expression if not _is_empty(one)])


def _joints(line: Line, candidates: list[Candidate]) -> list[int]:
    """The tokens that part one offer from the next."""
    covered = {k for one in candidates for k in range(one.i, one.j)}
    found = []
    for k, token in enumerate(line.tokens):
        slash = token.kind == SIGN and token.word in "/|"
        if (token.is_a(t.OR) or slash) and k not in covered and _parts_two(line, candidates, k, slash=slash):
            found.append(k)
    return found


def _parts_two(line: Line, candidates: list[Candidate], k: int, *, slash: bool) -> bool:
    before = [one for one in candidates if one.j <= k and near.linked(line, one.j, k)]
    behind = [one for one in candidates if one.i > k and near.linked(line, k + 1, one.i)]
    if not before or not behind:
        return False
    one, other = before[-1], behind[0]
    n = candidates.index(other)
    if not slash and (_is_range(line, candidates[max(n - 2, 0) : n]) or _is_range(line, candidates[n : n + 2])):
        return True  # 2-4 or 5-6
    if not (_is_time(one) and _is_time(other)):
        return False
    if slash:  # 14./15.10. is a stretch of days, tomorrow/3pm is one moment
        both = (one, other)
        hours = all(any(map(_is_clock, side)) for side in (candidates[:n], candidates[n:]))
        named = [_is_named_day(of) for of in both]
        return all(named) or (hours and any(named) and all(_is_named_day(of) or _is_clock(of) for of in both))
    return _is_day(one) or _is_day(other) or isinstance(one.value, Range)


def _is_range(line: Line, two: list[Candidate]) -> bool:
    return len(two) == 2 and all(_is_clock(one) for one in two) and near.until(line, two[0], two[1])  # a pair


def _is_time(one: Candidate) -> bool:
    if one.weight == LATENT and not isinstance(one.value, (DayPart, TimeOfDay)):
        return near.is_number(one) and not (isinstance(one.value, Range))
    return isinstance(one.value, (Date, TimeOfDay, DayPart, Range, Stamp))


def _is_clock(one: Candidate) -> bool:
    return near.is_clock(one) or near.is_number(one)


def _is_day(one: Candidate) -> bool:
    return near.is_date(one) or isinstance(one.value, (DayPart, Stamp))


def _is_named_day(one: Candidate) -> bool:
    value = one.value
    return isinstance(value, DayPart) or (
        isinstance(value, Date) and (value.weekday is not None or value.shift is not None)
    )


def _moved(one: Candidate, by: int) -> Candidate:
    marks = tuple((mark, i + by, j + by) for mark, i, j in one.marks)
    return one._replace(i=one.i + by, j=one.j + by, marks=marks)


def _is_empty(expression: MergedExpression) -> bool:
    return expression.date is None and expression.clock is None and expression.later is None and expression.part is None


def _lent(expression: list[MergedExpression]) -> list[MergedExpression]:
    """What one offer leaves out is that of its neighbour: an hour for two days, a day for two hours.

    A day goes backwards only where it stands behind its hour: 3pm or 4pm on friday.
    """
    for n in range(1, len(expression)):
        _borrow(expression[n], expression[n - 1], day=True)
    for n in range(len(expression) - 2, -1, -1):
        _borrow(expression[n], expression[n + 1], day=_day_behind(expression[n + 1]))
    return expression


def _borrow(mine: MergedExpression, other: MergedExpression, *, day: bool) -> None:
    if mine.clock is None and mine.later is None and mine.part is None and other.clock is not None:
        mine.clock, mine.until, mine.apart = other.clock, other.until, other.apart
        mine.part = other.part
    if day and mine.date is None and mine.later is None and other.date is not None:
        mine.date, mine.last = other.date, other.last
    mine.amount = mine.amount or other.amount


def _day_behind(expression: MergedExpression) -> bool:
    days = [one.i for one in expression.candidates if near.is_date(one)]
    clocks = [one.i for one in expression.candidates if near.is_clock(one)]
    return bool(days and clocks and days[0] > clocks[0])
