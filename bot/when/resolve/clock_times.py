"""Turns clock values into minutes after midnight: 4, 3-4pm, 9-5.

Values only, and only clocks: no dates, no zones.
"""

from typing import Final, NamedTuple

from bot.when.languages.table import AFTERNOON, EVENING, MORNING, NIGHT
from bot.when.values import TimeOfDay

DAY: Final = 1440  # minutes
END_OF_DAY: Final = 17
NOON: Final = 12
MOST_AFTERNOON: Final = 5  # a bare hour up to it is in the afternoon


class ClockTime(NamedTuple):
    """Minutes after the midnight that begins the day; `end` may lie in the next day.

    `rule` says what was filled in, `""` when nothing was.
    """

    start: int
    end: int | None = None
    rule: str = ""
    end_rule: str = ""


# When the parts of the day are, as people use the words; what stands outside is asked about.
_WHEN: Final = {MORNING: ((0, 750),), AFTERNOON: ((660, 1200),), EVENING: ((900, DAY),), NIGHT: ((0, 420), (1020, DAY))}
HALF: Final = 720
FIRST_EVENING: Final = 4  # 3 in the evening is the afternoon's in India, and the night's elsewhere
FIRST_FORENOON: Final = 8  # from here on a bare hour in the afternoon is rather a slip


def _known(clock: TimeOfDay, part: int | None) -> list[int] | None:
    """The minutes it may be, the likelier first, where the clock says it all or its part of the day does; None where
    its half of the day is open."""
    minute = clock.hour % 12 * 60 + clock.minute
    part = clock.part if clock.part is not None else part
    if clock.pm is not None:
        return _agreeing(minute + HALF * clock.pm, part)
    if clock.whole:
        minute = clock.hour * 60 + clock.minute
        return [minute] if clock.named else _agreeing(minute, part)
    if part is None:
        return None
    return _in_part(clock, minute, part)


def _agreeing(minute: int, part: int | None) -> list[int]:
    """The minute; beside a part of the day that it is not in, also the one twelve hours off."""
    if part is None or any(first <= minute <= last for first, last in _WHEN[part]):
        return [minute]
    return [minute, (minute + HALF - 1) % DAY + 1]  # 12pm tonight may be its midnight


def _in_part(clock: TimeOfDay, minute: int, part: int) -> list[int] | None:
    if part == MORNING:
        return [minute if clock.hour != NOON else minute + HALF if clock.minute == 0 else minute]
    if part == AFTERNOON:
        return [minute, minute + HALF] if FIRST_FORENOON <= clock.hour < NOON else [minute + HALF]
    if clock.hour == NOON:
        return [DAY + minute]
    if part == EVENING:
        return [minute + HALF] if clock.hour >= FIRST_EVENING else [minute + HALF, DAY + minute]
    if part == NIGHT:
        return [minute + HALF] if clock.hour >= 6 else [minute, DAY + minute]
    return None


def _bare(clock: TimeOfDay, *, meal: bool) -> tuple[list[int], str]:
    """The convention for an hour without am and pm; beside dinner or drinks it is open."""
    minute = clock.hour % 12 * 60 + clock.minute
    if meal and 6 <= clock.hour <= 11:
        return [minute, minute + 720], "a bare hour beside an evening's meal may be either"
    if clock.hour == 12:
        return [minute + 720], "a bare 12 is noon"
    if clock.hour <= MOST_AFTERNOON:
        return [minute + 720], "a bare hour from 1 to 5 is in the afternoon"
    if clock.hour == 6:
        return [minute, minute + 720], "a bare 6 may be either"
    return [minute], "a bare hour from 7 to 11 is in the morning"


def clock_options(clock: TimeOfDay, part: int | None, *, meal: bool = False) -> list[ClockTime]:
    """What one clock may be: one, or two in order."""
    known = _known(clock, part)
    if known is not None:
        rule = "the working day ends at 17:00" if clock.named and clock.hour == END_OF_DAY else ""
        return [ClockTime(minute, rule=rule) for minute in known]
    minutes, rule = _bare(clock, meal=meal)
    if part is not None and part in (EVENING, NIGHT):
        minutes = sorted({minutes[0] % 720, minutes[0] % 720 + 720})
    return [ClockTime(minute, rule=rule) for minute in minutes]


def range_options(start: TimeOfDay, end: TimeOfDay, part: int | None, *, meal: bool = False) -> list[ClockTime]:
    """What a range of clocks may be. The end is after the start, past midnight if it must be."""
    if start.part is None and start.pm is None and not start.whole and end.part is not None:
        part = end.part
    begins, ends = _known(start, part), _known(end, part if end.pm is None else None)
    if begins is not None and ends is not None:
        ways = [_after(first, last) for first in begins for last in ends]
        short = [way for way in ways if way.end is not None and way.end - way.start <= HALF]
        return short or ways
    if begins is not None:
        if start.whole and start.hour == 0 and end.hour == NOON:  # 00:00-12:01: who writes 00 counts to 24
            return [ClockTime(first, HALF + end.minute, end_rule="12 after a 00 is noon") for first in begins]
        rule = "the end is the next such hour after the start"
        return [ClockTime(first, first + _ahead(first, end), end_rule=rule) for first in begins]
    if ends is not None:
        last, rule = ends[0], "the start is in the half of the day that is nearer to the end"
        bare = start.hour % 12 * 60 + start.minute
        if end.whole and end.hour > 12 and start.hour <= MOST_AFTERNOON:  # 2-15: two ways to count
            return [ClockTime(*_pair(first, last), rule=rule) for first in (bare, bare + 720)]
        counted = start.hour * 60 + start.minute
        if end.whole and end.hour > NOON and counted < last:  # 8-20:30 counts to 24
            return [ClockTime(counted, last, rule="an hour before a 24-hour clock is one as well")]
        first = min((bare, bare + 720), key=lambda minute: (last - minute - 1) % DAY)
        return [ClockTime(*_pair(first, last), rule=rule)]
    minutes, rule = _bare(start, meal=meal)
    return [ClockTime(m, m + _ahead(m, end), rule, "the end is the next such hour after the start") for m in minutes]


def _pair(first: int, last: int) -> tuple[int, int]:
    return first, last if last > first else last + DAY


def _after(first: int, last: int) -> ClockTime:
    return ClockTime(*_pair(first, last))


def _ahead(first: int, end: TimeOfDay) -> int:
    """Minutes from `first` to the next time the dial shows `end`."""
    return (end.hour % 12 * 60 + end.minute - first - 1) % 720 + 1
