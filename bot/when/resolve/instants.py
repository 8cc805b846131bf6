"""Turns a wall time into moments: one, two, or a gap's neighbours.

Knows the clock changes of a zone. Chooses nothing.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, tzinfo
from enum import Enum


class Change(Enum):
    """What a clock change does to a wall time."""

    NONE = "none"
    GAP = "gap"  # skipped
    TWICE = "twice"  # comes twice


def utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def wall(day: date, minutes: int) -> datetime:
    """The naive wall time so many minutes after the midnight that begins `day`."""
    days, minute = divmod(minutes, 1440)
    return datetime(day.year, day.month, day.day) + timedelta(days=days, minutes=minute)  # noqa: DTZ001 # a wall time has no zone yet


def instants(shown: datetime, tz: tzinfo) -> tuple[list[datetime], Change]:
    """The moments (UTC) at which the clocks of `tz` show `shown`.

    One; two, earlier first, where it comes twice; where it is skipped, the two that lie as far before
    and behind the gap.
    """
    local = shown.replace(tzinfo=tz)
    first, second = utc(local), utc(local.replace(fold=1))
    if first == second:
        return [first], Change.NONE
    exists = first.astimezone(tz).replace(tzinfo=None) == shown
    return sorted((first, second)), Change.TWICE if exists else Change.GAP
