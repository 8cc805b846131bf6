"""The pass that sees a day in a language the line is not read in: `demain 15h` from a reader of English.

Adds a doubt, so that the line is asked about: without it `demain` would be a title, and the hour today's.
"""

from __future__ import annotations

from bot.when.clues.clue import STRONG, Clue
from bot.when.refine import near
from bot.when.said import Date, Doubt
from bot.when.tokens import INT, WORD, Line
from bot.when.words import fold
from bot.when.words.abroad import days_abroad, months_abroad

_MOST_DAY = 31


def abroad(line: Line, clues: list[Clue]) -> list[Clue]:
    """The clues, and a doubt where the only day is one in another language."""
    said = [clue.said for clue in clues]
    if not any(map(near.is_clock, clues)) or any(near.is_date(clue) for clue in clues):
        return clues
    if any(isinstance(one, Doubt) for one in said):
        return clues
    covered = {k for clue in clues if near.is_clock(clue) for k in range(clue.i, clue.j)}
    for k in range(len(line.tokens)):
        if k not in covered and (found := _day(line, k, covered)) is not None:
            return sorted([*clues, found], key=lambda clue: clue.i)
    return clues


def _day(line: Line, k: int, covered: set[int]) -> Clue | None:
    token = line.at(k)
    if token.kind != WORD or token.senses:
        return None
    codes, word = line.words.codes, fold(token.word)
    day = days_abroad(codes).get(word)
    if day is not None:
        return Clue(k, k + 1, Doubt("date", day), STRONG, "abroad")
    month = months_abroad(codes).get(word)
    if month is None:
        return None
    for at in (k - 1, k + 1):
        beside = line.at(at)
        if beside.kind == INT and at not in covered and 1 <= beside.value <= _MOST_DAY:
            date = Date(month=month, day=int(beside.value))
            return Clue(min(k, at), max(k, at) + 1, Doubt("date", date), STRONG, "abroad")
    return None
