"""Dates: 22nd of April, 3/4, 2026-11-24, next friday, the second tuesday of july, tomorrow.

Does not know what day it is: the years and weeks are filled in by resolve.
"""

from __future__ import annotations

from typing import Final

from bot.when.clues.clue import LATENT, STRONG, WEAK, Clue
from bot.when.clues.numbers import count
from bot.when.said import Clock, Date, Part, Stamp
from bot.when.tokens import INT, PAIR, SIGN, STAMP, TRIPLE, WORD, Line
from bot.when.words import table as t

MOST_HOUR: Final = 24
_MONTH_DAYS: Final = (0, 31, 29, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31)


def _fits(day: int, month: int) -> bool:
    return 1 <= month <= 12 and 1 <= day <= _MONTH_DAYS[month]


def _century(year: int, digits: int) -> int | None:
    """26 is 2026."""
    if digits == 4:
        return year if 1900 <= year <= 2199 else None
    return 2000 + year if digits == 2 else None


def stamp(line: Line, i: int) -> Clue | None:
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
    if not _fits(date, month) or hour > 24 or minute > (59 if hour < 24 else 0) or (offset and abs(offset) >= 1440):
        return None
    said = Stamp(Date(year, month, date), Clock(hour, minute, whole=True), offset)
    return Clue(i, i + 1, said)


def triple(line: Line, i: int) -> Clue | None:
    """8/10/2012, 10.8.12, 2012-08-10."""
    token = line.at(i)
    if token.kind != TRIPLE:
        return None
    parts = token.word.replace("/", "-").replace(".", "-").split("-")
    a, b, c = map(int, parts)
    if len(parts[0]) == 4:
        year, month, day = a, b, c
    elif len(parts[0]) <= 2:
        year_or_none = _century(c, len(parts[2]))
        if year_or_none is None:
            return None
        year = year_or_none
        first_is_month = line.month_first and "." not in token.word
        month, day = (a, b) if first_is_month else (b, a)
        if not _fits(day, month):
            month, day = day, month
    else:
        return None
    if not 1900 <= year <= 2199 or not _fits(day, month):
        return None
    j = i + 1
    j += line.at(j).word == "." and line.at(j).glued and j + 1 < len(line.tokens)
    return Clue(i, j, Date(year, month, day), STRONG)


def pair(line: Line, i: int) -> Clue | None:
    """8/10, 13.6."""
    token = line.at(i)
    if token.kind != PAIR or _is_labelled(line, i):
        return None
    dotted = "/" not in token.word
    a, b = map(int, token.word.rstrip(".").replace("/", ".").split("."))
    month, day = (a, b) if not dotted and line.month_first else (b, a)
    if not _fits(day, month):
        month, day = day, month
    if not _fits(day, month):
        no_day = not dotted and a and b and max(a, b) <= 39
        return Clue(i, i + 1, Date(month=month, day=day), LATENT) if no_day else None
    after = line.at(i + 1)
    if after.glued and after.kind == WORD and t.TAIL not in after.senses:
        return None
    if dotted and not token.word.endswith(".") and not line.words.dotted:
        return Clue(i, i + 1, Date(month=month, day=day), LATENT)
    return Clue(i, i + 1, Date(month=month, day=day), WEAK)


def _is_labelled(line: Line, i: int) -> bool:
    """Whether the word before makes the number its own: version 3.2."""
    return line.at(i - 1).kind == WORD and line.at(i - 1).is_a(t.LABEL)


def _year(line: Line, i: int) -> tuple[int | None, int]:
    """A year behind a day and month, and where it ends."""
    j = i
    short = line.at(i + 1)
    if line.at(i).word in ("'", "’") and short.kind == INT and short.glued and len(short.word) == 2:
        return 2000 + int(short.value), i + 2  # Oct 5 '14
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
    if line.at(j).is_a(t.YEAR_MARK) or (t.UNIT in line.at(j).senses and line.at(j).word == "year"):
        j += 1
        j += line.at(j).word == "." and line.at(j).glued
    return value, j


def spaced(line: Line, i: int) -> Clue | None:
    """20 02 2014, where a day stands before its month."""
    tokens = [line.at(k) for k in (i, i + 1, i + 2)]
    if not line.words.dotted or any(token.kind != INT or token.glued for token in tokens[1:]):
        return None
    day, month, year = (int(token.value) for token in tokens)
    if len(tokens[2].word) != 4 or abs(year - line.year) > 10 or not _fits(day, month):
        return None
    return Clue(i, i + 3, Date(year, month, day))


