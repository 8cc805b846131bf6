"""Finds words of time that no candidate holds; they make the result a question.

`a week on thursday 2pm` must not be booked for thursday with `a week` as its title. Finds the words; says
nothing about what they mean.
"""

from __future__ import annotations

import re
from typing import Final

from bot.when.find.candidate import Candidate
from bot.when.languages import table as t
from bot.when.languages.zone_names import NO_ZONES
from bot.when.merge import near
from bot.when.merge.title import absorbed_span, stays
from bot.when.text.tokens import CLOCK, DECIMAL, FRACTION, INT, OPAQUE, PAIR, SIGN, STAMP, TRIPLE, WORD, Line, Token
from bot.when.values import Date, Doubt, Later, Range, Why

MOST_TOLD: Final = 30  # characters of what was too long to be read
_FIGURES: Final = (INT, CLOCK, PAIR, TRIPLE, STAMP, DECIMAL, FRACTION)
_MOMENTS: Final = (CLOCK, TRIPLE, STAMP)
# Words that are of time whatever stands beside them, as long as they stand beside a time.
_CORES: Final = frozenset(
    (
        *(t.VAGUE, t.VAGUE_BEHIND, t.TODAY_PART, t.DAY_PART, t.NAMED, t.END_OF_DAY, t.WEEK_SHIFT, t.LATER),
        *(t.WEEKDAY, t.DAY, t.MONTH),
    )
)
_OF_TIME: Final = frozenset(
    (
        *_CORES,
        *(t.UNIT, t.UNIT_MINUTES, t.NEXT, t.LAST_OF, t.BASE, t.PAST, t.TO_HOUR, t.MERIDIEM, t.NUMBER, t.QUANTITY),
        *(t.ORDINAL, t.ORDINAL_MARK, t.YEAR_MARK, t.MONTH_MARK, t.DAY_MARK, t.HALF, t.QUARTER, t.HALF_TO),
        *(t.HALF_PAST, t.QUARTER_TO, t.QUARTER_PAST, t.HALF_BEHIND, t.UNTIL, t.OR, t.AND, t.MINUS, t.MARK),
    )
)
_SPEAKING: Final = _CORES | {t.UNIT, t.UNIT_MINUTES, t.NEXT, t.NUMBER, t.QUANTITY, t.ORDINAL}
_DAYS: Final = (t.DAYS, t.WEEK, t.MONTHS, t.YEAR, t.FORTNIGHT)

_NOT_READ: Final = (Why.VAGUE, Why.TORN)


def left_over(line: Line, candidates: list[Candidate]) -> tuple[str, ...]:
    """The words of time that no candidate holds, as they were typed; () where there is no time beside them."""
    taken = _taken(line, candidates)
    if not taken:
        return ()
    free = [k for k in range(len(line.tokens)) if k not in taken]
    found = _stretches(line, candidates, taken, free)
    found += [(k, k + 1) for k in _zones(line, candidates, taken)]
    found += [(k, k + 1) for k in free if line.at(k).kind != WORD and _is_no_date(line, candidates, k)]
    if "/" in line.present:
        found += [(k, k + 1) for k in free if _is_iso_length(line, k)]
    found += [(one.i, one.j) for one in candidates if isinstance(one.value, Doubt) and one.value.why in _NOT_READ]
    words = [line.text[line.at(i).start : line.at(j - 1).end] for i, j in sorted(set(found))]
    if line.cut < len(line.text):
        words.append(line.text[line.cut : line.cut + MOST_TOLD].strip() + "…")
    return tuple(words)


def _stretches(line: Line, candidates: list[Candidate], taken: set[int], free: list[int]) -> list[tuple[int, int]]:
    """The stretches that are about a time beside them, or all that there is beside it."""
    runs = _runs(line, free)
    if not runs:
        return []
    dated = any(map(_is_dated, candidates))
    only_time = all(line.at(k).kind == SIGN or _is_of_time(line, k) for k in free)
    found = []
    for i, j in runs:
        alone = (only_time and _says_something(line, i, j)) or _numbers_the_next(line, i, j)
        alone = alone and not (dated and _is_ordinary_month(line, i, j))
        if alone or (_touches(line, taken, i, j) and _suspect(line, candidates, taken, i, j)):
            found.append((i, j))
    return found


def _taken(line: Line, candidates: list[Candidate]) -> set[int]:
    spans = [absorbed_span(line, one) for one in candidates if not stays(one)]
    doubts = {k for one in candidates if isinstance(one.value, Doubt) for k in range(one.i, one.j)}
    held = set()
    n = 0
    spans.sort()
    for k, token in enumerate(line.tokens):
        while n < len(spans) and spans[n][1] < token.end:
            n += 1
        if n < len(spans) and spans[n][0] <= token.start:
            held.add(k)
    return doubts | held


