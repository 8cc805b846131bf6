"""Values of candidates: dates, clocks, amounts of time, zones, numbers.

Nothing here is resolved: a date may lack its year, a clock its half of the day.
"""

from enum import Enum
from typing import NamedTuple, Self


class Amount(NamedTuple):
    """An amount of time. Months are kept apart from days, days from minutes: a clock may change."""

    minutes: float = 0
    days: int = 0
    months: int = 0

    def plus(self, other: Self) -> Self:
        """Both together."""
        return type(self)(self.minutes + other.minutes, self.days + other.days, self.months + other.months)


class Date(NamedTuple):
    """The said parts of a date; None where nothing was said.

    `shift`: days from today. `weekday` 0 is Monday; `near`: 0 this, 1 next, 2 coming, -1 last; `weeks`: of the
    week so many after this one; `nth`: of the month, -1 the last; `months`: of the month so many after
    this one; `later`: so much after the date that the rest names, or after today.
    """

    year: int | None = None
    month: int | None = None
    day: int | None = None
    weekday: int | None = None
    near: int | None = None
    weeks: int | None = None
    nth: int | None = None
    months: int | None = None
    shift: int | None = None
    later: Amount | None = None
    ahead: int | None = None  # so many of the weekday from now on
    # May be understood in two ways: second tuesday, 05/06, sunday of next week. False: a day and month in figures, of
    # which the other way counts only where this one would be next year.
    either: bool | None = None

    def merged(self, more: "Date") -> "Date | None":
        """Both together, or None where they say different things."""
        both = []
        for mine, theirs in zip(self, more, strict=True):
            if mine is not None and theirs is not None and mine != theirs:
                return None
            both.append(theirs if mine is None else mine)
        return Date._make(both)


class Zone(NamedTuple):
    """A zone: an IANA key, or minutes east of UTC; `label` as it was said."""

    label: str
    key: str = ""
    minutes: int = 0


class TimeOfDay(NamedTuple):
    """An hour and minute. `pm` is None where no half of the day was said; `whole` a 24-hour clock.

    `part` is the part of the day said with it (index into languages.table.PARTS), `named` noon or midnight.
    """

    hour: int
    minute: int = 0
    pm: bool | None = None
    whole: bool = False
    part: int | None = None
    named: bool = False
    zone: Zone | None = None


class DayPart(NamedTuple):
    """A part of the day, of today where `shift` is 0, of tomorrow where it is 1."""

    part: int
    shift: int | None = None


class Later(NamedTuple):
    """So much from now on."""

    amount: Amount


class Number(NamedTuple):
    """A number that may be an hour, a day of the month, or none of our business."""

    value: int
    ordinal: bool = False
    digits: int = 0  # 0: in words
    minute: int = 0


class Why(Enum):
    """What makes a time a question, the graver first: of several doubts the first of these counts."""

    LIMIT = "limit"  # before 3pm: no moment
    TORN = "torn"  # 3;30pm: a clock of which a part was not understood
    VAGUE = "vague"  # weekend 3pm: a day that is not read
    SERIES = "series"  # every monday
    MOVED = "moved"  # from 3pm to 4pm, of a meeting that is put off
    THEIRS = "theirs"  # 3pm their time
    CHOICE = "choice"  # at 3 or 4
    DATE = "date"  # what may be a date (`said`)
    PLACE = "place"  # 3pm London (`said` its Zone)


class Bound(Enum):
    """Which side of an hour a limit leaves open."""

    FROM = "from"  # from 4pm on
    AFTER = "after"
    BEFORE = "before"


class Doubt(NamedTuple):
    """Something beside a time that makes it a question."""

    why: Why
    value: object = None


class Stamp(NamedTuple):
    """A full moment, ISO 8601; `offset` in minutes, None where none was written."""

    date: Date
    clock: TimeOfDay
    offset: int | None = None


class Range(NamedTuple):
    """From one to the other, both of a kind."""

    start: Date | TimeOfDay | Number | Stamp
    end: Date | TimeOfDay | Number | Stamp


Value = Amount | Date | TimeOfDay | DayPart | Later | Zone | Number | Stamp | Range | Doubt
