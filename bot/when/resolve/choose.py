"""Turns a merged expression and the present moment into a reading or a question.

Fills in what was not said and marks it. Reads no text.
"""

from __future__ import annotations

from dataclasses import replace
from datetime import date, datetime, timedelta
from typing import Final

from bot.when.merge.expression import MergedExpression
from bot.when.reading import Kind, Part, Piece, Reading, Unclear
from bot.when.resolve.clock_times import DAY, ClockTime, clock_options, range_options
from bot.when.resolve.days import Days, add_months, days_of
from bot.when.resolve.instants import utc, wall
from bot.when.resolve.offers import bound_of, offered_clocks
from bot.when.resolve.results import Result, ResultBuilder, chosen, question
from bot.when.resolve.zone_lookup import end_zone_of, name_of, zone_of
from bot.when.values import Amount, Date, TimeOfDay, Why, Zone

MOST_MINUTES_OVER_NIGHT: Final = 720
MOST_DAYS_AHEAD: Final = 335  # of a date whose year nobody said: eleven months
FARTHEST: Final = timedelta(days=366 * 10)
COMING: Final = "a clock without a day is the coming one"


def resolve_expression(expression: MergedExpression, now: datetime, parts: tuple[Part, ...]) -> Result:
    """The reading of `seen` at `now` (aware, in the person's zone)."""
    now = now.replace(second=0, microsecond=0)
    home = now.tzinfo
    assert home is not None  # noqa: S101 # read() checks it
    tz, zone_said = zone_of(expression, home, now)
    builder = ResultBuilder(expression, now, tz, name_of(tz, now), zone_said, parts, end_zone_of(expression, home, now))
    try:
        found = _resolved(builder)
    except (OverflowError, ValueError):  # past the year 9999, or before the year 1
        found = builder.unclear(Kind.TOO_FAR)
    found = _within_reach(builder, found)
    if not expression.unread:
        return found
    if isinstance(found, Reading):
        return replace(builder.unclear(Kind.UNREAD, found), unread=expression.unread)
    return replace(found, unread=expression.unread)


def _within_reach(builder: ResultBuilder, found: Result) -> Result:
    """The result without moments that are too far away."""
    limit = builder.now + FARTHEST
    if isinstance(found, Reading):
        return found if found.start <= limit and (found.end or found.start) <= limit else builder.unclear(Kind.TOO_FAR)
    near = tuple(one for one in found.candidates if one.start <= limit)
    if found.candidates and not near:
        return builder.unclear(Kind.TOO_FAR)
    return found if len(near) == len(found.candidates) else replace(found, candidates=near)


def between(results: list[Result], title: str, parts: tuple[Part, ...], now: datetime) -> Unclear:
    """The question between several offers: of each what is to come and has its hour."""
    coming = [one for one in _readings(results) if one.grain == "minute" and one.start >= now]
    offered = tuple({(one.start, one.end): one for one in coming}.values())
    return Unclear(Kind.TWO_READINGS if offered else Kind.SEVERAL, title, offered, parts)


def _resolved(builder: ResultBuilder) -> Result:
    expression = builder.expression
    why = expression.doubt.why if expression.doubt is not None else None
    if why in (Why.LIMIT, Why.TORN):
        return _without_hour(builder)
    if expression.date is None and expression.clock is None and expression.later is None:
        return builder.unclear(Kind.NO_TIME)
    if why is Why.VAGUE:
        return builder.unclear(Kind.NO_TIME)
    if expression.more or why in (Why.SERIES, Why.MOVED):
        return builder.unclear(Kind.SEVERAL)
    if why is Why.THEIRS:
        return builder.unclear(Kind.TWO_READINGS)
    if expression.also:
        return _several_clocks(builder, choice=why is Why.CHOICE)
    if expression.later is not None:
        if expression.clock is not None or expression.date not in (None, Date(shift=0)):
            return builder.unclear(Kind.SEVERAL)
        return _later(builder, expression.later.amount)
    if expression.clock is None:
        return _with_offers(builder, _whole_days(builder))
    if why is Why.DATE and expression.doubt is not None and isinstance(expression.doubt.value, Date):
        return _with_and_without(builder, expression.doubt.value)
    if why is Why.DATE:  # mo-mi: several days
        return builder.unclear(Kind.SEVERAL)
    if why is Why.PLACE and expression.doubt is not None and isinstance(expression.doubt.value, Zone):
        return _there_or_here(builder, expression.clock, expression.doubt.value)
    return _clocked(builder, expression.clock) if expression.checked else _unchecked(builder, expression.clock)