def _runs(line: Line, free: list[int]) -> list[tuple[int, int]]:
    """The stretches of words of time and small words that nothing holds, without the small words at their ends."""
    found: list[tuple[int, int]] = []
    opened, before = False, -1
    for k in free:
        of_time = _is_of_time(line, k)
        opened = opened and of_time and k == before + 1
        before = k
        if not of_time or _is_small(line.at(k)):
            continue
        if opened:
            found[-1] = (found[-1][0], k + 1)
        else:
            found.append((k, k + 1))
            opened = True
    return found


def _is_of_time(line: Line, k: int) -> bool:
    token = line.at(k)
    if token.kind == OPAQUE or t.TYPO in token.senses:  # what was guessed is asked about, or a name
        return False
    return token.kind in _FIGURES or near.is_link(line, k) or token.is_of(_OF_TIME)


def _is_small(token: Token) -> bool:
    """Whether a word says no time by itself: a link, a sign, `to`."""
    if token.kind == SIGN:
        return True
    return token.kind == WORD and not token.is_of(_SPEAKING)


def _cores(line: Line, i: int, j: int) -> list[int]:
    """The tokens of a stretch that make it one of time."""
    found = []
    for k in range(i, j):
        token = line.at(k)
        if token.kind in _MOMENTS or token.get(t.UNIT) in _DAYS or (token.is_of(_CORES) and t.NAME not in token.senses):
            found.append(k)
    return found


def _says_something(line: Line, i: int, j: int) -> bool:
    """Whether a stretch that is all of the title may be about time: a number alone is enough."""
    numbered = any(line.at(k).kind in _FIGURES or line.at(k).is_a(t.NUMBER, t.ORDINAL) for k in range(i, j))
    return numbered or bool(_cores(line, i, j))


def _is_dated(one: Candidate) -> bool:
    return near.is_date(one) or near.is_today(one) or isinstance(one.value, Later)


def _is_ordinary_month(line: Line, i: int, j: int) -> bool:
    """Whether the last word is a month's name that is more often another word: Turkish ara (call)."""
    last = i + 1 == j == len(line.tokens)
    return last and line.at(i).is_a(t.MONTH) and line.at(i).word in line.words.ordinary


def _numbers_the_next(line: Line, i: int, j: int) -> bool:
    """The 5th of the next, the month's last: what that is was not understood."""
    months = [k for k in range(i, j) if line.at(k).get(t.UNIT) == t.MONTHS]
    if any(line.at(k + 1).is_a(t.LAST_OF) and k + 1 < j for k in months):
        return True
    counted = [k for k in range(i, j) if line.at(k).kind == INT or line.at(k).is_a(t.ORDINAL)]
    return any(line.at(k).get(t.NEXT) == 1 and k - 1 in counted for k in range(i, j))


def _touches(line: Line, taken: set[int], i: int, j: int) -> bool:
    """Whether only small words and signs part the stretch from a time."""
    k = i - 1
    while k >= 0 and k not in taken and _joins(line, k):
        k -= 1
    if k in taken:
        return True
    k = j
    while k < len(line.tokens) and k not in taken and _joins(line, k):
        k += 1
    return k in taken


def _joins(line: Line, k: int) -> bool:
    return _is_of_time(line, k) and _is_small(line.at(k))


def _is_plain(line: Line, k: int) -> bool:
    """Whether a word stands at `k` that has nothing to do with time."""
    return line.at(k).kind == WORD and not _is_of_time(line, k)


def _suspect(line: Line, candidates: list[Candidate], taken: set[int], i: int, j: int) -> bool:
    """Whether a stretch beside a time says something about it, and is no part of a name beside it."""
    cores = _cores(line, i, j)
    if i + 1 == j and line.at(i).is_a(t.NEXT, t.LAST_OF) and line.at(j).is_a(t.UNTIL, t.TO_HOUR, t.BASE):
        return True  # next to next monday
    if i + 1 == j and (line.at(i).get(t.NEXT) or 0) > 0 and i - 1 in taken and not _is_plain(line, j):
        return True  # friday next 3pm
    if _is_bare_number(line, i, j):
        return True
    if not cores or _owns(line, j):
        return False
    counted = any(line.at(k).kind == INT or line.at(k).is_a(t.NUMBER, t.QUANTITY, t.ORDINAL) for k in range(i, j))
    turned = any(line.at(k).is_a(t.NEXT, t.LATER, t.BASE, t.WEEK_SHIFT) for k in range(i, j))
    units = any(line.at(k).get(t.UNIT) in _DAYS for k in cores)
    if turned and units and (not _is_plain(line, j) or i - 1 in taken):
        return True
    if _is_plain(line, j) or _is_of_a_name(line, i):  # 2 week trial, weekend plans; plan of 90 days
        return False
    if counted and units:
        return True
    dated = any(map(_is_dated, candidates))
    named = dated and all(line.at(k).is_a(t.WEEKDAY, t.DAY, t.MONTH) for k in cores)  # coffee with June on friday
    if j - i > 1:
        return not (named and not counted and line.at(i - 1).is_a(t.NAME_BEFORE, t.WITH))  # meet Tom and Jan
    return not named and not _is_plain(line, i - 1)  # fashion week


