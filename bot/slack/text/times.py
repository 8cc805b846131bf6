"""Times in the reader's language.

Formats only, by bot/when/say; the zone is the one that a time is in.
"""

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


def zone(audience: Audience, when: datetime) -> str:
    """`India time`."""
    return say.zone(when, language_of(audience))


def reading(audience: Audience, one: Reading, now: datetime) -> str:
    """A reading as a button or a choice shows it: a span, or its start where it has no end."""
    if one.end:
        return span(audience, one.start, one.end, now)
    return moment(audience, one.start, now)
