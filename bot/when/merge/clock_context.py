"""The passes that complete clocks: day parts, zones, bare numbers.

None knows what day it is, nor which half of the day a bare hour is in.
"""

from __future__ import annotations

from bot.when.find.candidate import LATENT, STRONG, WEAK, Candidate, Mark
from bot.when.languages import table as t
from bot.when.languages.table import AFTERNOON
from bot.when.merge import near
from bot.when.merge.near import changed, joined
from bot.when.text.tokens import OPAQUE, WORD, Line
from bot.when.values import Date, DayPart, Number, Range, TimeOfDay, Zone

NOON = 12


def take_zones(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A zone behind a clock belongs to it; anywhere else it is no zone."""
    out: list[Candidate] = []
    for candidate in candidates:
        if not isinstance(candidate.value, Zone):
            out.append(candidate)
            continue
        n = _clock_before(line, out, candidate)
        if n is None:
            continue
        last = out[n]
        value = last.value
        weight = max(last.weight, WEAK)
        if isinstance(value, Number):
            value = near.clock_of(value) or value
        if isinstance(value, TimeOfDay):
            exact = value.zone is not None and not value.zone.key  # 1:30 AM (UTC-04:00) New York time
            zone = value.zone if exact else candidate.value
            j = candidate.j + (line.at(candidate.j).word == ")")
            both = joined(last, candidate, value._replace(zone=zone), weight, "take_zones")
            mark = (Mark.ZONE, candidate.i, candidate.j)
            if n == len(out) - 1:
                out[n] = both._replace(j=j, marks=(*both.marks, mark))
            else:  # 9:30 on Thursday PST: the zone is taken with the date before it
                out[n] = both._replace(j=last.j)
                out[-1] = out[-1]._replace(j=j, marks=(*out[-1].marks, mark))
    return out


def _clock_before(line: Line, out: list[Candidate], zone: Candidate) -> int | None:
    """The clock that a zone belongs to: right before it, or before the date between them."""
    n = len(out) - 1
    if n < 0 or not near.linked(line, out[n].j, zone.i) or zone.i - out[n].j > 1:
        return None
    if near.is_date(out[n]) and n > 0 and isinstance(out[n - 1].value, TimeOfDay):
        return n - 1 if near.linked(line, out[n - 1].j, out[n].i) else None
    return n


def take_day_parts(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A part of the day right behind or before an hour belongs to it: 4 in the afternoon."""
    out: list[Candidate] = []
    for candidate in candidates:
        last = out[-1] if out else None
        if last is not None and isinstance(candidate.value, DayPart) and candidate.value.shift is None:
            value = near.clock_of(last.value) if isinstance(last.value, Number) else last.value
            apostrophe = candidate.i == last.j + 1 and line.at(last.j).word in "'’,"
            if isinstance(value, TimeOfDay) and value.part is None and (last.j == candidate.i or apostrophe):
                out[-1] = joined(last, candidate, value._replace(part=candidate.value.part), STRONG, "take_day_parts")
                continue
        if last is not None and last.j == candidate.i and isinstance(last.value, TimeOfDay) and last.value.named:
            value = near.clock_of(candidate.value) if isinstance(candidate.value, Number) else candidate.value
            if last.value.hour == NOON and isinstance(value, TimeOfDay) and not value.named:  # 中午1点
                out[-1] = joined(last, candidate, value._replace(part=AFTERNOON), STRONG, "take_day_parts")
                continue
        if last is not None and isinstance(last.value, DayPart) and last.value.shift is None:
            value = near.clock_of(candidate.value) if isinstance(candidate.value, Number) else candidate.value
            bare = isinstance(value, TimeOfDay) and value.part is None and not value.named
            if bare and isinstance(value, TimeOfDay) and near.linked(line, last.j, candidate.i):
                out[-1] = joined(last, candidate, value._replace(part=last.value.part), STRONG, "take_day_parts")
                continue
        out.append(candidate)
    return out


def take_announced_numbers(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A number behind `at` is an hour, unless it is the number of a house."""
    another = any(isinstance(c.value, TimeOfDay) and c.weight == STRONG for c in candidates)
    out: list[Candidate] = []
    for candidate in candidates:
        if isinstance(candidate.value, Number) and near.announced(line, candidate, t.AT, t.MARK_BEFORE):
            clock = near.clock_of(candidate.value)
            behind = line.at(candidate.j)
            house = another and near.capitalised(line, candidate.j) and not behind.senses
            if clock is not None and not house:
                out.append(changed(candidate, clock, WEAK, "take_announced_numbers"))
                continue
        out.append(candidate)
    return out


def take_numbers_beside_dates(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A number beside a date is an hour, or the day of a weekday: tomorrow 3, Thu 17th."""
    clocks = any(near.is_clock(c) and (c.weight > LATENT or _touches(line, candidates, c)) for c in candidates)
    out = list(candidates)
    for n, candidate in enumerate(out):
        value = candidate.value
        if near.is_clock(candidate) and candidate.weight == LATENT and _touches(line, candidates, candidate):
            out[n] = candidate._replace(weight=WEAK)
        if not near.is_number(candidate):
            continue
        before = out[n - 1] if n else None
        after = out[n + 1] if n + 1 < len(out) else None
        if before is not None and not (near.linked(line, before.j, candidate.i)):
            before = None
        if after is not None and not near.linked(line, candidate.j, after.i):
            after = None
        if isinstance(value, Number):
            day = _day_of_weekday(line, candidate, before, after, clocks=clocks)
            if day is not None:
                out[n] = changed(candidate, day, WEAK, "take_numbers_beside_dates")
                continue
        if clocks or (
            near.is_number(candidate) and near.announced(line, candidate, t.IN) and not _after_date(before, candidate)
        ):
            continue  # in 20 is no hour
        if _has_date(before) or _has_date(after) or _opens(line, candidate) or near.alone(line, [candidate]):
            third = out[n + 2] if n + 2 < len(out) else None
            parted = after is not None and third is not None and isinstance(third.value, DayPart)
            parted = parted and near.linked(line, after.j if after else 0, third.i if third else 0)
            if not _ends_well(line, candidate, before, after, parted=parted):
                continue
            hours = _hours(value)
            if hours is not None:
                out[n] = changed(candidate, hours, WEAK, "take_numbers_beside_dates")
                clocks = True
    return out


def _after_date(before: Candidate | None, candidate: Candidate) -> bool:
    return before is not None and near.is_date(before) and before.j == candidate.i


def _touches(line: Line, candidates: list[Candidate], candidate: Candidate) -> bool:
    return any(
        near.is_date(c) and (near.linked(line, c.j, candidate.i) or near.linked(line, candidate.j, c.i))
        for c in candidates
    )


def _has_date(candidate: Candidate | None) -> bool:
    if candidate is None:
        return False
    return (near.is_date(candidate) and candidate.weight > LATENT) or isinstance(candidate.value, DayPart)


def _opens(line: Line, candidate: Candidate) -> bool:
    """From 3 to 4, between 3 and 4: a range that its first word announces."""
    if not isinstance(candidate.value, Range):
        return False
    return near.announced(line, candidate, t.AT, t.FROM, t.BETWEEN) or near.between(line, candidate)


def _is_day(candidate: Candidate) -> bool:
    return isinstance(candidate.value, Date) and candidate.value.day is not None


def _ends_well(
    line: Line, candidate: Candidate, before: Candidate | None, after: Candidate | None, *, parted: bool
) -> bool:
    """A number before a plain word counts it (tomorrow 3 seats); behind one it is its name."""
    if isinstance(candidate.value, Range):
        return True
    if before is not None:
        behind = line.at(candidate.j)
        if isinstance(candidate.value, Number) and candidate.value.digits == 4 and _is_day(before):
            return True
        if after is None and behind.kind == WORD and not behind.senses:
            return False
        return not (after is None and behind.kind == OPAQUE and candidate.j < len(line.tokens))
    tonight = after is not None and (near.is_today(after) or isinstance(after.value, DayPart) or parted)
    return tonight or candidate.i == 0 or near.is_link(line, candidate.i - 1)


def _hours(value: object) -> TimeOfDay | Range | None:
    if isinstance(value, Number):
        return near.clock_of(value)
    if isinstance(value, Range) and isinstance(value.start, Number) and isinstance(value.end, Number):
        start, end = near.clock_of(value.start), near.clock_of(value.end)
        if start is not None and end is not None:
            return Range(start, end)
        if not value.start.minute and not value.end.minute and value.start.value < value.end.value:
            return Range(Date(day=value.start.value), Date(day=value.end.value))
    return None


def _day_of_weekday(
    line: Line, number: Candidate, before: Candidate | None, after: Candidate | None, *, clocks: bool
) -> Date | None:
    """Friday the 26th, domingo 31, Thu 17 at 4pm."""
    value = number.value
    assert isinstance(value, Number)  # noqa: S101 # the caller looked
    if not 1 <= value.value <= 31 or value.minute or value.digits > 2:
        return None
    for candidate in (before, after):
        date = candidate.value if candidate is not None else None
        if not isinstance(date, Date) or date.day is not None or date.later is not None:
            continue
        if date.weekday is None and date.shift is None:
            continue
        if value.ordinal and not value.digits and candidate is before and near.counts_a_noun(line, number.j):
            return None
        if value.ordinal:
            return Date(day=value.value)
        if not value.digits and t.QUANTITY in line.at(number.i).senses:
            continue
        if candidate is before and date.weekday is not None and (clocks or value.value > 12):
            behind = line.at(before.j if before else 0)
            if not near.is_link(line, (before.j if before else 0)) or behind.is_a(t.THE, t.ON):
                return Date(day=value.value)
    return None
