"""Reads a length of time: 45m, an hour and a half.

Knows no moments; whether a length inside a line is the meeting's is decided in merge.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import timedelta
from typing import Final

from bot.when.find.amounts import amount_at
from bot.when.languages import table as t
from bot.when.reader import words_for
from bot.when.text.lexer import tokens_of
from bot.when.values import Amount

SOME_YEAR: Final = 2000  # lengths know no year
DAYS_OF_A_MONTH: Final = 30


def whole_duration(text: str, languages: Sequence[str] = ("en",)) -> timedelta | None:
    """How long `text` says, where it says nothing else; a bare number says no unit and is None."""
    line = tokens_of(text, words_for(languages), SOME_YEAR)
    i = 0
    while line.at(i).is_a(t.APPROX):
        i += 1
    found = amount_at(line, i)
    return _length(found[0]) if found is not None and found[1] == len(line.tokens) else None


def duration(text: str, languages: Sequence[str] = ("en",)) -> timedelta | None:
    """The first length of time in a sentence: `this should not last two hours at all`."""
    line = tokens_of(text, words_for(languages), SOME_YEAR)
    for i in range(len(line.tokens)):
        found = amount_at(line, i)
        if found is not None:
            return _length(found[0])
    return None


def _length(amount: Amount) -> timedelta | None:
    length = timedelta(days=amount.days + amount.months * DAYS_OF_A_MONTH, minutes=amount.minutes)
    return length or None
