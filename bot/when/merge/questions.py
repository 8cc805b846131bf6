"""The passes that find what makes a time a question: a limit, a choice, a series.

Adds doubts beside the candidates; answers none.
"""

from __future__ import annotations

from typing import Final

from bot.when.find.candidate import LATENT, STRONG, Candidate, Mark
from bot.when.find.clocks import may_be_on
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.languages.zone_names import PLAIN
from bot.when.merge import near
from bot.when.text.tokens import INT, PAIR, SIGN, WORD, Line, Token
from bot.when.values import Amount, Bound, Doubt, Stamp, TimeOfDay, Why


def doubt_times(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, and a doubt behind each one that is no plain moment."""
    out: list[Candidate] = []
    clocks = 0
    long = any(isinstance(candidate.value, Amount) for candidate in candidates)
    for candidate in candidates:
        why = _why(line, candidate, first=not clocks, long=long)
        out.append(candidate)
        clocks += near.is_clock(candidate) or isinstance(candidate.value, Stamp)
        if why is not None:
            out.append(why)
    return out


def _unknown_place(line: Line, candidate: Candidate) -> bool:
    """Springfield time: a zone was said, and nobody knows it."""
    k = candidate.j
    while k < candidate.j + MOST_PLACE_WORDS and near.capitalised(line, k) and not line.at(k).senses:
        k += 1
    if k > candidate.j and line.at(k).is_a(t.ZONE_TIME):
        return True
    run = line.at(candidate.j)
    if run.word > _DENSE and not run.senses and line.at(candidate.j + 1).is_a(t.ZONE_TIME):
        return True  # 3点火星时间
    if not run.is_a(t.ZONE_TIME) or line.words.has(Habit.ZONE_WORD_BEHIND):
        return False
    led = line.at(candidate.j + 1).is_a(t.OF, t.IN)
    named = line.at(candidate.j + 1 + led)
    if named.kind != WORD or named.senses:
        return False
    return not led or near.capitalised(line, candidate.j + 2)  # czasu londyńskiego; horário de Springfield


MOST_PLACE_WORDS = 3
_DENSE = "\u3000"
YEARS_NEAR = 10
MOST_HOUR = 12
MOST_DAY = 31
LATEST_NIGHT = 6  # later hours are in the morning without am as well
SOME = 3  # what `a few` is taken for
_BOUNDS = ("<", ">", "≥", "≤")
_UPPER = ("<", "≤")


def doubt_series(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """Every 2 weeks, beside a time: a series."""
    if t.EVERY not in line.present:
        return candidates
    covered = near.covered(candidates)
    for k, token in enumerate(line.tokens):
        if token.is_a(t.EVERY) and candidates and k not in covered:
            unit = line.at(k + 1 + (line.at(k + 1).kind == INT or line.at(k + 1).is_a(t.NUMBER))).get(t.UNIT)
            if unit is not None and unit >= t.DAYS:
                return [*candidates, Candidate(k, k + 1, Doubt(Why.SERIES), STRONG, "doubt_series")]
    return candidates


def doubt_vague_days(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A day that was said and not understood, beside a clock or a day: weekend 3pm, monday week."""
    if line.present.isdisjoint(_VAGUE):
        return candidates
    covered = near.covered(candidates)
    dated = any(near.is_date(candidate) or near.is_today(candidate) for candidate in candidates)
    for candidate in candidates:
        at = None
        if near.is_date(candidate):
            at = _behind_a_day(line, candidate, covered)
        elif near.is_clock(candidate) and candidate.weight > LATENT and not dated:
            at = _beside_a_clock(line, candidate, covered)
        if at is not None:
            return [*candidates, Candidate(at, at + 1, Doubt(Why.VAGUE), STRONG, "doubt_vague_days")]
    return candidates


# What a day that is not understood is made of; `_behind_a_day` and `_beside_a_clock` look for nothing else.
_VAGUE: Final = (*(INT, t.VAGUE, t.VAGUE_BEHIND, t.BASE, t.LAST_OF, t.UNIT, t.OR, t.AND, t.MONTH, "/"),)


def _behind_a_day(line: Line, candidate: Candidate, covered: set[int]) -> int | None:
    if candidate.j not in covered and line.at(candidate.j).is_a(t.VAGUE_BEHIND):
        return candidate.j
    before = candidate.i - 1
    if before < 0:
        return None
    if line.at(before).is_a(t.BASE) and (
        line.at(before - 1).get(t.UNIT) is not None or line.at(before - 1).is_a(t.VAGUE)
    ):
        return before  # a fortnight from today
    if line.at(candidate.i).is_a(t.LAST_OF) and line.at(before).is_a(t.TO_HOUR, t.UNTIL):
        return before  # next to last friday
    if line.at(before).is_a(t.OF) and line.at(before - 1).get(t.UNIT) in (t.WEEK, t.MONTHS):
        return before - 1  # the week of dec 7
    if (
        (line.at(before).is_a(t.OR, t.AND) or line.at(before).word == "/")
        and line.at(before - 1).is_a(t.WEEKDAY, t.DAY)
        and before - 1 not in covered
    ):
        return before
    if line.at(before).kind == INT and line.at(before - 1).is_a(t.WEEK_NUMBER):
        return before  # KW 49 Montag
    weeks = line.at(before).get(t.UNIT) in (t.WEEK, t.MONTHS)
    if before not in covered and (weeks and line.at(before - 1).is_a(t.QUANTITY, t.NUMBER)):
        return before
    every_other = line.at(before).is_a(t.VAGUE) and before not in covered
    return before if every_other else None


def _beside_a_clock(line: Line, candidate: Candidate, covered: set[int]) -> int | None:
    for step, k in ((-1, candidate.i - 1), (1, candidate.j)):
        while near.is_link(line, k) and not line.at(k).is_a(t.VAGUE):
            k += step
        if line.at(k).kind == INT and k not in covered:
            counted = line.at(k - 1)
            year = len(line.at(k).word) == 4 and abs(line.at(k).value - line.year) <= YEARS_NEAR
            if (
                (year and (t.MONTH in counted.senses or counted.is_a(t.SEASON, t.QUARTER, t.VAGUE)))
                or counted.get(t.UNIT) == t.WEEK
                or counted.is_a(t.WEEK_NUMBER)
            ):
                return k  # dec 2026 3pm, week 49 3pm
            if step < 0 and (_is_pair(line, k) or MOST_HOUR < line.at(k).value <= MOST_DAY):
                return k  # 02-12 3pm, acme 25 4pm
        token = line.at(k)
        days = token.get(t.UNIT) in (t.DAYS, t.WEEK, t.MONTHS, t.YEAR, t.FORTNIGHT)
        named = line.at(k - 1).is_a(t.WITH) and t.MONTH in token.senses  # lunch with June at 1pm
        if k not in covered and (token.is_a(t.VAGUE, t.MONTH) or days) and not named:
            return k
    return None


def _is_pair(line: Line, k: int) -> bool:
    """The second of two figures that may be a day and a month: 02-12."""
    day, dash = line.at(k - 2), line.at(k - 1)
    glued = line.at(k).glued and dash.glued and dash.word == "-" and line.at(k - 3).word != "-"
    return glued and day.kind == INT and 1 <= day.value <= MOST_DAY and 1 <= line.at(k).value <= MOST_DAY


def doubt_stray_zones(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A zone's short name away from a clock that has no zone: whose hour it is, is open."""
    shouted = [k for k, token in enumerate(line.tokens) if token.word in _PLAIN and _raw(line, k) in PLAIN]
    if not shouted or sum(map(near.is_clock, candidates)) != 1:
        return candidates
    if any(mark is Mark.ZONE for candidate in candidates for mark, _, _ in candidate.marks):
        return candidates
    covered = near.covered(candidates)
    for k in shouted:
        if k not in covered:
            return [*candidates, Candidate(k, k + 1, Doubt(Why.THEIRS), STRONG, "doubt_stray_zones")]
    return candidates


_PLAIN: Final = frozenset(map(str.lower, PLAIN))


def _raw(line: Line, k: int) -> str:
    return line.text[line.at(k).start : line.at(k).end]


def doubt_unused_parts(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A half or a quarter beside a clock that nobody could use makes it a question."""
    covered = near.covered(candidates)
    for candidate in candidates:
        if not near.is_clock(candidate) or candidate.weight == LATENT:
            continue
        k = candidate.j
        while k < candidate.j + 3 and line.at(k).is_a(t.AND, t.THE, t.QUANTITY, t.TO_HOUR, t.MINUS, t.PAST):
            k += 1
        figure = line.at(candidate.i - 1).kind == INT and candidate.i - 1 not in covered
        if figure and (line.at(candidate.i - 2).kind == INT or line.at(candidate.i - 2).is_a(t.AT)):
            return [
                *candidates,
                Candidate(candidate.i - 1, candidate.i, Doubt(Why.TORN), STRONG, "doubt_unused_parts"),
            ]  # at 6 0 2 pm
        for at in (candidate.i - 1, k):
            after = line.at(at + 1)
            named = after.kind == WORD and (not after.senses or after.is_a(t.COUNTED, t.LABEL))  # half yearly review
            if (
                at not in covered
                and line.at(at).is_a(*_HALVES)
                and not may_be_on(line, at)
                and not after.is_a(t.UNIT)
                and not (at == k and named)
            ):
                return [*candidates, Candidate(at, at + 1, Doubt(Why.TORN), STRONG, "doubt_unused_parts")]
    return candidates


_HALVES = (t.HALF, t.HALF_TO, t.HALF_PAST, t.QUARTER, t.QUARTER_TO, t.QUARTER_PAST, t.MERIDIEM)


def _why(line: Line, candidate: Candidate, *, first: bool, long: bool) -> Candidate | None:
    """The doubt about a candidate; `first` of the clocks, `long` where a length is said: ab 15 Uhr für 1 h."""
    if near.is_date(candidate):
        return _why_date(line, candidate)
    if not near.is_clock(candidate):
        return None
    before, behind = line.at(candidate.i - 1), line.at(candidate.j)
    ends = candidate.j + 1 == len(line.tokens) or line.at(candidate.j + 1).kind == SIGN
    if ends and behind.is_a(t.EVERY) and not behind.is_a(t.WEEKDAY):  # fri 4pm weekly
        return Candidate(candidate.j, candidate.j + 1, Doubt(Why.SERIES), STRONG, "doubt_times")
    if not isinstance(candidate.value, TimeOfDay) or candidate.weight == LATENT:
        return None
    if first and (
        before.word in _BOUNDS or (behind.word == "+" and behind.glued and line.at(candidate.j + 1).kind != INT)
    ):
        bound = Bound.BEFORE if before.word in _UPPER else Bound.AFTER
        return Candidate(candidate.i, candidate.j, Doubt(Why.LIMIT, bound), STRONG, "doubt_times")
    if line.at(candidate.i - 1).is_a(t.OF) and line.at(candidate.i - 2).is_a(t.QUARTER, t.HALF):
        return Candidate(candidate.i - 2, candidate.i, Doubt(Why.TORN), STRONG, "doubt_times")  # a quarter of nine
    if _may_be_at_night(line, candidate, candidate.value):
        return Candidate(candidate.j - 1, candidate.j, Doubt(Why.TORN), STRONG, "doubt_times")
    bracketed = behind.word == "(" and line.at(candidate.j + 1).is_a(t.THEIR_TIME)
    if behind.is_a(t.THEIR_TIME) or bracketed or _unknown_place(line, candidate):
        return Candidate(candidate.j, candidate.j + 1, Doubt(Why.THEIRS), STRONG, "doubt_times")
    if before.is_a(t.THE, t.MINE) and not before.is_a(t.LIMIT, t.AT):
        before = line.at(candidate.i - 2)  # nach dem Mittag
    if first and before.is_a(t.LIMIT) and not before.is_a(t.AT) and not (long and before.is_a(t.FROM)):
        return Candidate(candidate.i - 1, candidate.i, Doubt(Why.LIMIT, _bound(before)), STRONG, "doubt_times")
    k = candidate.j
    if line.at(k).word in ("'", "’") and line.at(k + 1).is_a(t.UNTIL, t.TAIL):
        k += 2  # 15:00'ten sonra
    if first and line.at(k).is_a(t.LIMIT_BEHIND):
        return Candidate(candidate.j, k + 1, Doubt(Why.LIMIT), STRONG, "doubt_times")
    return None


def _why_date(line: Line, date: Candidate) -> Candidate | None:
    if line.present.isdisjoint((t.LIMIT, t.EVERY)):
        return None
    before, first = line.at(date.i - 1), line.at(date.i)
    if _limits_a_day(line, date):
        return Candidate(date.i - 1, date.i, Doubt(Why.LIMIT), STRONG, "doubt_times")
    if before.is_a(t.EVERY) and not before.is_a(t.WEEKDAY):
        return Candidate(date.i - 1, date.i, Doubt(Why.SERIES), STRONG, "doubt_times")
    if first.is_a(t.EVERY):  # fridays, freitags
        return Candidate(date.i, date.j, Doubt(Why.SERIES), STRONG, "doubt_times")
    within = first.is_a(t.LIMIT) and first.is_a(t.IN)  # within 2 days
    return Candidate(date.i, date.j, Doubt(Why.LIMIT), STRONG, "doubt_times") if within else None


def _bound(word: Token) -> Bound | None:
    """Which side of the hour a word of a limit means; None for one whose table does not say."""
    if word.is_a(t.FROM):
        return Bound.FROM
    if word.is_a(t.AFTER):
        return Bound.AFTER
    return Bound.BEFORE if word.is_a(t.BEFORE, t.UNTIL) else None


def _may_be_at_night(line: Line, candidate: Candidate, clock: TimeOfDay) -> bool:
    """Um 3 am Montag: at 3 on monday, rather than at 3 am."""
    am, behind = line.at(candidate.j - 1), line.at(candidate.j)
    if not (may_be_on(line, candidate.j - 1) and am.is_a(t.MERIDIEM)):
        return False
    night = clock.pm is False and clock.hour % 12 <= LATEST_NIGHT
    return night and behind.kind in (WORD, INT, PAIR) and t.DAY not in behind.senses


def _limits_a_day(line: Line, date: Candidate) -> bool:
    """By friday 5pm, spätestens morgen 15 Uhr."""
    before = line.at(date.i - 1)
    return before.is_a(t.LIMIT) and not before.is_a(t.AT, t.ON, t.FROM, t.UNTIL, t.IN, t.BASE, t.OF)
