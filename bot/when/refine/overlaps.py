"""The pass that drops overlapping clues, and the rules for a tie.

Looks at what stands in the line only; joins nothing.
"""

from __future__ import annotations

from bot.when.clues.clue import LATENT, STRONG, WEAK, Clue
from bot.when.refine import near
from bot.when.said import Amount, Clock, Date, Stamp
from bot.when.tokens import PAIR, Line
from bot.when.words import table as t


def longest(line: Line, clues: list[Clue]) -> list[Clue]:
    """Of clues that overlap, the longest; of equals the surer, then the earlier finder's."""
    order = sorted(
        range(len(clues)),
        key=lambda n: (clues[n].i - clues[n].j, _yields(line, clues, n), -clues[n].weight, n),
    )
    taken: set[int] = set()
    kept: list[Clue] = []
    for n in order:
        clue = clues[n]
        if taken.isdisjoint(range(clue.i, clue.j)):
            taken.update(range(clue.i, clue.j))
            kept.append(clue)
    return sorted(kept, key=lambda clue: clue.i)


def _yields(line: Line, clues: list[Clue], n: int) -> bool:
    """Whether this clue gives way to another of the same length."""
    clue = clues[n]
    if line.at(clue.i).kind == PAIR and clue.j == clue.i + 1:
        return _pair_yields(line, clues, clue)
    if isinstance(clue.said, Clock) and clue.found_by in ("marked", "and_half"):
        return _hour_yields(line, clues, clue)
    return False


def _pair_yields(line: Line, clues: list[Clue], clue: Clue) -> bool:
    """10.15 is a clock beside a date or behind `at`, else a date."""
    if any(_to_clock(line, clue, c) for c in clues):
        return isinstance(clue.said, Date)
    if line.at(clue.i - 1).is_a(t.AT) and not line.at(clue.i - 1).is_a(t.ON):
        a_clock = True
    else:
        others = [c for c in clues if isinstance(c.said, Date) and not c.i <= clue.i < c.j]
        others = [c for c in others if not near.until(line, c, clue) and not near.until(line, clue, c)]
        days = [c.said for c in others if c.weight > LATENT and isinstance(c.said, Date)]
        only_weekdays = all(day.weekday is not None and day.day is None for day in days)
        a_clock = bool(days) and not (only_weekdays and _day_and_month(line, clue.i))
    clocks = any(isinstance(c.said, Clock) and c.weight == STRONG for c in clues)
    return isinstance(clue.said, Date) == (a_clock and not clocks)


def _to_clock(line: Line, pair: Clue, other: Clue) -> bool:
    """3.15 to 3.45 pm: a range of clocks."""
    sure = isinstance(other.said, Clock) and other.weight == STRONG and line.at(other.i).kind == PAIR
    return sure and near.until(line, pair, other)


def _day_and_month(line: Line, i: int) -> bool:
    """Whether the two numbers can be a day and a month, in that order."""
    day, month = line.at(i).word.rstrip(".").replace("/", ".").split(".")
    return 1 <= int(day) <= 31 and 1 <= int(month) <= 12


def _hour_yields(line: Line, clues: list[Clue], clue: Clue) -> bool:
    """1h30 is a clock in French, an amount behind `for` and beside another clock."""
    same = [c for c in clues if (c.i, c.j) == (clue.i, clue.j) and isinstance(c.said, Amount)]
    if not same or line.at(clue.i - 1).is_a(t.AT, t.MARK_BEFORE):
        return False
    if line.at(clue.i - 1).is_a(t.FOR):
        return True
    assert isinstance(clue.said, Clock)  # noqa: S101 # the caller looked
    others = (c for c in clues if isinstance(c.said, (Clock, Stamp)) and c.weight == STRONG)
    apart = (c for c in others if c.j <= clue.i or c.i >= clue.j)
    if any(not near.until(line, c, clue) and not near.until(line, clue, c) for c in apart):
        return clue.said.hour <= 8
    return clue.weight == WEAK and clue.said.hour < 7
