"""The passes over the clues of a line: overlaps dropped, neighbours joined, titles left alone.

Each takes the clues in order and gives them back in order. None knows what day it is.
"""

from __future__ import annotations

from dataclasses import replace

from bot.when.clues.clue import LATENT, STRONG, WEAK, Clue
from bot.when.refine import near
from bot.when.said import Amount, Clock, Date, Later, Number, Part, Range, Stamp, Zone
from bot.when.tokens import OPAQUE, WORD, Line
from bot.when.words import table as t


def _joined(a: Clue, b: Clue, said: Clock | Date | Range | Part, weight: int, name: str) -> Clue:
    return Clue(a.i, b.j, said, weight, f"{a.found_by}+{b.found_by}:{name}")


def _as(clue: Clue, said: Clock | Date | Range, weight: int, name: str) -> Clue:
    return Clue(clue.i, clue.j, said, weight, f"{clue.found_by}:{name}")


def clock_of(number: Number) -> Clock | None:
    """The number as an hour, if it can be one."""
    if number.ordinal or number.value > 24 or number.minute > 59:
        return None
    if number.value in (0, 24) and number.digits < 2:
        return None
    whole = number.value > 12 or number.digits == 4 or number.value == 0
    return Clock(number.value % 24, number.minute, whole=whole)


def longest(line: Line, clues: list[Clue]) -> list[Clue]:
    """Of clues that overlap, the longest; of equals the surer, then the earlier finder's."""
    order = sorted(
        range(len(clues)),
        key=lambda n: (clues[n].i - clues[n].j, _yields(line, clues, n), -clues[n].weight, n),
    )
    taken: set[int] = set()
    kept: list[Clue] = []
    for n in order:
        clue = clues[n]
        if taken.isdisjoint(range(clue.i, clue.j)):
            taken.update(range(clue.i, clue.j))
            kept.append(clue)
    return sorted(kept, key=lambda clue: clue.i)


def _yields(line: Line, clues: list[Clue], n: int) -> bool:
    """1h30 is a clock in French, an amount behind `for` and beside another clock."""
    clue = clues[n]
    if not isinstance(clue.said, Clock) or clue.found_by not in ("marked", "and_half"):
        return False
    same = [c for c in clues if (c.i, c.j) == (clue.i, clue.j) and isinstance(c.said, Amount)]
    if not same or line.at(clue.i - 1).is_a(t.AT, t.MARK_BEFORE):
        return False
    if line.at(clue.i - 1).is_a(t.FOR):
        return True
    others = (c for c in clues if isinstance(c.said, (Clock, Stamp)) and c.weight == STRONG)
    if any(c.j <= clue.i or c.i >= clue.j for c in others if not _ranges(line, c, clue)):
        return clue.said.hour <= 8
    return clue.weight == WEAK and clue.said.hour < 7


def _ranges(line: Line, a: Clue, b: Clue) -> bool:
    return near.until(line, a, b) or near.until(line, b, a)


def zoned(line: Line, clues: list[Clue]) -> list[Clue]:
    """A zone behind a clock belongs to it; anywhere else it is no zone."""
    out: list[Clue] = []
    for clue in clues:
        if not isinstance(clue.said, Zone):
            out.append(clue)
            continue
        last = out[-1] if out else None
        if last is None or not near.linked(line, last.j, clue.i) or clue.i - last.j > 1:
            continue
        said = last.said
        weight = max(last.weight, WEAK)
        if isinstance(said, Number):
            said = clock_of(said) or said
        if isinstance(said, Clock) and said.zone is None:
            j = clue.j + (line.at(clue.j).word == ")")
            out[-1] = _joined(
                last, Clue(clue.i, j, clue.said, 0, "zone"), replace(said, zone=clue.said), weight, "zoned"
            )
    return out


