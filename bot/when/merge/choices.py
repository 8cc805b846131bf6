"""The pass that finds a choice of hours: at 3 or 4, at 4 & 5pm."""

from __future__ import annotations

from bot.when.find.candidate import STRONG, Candidate
from bot.when.languages import table as t
from bot.when.merge import near
from bot.when.merge.near import changed
from bot.when.text.tokens import Line
from bot.when.values import Doubt, Number, TimeOfDay, Why


def doubt_choices(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """At 3 or 4, at 4 & 5pm: both are clocks, and a choice."""
    out: list[Candidate] = []
    for candidate in candidates:
        last = out[-1] if out else None
        or_and = line.at(last.j).is_a(t.OR, t.AND) if last is not None else False
        if last is not None and isinstance(last.value, (TimeOfDay, Number)) and or_and and not near.between(line, last):
            first, second = _hour(last), _hour(candidate)
            sure = isinstance(last.value, TimeOfDay) or isinstance(candidate.value, TimeOfDay)
            if first and second and sure and near.linked(line, last.j + 1, candidate.i):
                out[-1] = changed(last, first, STRONG, "doubt_choices")
                out.append(Candidate(last.j, candidate.i, Doubt(Why.CHOICE), STRONG, "doubt_choices"))
                out.append(changed(candidate, second, STRONG, "doubt_choices"))
                continue
        out.append(candidate)
    return out


def _hour(candidate: Candidate) -> TimeOfDay | None:
    value = candidate.value
    if isinstance(value, Number):
        return near.clock_of(value)
    return value if isinstance(value, TimeOfDay) else None
