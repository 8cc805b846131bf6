"""Builds readings and questions from one merged expression.

Which of them to build is decided in choose.
"""

from dataclasses import replace
from datetime import date, datetime, timedelta, tzinfo
from itertools import product
from typing import NamedTuple

from bot.when.merge.expression import MergedExpression
from bot.when.reading import Kind, Part, Piece, Reading, Unclear
from bot.when.resolve.clock_times import ClockTime
from bot.when.resolve.instants import Change, instants, utc, wall

Result = Reading | Unclear
HALF_A_DAY = timedelta(hours=12)


class ResultBuilder(NamedTuple):
    """What is needed to make readings: the merged expression, the present moment, the zone of its clocks.

    `parts` are the parts that were said; readings add those that were filled in.
    """

    expression: MergedExpression
    now: datetime
    tz: tzinfo
    zone: str
    zone_said: bool
    parts: tuple[Part, ...]
    end_tz: tzinfo | None = None  # where the end was said in another zone

    @property
    def home(self) -> tzinfo:
        assert self.now.tzinfo is not None  # noqa: S101 # read() checks it
        return self.now.tzinfo

    def unclear(self, kind: Kind, *candidates: Reading) -> Unclear:
        return Unclear(kind, self.expression.title, candidates, self.parts)

    def reading(
        self,
        start: datetime,
        end: datetime | None,
        rules: dict[Piece, str] | None = None,
        grain: str = "minute",
    ) -> Reading:
        filled = tuple(Part(piece, said=False, rule=r) for piece, r in (rules or {}).items() if r)
        return Reading(
            start=start.astimezone(self.home),
            end=None if end is None else end.astimezone(self.home),
            zone=self.zone,
            zone_said=self.zone_said,
            title=self.expression.title,
            parts=self.parts + filled,
            grain=grain,
        )

    def whole_day(self, day: date, last: date | None, rule: str) -> Reading:
        """A reading of grain "day"."""
        start = datetime(day.year, day.month, day.day, tzinfo=self.home)
        end = None if last is None else datetime(last.year, last.month, last.day, tzinfo=self.home)
        return self.reading(start, end, {Piece.DATE: rule}, grain="day")

    def ended(self, start: datetime) -> datetime | None:
        """The end that a said duration gives."""
        amount = self.expression.amount
        minutes = round(amount.minutes) if amount is not None else 0
        return utc(start) + timedelta(minutes=minutes) if minutes > 0 else None

    def built(self, day: date, hour: ClockTime, rules: dict[Piece, str]) -> Result:
        """The reading of a day and an hour, or the question of a clock change."""
        rules = {**rules, Piece.CLOCK: hour.rule, Piece.END: hour.end_rule}
        starts, change = self._instants(wall(day, hour.start))
        if hour.end is None:
            readings = [self.reading(s, self.ended(s), rules) for s in starts]
            single = len(starts) == 1
        else:
            ends, end_change = self._instants(wall(day, hour.end), self.end_tz)
            same = len(starts) == len(ends)
            pairs = zip(starts, ends, strict=True) if same else product(starts, ends)
            readings = [self.reading(s, e, rules) for s, e in pairs if e > s]
            change = end_change if change is Change.NONE else change
            single = len(starts) == 1 and len(ends) == 1
        if not readings:
            return self.unclear(Kind.BACKWARDS)
        if single:
            return readings[0]
        return self.unclear(Kind.GAP if change is Change.GAP else Kind.TWICE, *readings)

    def _instants(self, shown: datetime, tz: tzinfo | None = None) -> tuple[list[datetime], Change]:
        """The moments of a wall time; a short zone name tells the two of a repeated hour apart."""
        tz = tz or self.tz
        found, change = instants(shown, tz)
        clock = self.expression.clock
        if change is Change.TWICE and clock is not None and clock.zone is not None:
            label = clock.zone.label.upper()
            named = [m for m in found if m.astimezone(tz).tzname() == label]
            if named:
                return named, Change.NONE
        return found, change


def chosen(builder: ResultBuilder, results: list[Result], *, today_said: bool = False) -> Result:
    """The one result, or the question between several."""
    if len(results) == 1:
        only = results[0]
        if isinstance(only, Reading) and only.start < builder.now:
            return question(builder, only, today_said=today_said)
        return only
    flat: list[Reading] = []
    for result in results:
        for reading in (result,) if isinstance(result, Reading) else result.candidates:
            if all((reading.start, reading.end) != (f.start, f.end) for f in flat):
                flat.append(reading)
    flat.sort(key=lambda reading: reading.start)
    coming = [reading for reading in flat if reading.start >= builder.now]
    if not coming:
        return builder.unclear(Kind.PAST, *flat) if flat else builder.unclear(Kind.NO_TIME)
    if len(coming) == 1 and (today_said or _is_the_same_day(flat)):
        return coming[0]
    return builder.unclear(Kind.TWO_READINGS, *(coming if len(coming) > 1 else flat))


def _is_the_same_day(readings: list[Reading]) -> bool:
    """Whether all are of one day: of its hours those that are over are none that anybody means."""
    return len({reading.start.date() for reading in readings}) == 1


def question(builder: ResultBuilder, only: Reading, *, today_said: bool) -> Unclear:
    """What was said is over. A bare hour of today may still be the one twelve hours later."""
    clock = builder.expression.clock
    bare = clock is not None and clock.pm is None and not clock.whole and clock.part is None
    later = only.start + HALF_A_DAY
    coming = later >= builder.now and later.date() == only.start.date()
    if today_said and bare and builder.expression.part is None and coming:
        day = timedelta(days=1)
        evening = replace(only, start=later, end=only.end and only.end + HALF_A_DAY)
        tomorrow = replace(only, start=only.start + day, end=only.end and only.end + day)
        return builder.unclear(Kind.TWO_READINGS, evening, tomorrow)
    return builder.unclear(Kind.PAST, only)