def _unchecked(builder: ResultBuilder, clock: TimeOfDay) -> Result:
    """In a language of which we have dateparser's words alone, an unknown word may be the day, or its half: so a clock
    is believed beside a day, by 24 hours or with am or pm, and anything else is asked about."""
    bare = not clock.whole and clock.pm is None and clock.part is None
    if not bare and builder.expression.date is not None:
        return _clocked(builder, clock)
    ways = [clock._replace(pm=pm) for pm in (False, True)] if bare and builder.expression.until is None else [clock]
    readings = _readings([_clocked(builder, way) for way in ways])
    return builder.unclear(Kind.TWO_READINGS if len(readings) > 1 else Kind.SEVERAL, *readings)


def _there_or_here(builder: ResultBuilder, clock: TimeOfDay, there: Zone) -> Result:
    """3pm London, for a reader elsewhere: London's hour first, then the reader's own."""
    away = replace(builder.expression, clock=clock._replace(zone=there))
    tz, _ = zone_of(away, builder.home, builder.now)
    then = _clocked(
        builder._replace(expression=away, tz=tz, zone=name_of(tz, builder.now), zone_said=True), away.clock or clock
    )
    here = _clocked(builder, clock)
    starts = [{reading.start for reading in _readings([result])} for result in (then, here)]
    if starts[0] == starts[1]:
        return here
    return builder.unclear(Kind.TWO_READINGS, *_readings([then, here]))


def _without_hour(builder: ResultBuilder) -> Unclear:
    """The day of an hour that is only a limit, or was not understood; of a limit without a day the coming one."""
    expression = builder.expression
    if expression.date is not None:
        return _with_offers(builder, _whole_days(_without_clock(builder)))
    if bound_of(expression) is None or expression.unread:
        return builder.unclear(Kind.NO_TIME)
    for days in range(2):
        dated = builder._replace(expression=replace(expression, date=Date(shift=days)))
        found = _with_offers(dated, _whole_days(_without_clock(dated)))
        if found.offers:
            return found
    return builder.unclear(Kind.NO_TIME)


def _with_offers(builder: ResultBuilder, found: Unclear) -> Unclear:
    """A question for the hour, with the hours that the words suggest."""
    if found.kind is not Kind.NO_CLOCK:
        return found
    offers: list[Reading] = []
    for clock, title in offered_clocks(builder.expression):
        one = replace(builder.expression, clock=clock, until=None, part=None, doubt=None, hours=(), title=title)
        offers += _readings([_clocked(builder._replace(expression=one), clock)])
    coming = {one.start: one for one in reversed(offers) if one.start >= builder.now and one.grain == "minute"}
    return replace(found, offers=tuple(one for one in offers if coming.get(one.start) is one))


def _without_clock(builder: ResultBuilder) -> ResultBuilder:
    expression = builder.expression
    return builder._replace(expression=replace(expression, clock=None, until=None))


