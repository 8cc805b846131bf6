"""Read a moment in the past as an operator types it: `2026-11-24`, `tuesday`, `3 days`, `2026-11-24T10:05`.

For options of the command line. What people type in Slack is read in when/.
"""

import re
from datetime import date, datetime, time, timedelta, tzinfo

FORMS = "2026-11-24, 2026-11-24T10:05, tuesday, yesterday, 3 days or 12 hours"
_DAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_UNITS = {"m": "minutes", "h": "hours", "d": "days", "w": "weeks"}
_AMOUNT = re.compile(r"(\d{1,4})\s*(m|min|mins|minutes?|h|hours?|d|days?|w|weeks?)(?:\s+ago)?")


def past_moment(text: str, now: datetime) -> datetime:
    """The moment, aware; a day is its start, in the zone of `now`. Raises ValueError."""
    words, zone = " ".join(text.casefold().split()), now.tzinfo
    assert zone is not None  # noqa: S101  # now is aware
    day = _day(words.removeprefix("last ").removeprefix("since "), now.date())
    if day is None and (amount := _AMOUNT.fullmatch(words)):
        return now - timedelta(**{_UNITS[amount[2][0]]: int(amount[1])})
    moment = _start(day, zone) if day else datetime.fromisoformat(words.upper())
    moment = moment if moment.tzinfo else moment.replace(tzinfo=zone)
    if moment > now:
        raise ValueError(f"{text} is in the future")
    return moment


def _day(words: str, today: date) -> date | None:
    if words in ("today", "yesterday"):
        return today - timedelta(days=words == "yesterday")
    number = next((place for place, name in enumerate(_DAYS) if words in (name, name[:3])), None)
    return None if number is None else today - timedelta(days=(today.weekday() - number) % 7)


def _start(day: date, zone: tzinfo) -> datetime:
    return datetime.combine(day, time.min, zone)