def dashed(line: Line, i: int) -> Clue | None:
    """25-11, where a day stands before its month and it can be no range of hours."""
    day, dash, month = line.at(i), line.at(i + 1), line.at(i + 2)
    if day.kind != INT or month.kind != INT or dash.word != "-":
        return None
    if not line.words.dotted and day.value <= MOST_HOUR:
        return None
    if not dash.glued or not month.glued or line.at(i + 3).word == "-" or len(month.word) > 2:
        return None
    if not day.value > max(12, month.value) or not _fits(int(day.value), int(month.value)):
        return None
    return Clue(i, i + 3, Date(month=int(month.value), day=int(day.value)), WEAK)


def _joint(line: Line, i: int) -> int:
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


def day_month(line: Line, i: int) -> Clue | None:
    """22nd of April 2026."""
    found = count(line, i)
    if found is None or not 1 <= found.value <= 31:
        return None
    j = _joint(line, found.j)
    month = line.at(j).get(t.MONTH)
    if month is None:
        return None
    if found.digits == 0 and not found.ordinal and line.at(i).word == line.at(j).word:
        return None
    j += 1
    j += line.at(j).word == "." and line.at(j).glued
    year, j = _year(line, j)
    return Clue(i, j, Date(year, int(month), found.value))


def month_day(line: Line, i: int) -> Clue | None:
    """April 22nd, 2026."""
    month = line.at(i).get(t.MONTH)
    if month is None:
        return None
    j = _joint(line, i + 1)
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
    year, j = _year(line, found.j)
    return Clue(i, j, Date(year, int(month), found.value))


def _is_weekday(line: Line, i: int, j: int) -> bool:
    """Mar 24 nov: a month behind the day makes the word before it the weekday it may be as well."""
    return t.WEEKDAY in line.at(i).senses and line.at(_joint(line, j)).get(t.MONTH) is not None


def _day_stands_before(line: Line, i: int, j: int, end: int) -> bool:
    """1 juli, 17 ..: the month has its day already."""
    comma = any(line.at(k).word == "," for k in range(i, j))
    before = line.at(i - 1)
    year = line.at(end).kind == INT and len(line.at(end).word) == 4
    return comma and before.kind == INT and 1 <= before.value <= 31 and not year


def marked(line: Line, i: int) -> Clue | None:
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
    if day is None or (month is not None and not _fits(day, month)):
        return None
    if month is None and t.LABEL in line.at(j).senses:
        return None  # room 3
    return Clue(i, j, Date(year, month, day), STRONG if month or not before else WEAK)


def day_of_month(line: Line, i: int) -> Clue | None:
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
    k = j
    while line.at(k).is_a(t.OF, t.THE) and t.NEXT not in line.at(k).senses:
        k += 1
    near = line.at(k).get(t.NEXT)
    if near is not None and line.at(k + 1).get(t.UNIT) == t.MONTHS:
        return Clue(i, k + 2, Date(day=found.value, months=min(int(near), 1)))
    after = line.at(j)
    if after.is_a(t.MERIDIEM, t.MARK, t.UNIT) or (after.glued and after.is_a(t.SHORT_UNIT)):
        return None
    if not found.ordinal and not announced and not (dotted and line.words.dotted):
        return None
    if found.digits == 0 and not announced:
        return None
    weight = WEAK if announced and (found.ordinal or on or dated) else LATENT
    return Clue(i, j, Date(day=found.value), weight)


def nth_weekday(line: Line, i: int) -> Clue | None:
    """The second tuesday of july, last friday in october."""
    token = line.at(i)
    nth = -1 if t.LAST_OF in token.senses else None
    j = i + 1
    if nth is None:
        found = count(line, i)
        if found is None or not found.ordinal or found.value > 5:
            return None
        nth, j = found.value, found.j
    weekday = line.at(j).get(t.WEEKDAY)
    if weekday is None:
        return None
    j += 1
    k = j
    while line.at(k).is_a(t.OF, t.THE) or line.at(k).get(t.NEXT) == 0 or line.at(k).word in ("'", "’"):
        k += 1
        if k == j + 3:
            break
    month = line.at(k).get(t.MONTH)
    if month is not None:
        year, k = _year(line, k + 1)
        return Clue(i, k, Date(year, int(month), weekday=int(weekday), nth=nth))
    near = line.at(k).get(t.NEXT)
    if near is None and k > j:
        near = line.at(k - 1).get(t.NEXT)
        k -= near is not None
    if near is not None and line.at(k + 1).get(t.UNIT) == t.MONTHS:
        return Clue(i, k + 2, Date(weekday=int(weekday), nth=nth, months=min(int(near), 1)))
    return None


