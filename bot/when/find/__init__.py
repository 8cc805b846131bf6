"""Phase two: one small finder for each way of naming a time, in one tuple.

A finder looks at one place of a line and says what stands there. It does not compare, join or decide.
"""

from collections.abc import Callable
from functools import lru_cache
from typing import Final, NamedTuple

from bot.when.find import amounts, bare, clocks, figures, months, spoken, weekdays, zones
from bot.when.find.candidate import LATENT, Candidate
from bot.when.languages import table as t
from bot.when.languages.zone_names import OFFSETS, REGIONS
from bot.when.text.tokens import (
    CLOCK,
    DECIMAL,
    FRACTION,
    INT,
    OPAQUE,
    PAIR,
    SIGN,
    STAMP,
    TRIPLE,
    WORD,
    ZONE_KEY,
    Line,
    Token,
)

_COUNTS: Final = (INT, t.NUMBER, t.ORDINAL, t.ORDINAL_BEFORE)
_AMOUNTS: Final = (
    *(INT, DECIMAL, FRACTION, PAIR),
    *(t.NUMBER, t.QUANTITY, t.HALF, t.QUARTER, t.UNIT_MINUTES, t.ONE_HOUR, t.UNIT),
)
_HALVES: Final = (t.HALF, t.HALF_TO, t.HALF_PAST, t.QUARTER, t.QUARTER_TO, t.QUARTER_PAST)


_MEASURES: Final = (t.UNIT, t.SHORT_UNIT, t.UNIT_MINUTES, t.ONE_HOUR)
_TO_HALVES: Final = (t.PAST, t.TO_HOUR, t.TO_BEFORE, t.HALF_TO, t.HALF_PAST, t.QUARTER_PAST, t.QUARTER_TO, t.ORDINAL)


class Finder(NamedTuple):
    """A finder, and the kinds of token and the senses that it can begin with.

    `needs` are those of which one must be somewhere in the line: without them it finds nothing and is not called.
    """

    at: Callable[[Line, int], Candidate | None]
    opens_with: tuple[int | str, ...]
    needs: tuple[int | str, ...] = ()


