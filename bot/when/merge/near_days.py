"""The passes that ask about a word like a day: `call Sundar 3pm`, `Fr 3pm`.

Only where a clock stands without a day: beside a day that was understood such a word is a name. Common misspellings
are words of their own, in each language's table.
"""

from __future__ import annotations

from bot.when.find.candidate import LATENT, STRONG, Candidate
from bot.when.languages import table as t
from bot.when.merge import near
from bot.when.text.spelling import LEAST_PREFIX, day_like, short_day_like, unspoken
from bot.when.text.tokens import INT, WORD, Line
from bot.when.values import Date, Doubt, Range, Stamp, Why

LEAST_BESIDE = 3  # letters of the beginning of a day, right beside a clock


def doubt_corrected_words(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A corrected word is a doubt; beside another date it belongs to that one, or is a name."""
    if t.TYPO not in line.present:
        return candidates
    out: list[Candidate] = []
    sure = [one for one in candidates if near.is_date(one) and not _is_corrected(line, one)]
    sure += [one for one in candidates if near.is_today(one) or isinstance(one.value, Stamp)]
    for one in candidates:
        if not _is_corrected(line, one) or isinstance(one.value, Doubt):
            out.append(one)
        elif any(_belongs(line, one, other) for other in sure):
            out.append(one)  # thrusdai 26 november
        elif not sure and isinstance(one.value, (Date, Range)):
            out.append(
                Candidate(one.i, one.j, Doubt(Why.DATE, one.value), LATENT, f"{one.found_by}:doubt_corrected_words")
            )
    return out


def _belongs(line: Line, one: Candidate, date: Candidate) -> bool:
    """Whether it may be the weekday of a date with a number beside it."""
    numbered = isinstance(date.value, Date) and date.value.day is not None
    return numbered and (near.linked(line, one.j, date.i) or near.linked(line, date.j, one.i))


def _is_corrected(line: Line, one: Candidate) -> bool:
    return any(t.TYPO in line.at(k).senses for k in range(one.i, one.j))


def doubt_near_days(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, and a doubt where the only day may be a word that is not understood."""
    clocks = [one for one in candidates if near.is_clock(one)]
    if not clocks or any(near.is_date(one) or near.is_today(one) for one in candidates):
        return candidates
    if any(isinstance(one.value, (Doubt, Stamp)) for one in candidates):
        return candidates
    covered = near.covered(candidates)
    for k, token in enumerate(line.tokens):
        if k in covered or token.kind not in (WORD, INT):
            continue
        found = _weekday(line, clocks, k)
        if found is None and token.kind == WORD and not token.senses:
            short = _raw(line, k).islower() and any(k in (one.i - 1, one.j) for one in clocks)
            found = day_like(token.word, line.words, least=LEAST_BESIDE if short else LEAST_PREFIX)
            if found is None and short and k == 0:
                found = short_day_like(token.word, line.words)
        if found is not None:
            return _with(candidates, Candidate(k, k + 1, Doubt(Why.DATE, found), STRONG, "doubt_near_days"))
        if token.kind == WORD and not token.senses and _leads(clocks, k) and unspoken(_raw(line, k)):
            return _with(candidates, Candidate(k, k + 1, Doubt(Why.VAGUE), STRONG, "doubt_near_days"))
    return candidates


def _with(candidates: list[Candidate], found: Candidate) -> list[Candidate]:
    return sorted([*candidates, found], key=lambda one: one.i)


def _raw(line: Line, k: int) -> str:
    return line.text[line.at(k).start : line.at(k).end]


def _leads(clocks: list[Candidate], k: int) -> bool:
    return any(one.i == k + 1 for one in clocks)


def _weekday(line: Line, clocks: list[Candidate], k: int) -> Date | None:
    """Fr 3pm, 3pm Th: two letters right beside the clock."""
    number = line.words.maybe_weekdays.get(line.at(k).word)
    if number is None or not near.capitalised(line, k) or line.at(k - 1).is_a(t.NAME_BEFORE):
        return None
    return Date(weekday=number) if any(k in (one.i - 1, one.j) for one in clocks) else None
