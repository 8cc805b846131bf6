"""Finds the year behind a day and month: 2027, '27, twenty twenty seven.

Does not look for dates: those ask here.
"""

from __future__ import annotations

from bot.when.find.numbers import count
from bot.when.languages import table as t
from bot.when.text.tokens import CLOCK, INT, Line


def year_at(line: Line, i: int) -> tuple[int | None, int]:
    """A year behind a day and month, and where it ends."""
    j = i
    short = line.at(i + 1)
    if line.at(i).word in ("'", "’") and short.kind == INT and short.glued and len(short.word) == 2:
        return 2000 + int(short.value), i + 2  # Oct 5 '14
    sign = line.at(i)
    month = line.at(i - 1)
    dashed = sign.word in ("-", "/") and sign.glued and t.MONTH in month.senses and month.glued
    if dashed and short.kind == INT and short.glued and len(short.word) == 2:
        return 2000 + int(short.value), i + 2  # 25-Nov-26
    if line.at(i).kind == INT and _short_year(line, i):
        return 2000 + int(line.at(i).value), i + 1
    spelled = _spelled_year(line, i)
    if spelled is not None:
        return spelled
    while line.at(j).word in (",", "-", "/", ".") or line.at(j).is_a(t.OF):
        j += 1
        if j > i + 2:
            return None, i
    token = line.at(j)
    if token.kind != INT or len(token.word) != 4:
        return None, i
    value = int(token.value)
    after = line.at(j + 1)
    if after.is_a(t.MERIDIEM, t.MARK) and not after.is_a(t.YEAR_MARK):
        return None, i
    near = line.year - 30 <= value <= line.year + 10
    a_clock = value // 100 < 24 and value % 100 < 60
    if not (near or (1900 <= value <= 2199 and not a_clock)):
        return None, i
    j += 1
    if line.at(j).is_a(t.YEAR_MARK) or line.at(j).get(t.UNIT) == t.YEAR:
        j += 1
        j += line.at(j).word == "." and line.at(j).glued
    return value, j


def _short_year(line: Line, i: int) -> bool:
    """30 Nov 26 10am: two figures behind a month that has its day, and nothing that makes them an hour."""
    figures, after = line.at(i), line.at(i + 1)
    if len(figures.word) != 2 or not 0 <= figures.value - line.year % 100 <= 1 or t.MONTH not in line.at(i - 1).senses:
        return False
    if figures.glued or line.at(i - 2).is_a(t.MONTH):
        return False
    return after.kind == CLOCK or (after.kind == INT and line.at(i + 2).is_a(t.MERIDIEM))


def _spelled_year(line: Line, i: int) -> tuple[int, int] | None:
    """Twenty twenty six, two thousand and twenty six."""
    century = count(line, i)
    if century is None or century.digits or century.ordinal or century.value not in (2, 20):
        return None
    j = century.j
    if century.value == 2:  # of two thousand
        if line.at(j).get(t.NUMBER) != 1000:  # the same
            return None
        j += 1
        j += t.AND in line.at(j).senses
    rest = count(line, j)
    if rest is None or rest.digits or rest.ordinal or not 10 <= rest.value <= 99:
        return None
    return None if line.at(rest.j).is_a(t.UNIT, t.MERIDIEM) else (2000 + rest.value, rest.j)
