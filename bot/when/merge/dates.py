"""The pass that joins the parts of one date: Thu 17th, Friday 9 June.

Whether the parts agree is checked in resolve.days.
"""

from __future__ import annotations

from bot.when.find.candidate import STRONG, Candidate
from bot.when.languages import table as t
from bot.when.merge import near
from bot.when.merge.near import joined
from bot.when.text.tokens import SIGN, Line
from bot.when.values import Date, Number, TimeOfDay

MOST_BETWEEN = 3


def join_dates(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A weekday, a day and a year beside each other are one date."""
    out: list[Candidate] = []
    for n, candidate in enumerate(candidates):
        last = out[-1] if out else None
        if last is not None and _close(line, last.j, candidate.i):
            value = _both(line, last, candidate, candidates[n + 1 :])
            if value is not None:
                out[-1] = joined(last, candidate, value, STRONG, "join_dates")
                continue
            year = _year_behind(line, out, candidate)
            if year is not None:
                out.append(
                    Candidate(candidate.i, candidate.j, Date(year=year), STRONG, f"{candidate.found_by}:join_dates")
                )
                continue
        out.append(candidate)
    return out


def _close(line: Line, i: int, j: int) -> bool:
    if i == j:
        return True
    between = range(i, j)
    return len(between) <= MOST_BETWEEN and all(
        (line.at(k).kind == SIGN and line.at(k).word in ",(.、，（") or line.at(k).is_a(t.THE, t.ON, t.OF)
        for k in between
    )


def _both(line: Line, a: Candidate, b: Candidate, behind: list[Candidate]) -> Date | None:
    one, two = a.value, b.value
    if isinstance(one, Date) and isinstance(two, Date):
        if one.later is not None or two.later is not None:
            return None
        return one.merged(two)
    if isinstance(one, Date) and isinstance(two, Number):
        if one.weekday is None or one.day is not None or not _is_day(two):
            return None
        if two.ordinal and not two.digits and near.counts_a_noun(line, b.j):
            return None
        if two.ordinal or _leads_to_date(line, b, behind):
            return one.merged(Date(day=two.value))
    return None


def _is_day(number: Number) -> bool:
    return 1 <= number.value <= 31 and not number.minute and number.digits <= 2


def _leads_to_date(line: Line, number: Candidate, behind: list[Candidate]) -> bool:
    """Lundi 1 au mercredi 10 juillet, martes 4 a las siete: what follows makes the number a day."""
    mark = line.at(number.j)
    if line.at(number.i - 1).is_a(t.FROM, t.BETWEEN):
        return False  # mercredi de 14 à 15 heures
    if mark.is_a(t.AT) and behind and behind[0].i == number.j + 1:
        return isinstance(behind[0].value, (TimeOfDay, Number))
    if not mark.is_a(t.UNTIL) or not behind:
        return False
    dates = [c.value for c in behind[:2] if isinstance(c.value, Date)]
    return any(value.month is not None for value in dates)


def _year_behind(line: Line, before: list[Candidate], candidate: Candidate) -> int | None:
    """Wed Aug 05 12:00:00 2015."""
    token = line.at(candidate.i)
    if not isinstance(candidate.value, Number) or candidate.value.digits != 4 or len(before) < 2:
        return None
    date, clock = before[-2].value, before[-1].value
    if not isinstance(date, Date) or not isinstance(clock, TimeOfDay) or date.year is not None:
        return None
    close = abs(int(token.value) - line.year) <= 10
    return int(token.value) if date.month is not None and close else None
