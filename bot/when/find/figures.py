"""Finds dates in figures: 3/4, 13.6., 2026-11-24, 20 02 2014, ISO 8601.

Does not know what day it is: the years are filled in by resolve.
"""

from __future__ import annotations

from typing import Final

from bot.when.find.candidate import LATENT, STRONG, WEAK, Candidate
from bot.when.languages import table as t
from bot.when.text.tokens import INT, PAIR, STAMP, TRIPLE, WORD, Line
from bot.when.values import Date, Stamp, TimeOfDay

MOST_HOUR: Final = 24
_DENSE: Final = "\u3000"

_MONTH_DAYS: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def fits(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month]


def _century(year: int, digits: int) -> int | None:
    """26 is 2026."""
    if digits == 4:
        return year if 1900 <= year <= 2199 else None
    return 2000 + year if digits == 2 else None


def stamp(line: Line, i: int) -> Candidate | None:
    """ISO 8601: 2026-11-24T15:00+05:30."""
    token = line.at(i)
    if token.kind != STAMP:
        return None
    day, _, clock = token.word.replace(" ", "").partition("T")
    year, month, date = map(int, day.split("-"))
    offset: int | None = None
    for mark in "Z+-":
        head, found, tail = clock.partition(mark)
        if found:
            digits = tail.replace(":", "").ljust(4, "0")
            offset = 0 if mark == "Z" else int(digits[:2]) * 60 + int(digits[2:4])
            offset = -offset if mark == "-" else offset
            clock = head
            break
    digits = clock.replace(":", "")
    hour, minute = int(digits[:2]), int(digits[2:4])
    if not fits(date, month) or hour > 24 or minute > (59 if hour < 24 else 0) or (offset and abs(offset) >= 1440):
        return None
    value = Stamp(Date(year, month, date), TimeOfDay(hour, minute, whole=True), offset)
    return Candidate(i, i + 1, value)


def triple(line: Line, i: int) -> Candidate | None:
    """8/10/2012, 10.8.12, 2012-08-10."""
    token = line.at(i)
    if token.kind != TRIPLE:
        return None
    parts = token.word.replace("/", "-").replace(".", "-").split("-")
    a, b, c = map(int, parts)
    if len(parts[0]) == 4:
        year, month, day = a, b, c
        either = None
    elif len(parts[0]) <= 2:
        year_or_none = _century(c, len(parts[2]))
        if year_or_none is None:
            return None
        year = year_or_none
        first_is_month = line.month_first and "." not in token.word
        month, day = (a, b) if first_is_month else (b, a)
        if not fits(day, month):
            month, day = day, month
        either = _is_either(line, token.word, month, day)
    else:
        return None
    if not 1900 <= year <= 2199 or not fits(day, month):
        return None
    j = i + 1
    j += line.at(j).word == "." and line.at(j).glued and j + 1 < len(line.tokens)
    return Candidate(i, j, Date(year, month, day, either=either), STRONG)


def _is_either(line: Line, word: str, month: int, day: int) -> bool | None:
    """Whether 05/06 may be in May and in June: by the language one way, by the person's country the other."""
    is_open = any(sign in line.open_order for sign in word.rstrip(".") if not sign.isdecimal())
    return True if is_open and month != day and fits(month, day) else None


def pair(line: Line, i: int) -> Candidate | None:
    """8/10, 13.6."""
    token = line.at(i)
    if token.kind != PAIR or _is_labelled(line, i):
        return None
    dotted = "/" not in token.word
    a, b = map(int, token.word.rstrip(".").replace("/", ".").split("."))
    month, day = (a, b) if not dotted and line.month_first else (b, a)
    if not fits(day, month):
        month, day = day, month
    if not fits(day, month):
        no_day = not dotted and a and b and max(a, b) <= 39
        return Candidate(i, i + 1, Date(month=month, day=day), LATENT) if no_day else None
    after = line.at(i + 1)
    if after.glued and after.kind == WORD and t.TAIL not in after.senses and after.word < _DENSE:  # 12/5下午3点
        return None
    if dotted and not token.word.endswith(".") and not line.words.dotted:
        either = _is_either(line, token.word, month, day)
        return Candidate(i, i + 1, Date(month=month, day=day, either=either), LATENT)
    either = _is_either(line, token.word, month, day)
    if either is None and not dotted and line.words.month_first_in and month != day and fits(month, day):
        either = False
    return Candidate(i, i + 1, Date(month=month, day=day, either=either), WEAK)


def _is_labelled(line: Line, i: int) -> bool:
    """Whether the word before makes the number its own: version 3.2."""
    return line.at(i - 1).kind == WORD and line.at(i - 1).is_a(t.LABEL)


def spaced(line: Line, i: int) -> Candidate | None:
    """20 02 2014, where a day stands before its month."""
    tokens = [line.at(k) for k in (i, i + 1, i + 2)]
    if not line.words.dotted or any(token.kind != INT or token.glued for token in tokens[1:]):
        return None
    day, month, year = (int(token.value) for token in tokens)
    if len(tokens[2].word) != 4 or abs(year - line.year) > 10 or not fits(day, month):
        return None
    return Candidate(i, i + 3, Date(year, month, day))


def dashed(line: Line, i: int) -> Candidate | None:
    """25-11, where a day stands before its month and it can be no range of hours."""
    day, dash, month = line.at(i), line.at(i + 1), line.at(i + 2)
    if day.kind != INT or month.kind != INT or dash.word != "-":
        return None
    if not line.words.dotted and day.value <= MOST_HOUR:
        return None
    if not dash.glued or not month.glued or line.at(i + 3).word == "-" or len(month.word) > 2:
        return None
    if not day.value > max(12, month.value) or not fits(int(day.value), int(month.value)):
        return None
    return Candidate(i, i + 3, Date(month=int(month.value), day=int(day.value)), WEAK)
