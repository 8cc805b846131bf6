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
    dated = line.at(clue.i - 1).is_a(t.AT) and not line.at(clue.i - 1).is_a(t.ON)
    others = [c for c in clues if isinstance(c.said, Date) and not c.i <= clue.i < c.j]
    if any(near.until(line, c, clue) or near.until(line, clue, c) for c in others):
        dated = False
    else:
        dated = dated or any(c.weight > LATENT for c in others)
    clocks = any(isinstance(c.said, Clock) and c.weight == STRONG for c in clues)
    return isinstance(clue.said, Date) == (dated and not clocks)


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
