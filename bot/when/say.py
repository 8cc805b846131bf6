"""Formats moments, spans, days and durations as people read them.

A moment always names its zone, and its offset where its hour comes twice. Reading the formatted text, in the same
language, zone and at the same moment, gives the same time. Does not translate titles.
"""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import Final
from zoneinfo import ZoneInfo

from bot.when.resolve.instants import Change, instants
from bot.when.timezones import offset_label
from bot.when.zone_display import key_read, locale, place_name, zone_phrase

_HALF_DAYS: Final = ("en", "hi")  # where a clock counts to twelve
_ENGLISH_DAYS: Final = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_ENGLISH_MONTHS: Final = ["Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec"]


def moment(start: datetime, language: str = "en", *, now: datetime | None = None) -> str:
    """`Tue 24 Nov, 3:00 PM India time` (start aware). The year is left out only where `now` gives it."""
    code = _code(language)
    return f"{day(start, language, now=now)}, {_clock(start, code)} {zone(start, language)}"


def span(start: datetime, end: datetime, language: str = "en", *, now: datetime | None = None) -> str:
    """`Tue 24 Nov, 3:00-4:00 PM India time`, in the zone of `start`; both days where it is over midnight."""
    code = _code(language)
    end = end.astimezone(start.tzinfo)
    first, last = day(start, language, now=now), day(end, language, now=now)
    if start.date() != end.date():
        both = f"{first}, {_clock(start, code)} - {last}, {_clock(end, code)}"
    else:
        both = f"{first}, {hours(start, end, language)}"
    return f"{both} {zone(start, language)}"


def hours(start: datetime, end: datetime | None = None, language: str = "en") -> str:
    """`3:00 PM`, `3:00-4:00 PM`: of a day and in a zone that are named beside it."""
    code = _code(language)
    if end is None:
        return _clock(start, code)
    end = end.astimezone(start.tzinfo)
    if code in _HALF_DAYS and _half(start) == _half(end) and not _twice(start):
        return f"{start.hour % 12 or 12}:{start:%M}-{_clock(end, code)}"
    return f"{_clock(start, code)}-{_clock(end, code)}"


def clocks(start: datetime, end: datetime, language: str = "en", *, under: date) -> str:
    """`3:00-4:00 PM` under the heading of a day, in the zone of `start`; with the days of those ends that are on
    another one. One that has no length is `3:00 PM`."""
    code = _code(language)
    end = end.astimezone(start.tzinfo)
    if start.date() == end.date() == under:
        return hours(start, None if start == end else end, language)
    first, last = (
        _clock(one, code) if one.date() == under else f"{day(one, language, now=one)}, {_clock(one, code)}"
        for one in (start, end)
    )
    return f"{first} - {last}"


def day(when: date, language: str = "en", *, now: datetime | None = None) -> str:
    """`Tue 24 Nov`, or `Tue 5 Jan 2027` where `now` does not give the year; a datetime is its own day."""
    named = now is None or when.year != now.year or _only_date(when) < now.date()
    code = _code(language)
    if code == "en":
        year = f" {when.year:04}" if named else ""
        return f"{_ENGLISH_DAYS[when.weekday()]} {when.day} {_ENGLISH_MONTHS[when.month - 1]}{year}"
    from babel.dates import format_skeleton  # loading it costs more than reading a line

    return str(format_skeleton("yMMMEd" if named else "MMMEd", _only_date(when), locale=locale(code)))


def duration(length: timedelta, language: str = "en") -> str:
    """`1 hour 30 minutes`; to the minute."""
    from babel.dates import format_timedelta  # as above

    code = locale(language)
    hours, minutes = divmod(round(length.total_seconds() / 60), 60)
    said = []
    if hours:
        said.append(format_timedelta(timedelta(hours=hours), granularity="hour", threshold=1e9, locale=code))
    if minutes or not hours:
        said.append(format_timedelta(timedelta(minutes=minutes), granularity="minute", threshold=1e9, locale=code))
    return " ".join(said)


def zone(when: datetime, language: str = "en") -> str:
    """`India time`, `Lord Howe time`, `UTC+05:30` where the zone is no place's."""
    if when.tzinfo is None:
        raise ValueError("a moment must be aware: it is said with its zone")
    key = str(getattr(when.tzinfo, "key", ""))
    offset = when.utcoffset() or timedelta(0)
    phrase = zone_phrase(key, language)
    read = key_read(place_name(key, language), language) if phrase else None
    same = read is not None and when.astimezone(ZoneInfo(read)).utcoffset() == offset
    return phrase if same else _offset(offset)


def _offset(offset: timedelta) -> str:
    return "UTC" if not offset else offset_label(int(offset.total_seconds()) // 60)


def _code(language: str) -> str:
    return locale(language).language


def _only_date(when: date) -> date:
    return when.date() if isinstance(when, datetime) else when


def _half(when: datetime) -> str:
    return "AM" if when.hour < 12 else "PM"


def _clock(when: datetime, code: str) -> str:
    shown = f"{when.hour % 12 or 12}:{when:%M} {_half(when)}" if code in _HALF_DAYS else f"{when:%H:%M}"
    return f"{shown} ({_offset(when.utcoffset() or timedelta(0))})" if _twice(when) else shown


def _twice(when: datetime) -> bool:
    """Whether the clocks of its zone show this hour twice that day."""
    assert when.tzinfo is not None  # noqa: S101 # zone() checks it
    shown = when.replace(tzinfo=None, fold=0)
    return instants(shown, when.tzinfo)[1] is Change.TWICE
