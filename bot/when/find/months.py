"""Finds dates by month or number: 22nd of April, April 22, 4月30日, the 18th.

Does not know what day it is: the years and months are filled in by resolve.
"""

from __future__ import annotations

from bot.when.find.candidate import LATENT, STRONG, WEAK, Candidate
from bot.when.find.figures import fits
from bot.when.find.numbers import count
from bot.when.find.weekdays import month_named
from bot.when.find.years import year_at
from bot.when.languages import table as t
from bot.when.text.tokens import INT, SIGN, WORD, Line
from bot.when.values import Date

YEARS_NEAR = 10


def joint_end(line: Line, i: int) -> int:
    """Past what may stand between a day and its month: of, the, dots and dashes."""
    j = i
    while j < i + 4:
        token = line.at(j)
        if token.kind == SIGN and token.word in "-/":
            if not (token.glued and line.at(j + 1).glued):
                break
            j += 1
        elif token.is_a(t.OF, t.THE, t.DAY_MARK) or token.word in (".", ",", "'", "’") or token.get(t.UNIT) == t.DAYS:
            j += 1
        else:
            break
    return j


def day_month(line: Line, i: int) -> Candidate | None:
    """22nd of April 2026."""
    found = count(line, i)
    if found is None or not 1 <= found.value <= 31:
        return None
    j = joint_end(line, found.j)
    month = line.at(j).get(t.MONTH)
    if month is None:
        return None
    if found.digits == 0 and not found.ordinal and line.at(i).word == line.at(j).word:
        return None
    j += 1
    j += line.at(j).word == "." and line.at(j).glued
    year, j = year_at(line, j)
    return Candidate(i, j, Date(year, int(month), found.value))


def month_day(line: Line, i: int) -> Candidate | None:
    """April 22nd, 2026."""
    month = line.at(i).get(t.MONTH)
    if month is None:
        return None
    j = joint_end(line, i + 1)
    found = count(line, j)
    if found is None or not 1 <= found.value <= 31 or found.digits > 2:
        return None
    after = line.at(found.j)
    if after.is_a(t.MERIDIEM, t.MARK, t.COUNTED) or (after.glued and after.is_a(t.LOOSE_MERIDIEM)):
        return None
    if after.get(t.UNIT) is not None and after.get(t.UNIT) != t.DAYS:
        return None
    if _day_stands_before(line, i, j, found.j) or _is_weekday(line, i, found.j):
        return None
    year, j = year_at(line, found.j)
    return Candidate(i, j, Date(year, int(month), found.value))


def year_first(line: Line, i: int) -> Candidate | None:
    """2026-Nov-27."""
    year, dash = line.at(i), line.at(i + 1)
    if len(year.word) != 4 or abs(year.value - line.year) > YEARS_NEAR or dash.word not in ("-", "/"):
        return None
    if not dash.glued or not line.at(i + 2).glued:
        return None
    found = month_day(line, i + 2)
    if found is None or not isinstance(found.value, Date) or found.value.year is not None:
        return None
    return Candidate(i, found.j, Date(int(year.value), found.value.month, found.value.day))


def _is_weekday(line: Line, i: int, j: int) -> bool:
    """Mar 24 nov: a month behind the day makes the word before it the weekday it may be as well."""
    return t.WEEKDAY in line.at(i).senses and line.at(joint_end(line, j)).get(t.MONTH) is not None


def _day_stands_before(line: Line, i: int, j: int, end: int) -> bool:
    """1 juli, 17 ..: the month has its day already."""
    comma = any(line.at(k).word == "," for k in range(i, j))
    before = line.at(i - 2) if line.at(i - 1).word == "." else line.at(i - 1)
    year = line.at(end).kind == INT and len(line.at(end).word) == 4
    return comma and before.kind == INT and 1 <= before.value <= 31 and not year


def marked(line: Line, i: int) -> Candidate | None:
    """2016年2月5日, 4月30日, 25日, el día 15, 18 तारीख."""
    year = month = day = None
    j = i
    before = t.DAY_MARK in line.at(j).senses and line.at(j).kind == WORD
    j += before
    while j < i + 12:
        found = count(line, j)
        if found is None or found.ordinal:
            break
        mark = line.at(found.j)
        if t.YEAR_MARK in mark.senses and year is None and month is None and found.value > 999:
            year = found.value
        elif t.MONTH_MARK in mark.senses and month is None and 1 <= found.value <= 12:
            month = found.value
        elif (t.DAY_MARK in mark.senses or before) and 1 <= found.value <= 31:
            day = found.value
            j = found.j + (t.DAY_MARK in mark.senses)
            break
        else:
            break
        j = found.j + 1
    if day is None or (month is not None and not fits(day, month)):
        return None
    if month is None and t.LABEL in line.at(j).senses:
        return None  # room 3
    named = month is None and line.at(i).kind == WORD and not before and _begins_a_name(line, j)
    return Candidate(i, j, Date(year, month, day), STRONG if month or not (before or named) else WEAK)


def _begins_a_name(line: Line, i: int) -> bool:
    """三日月商事, 三号楼: an unknown word is written onto the day, perhaps behind the sign for a month."""
    i += line.at(i).glued and line.at(i).is_a(t.MONTH_MARK) and line.at(i).word > _DENSE
    return line.at(i).glued and line.at(i).kind == WORD and not line.at(i).senses


_DENSE = "\u3000"


def day_of_month(line: Line, i: int) -> Candidate | None:
    """The 18th, on the 17, 10th of next month."""
    j = i
    before = line.at(i - 1)
    on = before.is_a(t.ON) and not before.is_a(t.AT)
    announced = on
    dated = False
    while t.THE in line.at(j).senses and j < i + 2 and not line.at(j).is_a(t.UNTIL, t.AT):
        dated = dated or t.ON in line.at(j).senses
        j += 1
        announced = True
    found = count(line, j)
    if found is None or not 1 <= found.value <= 31 or (found.digits == 0 and not found.ordinal):
        return None
    j = found.j
    dotted = line.at(j).word == "." and line.at(j).glued and found.digits > 0
    dotted = dotted and j + 1 < len(line.tokens)  # not the end of a sentence
    j += dotted and line.words.dotted
    named = month_named(line, j + (t.DAY_MARK in line.at(j).senses))
    if named is not None:
        return Candidate(i, named[1], Date(day=found.value, months=named[0]))
    after = line.at(j)
    if after.is_a(t.MERIDIEM, t.MARK, t.UNIT) or (after.glued and after.is_a(t.SHORT_UNIT)):
        return None
    if not found.ordinal and not announced and not (dotted and line.words.dotted):
        return None
    if found.digits == 0 and not announced:
        return None
    weight = WEAK if announced and (found.ordinal or on or dated) else LATENT
    return Candidate(i, j, Date(day=found.value), weight)
