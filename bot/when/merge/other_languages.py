"""The pass that finds days of other languages: `demain 15h` in English.

Adds a doubt, so that the line is asked about: without it `demain` would be a title, and the hour today's.
"""

from __future__ import annotations

from bot.when.find.candidate import STRONG, Candidate
from bot.when.languages import fold
from bot.when.languages import table as t
from bot.when.languages.other_days import days_of_others, months_of_others
from bot.when.merge import near
from bot.when.text.tokens import INT, WORD, Line
from bot.when.values import Date, Doubt, Why

_MOST_DAY = 31


def doubt_other_languages(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """The candidates, and a doubt where the only day is one in another language."""
    if not any(map(near.is_clock, candidates)) or any(map(near.is_date, candidates)):
        return candidates
    if any(isinstance(candidate.value, Doubt) for candidate in candidates):
        return candidates
    covered = near.covered(list(filter(near.is_clock, candidates)))
    for k in range(len(line.tokens)):
        if k not in covered and (found := _day(line, k, covered)) is not None:
            return sorted([*candidates, found], key=lambda candidate: candidate.i)
    return candidates


def _day(line: Line, k: int, covered: set[int]) -> Candidate | None:
    token = line.at(k)
    if token.kind != WORD or not token.senses.keys() <= {t.VAGUE}:  # kal stands among the words nobody reads
        return None
    codes, word = line.words.codes, fold(token.word)
    days = days_of_others(codes)
    for size, name in ((2, f"{word} {fold(line.at(k + 1).word)}"), (1, word)):  # a day is one word or two: mangal ko
        if name in days:
            return Candidate(k, k + size, Doubt(Why.DATE, days[name]), STRONG, "doubt_other_languages")
    month = months_of_others(codes).get(word)
    if month is None:
        return None
    for at in (k - 1, k + 1):
        beside = line.at(at)
        if beside.kind == INT and at not in covered and 1 <= beside.value <= _MOST_DAY:
            date = Date(month=month, day=int(beside.value))
            return Candidate(min(k, at), max(k, at) + 1, Doubt(Why.DATE, date), STRONG, "doubt_other_languages")
    return None
