"""The way back: a moment or a span in words, with its zone."""

from datetime import date, datetime, timedelta

from babel.dates import get_timezone_name


def zone(moment: datetime, language: str = "en") -> str:
    name = get_timezone_name(moment.tzinfo, locale=language)
    return name.removesuffix(" Standard Time").removesuffix(" Time") + " time"


def moment(start: datetime, language: str = "en", now: datetime | None = None) -> str:
    return f"{day(start, language, now)}, {_clock(start)} {_half(start)} {zone(start, language)}"


def span(start: datetime, end: datetime, language: str = "en", now: datetime | None = None) -> str:
    if start.date() != end.date():
        return (
            f"{day(start, language, now)}, {_clock(start)} {_half(start)} - "
            f"{day(end, language, now)}, {_clock(end)} {_half(end)} {zone(start, language)}"
        )
    half = "" if _half(start) == _half(end) else f" {_half(start)}"
    return f"{day(start, language, now)}, {_clock(start)}{half}-{_clock(end)} {_half(end)} {zone(start, language)}"


def day(when: date | datetime, language: str = "en", now: datetime | None = None) -> str:
    return f"{when:%a} {when.day} {when:%b}"


def duration(length: timedelta, language: str = "en") -> str:
    return f"{int(length.total_seconds() // 60)} minutes"


def _clock(moment: datetime) -> str:
    return f"{moment.hour % 12 or 12}:{moment:%M}"


def _half(moment: datetime) -> str:
    return "AM" if moment.hour < 12 else "PM"