def _several_clocks(builder: ResultBuilder, *, choice: bool) -> Result:
    """10am Central / 11 Eastern is one moment; at 3 or 4 is a choice; anything else is too much."""
    expression = builder.expression
    results: list[Result] = []
    for clock in (expression.clock, *expression.also):
        assert clock is not None  # noqa: S101 # further clocks come behind a first
        until = expression.until if clock is expression.clock else None
        one = replace(expression, clock=clock, until=until, also=[], doubt=None)
        tz, zone_said = zone_of(one, builder.home, builder.now)
        other = builder._replace(expression=one, tz=tz, zone=name_of(tz, builder.now), zone_said=zone_said)
        results.append(_clocked(other, clock))
    readings = _readings(results)
    if readings and len(readings) == len(results) and all(r.start == readings[0].start for r in readings):
        return results[0]
    if choice:
        return builder.unclear(Kind.TWO_READINGS, *readings)
    return builder.unclear(Kind.SEVERAL)


def _readings(results: list[Result]) -> list[Reading]:
    found: list[Reading] = []
    for result in results:
        found += [result] if isinstance(result, Reading) else result.candidates
    return found


def _with_and_without(builder: ResultBuilder, date: Date) -> Result:
    """What may be a date stands away from the clock: both ways are offered."""
    assert builder.expression.clock is not None  # noqa: S101 # the caller looked
    dated = replace(builder.expression, date=date, title=builder.expression.dated_title)
    with_it = _clocked(builder._replace(expression=dated), builder.expression.clock)
    without = _clocked(builder, builder.expression.clock)
    offered = {reading.start: reading for reading in _readings([with_it, without])}  # each moment once
    only = next(iter(offered.values())) if len(offered) == 1 else None
    return only or builder.unclear(Kind.TWO_READINGS, *offered.values())


def _later(builder: ResultBuilder, amount: Amount) -> Reading:
    local = builder.now
    if amount.days or amount.months:
        day = days_of(Date(shift=0, later=amount._replace(minutes=0)), builder.now.date())
        assert day is not None  # noqa: S101 # today there always is
        local = datetime.combine(day.days[0], builder.now.time(), builder.home)
    start = utc(local) + timedelta(minutes=round(amount.minutes))
    return builder.reading(start, builder.ended(start))


def _whole_days(builder: ResultBuilder) -> Unclear:
    expression = builder.expression
    assert expression.date is not None  # noqa: S101 # the caller looked
    found = days_of(expression.date, builder.now.date())
    if found is None:
        return builder.unclear(Kind.NO_TIME)
    days = found.days[1:] if found.today else found.days
    last = found.last
    if expression.last is not None:
        last = _last_day(expression.last, days[0])
        if last is None:
            return builder.unclear(Kind.NO_TIME)
        if any(last < day for day in days):
            return builder.unclear(Kind.BACKWARDS)
    readings = [builder.whole_day(day, last, found.rule) for day in days]
    if len(readings) > 1:
        return builder.unclear(Kind.TWO_READINGS, *readings)
    if (last or days[0]) < builder.now.date():
        return builder.unclear(Kind.PAST, *readings)
    return builder.unclear(Kind.NO_CLOCK, *readings)


def _last_day(value: Date, first: date) -> date | None:
    """The end of a stretch of days, seen from its start: thu - next sat is the sat after."""
    found = days_of(value, first)
    return found.days[-1] if found is not None else None


def _clocked(builder: ResultBuilder, clock: TimeOfDay) -> Result:
    expression = builder.expression
    part = expression.part.part if expression.part is not None else None
    until = expression.until
    hours = (
        clock_options(clock, part, meal=expression.meal)
        if until is None
        else range_options(clock, until, part, meal=expression.meal)
    )
    if until is not None and not expression.apart and _too_long(hours[0], bare=not clock.whole):
        return builder.unclear(Kind.BACKWARDS)
    if clock.named and clock.hour == 0 and until is None and expression.date is not None:
        ends_today = expression.date == Date(shift=0)
        hours = [ClockTime(DAY)] if ends_today else [ClockTime(0), ClockTime(DAY)]
    return _undated(builder, hours) if expression.date is None else _dated(builder, hours)


