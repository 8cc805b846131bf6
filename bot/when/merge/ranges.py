"""The passes that join two candidates into a range: 3-4pm, 10 - 22 August.

What only one end says of a date holds for both; clocks are left as they are, for resolve.clock_times to complete.
"""

from __future__ import annotations

from bot.when.find.candidate import LATENT, STRONG, WEAK, Candidate, Mark
from bot.when.find.spoken import shifted
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.merge import near
from bot.when.merge.near import joined
from bot.when.text.tokens import Line
from bot.when.values import Date, Doubt, Number, Range, Stamp, TimeOfDay, Why


def join_ranges(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """Two of a kind with `to`, `until`, a dash between them are one range."""
    out: list[Candidate] = []
    for candidate in candidates:
        last = out[-1] if out else None
        if last is not None and near.until(line, last, candidate):
            value = _range(line, last, candidate)
            if value is not None:
                weight = max(last.weight, candidate.weight)
                if near.is_number(Candidate(0, 0, value)):
                    weight = LATENT
                j = candidate.j
                if isinstance(value.end, Date) and value.end.year is None:
                    value, j = _with_year(line, value, j)
                both = joined(last, candidate, value, weight, "join_ranges")
                minutes = _or_minutes(line, last, candidate)
                if minutes is not None:
                    out[-1:] = [
                        both._replace(value=_of_clocks(value), weight=STRONG),
                        Candidate(last.i, j, Doubt(Why.CHOICE), STRONG, "join_ranges"),
                        Candidate(last.i, j, minutes, STRONG, "join_ranges"),
                    ]
                    continue
                out[-1] = both._replace(j=j, marks=(*both.marks, (Mark.END, candidate.i, j)))
                continue
        out.append(candidate)
    return out


TWO_MOMENTS = 4  # candidates: a date and a clock, twice


def join_moments(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A date and clock, until, a date and clock: 28.11. (14:00) - 30.11. (23:00)."""
    if len(candidates) < TWO_MOMENTS:
        return candidates
    out: list[Candidate] = []
    n = 0
    while n < len(candidates):
        four = candidates[n : n + 4]
        start = _moment(line, four[:2])
        end = _moment(line, four[2:])
        if start is not None and end is not None and near.until(line, four[1], four[2]):
            dates = _dates(start.date, end.date)
            if dates is not None and isinstance(dates.start, Date) and isinstance(dates.end, Date):
                value = Range(Stamp(dates.start, start.clock), Stamp(dates.end, end.clock))
                both = joined(four[0], four[3], value, STRONG, "join_moments")
                marks = (m for candidate in four for m in candidate.marks)
                out.append(both._replace(marks=(*marks, (Mark.END, four[2].i, four[3].j))))
                n += 4
                continue
        out.append(candidates[n])
        n += 1
    return out


def _moment(line: Line, two: list[Candidate]) -> Stamp | None:
    """The date and clock that stand beside each other, in either order."""
    if len(two) < 2 or not near.linked(line, two[0].j, two[1].i):
        return None
    a, b = two[0].value, two[1].value
    if isinstance(a, Date) and isinstance(b, TimeOfDay):
        return Stamp(a, b)
    return Stamp(b, a) if isinstance(a, TimeOfDay) and isinstance(b, Date) else None


def _range(line: Line, a: Candidate, b: Candidate) -> Range | None:
    start, end = a.value, b.value
    if isinstance(start, Date) and isinstance(end, Date):
        return _dates(start, end)
    if isinstance(start, Number) and isinstance(end, Date) and end.day is not None:
        if start.minute or not 1 <= start.value <= 31 or start.digits > 2:
            return None
        return _dates(Date(day=start.value), end)
    if isinstance(start, Date) and isinstance(end, Number) and start.day is not None:
        if end.minute or not 1 <= end.value <= 31 or end.digits > 2:
            return None
        return _dates(start, Date(day=end.value))
    if isinstance(start, (TimeOfDay, Number)) and isinstance(end, (TimeOfDay, Number)):
        if _a_year(line, a, end):
            return None  # 2015 - 03:54
        if isinstance(start, Number) and isinstance(end, Number):
            if start.ordinal and end.ordinal:
                return Range(Date(day=start.value), Date(day=end.value))
            return Range(start, end)
        first = near.clock_of(start) if isinstance(start, Number) else start
        last = near.clock_of(end) if isinstance(end, Number) else end
        if first is None or last is None:
            return None
        if last.named and isinstance(start, Number) and not near.announced(line, a, t.AT, t.FROM):
            return Range(first, last)
        return Range(first, last)
    return None


def _or_minutes(line: Line, a: Candidate, b: Candidate) -> TimeOfDay | None:
    """Ten to six in words may be 5:50 as well."""
    if not isinstance(a.value, Number) or not isinstance(b.value, (Number, TimeOfDay)):
        return None
    if a.value.digits and not line.at(a.i - 1).is_a(t.AT):
        return None
    to = line.at(b.i - 1).is_a(t.TO_HOUR) and b.i - a.j == 1
    if not to or a.value.value not in (5, 10) or line.at(a.i - 1).is_a(t.FROM, t.BETWEEN) or a.value.minute:
        return None
    hour = near.clock_of(b.value) if isinstance(b.value, Number) else b.value
    return shifted(hour, -a.value.value) if hour is not None and not hour.minute else None


def _of_clocks(value: Range) -> Range:
    """The same range, of hours."""
    start = near.clock_of(value.start) if isinstance(value.start, Number) else value.start
    end = near.clock_of(value.end) if isinstance(value.end, Number) else value.end
    return Range(start, end) if start is not None and end is not None else value


def _a_year(line: Line, a: Candidate, end: TimeOfDay | Number) -> bool:
    """Four digits that are a year near this one, before a clock that is not written like them."""
    value = line.at(a.i).value
    four = isinstance(a.value, Number) and a.value.digits == 4
    return four and isinstance(end, TimeOfDay) and abs(value - line.year) <= YEARS_NEAR


YEARS_NEAR = 10


def _dates(start: Date, end: Date) -> Range | None:
    """What only one end says holds for both: 10 - 22 August 2012."""
    if start.day is not None and start.month is None and end.month is not None:
        start = start._replace(month=end.month, year=start.year or end.year)
    elif end.day is not None and end.month is None and start.month is not None:
        end = end._replace(month=start.month, year=end.year or start.year)
    elif start.month and end.month and start.year is None and end.year is not None:
        year = end.year - ((start.month, start.day or 1) > (end.month, end.day or 1))
        start = start._replace(year=year)
    if start.nth is not None or end.nth is not None or start.later or end.later:
        return None
    return Range(start, end)


def _with_year(line: Line, value: Range, j: int) -> tuple[Range, int]:
    """August 10 - 22, 2012: the year stands behind both."""
    k = j + (line.at(j).word == ",")
    token = line.at(k)
    assert isinstance(value.start, Date)  # noqa: S101 # the caller looked at the end
    assert isinstance(value.end, Date)  # noqa: S101 # the same
    if len(token.word) == 4 and token.value and abs(token.value - line.year) <= 10:
        year = int(token.value)
        if value.end.month is not None:
            return Range(value.start._replace(year=year), value.end._replace(year=year)), k + 1
    return value, j


def join_slashes(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """18:30h/19:00h and 14./15.10. are ranges; 10am Central / 11 Eastern is not, and 3pm/4pm is a choice."""
    out: list[Candidate] = []
    for candidate in candidates:
        last = out[-1] if out else None
        if last is None or not _slash(line, last, candidate):
            out.append(candidate)
            continue
        a, b = last.value, candidate.value
        if isinstance(a, TimeOfDay) and isinstance(b, TimeOfDay) and a.zone is None and b.zone is None:
            if line.words.has(Habit.SLASH_IS_CHOICE):
                out += [Candidate(last.j, candidate.i, Doubt(Why.CHOICE), STRONG, "join_slashes"), candidate]
            else:
                out[-1] = joined(last, candidate, Range(a, b), WEAK, "join_slashes")
            continue
        dates = (
            isinstance(a, (Number, Date))
            and isinstance(b, Date)
            and (candidate.i - last.j == 2 or line.at(last.j - 1).word == ".")
        )
        value = _range(line, last, candidate) if dates else None
        if value is not None:
            out[-1] = joined(last, candidate, value, STRONG, "join_slashes")
        else:
            out.append(candidate)
    return out


def _slash(line: Line, a: Candidate, b: Candidate) -> bool:
    """Whether a slash stands between, perhaps behind a dot."""
    return line.at(b.i - 1).word == "/" and line.at(a.j).word in ("/", ".") and b.i - a.j in (1, 2)
