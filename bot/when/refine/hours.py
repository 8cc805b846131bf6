"""The passes that settle hours: their part of the day, their zone, and numbers that are hours.

None knows what day it is, nor which half of the day a bare hour is in.
"""

from __future__ import annotations

from dataclasses import replace

from bot.when.clues.clue import LATENT, STRONG, WEAK, Clue
from bot.when.refine import near
from bot.when.refine.near import changed, joined
from bot.when.said import Clock, Date, Number, Part, Range, Zone
from bot.when.tokens import OPAQUE, WORD, Line
from bot.when.words import table as t
from bot.when.words.table import AFTERNOON

NOON = 12


def zoned(line: Line, clues: list[Clue]) -> list[Clue]:
    """A zone behind a clock belongs to it; anywhere else it is no zone."""
    out: list[Clue] = []
    for clue in clues:
        if not isinstance(clue.said, Zone):
            out.append(clue)
            continue
        n = _clock_before(line, out, clue)
        if n is None:
            continue
        last = out[n]
        said = last.said
        weight = max(last.weight, WEAK)
        if isinstance(said, Number):
            said = near.clock_of(said) or said
        if isinstance(said, Clock):
            exact = said.zone is not None and not said.zone.key  # 1:30 AM (UTC-04:00) New York time
            zone = said.zone if exact else clue.said
            j = clue.j + (line.at(clue.j).word == ")")
            both = joined(last, clue, replace(said, zone=zone), weight, "zoned")
            mark = ("zone", clue.i, clue.j)
            if n == len(out) - 1:
                out[n] = replace(both, j=j, marks=(*both.marks, mark))
            else:  # 9:30 on Thursday PST: the zone is taken with the date before it
                out[n] = replace(both, j=last.j)
                out[-1] = replace(out[-1], j=j, marks=(*out[-1].marks, mark))
    return out


def _clock_before(line: Line, out: list[Clue], zone: Clue) -> int | None:
    """The clock that a zone belongs to: right before it, or before the date between them."""
    n = len(out) - 1
    if n < 0 or not near.linked(line, out[n].j, zone.i) or zone.i - out[n].j > 1:
        return None
    if near.is_date(out[n]) and n > 0 and isinstance(out[n - 1].said, Clock):
        return n - 1 if near.linked(line, out[n - 1].j, out[n].i) else None
    return n


def parted(line: Line, clues: list[Clue]) -> list[Clue]:
    """A part of the day right behind or before an hour belongs to it: 4 in the afternoon."""
    out: list[Clue] = []
    for clue in clues:
        last = out[-1] if out else None
        if last is not None and isinstance(clue.said, Part) and clue.said.shift is None:
            said = near.clock_of(last.said) if isinstance(last.said, Number) else last.said
            apostrophe = clue.i == last.j + 1 and line.at(last.j).word in "'’,"
            if isinstance(said, Clock) and said.part is None and (last.j == clue.i or apostrophe):
                out[-1] = joined(last, clue, replace(said, part=clue.said.part), STRONG, "parted")
                continue
        if last is not None and last.j == clue.i and isinstance(last.said, Clock) and last.said.named:
            said = near.clock_of(clue.said) if isinstance(clue.said, Number) else clue.said
            if last.said.hour == NOON and isinstance(said, Clock) and not said.named:  # 中午1点
                out[-1] = joined(last, clue, replace(said, part=AFTERNOON), STRONG, "parted")
                continue
        if last is not None and isinstance(last.said, Part) and last.said.shift is None:
            said = near.clock_of(clue.said) if isinstance(clue.said, Number) else clue.said
            bare = isinstance(said, Clock) and said.part is None and not said.named
            if bare and isinstance(said, Clock) and near.linked(line, last.j, clue.i):
                out[-1] = joined(last, clue, replace(said, part=last.said.part), STRONG, "parted")
                continue
        out.append(clue)
    return out


def announced(line: Line, clues: list[Clue]) -> list[Clue]:
    """A number behind `at` is an hour, unless it is the number of a house."""
    another = any(isinstance(c.said, Clock) and c.weight == STRONG for c in clues)
    out: list[Clue] = []
    for clue in clues:
        if isinstance(clue.said, Number) and near.announced(line, clue, t.AT, t.MARK_BEFORE):
            clock = near.clock_of(clue.said)
            behind = line.at(clue.j)
            house = another and near.capitalised(line, clue.j) and not behind.senses
            if clock is not None and not house:
                out.append(changed(clue, clock, WEAK, "announced"))
                continue
        out.append(clue)
    return out


