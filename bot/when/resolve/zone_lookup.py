"""Finds the zone of an expression: the one in the text, else the reader's.

What the words for zones mean is in timezones.
"""

from __future__ import annotations

from datetime import datetime, timedelta, timezone, tzinfo

from bot.when.merge.expression import MergedExpression
from bot.when.timezones import offset_label, tz_of


def zone_of(expression: MergedExpression, home: tzinfo, now: datetime) -> tuple[tzinfo, bool]:
    """The zone of the start, and whether it was said; `home` where it was not."""
    if expression.offset is not None:
        return timezone(timedelta(minutes=expression.offset)), True
    clocks = (clock for clock in (expression.clock, expression.until) if clock is not None)
    spoken = next((clock.zone for clock in clocks if clock.zone is not None), None)
    return (home, False) if spoken is None else (tz_of(spoken, home, now), True)


def end_zone_of(expression: MergedExpression, home: tzinfo, now: datetime) -> tzinfo | None:
    """The zone of the end, where both ends name one."""
    if (
        expression.clock is None
        or expression.until is None
        or expression.until.zone is None
        or expression.clock.zone is None
    ):
        return None
    return tz_of(expression.until.zone, home, now)


def name_of(tz: tzinfo, now: datetime) -> str:
    """The IANA key, or the offset at `now` (`UTC+05:30`)."""
    key = getattr(tz, "key", None)
    if key:
        return str(key)
    offset = now.astimezone(tz).utcoffset() or timedelta(0)
    return offset_label(int(offset.total_seconds()) // 60)