def parted(line: Line, clues: list[Clue]) -> list[Clue]:
    """A part of the day right behind or before an hour belongs to it: 4 in the afternoon."""
    out: list[Clue] = []
    for clue in clues:
        last = out[-1] if out else None
        if last is not None and isinstance(clue.said, Part) and clue.said.shift is None:
            said = clock_of(last.said) if isinstance(last.said, Number) else last.said
            if isinstance(said, Clock) and said.part is None and last.j == clue.i:
                out[-1] = _joined(last, clue, replace(said, part=clue.said.part), STRONG, "parted")
                continue
        if last is not None and isinstance(last.said, Part) and last.said.shift is None:
            said = clock_of(clue.said) if isinstance(clue.said, Number) else clue.said
            if isinstance(said, Clock) and said.part is None and not said.named:
                if near.linked(line, last.j, clue.i):
                    part = last.said.part
                    out[-1] = _joined(last, clue, replace(said, part=part), STRONG, "parted")
                    continue
        out.append(clue)
    return out


def announced(line: Line, clues: list[Clue]) -> list[Clue]:
    """A number behind `at` is an hour, unless it is the number of a house."""
    another = any(isinstance(c.said, Clock) and c.weight == STRONG for c in clues)
    out: list[Clue] = []
    for clue in clues:
        if isinstance(clue.said, Number) and near.announced(line, clue, t.AT, t.MARK_BEFORE):
            clock = clock_of(clue.said)
            behind = line.at(clue.j)
            house = another and near.capitalised(line, clue.j) and not behind.senses
            if clock is not None and not house:
                out.append(_as(clue, clock, WEAK, "announced"))
                continue
        out.append(clue)
    return out


def ranged(line: Line, clues: list[Clue]) -> list[Clue]:
    """Two of a kind with `to`, `until`, a dash between them are one range."""
    out: list[Clue] = []
    for clue in clues:
        last = out[-1] if out else None
        if last is not None and near.until(line, last, clue):
            said = _range(line, last, clue)
            if said is not None:
                weight = max(last.weight, clue.weight)
                if near.is_number(Clue(0, 0, said)):
                    weight = LATENT
                j = clue.j
                if isinstance(said.end, Date) and said.end.year is None:
                    said, j = _with_year(line, said, j)
                joined = _joined(last, clue, said, weight, "ranged")
                out[-1] = replace(joined, j=j)
                continue
        out.append(clue)
    return out


def _range(line: Line, a: Clue, b: Clue) -> Range | None:
    start, end = a.said, b.said
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
    if isinstance(start, (Clock, Number)) and isinstance(end, (Clock, Number)):
        if isinstance(start, Number) and isinstance(end, Number):
            if start.ordinal and end.ordinal:
                return Range(Date(day=start.value), Date(day=end.value))
            return Range(start, end)
        first = clock_of(start) if isinstance(start, Number) else start
        last = clock_of(end) if isinstance(end, Number) else end
        if first is None or last is None:
            return None
        if last.named and isinstance(start, Number) and not near.announced(line, a, t.AT, t.FROM):
            return Range(first, last)
        return Range(first, last)
    return None


def _dates(start: Date, end: Date) -> Range | None:
    """What only one end says holds for both: 10 - 22 August 2012."""
    if start.day is not None and start.month is None and end.month is not None:
        start = replace(start, month=end.month, year=start.year or end.year)
    elif end.day is not None and end.month is None and start.month is not None:
        end = replace(end, month=start.month, year=end.year or start.year)
    elif start.month and end.month and start.year is None and end.year is not None:
        year = end.year - ((start.month, start.day or 1) > (end.month, end.day or 1))
        start = replace(start, year=year)
    if start.nth is not None or end.nth is not None or start.later or end.later:
        return None
    return Range(start, end)


def _with_year(line: Line, said: Range, j: int) -> tuple[Range, int]:
    """August 10 - 22, 2012: the year stands behind both."""
    k = j + (line.at(j).word == ",")
    token = line.at(k)
    assert isinstance(said.start, Date)  # noqa: S101 # the caller looked at the end
    assert isinstance(said.end, Date)  # noqa: S101 # the same
    if len(token.word) == 4 and token.value and abs(token.value - line.year) <= 10:
        year = int(token.value)
        if said.end.month is not None:
            return Range(replace(said.start, year=year), replace(said.end, year=year)), k + 1
    return said, j