def beside(line: Line, clues: list[Clue]) -> list[Clue]:
    """A number beside a date is an hour, or the day of a weekday: tomorrow 3, Thu 17th."""
    clocks = any(near.is_clock(c) and (c.weight > LATENT or _touches(line, clues, c)) for c in clues)
    out = list(clues)
    for n, clue in enumerate(out):
        said = clue.said
        if near.is_clock(clue) and clue.weight == LATENT and _touches(line, clues, clue):
            out[n] = replace(clue, weight=WEAK)
        if not near.is_number(clue):
            continue
        before = out[n - 1] if n else None
        after = out[n + 1] if n + 1 < len(out) else None
        if before is not None and not (near.linked(line, before.j, clue.i)):
            before = None
        if after is not None and not near.linked(line, clue.j, after.i):
            after = None
        if isinstance(said, Number):
            day = _day_of_weekday(line, clue, before, after, clocks=clocks)
            if day is not None:
                out[n] = changed(clue, day, WEAK, "beside")
                continue
        if clocks or (near.is_number(clue) and near.announced(line, clue, t.IN) and not _after_date(before, clue)):
            continue  # in 20 is no hour
        if _has_date(before) or _has_date(after) or _opens(line, clue) or near.alone(line, [clue]):
            third = out[n + 2] if n + 2 < len(out) else None
            parted = after is not None and third is not None and isinstance(third.said, Part)
            parted = parted and near.linked(line, after.j if after else 0, third.i if third else 0)
            if not _ends_well(line, clue, before, after, parted=parted):
                continue
            hours = _hours(said)
            if hours is not None:
                out[n] = changed(clue, hours, WEAK, "beside")
                clocks = True
    return out


def _after_date(before: Clue | None, clue: Clue) -> bool:
    return before is not None and near.is_date(before) and before.j == clue.i


def _touches(line: Line, clues: list[Clue], clue: Clue) -> bool:
    return any(near.is_date(c) and (near.linked(line, c.j, clue.i) or near.linked(line, clue.j, c.i)) for c in clues)


def _has_date(clue: Clue | None) -> bool:
    if clue is None:
        return False
    return (near.is_date(clue) and clue.weight > LATENT) or isinstance(clue.said, Part)


def _opens(line: Line, clue: Clue) -> bool:
    """From 3 to 4, between 3 and 4: a range that its first word announces."""
    if not isinstance(clue.said, Range):
        return False
    return near.announced(line, clue, t.AT, t.FROM, t.BETWEEN) or near.between(line, clue)


def _is_day(clue: Clue) -> bool:
    return isinstance(clue.said, Date) and clue.said.day is not None


def _ends_well(line: Line, clue: Clue, before: Clue | None, after: Clue | None, *, parted: bool) -> bool:
    """A number before a plain word counts it (tomorrow 3 seats); behind one it is its name."""
    if isinstance(clue.said, Range):
        return True
    if before is not None:
        behind = line.at(clue.j)
        if isinstance(clue.said, Number) and clue.said.digits == 4 and _is_day(before):
            return True
        if after is None and behind.kind == WORD and not behind.senses:
            return False
        return not (after is None and behind.kind == OPAQUE and clue.j < len(line.tokens))
    tonight = after is not None and (near.is_today(after) or isinstance(after.said, Part) or parted)
    return tonight or clue.i == 0 or near.is_link(line, clue.i - 1)


def _hours(said: object) -> Clock | Range | None:
    if isinstance(said, Number):
        return near.clock_of(said)
    if isinstance(said, Range) and isinstance(said.start, Number) and isinstance(said.end, Number):
        start, end = near.clock_of(said.start), near.clock_of(said.end)
        if start is not None and end is not None:
            return Range(start, end)
        if not said.start.minute and not said.end.minute and said.start.value < said.end.value:
            return Range(Date(day=said.start.value), Date(day=said.end.value))
    return None


def _day_of_weekday(line: Line, number: Clue, before: Clue | None, after: Clue | None, *, clocks: bool) -> Date | None:
    """Friday the 26th, domingo 31, Thu 17 at 4pm."""
    said = number.said
    assert isinstance(said, Number)  # noqa: S101 # the caller looked
    if not 1 <= said.value <= 31 or said.minute or said.digits > 2:
        return None
    for clue in (before, after):
        date = clue.said if clue is not None else None
        if not isinstance(date, Date) or date.day is not None or date.later is not None:
            continue
        if date.weekday is None and date.shift is None:
            continue
        if said.ordinal:
            return Date(day=said.value)
        if not said.digits and t.QUANTITY in line.at(number.i).senses:
            continue
        if clue is before and date.weekday is not None and (clocks or said.value > 12):
            behind = line.at(before.j if before else 0)
            if not near.is_link(line, (before.j if before else 0)) or behind.is_a(t.THE, t.ON):
                return Date(day=said.value)
    return None
