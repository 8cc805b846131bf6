"""How two candidates relate: what stands between and before them.

Looks only; changes nothing.
"""

from __future__ import annotations

from typing import Final

from bot.when.find.candidate import Candidate
from bot.when.languages import table as t
from bot.when.text.tokens import SIGN, WORD, Line
from bot.when.values import Date, DayPart, Number, Range, TimeOfDay

LINKS: Final = frozenset((t.AT, t.ON, t.APPROX, t.FROM, t.THE, t.IN, t.FOR, t.BETWEEN, t.OF, t.TAIL, t.MARK_BEFORE))
RANGE_SIGNS: Final = (*"-–—−~〜～→‐‑ー⟶➔➡…", "->", "-->", "=>", "==>", ">>", "..", "...")
_LINK_SIGNS: Final = "-–—,.()@:;|/（）·•、，'’"
MOST_BETWEEN: Final = 4


def is_link(line: Line, i: int) -> bool:
    token = line.at(i)
    if token.kind == SIGN:
        return token.word in _LINK_SIGNS
    return token.is_of(LINKS)


def linked(line: Line, a: int, b: int) -> bool:
    """Whether only small words and signs stand between token offsets `a` and `b`."""
    return 0 <= b - a <= MOST_BETWEEN and all(is_link(line, k) for k in range(a, b))


def until(line: Line, a: Candidate, b: Candidate) -> bool:
    """Whether `a` and `b` are a range by what stands between: to, until, a dash, between .. and."""
    if not 1 <= b.i - a.j <= MOST_BETWEEN:
        return False
    seen = False
    for k in range(a.j, b.i):
        token = line.at(k)
        if (
            (token.kind == SIGN and token.word in RANGE_SIGNS)
            or token.is_a(t.UNTIL)
            or (t.AND in token.senses and between(line, a))
        ):
            seen = True
        elif not (is_link(line, k) and token.word != "/"):
            return False
    return seen


def between(line: Line, candidate: Candidate) -> bool:
    """Whether `between` stands before the candidate, or before the small words before it."""
    k = candidate.i - 1
    while k >= candidate.i - 3 and k >= 0:
        if t.BETWEEN in line.at(k).senses:
            return True
        if not (is_link(line, k)):
            return False
        k -= 1
    return t.BETWEEN in line.at(k).senses


def announced(line: Line, candidate: Candidate, *senses: str) -> bool:
    """Whether one of the words stands right before the candidate."""
    return line.at(candidate.i - 1).is_a(*senses)


def alone(line: Line, candidates: list[Candidate]) -> bool:
    """Whether the line holds nothing but these candidates, small words and signs."""
    held = covered(candidates)
    return all(
        k in held or line.at(k).kind == SIGN or is_link(line, k) or line.at(k).is_a(t.UNTIL)
        for k in range(len(line.tokens))
    )


def covered(candidates: list[Candidate]) -> set[int]:
    """The tokens that a candidate holds."""
    held: set[int] = set()
    for candidate in candidates:
        held.update(range(candidate.i, candidate.j))
    return held


def is_clock(candidate: Candidate) -> bool:
    value = candidate.value
    return isinstance(value, TimeOfDay) or (isinstance(value, Range) and isinstance(value.start, TimeOfDay))


def is_date(candidate: Candidate) -> bool:
    value = candidate.value
    return isinstance(value, Date) or (isinstance(value, Range) and isinstance(value.start, Date))


def is_number(candidate: Candidate) -> bool:
    value = candidate.value
    return isinstance(value, Number) or (isinstance(value, Range) and isinstance(value.start, Number))


def is_today(candidate: Candidate) -> bool:
    return isinstance(candidate.value, DayPart) and candidate.value.shift is not None


def capitalised(line: Line, i: int) -> bool:
    token = line.at(i)
    return token.kind == WORD and line.text[token.start].isupper()


def counts_a_noun(line: Line, i: int) -> bool:
    """Whether what stands behind an ordinal is what it counts: monday first thing, friday second round."""
    token = line.at(i)
    return token.kind == WORD and (not token.senses or token.is_a(t.HALF, t.QUARTER, t.LABEL, t.NAME_BEFORE))


def clock_of(number: Number) -> TimeOfDay | None:
    """The number as an hour, if it can be one."""
    if number.ordinal or number.value > 24 or number.minute > 59:
        return None
    if number.value in (0, 24) and number.digits < 2:
        return None
    whole = number.value > 12 or number.digits == 4 or number.value == 0
    return TimeOfDay(number.value, number.minute, whole=whole)


def joined(a: Candidate, b: Candidate, value: TimeOfDay | Date | Range, weight: int, name: str) -> Candidate:
    """One candidate in the place of both and of what is between them."""
    return Candidate(a.i, b.j, value, weight, f"{a.found_by}+{b.found_by}:{name}", a.marks + b.marks)


def changed(candidate: Candidate, value: TimeOfDay | Date | Range, weight: int, name: str) -> Candidate:
    """The candidate, saying something else."""
    return Candidate(candidate.i, candidate.j, value, weight, f"{candidate.found_by}:{name}", candidate.marks)
