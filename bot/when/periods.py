"""Reads a stretch of whole days: tomorrow, this week, next 14 days, july, 1-5 december.

Days by name and by date are read as in a line. What is too long for a list is for the caller to say.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import Final, NamedTuple

from bot.when.find.amounts import amount_at
from bot.when.find.numbers import count
from bot.when.find.weekdays import month_named
from bot.when.languages import table as t
from bot.when.reader import read, words_for
from bot.when.reading import answer
from bot.when.resolve.days import add_months
from bot.when.text.lexer import tokens_of
from bot.when.text.tokens import CLOCK, INT, Line

# Small words before and between the others: for the next two weeks, in july, der nächste Monat.
_SMALL: Final = (t.THE, t.FOR, t.OF, t.IN, t.ON, t.FROM)
MOST_DAYS: Final = 3660  # ten years; a longer one is a slip


class Period(NamedTuple):
    """Whole days of the reader's calendar, both included."""

    first: date
    last: date

    @property
    def days(self) -> int:
        return (self.last - self.first).days + 1


def period(text: str, now: datetime, languages: Sequence[str] = ("en",)) -> Period | None:
    """The days that `text` names and says nothing else of, seen at `now` (aware, in the reader's zone)."""
    found = _named(text, now, languages) or _counted(text, now, languages)
    return found if found and 1 <= found.days <= MOST_DAYS else None


def _named(text: str, now: datetime, languages: Sequence[str]) -> Period | None:
    """A day, a week or a stretch of days that has a name or a date."""
    found = answer(read(text, now, languages))
    if found is None or found.grain != "day" or any(one.isalnum() for one in found.title):
        return None
    return Period(found.start.date(), (found.end or found.start).date())


def _counted(text: str, now: datetime, languages: Sequence[str]) -> Period | None:
    """So many days from today, or a month or week by its name."""
    line, today = tokens_of(text, words_for(languages), now.year), now.date()
    i = _skip(line, 0)
    for find in (_amount, _unit, _month):
        found = find(line, i, today)
        if found and found[1] == len(line.tokens):
            return found[0]
    return None


def _amount(line: Line, i: int, today: date) -> tuple[Period, int] | None:
    """Next 14 days, the last two weeks, les 14 prochains jours, 10 days. `near` is the sense of next, this or last: 1,
    0 or -1."""
    near = line.at(i).get(t.NEXT)
    j = i + (near is not None)
    found = amount_at(line, j)
    if found is None and near is None and (number := count(line, i)) and not number.ordinal:
        near = line.at(number.j).get(t.NEXT)
        days = _DAYS_OF.get(int(line.at(number.j + 1).get(t.UNIT) or 0), 0) * number.value
        return (
            (_around(today, int(near), today + timedelta(days=days)), number.j + 2)
            if near is not None and days
            else None
        )
    if found is None or found[0].minutes:
        return None
    length, j = found
    if near is None and line.at(j).get(t.NEXT) is not None:
        near, j = line.at(j).get(t.NEXT), j + 1
    end = add_months(today, length.months) + timedelta(days=length.days)
    return (_around(today, int(near or 0), end), j) if end > today else None


_DAYS_OF: Final = {t.DAYS: 1, t.WEEK: 7, t.FORTNIGHT: 14}


def _around(today: date, near: int, end: date) -> Period:
    """From today up to the day before `end`, or as many days up to yesterday."""
    if near < 0:
        return Period(today - (end - today), today - timedelta(days=1))
    return Period(today, end - timedelta(days=1))


def _unit(line: Line, i: int, today: date) -> tuple[Period, int] | None:
    """Next month, this week, last year, le mois dernier, 来月."""
    months = month_named(line, i)
    if months is not None:
        return _month_from(today.year, today.month + months[0]), months[1]
    for unit, near, end in ((i, None, i + 1), (i + 1, i, i + 2), (i, i + 1, i + 2)):
        step = 0.0 if near is None else line.at(near).get(t.NEXT)
        kind = line.at(unit).get(t.UNIT)
        if step is None or kind is None or (near is None and len(line.tokens) > end):
            continue
        which = max(-1, min(int(step), 1))
        if kind == t.WEEK:
            monday = today + timedelta(days=7 * which - today.weekday())
            return Period(monday, monday + timedelta(days=6)), end
        if kind == t.MONTHS:
            return _month_from(today.year, today.month + which), end
        if kind == t.FORTNIGHT:
            return _around(today, which, today + timedelta(days=14)), end
        if kind == t.YEAR:
            return Period(date(today.year + which, 1, 1), date(today.year + which, 12, 31)), end
    return None


def _month(line: Line, i: int, today: date) -> tuple[Period, int] | None:
    """July, dec 2027, next april: the present month, or the coming one of that name."""
    near = line.at(i).get(t.NEXT)
    j = i + (near is not None)
    month = line.at(j).get(t.MONTH)
    if month is None:
        return None
    year, j = line.at(_skip(line, j + 1)), j + 1
    if near is None and year.kind == INT and len(year.word) == len("2026"):
        return _month_from(int(year.value), int(month)), _skip(line, j) + 1
    past = month < today.month or (near == 1 and month == today.month)
    step = -(month >= today.month) if near == -1 else past
    return _month_from(today.year + step, int(month)), j


def _month_from(year: int, month: int) -> Period:
    """`month` may be past December or before January."""
    years, index = divmod(month - 1, 12)
    first = date(year + years, index + 1, 1)
    return Period(first, add_months(first, 1) - timedelta(days=1))


def _skip(line: Line, i: int) -> int:
    while line.at(i).is_a(*_SMALL) and not line.at(i).is_a(t.NEXT, t.MONTH):
        i += 1
    return i


def names_part_of_day(text: str, languages: Sequence[str] = ("en",)) -> bool:
    """Whether it says `morning` or `tonight`, which is neither a day nor an hour."""
    line = tokens_of(text, words_for(languages), 2000)
    clock = any(token.kind == CLOCK or t.MERIDIEM in token.senses for token in line.tokens)
    return not clock and any(token.is_a(t.DAY_PART, t.TODAY_PART) for token in line.tokens)
