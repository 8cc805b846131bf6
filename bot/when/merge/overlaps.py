"""The pass that drops overlapping candidates, and its rules for a tie.

Looks at what stands in the line only; joins nothing.
"""

from __future__ import annotations

from itertools import pairwise
from operator import itemgetter

from bot.when.find.candidate import LATENT, STRONG, WEAK, Candidate
from bot.when.languages import table as t
from bot.when.merge import near
from bot.when.text.tokens import PAIR, Line
from bot.when.values import Amount, Date, Stamp, TimeOfDay


def drop_overlaps(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """Of candidates that overlap, the longest; of equals the surer, then the earlier finder's."""
    if all(one.j <= other.i for one, other in pairwise(candidates)):
        return candidates
    order = sorted(
        range(len(candidates)),
        key=lambda n: (candidates[n].i - candidates[n].j, _yields(line, candidates, n), -candidates[n].weight, n),
    )
    taken = 0  # one bit for each token
    kept: list[Candidate] = []
    for n in order:
        candidate = candidates[n]
        mine = (1 << candidate.j) - (1 << candidate.i)
        if not taken & mine:
            taken |= mine
            kept.append(candidate)
    return sorted(kept, key=itemgetter(0))


def _yields(line: Line, candidates: list[Candidate], n: int) -> bool:
    """Whether this candidate gives way to another of the same length."""
    candidate = candidates[n]
    if line.at(candidate.i).kind == PAIR and candidate.j == candidate.i + 1:
        return _pair_yields(line, candidates, candidate)
    if isinstance(candidate.value, TimeOfDay):
        return _hour_yields(line, candidates, candidate)
    return False


def _pair_yields(line: Line, candidates: list[Candidate], candidate: Candidate) -> bool:
    """10.15 is a clock beside a date or behind `at`, else a date."""
    if any(_to_clock(line, candidate, c) for c in candidates):
        return isinstance(candidate.value, Date)
    if line.at(candidate.i - 1).is_a(t.AT) and not line.at(candidate.i - 1).is_a(t.ON):
        a_clock = True
    else:
        others = [c for c in candidates if isinstance(c.value, Date) and not c.i <= candidate.i < c.j]
        others = [c for c in others if not near.until(line, c, candidate) and not near.until(line, candidate, c)]
        days = [c.value for c in others if c.weight > LATENT and isinstance(c.value, Date)]
        only_weekdays = all(day.weekday is not None and day.day is None for day in days)
        a_clock = bool(days) and not (only_weekdays and _day_and_month(line, candidate.i))
    clocks = any(isinstance(c.value, TimeOfDay) and c.weight == STRONG for c in candidates)
    return isinstance(candidate.value, Date) == (a_clock and not clocks)


def _to_clock(line: Line, pair: Candidate, other: Candidate) -> bool:
    """3.15 to 3.45 pm: a range of clocks."""
    sure = isinstance(other.value, TimeOfDay) and other.weight == STRONG and line.at(other.i).kind == PAIR
    return sure and near.until(line, pair, other)


def _day_and_month(line: Line, i: int) -> bool:
    """Whether the two numbers can be a day and a month, in that order."""
    day, month = line.at(i).word.rstrip(".").replace("/", ".").split(".")
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _hour_yields(line: Line, candidates: list[Candidate], candidate: Candidate) -> bool:
    """1h30 is a clock in French, an amount behind `for` and beside another clock."""
    same = [c for c in candidates if (c.i, c.j) == (candidate.i, candidate.j) and isinstance(c.value, Amount)]
    if not same or line.at(candidate.i - 1).is_a(t.AT, t.MARK_BEFORE):
        return False
    if line.at(candidate.i - 1).is_a(t.FOR):
        return True
    assert isinstance(candidate.value, TimeOfDay)  # noqa: S101 # the caller looked
    others = (c for c in candidates if isinstance(c.value, (TimeOfDay, Stamp)) and c.weight == STRONG)
    apart = (c for c in others if c.j <= candidate.i or c.i >= candidate.j)
    if any(not near.until(line, c, candidate) and not near.until(line, candidate, c) for c in apart):
        return candidate.value.hour <= 8
    return candidate.weight == WEAK and candidate.value.hour < 7
