"""Arithmetic with aware moments, over clock changes too.

In UTC, all of it: two moments on one wall clock are compared by the wall, which an hour that comes twice deceives.
"""

from datetime import UTC, datetime, timedelta


def later(start: datetime, minutes: int) -> datetime:
    """Minutes of real time later, on the same clock."""
    return (start.astimezone(UTC) + timedelta(minutes=minutes)).astimezone(start.tzinfo)


def existing(moment: datetime) -> datetime:
    """An hour that the clock has, where it skips the one that was meant."""
    return later(moment, 0)


def minutes_between(start: datetime, end: datetime) -> int:
    return int((end.astimezone(UTC) - start.astimezone(UTC)).total_seconds() // 60)


def is_over(start: datetime, now: datetime) -> bool:
    """To the minute: a meeting that starts now is not."""
    return start.astimezone(UTC) < now.astimezone(UTC).replace(second=0, microsecond=0)
