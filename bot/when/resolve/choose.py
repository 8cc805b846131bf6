"""A merged expression and the present moment made into a reading, or into the question to ask.

Fills in what was not said and marks it. Reads no text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.when.merge.expression import MergedExpression
from bot.when.reading import Kind, Part, Piece, Reading, Unclear
from bot.when.resolve.asking import Asking, Result, chosen, question
from bot.when.resolve.days import Days, add_months, days_of
from bot.when.resolve.hours import DAY, Hours, moments, spans
from bot.when.resolve.moments import utc, wall
from bot.when.resolve.zone_lookup import end_zone_of, name_of, zone_of
from bot.when.said import Amount, Clock, Date, Why, Zone

MOST_MINUTES_OVER_NIGHT: Final = 720
MOST_DAYS_AHEAD: Final = 335  # of a date whose year nobody said: eleven months
MOST_YEARS_AHEAD: Final = 10
COMING: Final = "a clock without a day is the coming one"


def resolved(seen: MergedExpression, now: datetime, parts: tuple[Part, ...]) -> Result:
    """The reading of `seen` at `now` (aware, in the person's zone)."""
    now = now.replace(second=0, microsecond=0)
    home = now.tzinfo
    assert home is not None  # noqa: S101 # read() checks it
    tz, said = zone_of(seen, home, now)
    ask = Asking(seen, now, tz, name_of(tz, now), said, parts, end_zone_of(seen, home, now))
    try:
        found = _resolved(ask)
    except (OverflowError, ValueError):  # past the year 9999, or before the year 1
        found = ask.unclear(Kind.TOO_FAR)
    found = _within_reach(ask, found)
    if not seen.unread:
        return found
    if isinstance(found, Reading):
        return replace(ask.unclear(Kind.UNREAD, found), unread=seen.unread)
    return replace(found, unread=seen.unread)


def _within_reach(ask: Asking, found: Result) -> Result:
    """The result without moments that are too far away."""
    limit = ask.now + timedelta(days=366 * MOST_YEARS_AHEAD)
    if isinstance(found, Reading):
        return found if found.start <= limit and (found.end or found.start) <= limit else ask.unclear(Kind.TOO_FAR)
    near = tuple(one for one in found.candidates if one.start <= limit)
    if found.candidates and not near:
        return ask.unclear(Kind.TOO_FAR)
    return replace(found, candidates=near)


def between(results: list[Result], title: str, parts: tuple[Part, ...], now: datetime) -> Unclear:
    """The question between several offers: of each what is to come and has its hour."""
    coming = [one for one in _readings(results) if one.grain == "minute" and one.start >= now]
    offered = tuple({(one.start, one.end): one for one in coming}.values())
    return Unclear(Kind.TWO_READINGS if offered else Kind.SEVERAL, title, offered, parts)


def _resolved(ask: Asking) -> Result:
    seen = ask.seen
    why = seen.doubt.why if seen.doubt is not None else None
    if why in (Why.LIMIT, Why.TORN):
        return _whole_days(_without_clock(ask)) if seen.date is not None else ask.unclear(Kind.NO_TIME)
    if seen.date is None and seen.clock is None and seen.later is None:
        return ask.unclear(Kind.NO_TIME)
    if why is Why.VAGUE:
        return ask.unclear(Kind.NO_TIME)
    if seen.more or why in (Why.SERIES, Why.MOVED):
        return ask.unclear(Kind.SEVERAL)
    if why is Why.THEIRS:
        return ask.unclear(Kind.TWO_READINGS)
    if seen.also:
        return _several_clocks(ask, choice=why is Why.CHOICE)
    if seen.later is not None:
        if seen.clock is not None or seen.date not in (None, Date(shift=0)):
            return ask.unclear(Kind.SEVERAL)
        return _later(ask, seen.later.amount)
    if seen.clock is None:
        return _whole_days(ask)
    if why is Why.DATE and seen.doubt is not None and isinstance(seen.doubt.said, Date):
        return _with_and_without(ask, seen.doubt.said)
    if why is Why.PLACE and seen.doubt is not None and isinstance(seen.doubt.said, Zone):
        return _there_or_here(ask, seen.clock, seen.doubt.said)
    return _clocked(ask, seen.clock) if seen.checked else _unchecked(ask, seen.clock)


def _unchecked(ask: Asking, clock: Clock) -> Result:
    """In a language of which we have dateparser's words alone, an unknown word may be the day, or its half: so a clock
    is believed beside a day, by 24 hours or with am or pm, and anything else is asked about."""
    bare = not clock.whole and clock.pm is None and clock.part is None
    if not bare and ask.seen.date is not None:
        return _clocked(ask, clock)
    ways = [replace(clock, pm=pm) for pm in (False, True)] if bare and ask.seen.until is None else [clock]
    readings = _readings([_clocked(ask, way) for way in ways])
    return ask.unclear(Kind.TWO_READINGS if len(readings) > 1 else Kind.SEVERAL, *readings)


def _there_or_here(ask: Asking, clock: Clock, there: Zone) -> Result:
    """3pm London, for a reader elsewhere: London's hour first, then the reader's own."""
    away = replace(ask.seen, clock=replace(clock, zone=there))
    tz, _ = zone_of(away, ask.home, ask.now)
    then = _clocked(replace(ask, seen=away, tz=tz, zone=name_of(tz, ask.now), zone_said=True), away.clock or clock)
    here = _clocked(ask, clock)
    starts = [{reading.start for reading in _readings([result])} for result in (then, here)]
    if starts[0] == starts[1]:
        return here
    return ask.unclear(Kind.TWO_READINGS, *_readings([then, here]))


def _without_clock(ask: Asking) -> Asking:
    seen = ask.seen
    return replace(ask, seen=replace(seen, clock=None, until=None))


def _several_clocks(ask: Asking, *, choice: bool) -> Result:
    """10am Central / 11 Eastern is one moment; at 3 or 4 is a choice; anything else is too much."""
    seen = ask.seen
    results: list[Result] = []
    for clock in (seen.clock, *seen.also):
        assert clock is not None  # noqa: S101 # further clocks come behind a first
        until = seen.until if clock is seen.clock else None
        one = replace(seen, clock=clock, until=until, also=[], doubt=None)
        tz, said = zone_of(one, ask.home, ask.now)
        other = replace(ask, seen=one, tz=tz, zone=name_of(tz, ask.now), zone_said=said)
        results.append(_clocked(other, clock))
    readings = _readings(results)
    if readings and len(readings) == len(results) and all(r.start == readings[0].start for r in readings):
        return results[0]
    if choice:
        return ask.unclear(Kind.TWO_READINGS, *readings)
    return ask.unclear(Kind.SEVERAL)


def _readings(results: list[Result]) -> list[Reading]:
    found: list[Reading] = []
    for result in results:
        found += [result] if isinstance(result, Reading) else result.candidates
    return found


def _with_and_without(ask: Asking, date: Date) -> Result:
    """What may be a date stands away from the clock: both ways are offered."""
    assert ask.seen.clock is not None  # noqa: S101 # the caller looked
    dated = replace(ask.seen, date=date, title=ask.seen.dated_title)
    with_it = _clocked(replace(ask, seen=dated), ask.seen.clock)
    without = _clocked(ask, ask.seen.clock)
    offered = {reading.start: reading for reading in _readings([with_it, without])}  # each moment once
    only = next(iter(offered.values())) if len(offered) == 1 else None
    return only or ask.unclear(Kind.TWO_READINGS, *offered.values())


def _later(ask: Asking, amount: Amount) -> Reading:
    local = ask.now
    if amount.days or amount.months:
        day = days_of(Date(shift=0, later=replace(amount, minutes=0)), ask.now.date())
        assert day is not None  # noqa: S101 # today there always is
        local = datetime.combine(day.days[0], ask.now.time(), ask.home)
    start = utc(local) + timedelta(minutes=round(amount.minutes))
    return ask.reading(start, ask.ended(start))


def _whole_days(ask: Asking) -> Unclear:
    seen = ask.seen
    assert seen.date is not None  # noqa: S101 # the caller looked
    found = days_of(seen.date, ask.now.date())
    if found is None:
        return ask.unclear(Kind.NO_TIME)
    days = found.days[1:] if found.today else found.days
    last = found.last
    if seen.last is not None:
        last = _last_day(seen.last, days[0])
        if last is None:
            return ask.unclear(Kind.NO_TIME)
        if any(last < day for day in days):
            return ask.unclear(Kind.BACKWARDS)
    readings = [ask.whole_day(day, last, found.rule) for day in days]
    if len(readings) > 1:
        return ask.unclear(Kind.TWO_READINGS, *readings)
    if (last or days[0]) < ask.now.date():
        return ask.unclear(Kind.PAST, *readings)
    return ask.unclear(Kind.NO_CLOCK, *readings)


def _last_day(said: Date, first: date) -> date | None:
    """The end of a stretch of days, seen from its start: thu - next sat is the sat after."""
    found = days_of(said, first)
    return found.days[-1] if found is not None else None


def _clocked(ask: Asking, clock: Clock) -> Result:
    seen = ask.seen
    part = seen.part.part if seen.part is not None else None
    until = seen.until
    hours = moments(clock, part, meal=seen.meal) if until is None else spans(clock, until, part, meal=seen.meal)
    if until is not None and not seen.apart and _too_long(hours[0], bare=not clock.whole):
        return ask.unclear(Kind.BACKWARDS)
    if clock.named and clock.hour == 0 and until is None and seen.date is not None:
        ends_today = seen.date == Date(shift=0)
        hours = [Hours(DAY)] if ends_today else [Hours(0), Hours(DAY)]
    return _undated(ask, hours) if seen.date is None else _dated(ask, hours)


def _too_long(hours: Hours, *, bare: bool) -> bool:
    """Whether a range crosses midnight for half a day, or is as long only because its end was bare."""
    length = hours.end - hours.start if hours.end is not None else 0
    over_night = hours.end is not None and hours.end > DAY and length > MOST_MINUTES_OVER_NIGHT
    assumed = hours.end is not None and hours.end > DAY and bool(hours.rule and hours.end_rule)  # friday 2-1
    return over_night or assumed or (bare and bool(hours.end_rule) and length >= MOST_MINUTES_OVER_NIGHT)


def _undated(ask: Asking, hours: list[Hours]) -> Result:
    """A clock without a date is the coming one."""
    today = ask.now.astimezone(ask.tz).date()
    results: list[Result] = []
    for hour in hours:
        early = hour.start % DAY
        moved = replace(hour, start=early, end=hour.end and hour.end - hour.start + early)
        for step in range(3):
            result = ask.built(today + timedelta(days=step), moved, {Piece.DATE: COMING})
            reached = result.start if isinstance(result, Reading) else None
            if isinstance(result, Unclear) and result.candidates:
                reached = result.candidates[-1].start
            if reached is not None and reached >= ask.now:
                results.append(result)
                break
    return chosen(ask, results)


def _dated(ask: Asking, hours: list[Hours]) -> Result:
    seen = ask.seen
    assert seen.date is not None  # noqa: S101 # the caller looked
    today = ask.now.date()
    found = days_of(seen.date, today)
    if found is None:
        return ask.unclear(Kind.NO_TIME)
    if found.last is not None:
        return ask.unclear(Kind.NO_CLOCK, ask.whole_day(found.days[0], found.last, found.rule))
    if seen.last is not None:
        return _across_days(ask, found, hours)
    days = list(found.days)
    if ask.zone_said and seen.date.shift is not None:
        there = days_of(seen.date, ask.now.astimezone(ask.tz).date())
        days += [day for day in (there.days if there else ()) if day not in days]
    if found.today:
        days = _today_or_next(ask, days, hours)
    rules = {Piece.DATE: found.rule}
    far = bool(found.rule) and (days[0] - today).days > MOST_DAYS_AHEAD
    if far:  # 20 november, on the 24th: the one that is over, or the next?
        days = [add_months(days[0], -12), *days]
    results = [ask.built(day, hour, rules) for day in days for hour in hours]
    if far:
        return ask.unclear(Kind.TWO_READINGS, *_readings(results))
    return chosen(ask, results, today_said=seen.date.shift == 0)


def _today_or_next(ask: Asking, days: list[date], hours: list[Hours]) -> list[date]:
    """On a tuesday, `tuesday` is today or in a week; once the hour is over, only in a week."""
    shown = ask.now.astimezone(ask.tz).replace(tzinfo=None)
    over = all(wall(days[0], hour.start) <= shown for hour in hours)
    return days[1:] if over else days


def _across_days(ask: Asking, found: Days, hours: list[Hours]) -> Result:
    """From a day and hour to another day and hour; one clock for several days is no meeting."""
    seen = ask.seen
    assert seen.last is not None  # noqa: S101 # the caller looked
    if not seen.apart or seen.until is None or seen.clock is None:
        return ask.unclear(Kind.SEVERAL)
    ends = days_of(seen.last, found.days[0])
    begin = moments(seen.clock, None)
    close = moments(seen.until, None)
    if ends is None or len(begin) > 1 or len(close) > 1 or len(hours) > 1:
        return ask.unclear(Kind.SEVERAL)
    day = found.days[-1] if found.today else found.days[0]
    last = ends.days[0]
    end = close[0].start + (last - day).days * DAY
    if end <= begin[0].start:
        return ask.unclear(Kind.BACKWARDS)
    return chosen(ask, [ask.built(day, replace(begin[0], end=end), {Piece.DATE: found.rule})])


__all__ = ["question", "resolved"]
