"""Finds bare numbers that may be an hour or a day: 4, five thirty, 1440.

Does not decide which: their neighbours do, in merge.
"""

from __future__ import annotations

from bot.when.find.candidate import LATENT, Candidate
from bot.when.find.clocks import spelled_minutes
from bot.when.find.numbers import count
from bot.when.languages import table as t
from bot.when.text.tokens import CLOCK, INT, SIGN, WORD, Count, Line
from bot.when.values import Number

# Before these, the second figure is not the minutes of the first: at 9 30 min, fri 27 11am, fri 9 10-11.
_OF_ITS_OWN = (t.UNIT, t.UNIT_MINUTES, t.SHORT_UNIT, t.MERIDIEM, t.LOOSE_MERIDIEM, t.MONTH, t.MARK, t.COUNTED)
_JOINS = ("-", "–", "—", "/", ":", ".")


def _labelled(line: Line, i: int, number: Count) -> bool:
    """Room 3, and room 3-4; but to block 3-4 is what one does with a calendar."""
    before = line.at(i - 1)
    if before.kind == SIGN and before.word in "-–" and before.glued and line.at(i).glued and line.at(i - 2).kind == INT:
        return _labelled(line, i - 2, Count(0, i - 1, ordinal=False, digits=0))
    if before.kind != WORD or t.LABEL not in before.senses:
        return False
    if _ends_in_clock(line, number.j):
        return False  # training session 3-4pm
    verb = before.word in line.words.verbs and line.text[before.start].islower()
    return not (verb and line.at(number.j).word in "-–" and line.at(number.j + 1).kind == INT)


def _ends_in_clock(line: Line, i: int) -> bool:
    """Whether a dash and a sure clock stand at `i`."""
    dash, end = line.at(i), line.at(i + 1)
    if not (dash.kind == SIGN and dash.word in "-–—") and not dash.is_a(t.TO_HOUR):
        return False
    return end.kind == CLOCK or (end.kind == INT and line.at(i + 2).is_a(t.MERIDIEM))


def number(line: Line, i: int) -> Candidate | None:
    """A number that may be an hour or a day: 4, five thirty, 1440, at 12 15."""
    found = count(line, i)
    if found is None:
        return None
    if t.COUNTED in line.at(found.j).senses:
        return None
    if line.at(found.j).word in "-–" and t.COUNTED in line.at(found.j + 2).senses:
        return None  # 2-3 people
    if _labelled(line, i, found):
        return None
    spelled = spelled_minutes(line, found)
    if spelled is not None:
        return Candidate(i, spelled[1], Number(found.value, minute=spelled[0]), LATENT)
    announced = line.at(i - 1).is_a(t.AT, t.MARK_BEFORE, t.DAY, t.WEEKDAY, t.DAY_PART, t.TODAY_PART)
    after, then = line.at(found.j), line.at(found.j + 1)
    minutes = after.kind == INT and len(after.word) == 2 and after.value < 60 and not after.glued
    minutes = minutes and not then.is_a(*_OF_ITS_OWN) and then.word not in _JOINS
    if announced and minutes and found.digits in (1, 2) and found.value <= 24:  # at 12 15, tomorrow 9 30
        return Candidate(i, found.j + 1, Number(found.value, minute=int(after.value), digits=2), LATENT)
    if found.digits == 3 or found.digits == 4:
        hour, minute = divmod(found.value, 100)
        if hour > 23 or minute > 59:
            return None
        return Candidate(i, found.j, Number(hour, minute=minute, digits=found.digits), LATENT)
    if found.value > 31:
        return None
    return Candidate(i, found.j, Number(found.value, found.ordinal, found.digits), LATENT)
