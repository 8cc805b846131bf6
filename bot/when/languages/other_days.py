"""Names of days and months in languages that a line is not read in.

Whole words only, and no short ones. Not for reading: a line that has one beside an hour is asked about.
"""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from bot.when.languages import LANGUAGES, fold, groups, table_of
from bot.when.values import Date

# Shorter ones are words of other languages, or names: so, di, lun, Ali. In other scripts two letters are a word.
_SHORTEST_DAY: Final = 3
_SHORTEST_WEEKDAY: Final = 5
_SHORTEST_MONTH: Final = 3  # beside a number only
PAIR: Final = 2  # words of a day: mangal ko


@lru_cache(maxsize=64)
def days_of_others(codes: tuple[str, ...]) -> dict[str, Date]:
    """What a word means as a day, in any of LANGUAGES but these; the earlier language where two disagree."""
    found: dict[str, Date] = {}
    for code in LANGUAGES:
        if code not in codes:
            for word, day in _days(code).items():
                found.setdefault(word, day)
    return found


@lru_cache(maxsize=64)
def months_of_others(codes: tuple[str, ...]) -> dict[str, int]:
    """1 is January; as above."""
    found: dict[str, int] = {}
    for code in LANGUAGES:
        if code not in codes:
            for word, month in _months(code).items():
                found.setdefault(word, month)
    return found


@cache
def _days(code: str) -> dict[str, Date]:
    table = table_of(code)
    found = {
        word: Date(shift=shift)
        for shift, ways in enumerate(groups(table.days)[1:])
        for word in _whole(ways, _SHORTEST_DAY)
    }
    weekdays = enumerate(groups(table.weekdays))
    found.update((word, Date(weekday=number)) for number, ways in weekdays for word in _whole(ways, _SHORTEST_WEEKDAY))
    return found


@cache
def _months(code: str) -> dict[str, int]:
    months = enumerate(groups(table_of(code).months), 1)
    return {word: number for number, ways in months for word in _whole(ways, _SHORTEST_MONTH)}


def _whole(ways: list[str], shortest: int) -> list[str]:
    """Words and pairs of words, folded."""
    words = [word for way in ways if len((word := fold(way)).split()) <= PAIR and not {"-", "'"} & set(word)]
    return [word for word in words if len(word) >= (shortest if word.isascii() else 2)]
