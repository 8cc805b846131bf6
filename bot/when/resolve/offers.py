"""Hours to offer for a day without one: tomorrow morning, after 4pm, tomorrow 4 demo.

Values only. Nothing here is believed.
"""

from __future__ import annotations

from typing import Final

from bot.when.languages.table import AFTERNOON, EVENING, MORNING, NIGHT
from bot.when.merge.expression import MergedExpression
from bot.when.resolve.clock_times import DAY, clock_options
from bot.when.values import Bound, TimeOfDay, Why

_OF_PARTS: Final = {MORNING: (9, 10, 11), AFTERNOON: (14, 15, 16), EVENING: (17, 18, 19), NIGHT: (20, 21, 22)}
# Minutes after, or before, the hour that is the limit.
_OF_BOUNDS: Final = {Bound.FROM: (0, 60, 120), Bound.AFTER: (30, 60, 120), Bound.BEFORE: (-60, -120, -180)}


def offered_clocks(expression: MergedExpression) -> list[tuple[TimeOfDay, str]]:
    """The clocks that the words suggest, the likelier first, each with its title; [] where they suggest none."""
    if expression.hours:
        return list(expression.hours)
    if expression.clock is not None:
        return [(clock, expression.title) for clock in _beyond(expression, expression.clock)]
    if expression.part is None:
        return []
    return [(TimeOfDay(hour, whole=True), expression.title) for hour in _OF_PARTS[expression.part.part]]


def bound_of(expression: MergedExpression) -> Bound | None:
    """Which side of the hour is open; None where no limit is said, or nobody knows its side."""
    doubt = expression.doubt
    return doubt.value if doubt is not None and doubt.why is Why.LIMIT and isinstance(doubt.value, Bound) else None


def _beyond(expression: MergedExpression, clock: TimeOfDay) -> list[TimeOfDay]:
    bound = bound_of(expression)
    if bound is None:
        return []
    part = expression.part.part if expression.part is not None else None
    limit = clock_options(clock, part)[0].start
    minutes = [limit + step for step in _OF_BOUNDS[bound]]
    return [TimeOfDay(*divmod(minute, 60), whole=True, zone=clock.zone) for minute in minutes if 0 < minute < DAY]
