"""Turns date values into days: friday, the 18th, 3 March, two weeks from monday.

Values only, and only dates: no clocks, no zones.
"""

from datetime import date, timedelta
from typing import Final, NamedTuple

from bot.when.values import Amount, Date

MOST_DAYS_AHEAD: Final = 70  # that a weekday may move the 25th on: farther off is rather a slip
MOST_YEARS: Final = 8  # till the next 29 February, a century's end between


class Days(NamedTuple):
    """The days that a said date may be, in order; `last` where it is a stretch of days.

    `rule` says what was filled in. `today` is set where the only doubt is whether today is meant.
    `other` is the coming weekday, where the number is so far off that it may be none of the date: sat 2nd half.
    `clash` says that the parts of the date contradict each other.
    """

    days: tuple[date, ...]
    rule: str = ""
    last: date | None = None
    today: bool = False
    clash: bool = False
    other: date | None = None


def _length(year: int, month: int) -> int:
    """The days of a month."""
    following = date(year + month // DECEMBER, month % DECEMBER + 1, 1) if (year, month) != LAST_MONTH else None
    return (following - date(year, month, 1)).days if following else DAYS_OF_DECEMBER


DECEMBER: Final = 12
DAYS_OF_DECEMBER: Final = 31
LAST_MONTH: Final = (9999, 12)


def add_months(day: date, months: int) -> date:
    """The same day so many months on, or the month's last day."""
    year, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(year, month + 1, min(day.day, _length(year, month + 1)))


def _plus(day: date, amount: Amount) -> date:
    return add_months(day, amount.months) + timedelta(days=amount.days)


def _monday(day: date) -> date:
    return day - timedelta(days=day.weekday())


def _on(year: int, month: int, day: int) -> date | None:
    return date(year, month, day) if day <= _length(year, month) else None


def _nth(year: int, month: int, weekday: int, nth: int) -> date | None:
    first = date(year, month, 1)
    if nth < 0:
        last = date(year, month, _length(year, month))
        return last - timedelta(days=(last.weekday() - weekday) % 7 + 7 * (-nth - 1))
    day = 1 + (weekday - first.weekday()) % 7 + 7 * (nth - 1)
    return _on(year, month, day)


def days_of(value: Date, today: date) -> Days | None:
    """The days `said` may be, seen from `today`; None where there is no such day."""
    try:
        return _days_of(value, today)
    except (ValueError, OverflowError):  # before the year 1 or past 9999
        return None


def _days_of(value: Date, today: date) -> Days | None:
    if value.later is not None:
        base = _days_of(value._replace(later=None), today)
        if base is None:
            return None
        return base._replace(days=tuple(_plus(day, value.later) for day in base.days), today=False)
    if value.nth is not None:
        return _nth_weekday(value, today)
    if value.day is not None:
        return _numbered(value, today)
    if value.shift is not None:
        day = today + timedelta(days=value.shift)
        if value.weekday is not None and day.weekday() != value.weekday:
            return Days((day, _coming(today, value.weekday)), clash=True)
        return Days((day,))
    if value.weekday is not None:
        return _weekday(value, today)
    if value.weeks is not None:
        monday = _monday(today) + timedelta(weeks=value.weeks)
        return Days((monday,), last=monday + timedelta(days=6))
    return None


def _coming(today: date, weekday: int) -> date:
    return today + timedelta(days=(weekday - today.weekday()) % 7)


def _weekday(value: Date, today: date) -> Days:
    assert value.weekday is not None  # noqa: S101 # the caller looked
    coming = _coming(today, value.weekday)
    after = coming if coming > today else coming + timedelta(weeks=1)
    if value.ahead is not None:
        return Days((after + timedelta(weeks=value.ahead - 1),))
    if value.weeks is not None:
        monday = _monday(today) + timedelta(weeks=value.weeks)
        day = monday + timedelta(days=value.weekday)
        if value.either:  # whose weeks begin on sunday?
            return Days((day - timedelta(weeks=1), day))
        return Days((day,))
    if value.near is None:
        if coming == today:
            return Days((coming, after), today=True)
        return Days((coming,))
    if value.near == 0:
        return Days((coming,))
    if value.near == 2:
        return Days((after,))
    if value.near == 1:
        next_week = _monday(today) + timedelta(days=7 + value.weekday)
        return Days((after,) if after == next_week else (after, next_week))
    return Days((after - timedelta(weeks=1 if coming > today else 2),))


def _nth_weekday(value: Date, today: date) -> Days | None:
    assert value.weekday is not None  # noqa: S101 # no nth is said without its weekday
    assert value.nth is not None  # noqa: S101 # the caller looked
    if value.months is not None:
        month = add_months(today.replace(day=1), value.months)
        day = _nth(month.year, month.month, value.weekday, value.nth)
        return Days((day,)) if day else None
    if value.month is None:
        return _coming_nth(value, value.weekday, value.nth, today)
    if value.year is not None:
        day = _nth(value.year, value.month, value.weekday, value.nth)
        return Days((day,)) if day else None
    for year in range(today.year, today.year + MOST_YEARS + 1):
        day = _nth(year, value.month, value.weekday, value.nth)
        if day is not None and day >= today:
            return Days((day,), "a month is the coming one")
    return None


def _coming_nth(value: Date, weekday: int, nth: int, today: date) -> Days | None:
    """First monday of the month; and second tuesday, which may be counted from today as well."""
    months = (add_months(today.replace(day=1), n) for n in range(12))
    days = (_nth(month.year, month.month, weekday, nth) for month in months)
    day = next((day for day in days if day is not None and day >= today), None)
    if day is None:
        return None
    ways = {day}
    if value.either:
        first = _coming(today + timedelta(days=1), weekday)
        ways.add(first + timedelta(weeks=nth - 1))
    return Days(tuple(sorted(ways)), "" if len(ways) > 1 else "the month is the coming one")


def _numbered(value: Date, today: date) -> Days | None:
    """A date with the number of its day: 22, 22 April, Thu 22, 22 April 2026, tomorrow the 22nd."""
    if value.either is False and value.month is not None and value.year is None:
        return _this_year_too(value, today)
    if value.either and value.month is not None:
        ways = (value._replace(either=None), value._replace(either=None, month=value.day, day=value.month))
        both = [one for one in (_numbered(way, today) for way in ways) if one is not None]
        fitting = [one for one in both if not one.clash] or both  # wed 05/06
        days = sorted({one.days[0] for one in fitting})
        rule = both[0].rule if len(days) == 1 else ""
        return Days(tuple(days), rule) if days else None
    assert value.day is not None  # noqa: S101 # the caller looked
    if value.months is not None:
        month = add_months(today.replace(day=1), value.months)
        day = _on(month.year, month.month, value.day)
        return Days((day,)) if day else None
    if value.month is None:
        found = _month_of(value, today)
    elif value.year is not None:
        exact = _on(value.year, value.month, value.day)
        found = Days((exact,)) if exact else None
    else:
        years = range(today.year, today.year + MOST_YEARS + 1)
        coming = (_on(year, value.month, value.day) for year in years)
        day = next((d for d in coming if d is not None and d >= today), None)
        found = Days((day,), "a date without a year is the coming one") if day else None
    if found is None:
        return None
    day = found.days[0]
    if value.shift is not None and day != today + timedelta(days=value.shift):
        return Days((day, today + timedelta(days=value.shift)), clash=True)
    if value.weekday is not None and day.weekday() != value.weekday:
        step = (value.weekday - day.weekday()) % 7
        near = day + timedelta(days=step if step <= 3 else step - 7)
        near = near if near >= today else near + timedelta(weeks=1)
        return Days(tuple(sorted((day, near))), clash=True)
    return found


def _this_year_too(value: Date, today: date) -> Days | None:
    """5/12 where the month stands first: in May of next year, or on 5 December of this one?"""
    first = _numbered(value._replace(either=None), today)
    other = _numbered(value._replace(either=None, month=value.day, day=value.month), today)
    if first is None or other is None or other.clash:
        return first
    if first.clash:  # sat 5/12
        return other
    this_year = first.days[0].year > today.year == other.days[0].year
    return Days((other.days[0], first.days[0])) if this_year else first


def _month_of(value: Date, today: date) -> Days | None:
    """The coming month that has such a day, and has it on the weekday that was said with it."""
    assert value.day is not None  # noqa: S101 # the caller looked
    first = today.replace(day=1)
    nearest: date | None = None
    for n in range(12 * MOST_YEARS):
        month = add_months(first, n)
        day = _on(month.year, month.month, value.day)
        if day is None or day < today:
            continue
        nearest = nearest or day
        if value.weekday is None or (day == nearest and day.weekday() == value.weekday):
            return Days((day,), "a day without a month is the coming one")
        if day.weekday() == value.weekday:
            if (day - nearest).days > MOST_DAYS_AHEAD:
                break
            return Days((day,), "a day without a month is the coming one", other=_coming(today, value.weekday))
    return Days((nearest,)) if nearest else None
