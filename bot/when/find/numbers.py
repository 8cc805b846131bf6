"""Finds numbers in digits and in words: 22, twenty two, 22nd, 二十二.

Reads no amounts and no clocks: those ask here.
"""

from __future__ import annotations

from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.text.tokens import INT, SIGN, WORD, Count, Line, Token

_READABLE_BEHIND = (
    t.UNIT,
    t.SHORT_UNIT,
    t.MERIDIEM,
    t.LOOSE_MERIDIEM,
    t.MONTH,
    t.MARK,
    t.MINUTE_MARK,
    t.ORDINAL_MARK,
    t.YEAR_MARK,
    t.MONTH_MARK,
    t.DAY_MARK,
    t.UNIT_MINUTES,
    t.APPROX,
    t.TAIL,
    t.UNTIL,
    t.WEEK_WORD,
    t.LATER,
    t.HALF,
    t.DAY_PART,
)


def count(line: Line, i: int) -> Count | None:
    """The number at `i`; looked for once, however many finders ask."""
    if i not in line.counts:
        line.counts[i] = _count(line, i)
    return line.counts[i]


def _count(line: Line, i: int) -> Count | None:
    token = line.at(i)
    if token.kind == INT:
        return _digits(line, i, token)
    if token.kind != WORD:
        return None
    if t.ORDINAL_BEFORE in token.senses:
        found = count(line, i + 1)
        return None if found is None else found._replace(ordinal=True)
    if t.ORDINAL in token.senses:
        return Count(int(token.senses[t.ORDINAL]), i + 1, ordinal=True, digits=0)
    value = token.get(t.NUMBER)
    if value is None or (token.glued and t.UNTIL in token.senses):
        return None
    if len(token.word) == 1 and token.word > "\u3000":
        return _dense(line, i)
    if value >= 20 and value % 10 == 0:
        return _tens(line, i, int(value))
    return Count(int(value), i + 1, ordinal=False, digits=0)


def _digits(line: Line, i: int, token: Token) -> Count | None:
    before = line.at(i - 1)
    if token.glued and before.kind == WORD and not before.senses:
        return None
    if token.glued and before.kind == SIGN and before.word in ".,_\\+#" and line.at(i - 2).kind == INT:
        return None
    value, digits, j = int(token.value), len(token.word), i + 1
    after = line.at(j)
    if not after.glued:
        beside = line.at(j + 1).is_a(t.MONTH) or (line.at(i - 1).is_a(t.MONTH) and after.word != "st")
        if t.ORDINAL_MARK in after.senses and beside and line.words.has(Habit.ORDINAL_APART):  # 27 th Nov
            return Count(value, j + 1, ordinal=True, digits=digits)
        return Count(value, j, ordinal=False, digits=digits)
    if after.kind == SIGN and after.word in "-‑'’":
        mark = line.at(j + 1)
        if mark.glued and t.ORDINAL_MARK in mark.senses and t.MONTH not in mark.senses:
            return Count(value, j + 2, ordinal=True, digits=digits)
    if t.ORDINAL_MARK in after.senses:
        return Count(value, j + 1, ordinal=True, digits=digits)
    zulu = digits == 4 and after.word == "z"
    if after.kind == WORD and not zulu and not after.is_a(*_READABLE_BEHIND) and after.word < "\u3000":
        return None
    return Count(value, j, ordinal=False, digits=digits)


def _tens(line: Line, i: int, value: int) -> Count:
    j = i + 1
    j += line.at(j).kind == SIGN and line.at(j).word == "-" and line.at(j).glued
    if t.AND in line.at(j).senses and line.at(j).word != "&":
        j += 1
    unit = line.at(j)
    if unit.kind == WORD:
        ordinal = unit.get(t.ORDINAL)
        if ordinal is not None and 1 <= ordinal <= 9:
            return Count(value + int(ordinal), j + 1, ordinal=True, digits=0)
        number = unit.get(t.NUMBER)
        if number is not None and 1 <= number <= 9:
            return Count(value + int(number), j + 1, ordinal=False, digits=0)
    return Count(value, i + 1, ordinal=False, digits=0)


def _dense(line: Line, i: int) -> Count:
    """二十二 is 22, 二零一三 is 2013."""
    digits: list[int] = []
    j = i
    while len(digits) < 4:
        token = line.at(j)
        value = token.get(t.NUMBER)
        if value is None or len(token.word) != 1 or token.word < "\u3000":
            break
        digits.append(int(value))
        j += 1
    if 10 in digits:
        at = digits.index(10)
        tens = digits[at - 1] if at else 1
        if at <= 1 and len(digits) <= at + 2:
            units = digits[at + 1] if len(digits) > at + 1 else 0
            return Count(tens * 10 + units, j, ordinal=False, digits=0)
        return Count(10, i + 1, ordinal=False, digits=0)
    value_of_all = int("".join(map(str, digits)))
    return Count(value_of_all, j, ordinal=False, digits=len(digits) if len(digits) == 4 else 0)