def _is_of_a_name(line: Line, i: int) -> bool:
    """Book of the month: the words belong to the one before."""
    k = i - 1
    while k >= 0 and line.at(k).is_a(t.OF, t.THE) and k > i - 3:
        k -= 1
    return k < i - 1 and _is_plain(line, k) and any(line.at(n).is_a(t.OF) for n in range(k + 1, i))


def _is_bare_number(line: Line, i: int, j: int) -> bool:
    """10 of 2, at 2 for 15: a number beside a time that neither counts a word nor is its name."""
    number = line.at(i)
    if i + 1 != j or number.kind != INT or len(number.word) > 2:  # figures of minutes
        return False
    before = line.at(i - 1)
    labelled = (before.kind == OPAQUE and i > 0) or (before.kind == WORD and not _is_of_time(line, i - 1))
    behind = line.at(j)
    return not labelled and not (behind.kind in (WORD, OPAQUE) and j < len(line.tokens) and not _is_of_time(line, j))


def _owns(line: Line, j: int) -> bool:
    return line.at(j).word in ("'", "’") and line.at(j + 1).is_a(t.POSSESSIVE)


def _is_no_date(line: Line, candidates: list[Candidate], k: int) -> bool:
    """Whether figures look like a date, or like its year, and are none: 30/02/2027, 5 dec 2062, 27112026."""
    token = line.at(k)
    if line.at(k - 1).is_a(t.LABEL):
        return False
    if token.kind == TRIPLE:
        parts = [len(part) for part in re.split("[./-]", token.word)]
        return parts[0] != 3 and (max(parts) == 4 or "/" in token.word or parts[-1] > 1)  # 022-55-1234, 3.11.2
    raw = line.text[token.start : token.end]
    if token.kind == OPAQUE and raw.isdecimal():
        behind_date = any(near.is_date(one) and one.j == k for one in candidates)
        return behind_date or bool(re.fullmatch(_ALL_FIGURES, raw))
    if token.kind == INT and len(raw) > 2:  # figures of a day
        return not _is_plain(line, k + 1) and any(_has_month(one) and _is_behind(line, one, k) for one in candidates)
    marked = token.kind == INT and line.at(k + 1).glued and line.at(k + 1).is_a(t.ORDINAL_MARK)
    return marked and token.value > 31 and not _is_plain(line, k + 2)  # the 32nd


def _has_month(one: Candidate) -> bool:
    value = one.value.start if isinstance(one.value, Range) else one.value
    return isinstance(value, Date) and value.month is not None and value.year is None


def _is_behind(line: Line, one: Candidate, k: int) -> bool:
    return one.j == k or (one.j == k - 1 and line.at(k - 1).kind == SIGN)


# Day, month and year without anything between them: 27112026, 20261327.
_ALL_FIGURES: Final = r"[0-3]\d[01]\d20[23]\d|20[23]\d[01]\d[0-3]\d"


def _is_iso_length(line: Line, k: int) -> bool:
    """The PT1H30M of ISO 8601, behind a moment and a slash."""
    return line.at(k - 1).word == "/" and bool(re.match(r"P(?:\d+D)?T?\d+[DHM]", line.text[line.at(k).start :]))


def _zones(line: Line, candidates: list[Candidate], taken: set[int]) -> list[int]:
    """Letters right behind a clock that look like a zone nobody knows: 3pm XYT."""
    found = []
    for one in candidates:
        if not near.is_clock(one) or one.j in taken:
            continue
        token = line.at(one.j)
        if token.kind == WORD and _may_be_zone(line.text[token.start : token.end]):
            found.append(one.j)
    return found


def _may_be_zone(raw: str) -> bool:
    return raw.isascii() and raw.isupper() and 3 <= len(raw) <= 5 and raw.endswith("T") and raw not in NO_ZONES
