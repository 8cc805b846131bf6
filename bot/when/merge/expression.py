"""All a line says about time in one value, and the title that is left.

Gathers what the passes kept; does not choose between what contradicts itself.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from typing import Final

from bot.when.find.candidate import Candidate
from bot.when.languages import table as t
from bot.when.merge.title import title_of
from bot.when.said import Amount, Clock, Date, Doubt, Later, Part, Range, Stamp, Why
from bot.when.text.tokens import WORD, Line


@dataclass(slots=True)
class MergedExpression:
    """What was said, and the candidates that said it. `more` are dates that do not go with `date`,
    `also` are further clocks."""

    date: Date | None = None
    last: Date | None = None
    clock: Clock | None = None
    until: Clock | None = None
    part: Part | None = None
    amount: Amount | None = None
    later: Later | None = None
    offset: int | None = None
    meal: bool = False
    apart: bool = False
    checked: bool = True  # a person has filled the tables of the language
    doubt: Doubt | None = None
    more: list[Date] = field(default_factory=list)
    also: list[Clock] = field(default_factory=list)
    candidates: list[Candidate] = field(default_factory=list)
    title: str = ""
    dated_title: str = ""  # the title where what may be a date is one
    unread: tuple[str, ...] = ()


def gathered(line: Line, candidates: list[Candidate]) -> MergedExpression:
    """One expression of all the candidates."""
    seen = MergedExpression(
        candidates=candidates,
        meal=any(t.MEAL in token.senses for token in line.tokens),
        checked=line.words.checked,
    )
    for candidate in candidates:
        said = candidate.said
        if isinstance(said, Date):
            _date(seen, said, None)
        elif isinstance(said, Clock):
            _clock(line, seen, candidate, said)
        elif isinstance(said, Range):
            _range(seen, said)
        elif isinstance(said, Part):
            if said.shift is not None:
                _date(seen, Date(shift=said.shift), None)
            if seen.part is None or seen.part.part == said.part:
                seen.part = said
        elif isinstance(said, Amount):
            seen.amount = seen.amount or said
        elif isinstance(said, Doubt):
            seen.doubt = graver(seen.doubt, said)
        elif isinstance(said, Later):
            seen.later = seen.later or said
        elif isinstance(said, Stamp):
            _stamp(seen, said)
    seen.title = seen.dated_title = title_of(line, candidates)
    if seen.doubt is not None and seen.doubt.why is Why.DATE:
        sure = [replace(one, said=Date()) if _may_date(one) else one for one in candidates]
        seen.dated_title = title_of(line, sure)
    return seen


_GRAVITY: Final = {why: n for n, why in enumerate(Why)}


def graver(one: Doubt | None, other: Doubt) -> Doubt:
    """The doubt that counts."""
    return one if one is not None and _GRAVITY[one.why] <= _GRAVITY[other.why] else other


def _may_date(one: Candidate) -> bool:
    return isinstance(one.said, Doubt) and one.said.why is Why.DATE


def _date(seen: MergedExpression, date: Date, last: Date | None) -> None:
    if seen.date is None:
        seen.date, seen.last = date, last
        return
    merged = seen.date.merged(date)
    if merged is None or (seen.last is not None and last is not None):
        seen.more.append(date)
        return
    seen.date = merged
    seen.last = seen.last or last


def _clock(line: Line, seen: MergedExpression, candidate: Candidate, clock: Clock) -> None:
    if seen.clock is None:
        seen.clock = clock
    elif seen.until is None and seen.doubt is None and _ends_something(line, candidate):
        seen.until = clock
    elif clock != seen.clock:
        seen.also.append(clock)


def _ends_something(line: Line, candidate: Candidate) -> bool:
    """Goes until 4pm: the end of what began earlier in the line."""
    before = line.at(candidate.i - 1)
    return before.kind == WORD and before.is_a(t.UNTIL)


def _stamp(seen: MergedExpression, said: Stamp) -> None:
    """A full moment; a second one is the end of the first."""
    if seen.clock is None:
        _date(seen, said.date, None)
        seen.clock, seen.offset = said.clock, said.offset
    elif seen.until is None and seen.last is None and seen.clock.whole and seen.offset == said.offset:
        if (seen.date, seen.clock) != (said.date, said.clock):
            seen.last, seen.until, seen.apart = said.date, said.clock, True
    else:
        seen.more.append(said.date)


def _range(seen: MergedExpression, said: Range) -> None:
    if isinstance(said.start, Date) and isinstance(said.end, Date):
        _date(seen, said.start, said.end)
    elif isinstance(said.start, Stamp) and isinstance(said.end, Stamp):
        _date(seen, said.start.date, said.end.date)
        if seen.clock is None:
            seen.clock, seen.until, seen.apart = said.start.clock, said.end.clock, True
    elif isinstance(said.start, Clock) and isinstance(said.end, Clock):
        if seen.clock is None:
            seen.clock, seen.until = said.start, said.end
        else:
            seen.also.append(said.start)
