"""The next free times of a day: inside working hours, and beside everything that is in the way.

Compares values only, in UTC, so that a clock change moves nothing.
"""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from datetime import UTC, date, datetime, timedelta, tzinfo

from bot.meetings.aware_times import existing
from bot.meetings.crm_appointment import FreeSlot

# How many free times are offered.
MOST = 3
# Free times begin at so many minutes after the beginning of work, and two of them are at least so far apart.
GRID, APART = timedelta(minutes=15), timedelta(minutes=30)


@dataclass(frozen=True)
class BusyTime:
    """A half-open stretch in which somebody has an appointment; both ends are aware. `title` is "" where it is not for
    the reader: a colleague's, or one that is being booked just now."""

    start: datetime
    end: datetime
    title: str = ""


@dataclass(frozen=True)
class WorkingHours:
    """Minutes after midnight, the end not included: 540 and 1080 are from 9:00 to 18:00."""

    opens: int = 540
    closes: int = 1080

    def of(self, day: date, zone: tzinfo) -> FreeSlot:
        """The working hours of that day in that zone."""
        midnight = datetime(day.year, day.month, day.day, tzinfo=zone)
        opens, closes = (existing(midnight + timedelta(minutes=minutes)) for minutes in (self.opens, self.closes))
        return FreeSlot(opens, closes)


def clashing(busy: Iterable[BusyTime], start: datetime, end: datetime) -> tuple[BusyTime, ...]:
    """Those that share any moment with a stretch: 10-11 and 11-12 do not."""
    first, last = start.astimezone(UTC), end.astimezone(UTC)
    return tuple(one for one in busy if one.start.astimezone(UTC) < last and first < one.end.astimezone(UTC))


def next_free(
    start: datetime, end: datetime, busy: Sequence[BusyTime], open_: Iterable[FreeSlot], now: datetime
) -> tuple[FreeSlot, ...]:
    """At most MOST free times as long as the one from `start` to `end`, in its zone and in order: the next ones after
    it, and where there are too few, the last ones before it. `open_` are the stretches in which there may be one."""
    length = end.astimezone(UTC) - start.astimezone(UTC)
    apart = max(length, APART)
    asked = start.astimezone(UTC)
    free = [one for one in _starts(length, open_) if one >= now.astimezone(UTC) and one != asked]
    free = [one for one in free if not clashing(busy, one, one + length)]
    later = _spread((one for one in free if one > asked), apart)
    earlier = _spread((one for one in reversed(free) if one < asked), apart)
    chosen = sorted([*later, *earlier[: MOST - len(later)]])
    return tuple(FreeSlot(one.astimezone(start.tzinfo), (one + length).astimezone(start.tzinfo)) for one in chosen)


def _starts(length: timedelta, open_: Iterable[FreeSlot]) -> Iterator[datetime]:
    for slot in joined(open_):
        start = slot.start
        while start + length <= slot.end:
            yield start
            start += GRID


def joined(slots: Iterable[FreeSlot]) -> list[FreeSlot]:
    """In UTC, those that touch as one: LeadSquared may give an hour as two halves."""
    found: list[FreeSlot] = []
    for slot in sorted(slots, key=lambda one: one.start.astimezone(UTC)):
        start, end = slot.start.astimezone(UTC), slot.end.astimezone(UTC)
        if found and start <= found[-1].end:
            found[-1] = FreeSlot(found[-1].start, max(end, found[-1].end))
        else:
            found.append(FreeSlot(start, end))
    return found


def _spread(starts: Iterable[datetime], apart: timedelta) -> list[datetime]:
    """The first MOST that are far enough apart."""
    chosen: list[datetime] = []
    for start in starts:
        if not chosen or abs(start - chosen[-1]) >= apart:
            chosen.append(start)
        if len(chosen) == MOST:
            break
    return chosen