def _week(line: Line, i: int) -> tuple[int, int] | None:
    """`next week`, `of this week`: which, and where it ends."""
    j = i
    while line.at(j).is_a(t.OF, t.THE) and t.NEXT not in line.at(j).senses and j < i + 2:
        j += 1
    near = line.at(j).get(t.NEXT)
    if near is not None and line.at(j + 1).get(t.UNIT) == t.WEEK:
        return min(int(near), 1), j + 2
    near = line.at(j + 1).get(t.NEXT)
    if line.at(j).get(t.UNIT) == t.WEEK and near is not None:
        return min(int(near), 1), j + 2
    return None


def named_day(line: Line, i: int) -> tuple[Date, int] | None:
    """A day by its name: friday, next friday, friday of next week, tomorrow."""
    token = line.at(i)
    day = token.get(t.DAY)
    if day is not None:
        return Date(shift=int(day)), i + 1
    week = _week(line, i)
    if week is not None:
        weeks, j = week
        j += line.at(j).word == "," or line.at(j).is_a(t.ON)
        weekday = line.at(j).get(t.WEEKDAY)
        if weekday is not None:
            return Date(weekday=int(weekday), weeks=weeks), j + 1
        if t.WEEK_WORD not in line.at(i + 1).senses:
            return None
    shift = token.get(t.WEEK_SHIFT)
    near = token.get(t.NEXT)
    j = i + (shift is not None or near is not None)
    if shift is None and (second := line.at(j).get(t.WEEK_SHIFT)) is not None:
        shift, j = second, j + 1
    weekday = line.at(j).get(t.WEEKDAY)
    if weekday is None and t.WEEK_WORD in line.at(j).senses:
        found = count(line, j + 1)
        if found is not None and 1 <= found.value <= 7:
            weekday, j = found.value - 1, found.j - 1
    if weekday is None and line.at(j - 1).word in ("(", "（"):
        weekday = line.at(j).get(t.SHORT_WEEKDAY)
    if weekday is None:
        return None
    j += 1
    j += line.at(j).word == "." and line.at(j).glued and len(line.at(j - 1).word) <= 4
    if shift is not None:
        return Date(weekday=int(weekday), weeks=int(shift)), j
    week = _week(line, j) if near is None else None
    if week is not None:
        return Date(weekday=int(weekday), weeks=week[0]), week[1]
    if near is None and line.at(j).get(t.NEXT) is not None and not line.at(j).is_a(t.UNTIL, t.PAST):
        behind = line.at(j + 1)
        if behind.get(t.UNIT) is None and behind.get(t.WEEKDAY) is None and _adjective_behind(line):
            near, j = line.at(j).get(t.NEXT), j + 1
    return Date(weekday=int(weekday), near=None if near is None else int(near)), j


def _adjective_behind(line: Line) -> bool:
    """Vendredi prochain: not in English, where `friday next steps` is no next friday."""
    return line.words.codes[0] != "en"


def day(line: Line, i: int) -> Clue | None:
    """Friday, next friday, tomorrow."""
    found = named_day(line, i)
    if found is None:
        return None
    date, j = found
    ordinary = j == i + 1 and line.at(i).word in line.words.ordinary
    return Clue(i, j, date, WEAK if ordinary else STRONG)


def day_part(line: Line, i: int) -> Clue | None:
    """In the evening, tonight."""
    j = i
    while line.at(j).is_a(t.IN, t.AT, t.THE, t.OF, t.ON) and line.at(j).get(t.DAY_PART) is None:
        if j > i + 2 or line.at(j).is_a(t.TODAY_PART):
            break
        j += 1
    token = line.at(j)
    today = token.get(t.TODAY_PART)
    if today is not None:
        return Clue(i, j + 1, Part(int(today) % 4, shift=int(today) // 4))
    part = token.get(t.DAY_PART)
    if part is None:
        return None
    return Clue(i, j + 1, Part(int(part)), LATENT)


def week(line: Line, i: int) -> Clue | None:
    """Next week: a date, though a wide one."""
    found = _week(line, i)
    return Clue(i, found[1], Date(weeks=found[0]), WEAK) if found and found[0] >= 0 else None


def is_sign(line: Line, i: int, signs: str) -> bool:
    return line.at(i).kind == SIGN and line.at(i).word in signs
