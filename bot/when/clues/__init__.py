"""All the ways of naming a time that we know: one small finder each, in one tuple.

A finder looks at one place of a line and says what stands there. It does not compare, join or decide.
"""

from __future__ import annotations

from collections.abc import Callable
from typing import Final

from bot.when.clues import amounts, calendar, clocks, places
from bot.when.clues.clue import LATENT, Clue
from bot.when.tokens import OPAQUE, SIGN, WORD, Line
from bot.when.zones import OFFSETS, REGIONS

Finder = Callable[[Line, int], Clue | None]

FINDERS: Final[tuple[Finder, ...]] = (
    calendar.stamp,
    calendar.triple,
    clocks.colon,
    clocks.past,
    clocks.and_half,
    clocks.marked,
    clocks.named,
    calendar.nth_weekday,
    calendar.day_month,
    calendar.month_day,
    calendar.marked,
    calendar.day,
    calendar.day_part,
    amounts.later,
    amounts.amount,
    calendar.spaced,
    calendar.dashed,
    calendar.pair,
    clocks.dotted,
    calendar.day_of_month,
    calendar.week,
    places.zone,
    clocks.number,
)
MOST_CLUES: Final = 96


def find(line: Line) -> list[Clue]:
    """Every clue in the line, overlapping ones too; of a line with very many, the first ones."""
    found: list[Clue] = []
    for i, token in enumerate(line.tokens):
        if token.kind == OPAQUE:
            continue
        if not token.senses and token.kind in (WORD, SIGN):
            if token.word not in REGIONS and token.word not in OFFSETS and not _named_place(line, i):
                continue
        for finder in FINDERS:
            clue = finder(line, i)
            if clue is not None:
                weight = LATENT if _has_typo(line, clue) else clue.weight
                found.append(Clue(clue.i, clue.j, clue.said, weight, finder.__name__))
        if len(found) >= MOST_CLUES:
            break
    return found


def _has_typo(line: Line, clue: Clue) -> bool:
    return any("typo" in line.tokens[k].senses for k in range(clue.i, clue.j))


def _named_place(line: Line, i: int) -> bool:
    return line.at(i).word == "+" or any(
        "zone time" in line.at(j).senses for j in range(i + 1, i + 1 + places.MOST_WORDS)
    )
