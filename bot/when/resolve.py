"""A picture and the present moment made into a reading, or into the question to ask.

Fills in what was not said and marks it. Reads no text.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, timedelta, timezone, tzinfo
from itertools import product

from bot.when.days import Days, days_of
from bot.when.hours import Hours, moments, spans
from bot.when.picture import Picture
from bot.when.reading import Kind, Part, Piece, Reading, Unclear
from bot.when.said import Amount, Clock, Date
from bot.when.words.table import EVENING, NIGHT
from bot.when.zones import offset_label, tz_of

MOST_MINUTES_OVER_NIGHT = 720
MINUTE = timedelta(minutes=1)


@dataclass(frozen=True, slots=True)
class Asked:
    """What is needed to make readings of one picture."""

    seen: Picture
    now: datetime
    tz: tzinfo
    zone: str
    zone_said: bool
    parts: tuple[Part, ...]

    def reading(
        self, start: datetime, end: datetime | None, grain: str = "minute", rules: dict[Piece, str] | None = None
    ) -> Reading:
        home = self.now.tzinfo
        parts = self.parts
        for piece, rule in (rules or {}).items():
            if rule:
                parts = (*parts, Part(piece, said=False, rule=rule))
        return Reading(
            start=start.astimezone(home),
            end=None if end is None else end.astimezone(home),
            zone=self.zone,
            zone_said=self.zone_said,
            title=self.seen.title,
            parts=parts,
            grain=grain,
        )

    def unclear(self, kind: Kind, *candidates: Reading) -> Unclear:
        return Unclear(kind, self.seen.title, candidates, self.parts)


def resolved(seen: Picture, now: datetime, parts: tuple[Part, ...]) -> Reading | Unclear:
    """The reading of `seen` at `now` (aware, in the person's zone)."""
    now = now.replace(second=0, microsecond=0)
    home = now.tzinfo
    assert home is not None  # noqa: S101 # read() checks it
    tz, zone, said = home, _name(home, now), False
    spoken = seen.clock.zone if seen.clock else None
    if spoken is None and seen.until is not None:
        spoken = seen.until.zone
    if seen.offset is not None:
        tz, zone, said = timezone(timedelta(minutes=seen.offset)), offset_label(seen.offset), True
    elif spoken is not None:
        tz = tz_of(spoken, home, now)
        zone, said = _name(tz, now), True
    ask = Asked(seen, now, tz, zone, said, parts)
    if seen.date is None and seen.clock is None and seen.later is None:
        return ask.unclear(Kind.NO_TIME)
    if seen.more or not _one_moment(seen):
        return ask.unclear(Kind.SEVERAL)
    if seen.later is not None and (seen.clock is not None or not _is_today(seen.date)):
        return ask.unclear(Kind.SEVERAL)
    try:
        if seen.later is not None:
            return _later(ask, seen.later.amount)
        if seen.clock is None:
            return _whole_days(ask)
        return _clocked(ask, seen.clock)
    except (OverflowError, ValueError):  # past the year 9999, or before the year 1
        return ask.unclear(Kind.NO_TIME)


def _name(tz: tzinfo, now: datetime) -> str:
    key = getattr(tz, "key", None)
    if key:
        return str(key)
    offset = now.astimezone(tz).utcoffset() or timedelta(0)
    return offset_label(int(offset.total_seconds()) // 60)


def _is_today(said: Date | None) -> bool:
    return said is None or said == Date(shift=0)


def _one_moment(seen: Picture) -> bool:
    """Whether further clocks are the same moment, said for another zone: 10am Central / 11 Eastern."""
    first = seen.clock
    if first is None or not seen.also:
        return True
    for clock in seen.also:
        if clock.zone is None or first.zone is None or first.zone == clock.zone:
            return False
    return len(seen.also) == 1 and seen.until is None


def _later(ask: Asked, amount: Amount) -> Reading:
    day = days_of(Date(shift=0, later=replace(amount, minutes=0)), ask.now.date())
    assert day is not None  # noqa: S101 # today there always is
    local = datetime.combine(day.days[0], ask.now.time(), ask.now.tzinfo)
    if not (amount.days or amount.months):
        local = ask.now
    start = _utc(local) + timedelta(minutes=round(amount.minutes))
    return ask.reading(start, _ended(ask, start))


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)


def _ended(ask: Asked, start: datetime) -> datetime | None:
    amount = ask.seen.amount
    if amount is None or not amount.minutes:
        return None
    minutes = round(amount.minutes)
    return _utc(start) + timedelta(minutes=minutes) if minutes > 0 else None


def _whole_days(ask: Asked) -> Unclear:
    seen = ask.seen
    assert seen.date is not None  # noqa: S101 # the caller looked
    found = days_of(seen.date, ask.now.date())
    if found is None:
        return ask.unclear(Kind.NO_TIME)
    if found.today:
        found = Days(found.days[1:], found.rule)
    home = ask.now.tzinfo
    last = found.last
    if seen.last is not None:
        ends = days_of(_end_date(seen.last), found.days[0])
        if ends is None:
            return ask.unclear(Kind.NO_TIME)
        last = ends.days[-1] if seen.last.near == 1 else ends.days[0]
        if ends.today and len(ends.days) > 1:
            last = ends.days[1]
    readings = [
        ask.reading(
            datetime(day.year, day.month, day.day, tzinfo=home),
            None if last is None else datetime(last.year, last.month, last.day, tzinfo=home),
            "day",
            {Piece.DATE: found.rule},
        )
        for day in found.days
    ]
    if last is not None and last < found.days[0]:
        return ask.unclear(Kind.BACKWARDS)
    if len(readings) > 1:
        return ask.unclear(Kind.TWO_READINGS, *readings)
    if found.days[0] < ask.now.date() and (last is None or last < ask.now.date()):
        return ask.unclear(Kind.PAST, *readings)
    return ask.unclear(Kind.NO_CLOCK, *readings)


def _end_date(last: Date) -> Date:
    return last


def _clocked(ask: Asked, clock: Clock) -> Reading | Unclear:
    seen = ask.seen
    part = seen.part.part if seen.part is not None else None
    hours = moments(clock, part) if seen.until is None else spans(clock, seen.until, part)
    if clock.named and clock.hour == 0 and seen.until is None:
        return _midnight(ask)
    if seen.until is not None and _over_night(hours[0]) > MOST_MINUTES_OVER_NIGHT:
        return ask.unclear(Kind.BACKWARDS)
    if seen.date is None:
        return _undated(ask, hours)
    return _dated(ask, hours)


def _over_night(hours: Hours) -> int:
    """How long a range is that crosses midnight, in minutes."""
    return hours.end - hours.start if hours.end is not None and hours.end > 1440 else 0


def _midnight(ask: Asked) -> Reading | Unclear:
    """The coming one; with a day it is open which end of the day is meant."""
    seen = ask.seen
    if seen.date is None:
        return _undated(ask, [Hours(0)])
    tonight = seen.date == Date(shift=0)
    if tonight:
        return _dated(ask, [Hours(1440)])
    return _dated(ask, [Hours(0), Hours(1440)])


def _undated(ask: Asked, hours: list[Hours]) -> Reading | Unclear:
    """A clock without a date is the coming one."""
    today = ask.now.astimezone(ask.tz).date()
    results = []
    for hour in hours:
        for step in (0, 1, 2):
            if hour.start >= 1440 and step == 0 and hour.start - 1440 >= _minute(ask):
                continue
            day = today + timedelta(days=step - (hour.start >= 1440))
            result = _built(ask, day, hour, {Piece.DATE: "a clock without a day is the coming one"})
            moment = _first(result)
            if moment is not None and moment >= ask.now:
                results.append(result)
                break
    return _chosen(ask, results)


def _minute(ask: Asked) -> int:
    return 0


def _first(result: Reading | Unclear) -> datetime | None:
    if isinstance(result, Reading):
        return result.start
    return result.candidates[-1].start if result.candidates else None


def _dated(ask: Asked, hours: list[Hours]) -> Reading | Unclear:
    seen = ask.seen
    assert seen.date is not None  # noqa: S101 # the caller looked
    today = ask.now.date()
    found = days_of(seen.date, today)
    if found is None:
        return ask.unclear(Kind.NO_TIME)
    days = list(found.days)
    if seen.last is not None:
        return _across_days(ask, found, hours)
    if found.last is not None:
        return ask.unclear(Kind.SEVERAL)
    if ask.zone_said and _leans_on_today(seen.date):
        there = days_of(seen.date, ask.now.astimezone(ask.tz).date())
        days += [day for day in (there.days if there else ()) if day not in days]
    results = [_built(ask, day, hour, {Piece.DATE: found.rule}) for day, hour in product(days, hours)]
    if ask.zone_said and seen.offset is None and len(results) == 1:
        results += _on_the_day_here(ask, days[0], hours[0], results[0])
    if found.today:
        results = [r for r in results if (_first(r) or ask.now) >= ask.now] or results
        later = [r for r in results if isinstance(r, Reading) and r.start.date() > today]
        if len(results) == len(later):
            results = later[:1] if len(hours) == 1 else results
    return _chosen(ask, results, today_said=seen.date.shift == 0)


def _leans_on_today(said: Date) -> bool:
    return said.shift is not None or said.weekday is not None


def _on_the_day_here(ask: Asked, day: date, hour: Hours, result: Reading | Unclear) -> list[Reading | Unclear]:
    """Thursday 8pm in a zone where that is Friday here: it is open whose Thursday is meant."""
    if not isinstance(result, Reading):
        return []
    here = result.start.astimezone(ask.now.tzinfo).date()
    if here == day or hour.start >= 1440:
        return []
    other = _built(ask, day + (day - here), hour, {})
    if isinstance(other, Reading) and other.start.astimezone(ask.now.tzinfo).date() == day:
        return [other]
    return []


def _chosen(ask: Asked, results: list[Reading | Unclear], *, today_said: bool = False) -> Reading | Unclear:
    """The one result, or the question between several."""
    flat: list[Reading] = []
    for result in results:
        new = (result,) if isinstance(result, Reading) else result.candidates
        flat += [r for r in new if all(r.start != f.start or r.end != f.end for f in flat)]
    if not flat:
        return results[0] if results else ask.unclear(Kind.NO_TIME)
    if len(results) == 1:
        only = results[0]
        if isinstance(only, Reading) and only.start < ask.now:
            return _in_the_past(ask, only, today_said=today_said)
        return only
    if len(flat) == 1:
        return flat[0] if flat[0].start >= ask.now else ask.unclear(Kind.PAST, flat[0])
    flat.sort(key=lambda reading: reading.start)
    coming = [r for r in flat if r.start >= ask.now]
    if not coming:
        return ask.unclear(Kind.PAST, *flat)
    if len(coming) == 1 and today_said:
        return coming[0]
    return ask.unclear(Kind.TWO_READINGS, *(coming if len(coming) > 1 else flat))


def _in_the_past(ask: Asked, only: Reading, *, today_said: bool) -> Unclear:
    """What was said is over. A bare hour of today may still be the one twelve hours later."""
    clock = ask.seen.clock
    bare = clock and clock.pm is None and not clock.whole and clock.part is None
    if today_said and bare and ask.seen.part is None:
        later = only.start + timedelta(hours=12)
        if later >= ask.now and later.date() == only.start.date():
            end = only.end and only.end + timedelta(hours=12)
            return ask.unclear(
                Kind.TWO_READINGS,
                replace(only, start=later, end=end),
                replace(only, start=only.start + timedelta(days=1), end=only.end and only.end + timedelta(days=1)),
            )
    return ask.unclear(Kind.PAST, only)


def _across_days(ask: Asked, found: Days, hours: list[Hours]) -> Reading | Unclear:
    """From a day and hour to another day and hour; a clock for both days is no single meeting."""
    seen = ask.seen
    assert seen.last is not None  # noqa: S101 # the caller looked
    ends = days_of(seen.last, found.days[0])
    if ends is None or len(found.days) > 1 or len(ends.days) > 1 or len(hours) > 1:
        return ask.unclear(Kind.SEVERAL)
    if seen.until is None or not _clocks_apart(seen):
        return ask.unclear(Kind.SEVERAL)
    begin, hour = found.days[0], hours[0]
    over = (ends.days[0] - begin).days
    end = (hour.end or 0) % 1440 + over * 1440
    if end <= hour.start:
        return ask.unclear(Kind.BACKWARDS)
    rules = {Piece.DATE: found.rule}
    return _chosen(ask, [_built(ask, begin, replace(hour, end=end), rules)])


def _clocks_apart(seen: Picture) -> bool:
    return seen.until is not None and len(seen.clues) >= 4


def _built(ask: Asked, day: date, hour: Hours, rules: dict[Piece, str]) -> Reading | Unclear:
    """The reading of a day and an hour, or the question of a clock change."""
    rules = {**rules, Piece.CLOCK: hour.rule, Piece.END: hour.end_rule}
    starts = _instants(day, hour.start, ask.tz)
    kind = Kind.TWICE if _is_twice(day, hour.start, ask.tz) else Kind.GAP
    if hour.end is None:
        readings = [ask.reading(s, _ended(ask, s), "minute", rules) for s in starts]
    else:
        ends = _instants(day, hour.end, ask.tz)
        if len(ends) > 1 and len(starts) == 1:
            kind = Kind.TWICE if _is_twice(day, hour.end, ask.tz) else Kind.GAP
        pairs = list(zip(starts, ends, strict=True)) if len(starts) == len(ends) else list(product(starts, ends))
        readings = [ask.reading(s, e, "minute", rules) for s, e in pairs if e > s]
    if not readings:
        return ask.unclear(Kind.BACKWARDS)
    return readings[0] if len(readings) == 1 and len(starts) == 1 else ask.unclear(kind, *readings)


def _wall(day: date, minutes: int) -> datetime:
    days, minute = divmod(minutes, 1440)
    return datetime.combine(day + timedelta(days=days), datetime.min.time()) + minute * MINUTE


def _instants(day: date, minutes: int, tz: tzinfo) -> list[datetime]:
    """The moments at which the wall clock shows this: one; two when it comes twice; where it is
    skipped, the two that lie as far before and behind."""
    wall = _wall(day, minutes).replace(tzinfo=tz)
    return sorted({_utc(wall.replace(fold=0)), _utc(wall.replace(fold=1))})


def _is_twice(day: date, minutes: int, tz: tzinfo) -> bool:
    wall = _wall(day, minutes).replace(tzinfo=tz)
    back = _utc(wall).astimezone(tz).replace(tzinfo=None)
    return back == wall.replace(tzinfo=None)


NIGHTLY = (EVENING, NIGHT)