def _too_long(hours: ClockTime, *, bare: bool) -> bool:
    """Whether a range crosses midnight for half a day, or is as long only because its end was bare."""
    length = hours.end - hours.start if hours.end is not None else 0
    over_night = hours.end is not None and hours.end > DAY and length > MOST_MINUTES_OVER_NIGHT
    assumed = hours.end is not None and hours.end > DAY and bool(hours.rule and hours.end_rule)  # friday 2-1
    return over_night or assumed or (bare and bool(hours.end_rule) and length >= MOST_MINUTES_OVER_NIGHT)


def _undated(builder: ResultBuilder, hours: list[ClockTime]) -> Result:
    """A clock without a date is the coming one."""
    today = builder.now.astimezone(builder.tz).date()
    results: list[Result] = []
    for hour in hours:
        early = hour.start % DAY
        moved = hour._replace(start=early, end=hour.end and hour.end - hour.start + early)
        for step in range(3):
            result = builder.built(today + timedelta(days=step), moved, {Piece.DATE: COMING})
            reached = result.start if isinstance(result, Reading) else None
            if isinstance(result, Unclear) and result.candidates:
                reached = result.candidates[-1].start
            if reached is not None and reached >= builder.now:
                results.append(result)
                break
    return chosen(builder, results)


def _dated(builder: ResultBuilder, hours: list[ClockTime]) -> Result:
    expression = builder.expression
    assert expression.date is not None  # noqa: S101 # the caller looked
    today = builder.now.date()
    found = days_of(expression.date, today)
    if found is None:
        return builder.unclear(Kind.NO_TIME)
    if found.last is not None:
        return builder.unclear(Kind.NO_CLOCK, builder.whole_day(found.days[0], found.last, found.rule))
    if expression.last is not None:
        return _across_days(builder, found, hours)
    days = list(found.days) if found.other is None else [found.other, *found.days]
    if builder.zone_said and expression.date.shift is not None:
        there = days_of(expression.date, builder.now.astimezone(builder.tz).date())
        days += [day for day in (there.days if there else ()) if day not in days]
    if found.today:
        days = _today_or_next(builder, days, hours)
    rules = {Piece.DATE: found.rule}
    far = bool(found.rule) and (days[0] - today).days > MOST_DAYS_AHEAD
    if far:  # 20 november, on the 24th: the one that is over, or the next?
        days = [add_months(days[0], -12), *days]
    results = [builder.built(day, hour, rules) for day in days for hour in hours]
    if far:
        return builder.unclear(Kind.TWO_READINGS, *_readings(results))
    return chosen(builder, results, today_said=expression.date.shift == 0)


def _today_or_next(builder: ResultBuilder, days: list[date], hours: list[ClockTime]) -> list[date]:
    """On a tuesday, `tuesday` is today or in a week; once the hour is over, only in a week."""
    shown = builder.now.astimezone(builder.tz).replace(tzinfo=None)
    over = all(wall(days[0], hour.start) <= shown for hour in hours)
    return days[1:] if over else days


def _across_days(builder: ResultBuilder, found: Days, hours: list[ClockTime]) -> Result:
    """From a day and hour to another day and hour; one clock for several days is no meeting."""
    expression = builder.expression
    assert expression.last is not None  # noqa: S101 # the caller looked
    if not expression.apart or expression.until is None or expression.clock is None:
        return builder.unclear(Kind.SEVERAL)
    ends = days_of(expression.last, found.days[0])
    begin = clock_options(expression.clock, None)
    close = clock_options(expression.until, None)
    if ends is None or len(begin) > 1 or len(close) > 1 or len(hours) > 1:
        return builder.unclear(Kind.SEVERAL)
    day = found.days[-1] if found.today else found.days[0]
    last = ends.days[0]
    end = close[0].start + (last - day).days * DAY
    if end <= begin[0].start:
        return builder.unclear(Kind.BACKWARDS)
    return chosen(builder, [builder.built(day, begin[0]._replace(end=end), {Piece.DATE: found.rule})])


__all__ = ["question", "resolve_expression"]
