"""Finds days by name: next friday, second tuesday of july, tomorrow.

Does not know what day it is: the weeks are counted by resolve.
"""

from __future__ import annotations

from bot.when.find.candidate import LATENT, STRONG, WEAK, Candidate
from bot.when.find.numbers import count
from bot.when.find.years import year_at
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.text.tokens import MOST_SKIPPED, WORD, Line
from bot.when.values import Date, DayPart

MOST_DAYS = 31
MOST_BEFORE = 4  # tokens between a month and `next year`


def nth_weekday(line: Line, i: int) -> Candidate | None:
    """The second tuesday of july, last friday in october."""
    start = i
    i, month_before = _of_month(line, i)
    token = line.at(i)
    last = token.get(t.LAST_OF)
    nth = None if last is None else int(last)
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
    value = Date(weekday=int(weekday), nth=nth)
    if month_before is not None:
        return Candidate(start, j, value._replace(month=month_before.month, months=month_before.months))
    k = j
    while line.at(k).is_a(t.OF, t.THE) or line.at(k).get(t.NEXT) == 0 or line.at(k).word in ("'", "’"):
        k += 1
        if k == j + 3:
            break
    month = line.at(k).get(t.MONTH)
    if month is not None:
        year, k = year_at(line, k + 1)
        return Candidate(i, k, value._replace(year=year, month=int(month)))
    named = month_named(line, j)
    if named is not None:
        return Candidate(i, named[1], value._replace(months=named[0]))
    if (k > j or not _adjective_before(line)) and line.at(k).get(t.UNIT) == t.MONTHS:  # of the month
        return Candidate(i, k + 1, value)
    if nth < 0 or line.at(i - 1).is_a(t.EVERY):
        return None
    return Candidate(i, j, value._replace(either=True)) if t.WEEKDAY not in token.senses else None


def _of_month(line: Line, i: int) -> tuple[int, Date | None]:
    """Where the count begins behind the month it is of: next month first monday, ayın ilk pazartesi."""
    month = line.at(i).get(t.MONTH)
    named = month_named(line, i) if month is None and not line.at(i).is_a(t.OF, t.THE) else None
    if month is None and named is None and not (line.at(i).get(t.UNIT) == t.MONTHS and not _adjective_before(line)):
        return i, None
    j = named[1] if named else i + 1
    j += month is not None and line.at(j).get(t.UNIT) == t.MONTHS  # ocak ayının
    while line.at(j).is_a(t.OF, t.THE, t.TAIL) and not line.at(j).is_a(t.ORDINAL):
        j += 1
    found = count(line, j)
    counted = (found is not None and found.ordinal) or t.LAST_OF in line.at(j).senses
    if not counted:
        return i, None
    return j, Date(month=None if month is None else int(month), months=named[0] if named else None)


def _adjective_before(line: Line) -> bool:
    return line.words.has(Habit.ADJECTIVE_BEFORE)


def month_named(line: Line, i: int) -> tuple[int, int] | None:
    """`of next month`, `del mes que viene`, `来月の`: how many months on, and where it ends."""
    if line.present.isdisjoint((t.NEXT, t.MONTH_AHEAD)):
        return None
    j = i
    while line.at(j).is_a(t.OF, t.THE) and line.at(j).get(t.NEXT) is None and j < i + MOST_SKIPPED:
        j += 1
    ahead = line.at(j).get(t.MONTH_AHEAD)
    if ahead is not None:
        return int(ahead), j + 1
    for unit, near in ((j + 1, j), (j, j + 1)):
        step = line.at(near).get(t.NEXT)
        if step is not None and step >= 0 and line.at(unit).get(t.UNIT) == t.MONTHS:
            return min(int(step), 1), j + 2
    return None


def _week(line: Line, i: int) -> tuple[int, int] | None:
    """`next week`, `of this week`: which, and where it ends."""
    if line.present.isdisjoint((t.NEXT, t.WEEK_AHEAD)):
        return None
    j = i
    while line.at(j).is_a(t.OF, t.THE) and t.NEXT not in line.at(j).senses and j < i + 2:
        j += 1
    ahead = line.at(j).get(t.WEEK_AHEAD)
    if ahead is not None:
        return int(ahead), j + 1
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
            return _of_week(line, int(weekday), weeks), j + 1
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
        return _of_week(line, int(weekday), week[0]), week[1]
    if near is None and line.at(j).get(t.NEXT) is not None and not line.at(j).is_a(t.UNTIL, t.PAST):
        behind = line.at(j + 1)
        measured = behind.get(t.UNIT) is not None and not behind.is_a(t.MARK_BEFORE)  # venerdì prossimo ore 9
        if not measured and behind.get(t.WEEKDAY) is None and _adjective_behind(line):
            near, j = line.at(j).get(t.NEXT), j + 1
    return Date(weekday=int(weekday), near=None if near is None else int(near)), j


