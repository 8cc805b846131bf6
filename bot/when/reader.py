"""From a text to a reading: tokens, clues, passes, picture, resolution.

The only place that knows the order. Decides nothing itself.
"""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta

from bot.when.clues import find
from bot.when.clues.amounts import amount_at
from bot.when.parts import parts_of
from bot.when.picture import gathered
from bot.when.reading import Kind, Reading, Unclear
from bot.when.refine import refined
from bot.when.resolve import resolved
from bot.when.said import Amount
from bot.when.tokens import Line, tokens_of
from bot.when.words import LANGUAGES, Vocabulary, vocabulary
from bot.when.words import table as t

SOME_YEAR = 2000  # lengths know no year
DAYS_OF_A_MONTH = 30


def words_for(languages: Sequence[str]) -> Vocabulary:
    codes = [code.partition("-")[0].lower() for code in languages]
    known = [code for code in codes if code in LANGUAGES]
    return vocabulary(tuple(dict.fromkeys([*known, "en"])))


def read(text: str, now: datetime, languages: Sequence[str] = ("en",)) -> Reading | Unclear:
    """What `text` says about time, seen at `now` (aware, in the person's zone)."""
    if now.tzinfo is None:
        raise ValueError("now must be aware: it says which zone the person is in")
    words = words_for(languages)
    line = tokens_of(text, words, now.year)
    result = _read(line, now)
    if isinstance(result, Unclear) and result.kind is Kind.NO_TIME and '"' in text:
        again = _read(tokens_of(text, words, now.year, quotes=False), now)
        if not any(c.isalnum() for c in again.title):
            return again
    return result


def _read(line: Line, now: datetime) -> Reading | Unclear:
    clues = refined(line, find(line))
    seen = gathered(line, clues)
    return resolved(seen, now, parts_of(line, clues))


def duration(text: str, languages: Sequence[str] = ("en",)) -> timedelta | None:
    """How long `text` says, where it says nothing else; a bare number says no unit and is None."""
    line = tokens_of(text, words_for(languages), SOME_YEAR)
    i = 0
    while line.at(i).is_a(t.APPROX):
        i += 1
    found = amount_at(line, i)
    return _length(found[0]) if found is not None and found[1] == len(line.tokens) else None


def duration_in(text: str, languages: Sequence[str] = ("en",)) -> timedelta | None:
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


def languages_for(locale: str) -> tuple[str, ...]:
    """The languages to try for a Slack locale (`de-DE`, `pt-BR`), English last.

    https://docs.slack.dev/reference/methods/users.info gives the locale.
    """
    code = locale.replace("_", "-").partition("-")[0].lower()
    return (code, "en") if code in LANGUAGES and code != "en" else ("en",)
