"""The pass that sees what makes a time a question: a limit, a choice, a series, somebody else's zone.

Adds doubts beside the clues; answers none.
"""

from __future__ import annotations

from bot.when.clues.clue import LATENT, STRONG, Clue
from bot.when.refine import near
from bot.when.refine.near import changed
from bot.when.said import Clock, Doubt, Number, Stamp
from bot.when.tokens import Line
from bot.when.words import table as t


def doubted(line: Line, clues: list[Clue]) -> list[Clue]:
    """The clues, and a doubt behind each one that is no plain moment."""
    out: list[Clue] = []
    clocks = 0
    for clue in clues:
        why = _why(line, clue, first=not clocks)
        out.append(clue)
        clocks += near.is_clock(clue) or isinstance(clue.said, Stamp)
        if why is not None:
            out.append(why)
    return out


def unused(line: Line, clues: list[Clue]) -> list[Clue]:
    """A half or a quarter beside a clock that nobody could use makes it a question."""
    covered = {k for clue in clues for k in range(clue.i, clue.j)}
    for clue in clues:
        if not near.is_clock(clue) or clue.weight == LATENT:
            continue
        k = clue.j
        while k < clue.j + 3 and line.at(k).is_a(t.AND, t.THE, t.QUANTITY, t.TO_HOUR, t.PAST):
            k += 1
        for at in (clue.i - 1, k):
            if at not in covered and line.at(at).is_a(*_HALVES) and not line.at(at + 1).is_a(t.UNIT):
                return [*clues, Clue(at, at + 1, Doubt("torn"), STRONG, "unused")]
    return clues


_HALVES = (t.HALF, t.HALF_TO, t.HALF_PAST, t.QUARTER, t.QUARTER_TO, t.QUARTER_PAST, t.MERIDIEM)


def _why(line: Line, clue: Clue, *, first: bool) -> Clue | None:
    before, behind = line.at(clue.i - 1), line.at(clue.j)
    if near.is_date(clue) and before.is_a(t.EVERY):
        return Clue(clue.i - 1, clue.i, Doubt("series"), STRONG, "doubted")
    if not isinstance(clue.said, Clock) or clue.weight == LATENT:
        return None
    if behind.is_a(t.THEIR_TIME):
        return Clue(clue.j, clue.j + 1, Doubt("theirs"), STRONG, "doubted")
    if first and before.is_a(t.LIMIT) and not before.is_a(t.AT):
        return Clue(clue.i - 1, clue.i, Doubt("limit"), STRONG, "doubted")
    if first and behind.is_a(t.LIMIT_BEHIND):
        return Clue(clue.j, clue.j + 1, Doubt("limit"), STRONG, "doubted")
    return None


def either(line: Line, clues: list[Clue]) -> list[Clue]:
    """At 3 or 4: both are clocks, and a choice."""
    out: list[Clue] = []
    for clue in clues:
        last = out[-1] if out else None
        if last is not None and isinstance(last.said, Clock) and isinstance(clue.said, (Clock, Number)):
            said = near.clock_of(clue.said) if isinstance(clue.said, Number) else clue.said
            apart = clue.i - last.j
            if said is not None and 1 <= apart <= 2 and line.at(last.j).is_a(t.OR):
                out.append(Clue(last.j, clue.i, Doubt("or"), STRONG, "either"))
                out.append(changed(clue, said, STRONG, "either"))
                continue
        out.append(clue)
    return out