FINDERS: Final[tuple[Finder, ...]] = (
    Finder(figures.stamp, (STAMP,)),
    Finder(figures.triple, (TRIPLE,)),
    Finder(clocks.colon, (CLOCK, INT), (CLOCK, ":")),
    Finder(spoken.past, (INT, t.NUMBER, t.THE, t.QUANTITY, t.TO_BEFORE, *_HALVES), _TO_HALVES),
    Finder(
        spoken.and_half,
        (INT, CLOCK, t.NUMBER, t.MERIDIEM, t.MARK_BEFORE, t.NAMED),
        (t.HALF, t.QUARTER, t.QUARTER_TO, t.AND, t.MINUS),
    ),
    Finder(
        clocks.marked,
        (INT, t.NUMBER, t.MERIDIEM, t.MARK_BEFORE),
        (t.MERIDIEM, t.MARK, t.MARK_BEFORE, t.APPROX, "a", "p"),
    ),
    Finder(spoken.behind_hour, (INT, t.NUMBER), (t.PAST_BEHIND, t.TO_BEHIND)),
    Finder(spoken.whole_word, (t.CLOCK_WORD,)),
    Finder(spoken.named, (INT, t.NAMED, t.END_OF_DAY), (t.NAMED, t.END_OF_DAY)),
    Finder(weekdays.nth_weekday, (*_COUNTS, t.LAST_OF, t.MONTH, t.NEXT, t.UNIT, t.MONTH_AHEAD), (t.WEEKDAY,)),
    Finder(months.day_month, _COUNTS, (t.MONTH,)),
    Finder(months.month_day, (t.MONTH,)),
    Finder(months.year_first, (INT,), (t.MONTH,)),
    Finder(months.marked, (INT, t.NUMBER, t.DAY_MARK), (t.DAY_MARK,)),
    Finder(
        weekdays.day,
        (t.DAY, t.WEEKDAY, t.SHORT_WEEKDAY, t.NEXT, t.WEEK_SHIFT, t.WEEK_WORD, t.WEEK_AHEAD, t.UNIT),
        (t.DAY, t.WEEKDAY, t.SHORT_WEEKDAY, t.WEEK_WORD),
    ),
    Finder(weekdays.numbered, (INT,), (t.ORDINAL_MARK,)),
    Finder(amounts.weeks_after, (t.DAY, t.WEEKDAY), (t.WEEKS_BEHIND, t.IN)),
    Finder(amounts.from_clock, _AMOUNTS, (t.AFTER, t.BEFORE)),
    Finder(weekdays.day_part, (t.DAY_PART, t.TODAY_PART, t.IN, t.AT, t.THE, t.OF, t.ON), (t.DAY_PART, t.TODAY_PART)),
    Finder(amounts.later, (t.IN, t.APPROX, t.THE, *_AMOUNTS, t.UNIT), (*_MEASURES, t.LATER)),
    Finder(amounts.amount, _AMOUNTS, _MEASURES),
    Finder(figures.spaced, (INT,)),
    Finder(figures.dashed, (INT,), ("-",)),
    Finder(figures.pair, (PAIR,)),
    Finder(clocks.dotted, (PAIR,)),
    Finder(months.day_of_month, (*_COUNTS, t.THE)),
    Finder(weekdays.around, (t.NEXT, t.MONTH_AHEAD, t.UNIT, t.OF, t.THE), (t.UNIT, t.MONTH_AHEAD)),
    Finder(weekdays.week, (t.NEXT, t.UNIT, t.OF, t.THE, t.WEEK_AHEAD), (t.UNIT, t.WEEK_AHEAD)),
    Finder(zones.zone, ("+", "-", "−")),
    Finder(zones.key, (ZONE_KEY,)),
    Finder(bare.number, _COUNTS),
)
_ZONE: Final = Finder(zones.zone, (WORD,))
_ZONES: Final = frozenset((*REGIONS, *OFFSETS, "us"))
MOST_CANDIDATES: Final = 96
MOST_TRIED: Final = 400  # places of one line; nobody needs as many to name one meeting


def find(line: Line) -> list[Candidate]:
    """Every candidate in the line, overlapping ones too; of a line with very many, the first ones."""
    found: list[Candidate] = []
    tried = 0
    present = line.present
    places_named = t.ZONE_TIME in present or "(" in present
    typos = t.TYPO in present
    for i, token in enumerate(line.tokens):
        kind = token.kind
        if kind == WORD:
            finders = _opened_by(kind, "", *token.senses) if token.senses else ()
            if places_named or token.word in _ZONES:
                finders += (_ZONE,)
        elif kind == OPAQUE:
            continue
        else:
            finders = _opened_by(kind, token.word if kind == SIGN else "", *token.senses)
        if not finders:
            continue
        for at, _, needs in finders:
            if needs and present.isdisjoint(needs):
                continue
            candidate = at(line, i)
            if candidate is not None:
                weight = LATENT if typos and _has_typo(line, candidate) else candidate.weight
                found.append(Candidate(candidate.i, candidate.j, candidate.value, weight, at.__name__))
        tried += 1
        if len(found) >= MOST_CANDIDATES or tried >= MOST_TRIED:
            break
    return found


@lru_cache(maxsize=2048)
def _opened_by(kind: int, sign: str, *senses: str) -> tuple[Finder, ...]:
    """The finders that can begin with such a token."""
    mine = {kind, sign, *senses}
    return tuple(finder for finder in FINDERS if not mine.isdisjoint(finder.opens_with))


def _has_typo(line: Line, candidate: Candidate) -> bool:
    return any(t.TYPO in line.tokens[k].senses for k in range(candidate.i, candidate.j))


__all__ = ["FINDERS", "Candidate", "Finder", "Token", "find"]
