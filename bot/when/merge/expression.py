"""The merged expression: all that a line says about time, and the title.

Gathers what the passes kept; does not choose between what contradicts itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import Final

from bot.when.find.candidate import Candidate
from bot.when.languages import table as t
from bot.when.merge.title import title_of
from bot.when.text.tokens import WORD, Line
from bot.when.values import Amount, Date, DayPart, Doubt, Later, Range, Stamp, TimeOfDay, Why


@dataclass(repr=False, eq=False)
class MergedExpression:
    """What was said, and the candidates that said it. `more` are dates that do not go with `date`,
    `also` are further clocks."""

    date: Date | None = None
    last: Date | None = None
    clock: TimeOfDay | None = None
    until: TimeOfDay | None = None
    part: DayPart | None = None
    amount: Amount | None = None
    later: Later | None = None
    offset: int | None = None
    meal: bool = False
    apart: bool = False
    checked: bool = True  # a person has filled the tables of the language
    doubt: Doubt | None = None
    more: list[Date] = field(default_factory=list)
    also: list[TimeOfDay] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    title: str = ""
    dated_title: str = ""  # the title where what may be a date is one
    unread: tuple[str, ...] = ()
    hours: tuple[tuple[TimeOfDay, str], ...] = ()  # numbers beside the date that may be its hour, and the title without


def gather(line: Line, candidates: list[Candidate]) -> MergedExpression:
    """One expression of all the candidates."""
    expression = MergedExpression(
        candidates=candidates,
        meal=any(t.MEAL in token.senses for token in line.tokens),
        checked=line.words.checked,
    )
    for candidate in candidates:
        value = candidate.value
        if isinstance(value, Date):
            _date(expression, value, None)
        elif isinstance(value, TimeOfDay):
            _clock(line, expression, candidate, value)
        elif isinstance(value, Range):
            _range(expression, value)
        elif isinstance(value, DayPart):
            if value.shift is not None:
                _date(expression, Date(shift=value.shift), None)
            if expression.part is None or expression.part.part == value.part:
                expression.part = value
        elif isinstance(value, Amount):
            expression.amount = expression.amount or value
        elif isinstance(value, Doubt):
            expression.doubt = graver(expression.doubt, value)
        elif isinstance(value, Later):
            expression.later = expression.later or value
        elif isinstance(value, Stamp):
            _stamp(expression, value)
    expression.title = expression.dated_title = title_of(line, candidates)
    if expression.doubt is not None and expression.doubt.why is Why.DATE:
        sure = [one._replace(value=Date()) if _may_date(one) else one for one in candidates]
        expression.dated_title = title_of(line, sure)
    return expression


_GRAVITY: Final = {why: n for n, why in enumerate(Why)}


def graver(one: Doubt | None, other: Doubt) -> Doubt:
    """The more serious of two doubts: the one that is asked about."""
    return one if one is not None and _GRAVITY[one.why] <= _GRAVITY[other.why] else other


def _may_date(one: Candidate) -> bool:
    return isinstance(one.value, Doubt) and one.value.why is Why.DATE


def _date(expression: MergedExpression, date: Date, last: Date | None) -> None:
    if last is not None and date.either is False:
        date = date._replace(either=None)  # its end shows the order
    if expression.date is None:
        expression.date, expression.last = date, last
        return
    merged = expression.date.merged(date)
    if merged is None or (expression.last is not None and last is not None):
        expression.more.append(date)
        return
    expression.date = merged
    expression.last = expression.last or last


def _clock(line: Line, expression: MergedExpression, candidate: Candidate, clock: TimeOfDay) -> None:
    if expression.clock is None:
        expression.clock = clock
    elif expression.until is None and expression.doubt is None and _ends_something(line, candidate):
        expression.until = clock
    elif clock != expression.clock:
        expression.also.append(clock)


def _ends_something(line: Line, candidate: Candidate) -> bool:
    """Goes until 4pm: the end of what began earlier in the line."""
    before = line.at(candidate.i - 1)
    return before.kind == WORD and before.is_a(t.UNTIL)


def _stamp(expression: MergedExpression, value: Stamp) -> None:
    """A full moment; a second one is the end of the first."""
    if expression.clock is None:
        _date(expression, value.date, None)
        expression.clock, expression.offset = value.clock, value.offset
    elif (
        expression.until is None
        and expression.last is None
        and expression.clock.whole
        and expression.offset == value.offset
    ):
        if (expression.date, expression.clock) != (value.date, value.clock):
            expression.last, expression.until, expression.apart = value.date, value.clock, True
    else:
        expression.more.append(value.date)


def _range(expression: MergedExpression, value: Range) -> None:
    if isinstance(value.start, Date) and isinstance(value.end, Date):
        _date(expression, value.start, value.end)
    elif isinstance(value.start, Stamp) and isinstance(value.end, Stamp):
        _date(expression, value.start.date, value.end.date)
        if expression.clock is None:
            expression.clock, expression.until, expression.apart = value.start.clock, value.end.clock, True
    elif isinstance(value.start, TimeOfDay) and isinstance(value.end, TimeOfDay):
        if expression.clock is None:
            expression.clock, expression.until = value.start, value.end
        else:
            expression.also.append(value.start)
