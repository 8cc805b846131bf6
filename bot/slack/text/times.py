"""Times in the reader's language.

Formats only, by bot/when/say; the zone is the one that a time is in.
"""

from collections.abc import Sequence
from datetime import date, datetime, timedelta

from bot.meetings.audience import Audience
from bot.slack.text.translation import language_of
from bot.when import Reading, say


def moment(audience: Audience, start: datetime, now: datetime | None) -> str:
    """`Tue 24 Nov, 3:00 PM India time`. The year is left out where `now` gives it."""
    return say.moment(start, language_of(audience), now=now)


def span(audience: Audience, start: datetime, end: datetime, now: datetime | None) -> str:
    """`Tue 24 Nov, 3:00-4:00 PM India time`."""
    return say.span(start, end, language_of(audience), now=now)


def day(audience: Audience, when: date, now: datetime | None) -> str:
    """`Tue 24 Nov`."""
    return say.day(when, language_of(audience), now=now)


def duration(audience: Audience, length: timedelta) -> str:
    """`30 minutes`."""
    return say.duration(length, language_of(audience))


def hours(audience: Audience, start: datetime, end: datetime) -> str:
    """`3:00-4:00 PM`, of a day that is named beside it."""
    return say.hours(start, end, language_of(audience))


def zone(audience: Audience, when: datetime) -> str:
    """`India time`."""
    return say.zone(when, language_of(audience))


def reading(audience: Audience, one: Reading, now: datetime) -> str:
    """A reading as a button or a choice shows it: a span, or its start where it has no end."""
    if one.end:
        return span(audience, one.start, one.end, now)
    return moment(audience, one.start, now)


def choices(audience: Audience, readings: Sequence[Reading], now: datetime) -> list[str]:
    """The texts of the buttons for these: `6:00 AM` where they are all on one day, else `Sat 28 Nov, 6:00 AM`."""
    language, one_day = language_of(audience), common_day(readings)
    shown = []
    for one in readings:
        # An end on another day would say that day again.
        end = one.end if one.end and one.end.astimezone(one.start.tzinfo).date() == one.start.date() else None
        hours = say.hours(one.start, end, language)
        shown.append(hours if one_day else f"{say.day(one.start, language, now=now)}, {hours}")
    return shown


def common_day(readings: Sequence[Reading]) -> date | None:
    """The day that all of them begin on; None where they differ, or there is one alone."""
    days = {one.start.date() for one in readings}
    return days.pop() if len(readings) > 1 and len(days) == 1 else None