def slashed(line: Line, clues: list[Clue]) -> list[Clue]:
    """18:30h/19:00h and 14./15.10. are ranges; 10am Central / 11 Eastern is not."""
    out: list[Clue] = []
    for clue in clues:
        last = out[-1] if out else None
        if last is not None and line.at(last.j).word in ("/", ".") and clue.i - last.j in (1, 2):
            if line.at(clue.i - 1).word == "/":
                a, b = last.said, clue.said
                if isinstance(a, Clock) and isinstance(b, Clock) and a.zone is None and b.zone is None:
                    out[-1] = _joined(last, clue, Range(a, b), WEAK, "slashed")
                    continue
                if isinstance(a, (Number, Date)) and isinstance(b, Date) and clue.i - last.j == 2:
                    said = _range(line, last, clue)
                    if said is not None:
                        out[-1] = _joined(last, clue, said, STRONG, "slashed")
                        continue
        out.append(clue)
    return out


def beside(line: Line, clues: list[Clue]) -> list[Clue]:
    """A number beside a date is an hour, or the day of a weekday: tomorrow 3, Thu 17th."""
    clocks = any(near.is_clock(c) and (c.weight > LATENT or _touches(line, clues, c)) for c in clues)
    out = list(clues)
    for n, clue in enumerate(out):
        said = clue.said
        if not near.is_number(clue):
            continue
        before = out[n - 1] if n else None
        after = out[n + 1] if n + 1 < len(out) else None
        if before is not None and not (near.linked(line, before.j, clue.i)):
            before = None
        if after is not None and not near.linked(line, clue.j, after.i):
            after = None
        if isinstance(said, Number):
            day = _day_of_weekday(line, said, before, after, clocks=clocks)
            if day is not None:
                out[n] = _as(clue, day, WEAK, "beside")
                continue
        if clocks:
            continue
        if _has_date(before) or _has_date(after) or _opens(line, clue) or near.alone(line, [clue]):
            if not _ends_well(line, clue, before, after):
                continue
            hours = _hours(said)
            if hours is not None:
                out[n] = _as(clue, hours, WEAK, "beside")
                clocks = True
    return out


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


def _ends_well(line: Line, clue: Clue, before: Clue | None, after: Clue | None) -> bool:
    """A number before a plain word counts it (tomorrow 3 seats); behind one it is its name."""
    if isinstance(clue.said, Range):
        return True
    if before is not None:
        behind = line.at(clue.j)
        if after is None and behind.kind == WORD and not behind.senses:
            return False
        return not (after is None and behind.kind == OPAQUE and clue.j < len(line.tokens))
    return clue.i == 0 or near.is_link(line, clue.i - 1)


def _hours(said: object) -> Clock | Range | None:
    if isinstance(said, Number):
        return clock_of(said)
    if isinstance(said, Range) and isinstance(said.start, Number) and isinstance(said.end, Number):
        start, end = clock_of(said.start), clock_of(said.end)
        if start is not None and end is not None:
            return Range(start, end)
        if not said.start.minute and not said.end.minute and said.start.value < said.end.value:
            return Range(Date(day=said.start.value), Date(day=said.end.value))
    return None


def _day_of_weekday(line: Line, said: Number, before: Clue | None, after: Clue | None, *, clocks: bool) -> Date | None:
    """Friday the 26th, domingo 31, Thu 17 at 4pm."""
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
        if clue is before and date.weekday is not None and (clocks or said.value > 12):
            behind = line.at(before.j if before else 0)
            if not near.is_link(line, (before.j if before else 0)) or behind.is_a(t.THE, t.ON):
                return Date(day=said.value)
    return None