def _of_week(line: Line, weekday: int, weeks: int) -> Date:
    """The sunday of a week is its first or its last day, as people count."""
    return Date(weekday=weekday, weeks=weeks, either=True if weekday == SUNDAY and line.words.sunday_first else None)


SUNDAY = 6


def _adjective_behind(line: Line) -> bool:
    """Vendredi prochain: not in English, where `friday next steps` is no next friday."""
    return not line.words.has(Habit.ADJECTIVE_BEFORE)


def numbered(line: Line, i: int) -> Candidate | None:
    """2ª, 6a: monday is the second day of the week in Portuguese; but 2ª reunião is a second meeting."""
    number, mark, behind = line.at(i), line.at(i + 1), line.at(i + 2)
    marked = mark.glued and line.text[mark.start : mark.end] in ("ª", "a")
    if not (line.words.has(Habit.NUMBERED_WEEKDAYS) and marked and number.word in ("2", "3", "4", "5", "6")):
        return None
    counts = behind.kind == WORD and not behind.senses
    return None if counts else Candidate(i, i + 2, Date(weekday=int(number.value) - 2))


def day(line: Line, i: int) -> Candidate | None:
    """Friday, next friday, tomorrow."""
    found = named_day(line, i)
    if found is None:
        return None
    date, j = found
    ordinary = j == i + 1 and line.at(i).word in line.words.ordinary
    return Candidate(i, j, date, WEAK if ordinary else STRONG)


def day_part(line: Line, i: int) -> Candidate | None:
    """In the evening, tonight."""
    j = i
    while line.at(j).is_a(t.IN, t.AT, t.THE, t.OF, t.ON) and line.at(j).get(t.DAY_PART) is None:
        if j > i + 2 or line.at(j).is_a(t.TODAY_PART):
            break
        j += 1
    token = line.at(j)
    today = token.get(t.TODAY_PART)
    if today is not None:
        return Candidate(i, j + 1, DayPart(int(today) % 4, shift=int(today) // 4))
    part = token.get(t.DAY_PART)
    if part is None:
        return None
    dated = line.at(j + 1).is_a(t.OF) and (line.at(j + 2).is_a(t.THE, t.MONTH) or count(line, j + 2) is not None)
    return Candidate(i, j + 1 + (dated and line.at(j + 1).word == "of"), DayPart(int(part)), LATENT)


def around(line: Line, i: int) -> Candidate | None:
    """The year of `jan 5 next year`, the month of `next month on the 5th`: only beside such a day."""
    named = month_named(line, i)
    if named is not None and not (_adjective_before(line) and line.at(i).is_a(t.OF, t.THE)):
        return _month_before_day(line, i, *named)
    near = line.at(i).get(t.NEXT)
    unit = line.at(i + 1).get(t.UNIT)
    if near not in (0, 1) or unit != t.YEAR:
        return None
    j = i + 2
    while line.at(j).is_a(t.ON, t.THE) or line.at(j).word == ",":
        j += 1
    behind = count(line, j)
    dated = t.MONTH in line.at(j).senses or (behind is not None and t.MONTH in line.at(behind.j).senses)
    k = i - 1
    while k > i - MOST_BEFORE and (line.at(k).is_a(t.OF, t.IN, t.ORDINAL_MARK) or line.at(k).word == ","):
        k -= 1
    value = t.MONTH in line.at(k).senses or t.MONTH in line.at(k - 1).senses
    return Candidate(i, i + 2, Date(year=line.year + int(near)), LATENT) if dated or value else None


def _month_before_day(line: Line, i: int, months: int, j: int) -> Candidate | None:
    """Next month on the 5th, le mois prochain le 5, 来月の5日."""
    end = j
    marked = False
    while (line.at(j).is_a(t.ON, t.THE, t.OF) or line.at(j).word == ",") and j < end + MOST_SKIPPED:
        marked = marked or line.at(j).is_a(t.ON, t.THE)
        j += 1
    day = count(line, j)
    if day is None or not 1 <= day.value <= MOST_DAYS or day.digits > 2:  # figures of a day
        return None
    mark = line.at(day.j)
    suffixed = mark.word in ("'", "’") and line.at(day.j + 1).is_a(t.TAIL, t.ORDINAL_MARK)
    if t.DAY_MARK in mark.senses or suffixed:
        return Candidate(i, day.j + 1 + suffixed, Date(day=day.value, months=months))
    if not day.ordinal and not (marked and not _adjective_before(line)):
        return None
    return Candidate(i, end, Date(months=months), LATENT)


def week(line: Line, i: int) -> Candidate | None:
    """Next week: a date, though a wide one."""
    found = _week(line, i)
    return Candidate(i, found[1], Date(weeks=found[0]), WEAK) if found and found[0] >= 0 else None
