"""Arithmetic with aware datetimes, correct across clock changes.

All of it in UTC: Python compares two datetimes of one zone by their wall clocks, which is wrong in a repeated hour.
"""

from datetime import UTC, datetime, timedelta


def later(start: datetime, minutes: int) -> datetime:
    """Minutes of real time later, on the same clock."""
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)


def existing(moment: datetime) -> datetime:
    """The moment itself, or the one an hour later if the clock skips it."""
    return later(moment, 0)


def minutes_between(start: datetime, end: datetime) -> int:
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 60)


def is_over(start: datetime, now: datetime) -> bool:
    """Whether a start is in the past, to the minute: one that starts now is not."""
    return start.astimezone(UTC) < now.astimezone(UTC).replace(second=0, microsecond=0)
