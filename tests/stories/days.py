"""Days to come, as people type them and as LeadSquared holds them.

Counts from the day of the tests' clock.
"""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from tests import clock

KOLKATA = "Asia/Kolkata"


def in_days(days: int, zone: str = KOLKATA) -> date:
    return clock.now().astimezone(ZoneInfo(zone)).date() + timedelta(days=days)


def typed(day: date) -> str:
    """`24 Nov 2026`, which is one day in every reading."""
    return f"{day.day} {day:%b} {day.year}"


def utc(day: date, hour: int, minute: int = 0, zone: str = KOLKATA) -> str:
    """That wall clock as LeadSquared returns it."""
    local = datetime.combine(day, time(hour, minute), ZoneInfo(zone))
    return local.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.000")


def sunday(month: int, number: int) -> date:
    """The coming one: the second of March and the first of November are when America changes its clocks."""
    today = clock.now().date()
    for year in (today.year, today.year + 1):
        first = date(year, month, 1)
        day = first + timedelta(days=(6 - first.weekday()) % 7 + 7 * (number - 1))
        if day > today + timedelta(days=1):
            return day
    raise AssertionError("there is one every year")


# Far enough that no story's day is today, near enough that no reader doubts the year.
DAY = in_days(40)
D = typed(DAY)
