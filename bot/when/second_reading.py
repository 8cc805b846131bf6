"""Decides whether a line is read in another language as well, and which of the two readings counts.

`kal 4 baje demo` of an Indian whose Slack is English. Reads nothing itself.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bot.when.languages import Senses, Vocabulary, vocabulary
from bot.when.languages import table as t
from bot.when.merge import near
from bot.when.reading import Kind, Piece, Reading, Unclear
from bot.when.text.tokens import CLOCK, INT, PAIR, Line

Result = Reading | Unclear
# Shorter Latin words are words of any language.
LEAST_LETTERS: Final = 3
LEAST_LETTERS_OF_A_WEEKDAY: Final = 2
ENOUGH: Final = 2  # words of another language that make a line one of it, wherever they stand
_CLOCKS: Final = frozenset(
    (t.MARK, t.MARK_BEFORE, t.DAY_PART, t.HALF_PAST, t.QUARTER_PAST, t.QUARTER_TO, t.HALF_TO, t.CLOCK_WORD, t.NAMED)
)
_DAYS: Final = frozenset((t.DAY, t.WEEKDAY, t.MONTH, t.TODAY_PART, t.WEEK_AHEAD, t.MONTH_AHEAD))
_OF_TIME: Final = _CLOCKS | _DAYS | {t.LIMIT_BEHIND, t.VAGUE}
# Only of time where a number stands beside: 11月25号, dia 25, ek ghante baad.
_MARKS: Final = frozenset((t.YEAR_MARK, t.MONTH_MARK, t.DAY_MARK, t.WEEK_SHIFT, t.UNIT, t.LATER))
_BESIDE: Final = frozenset((t.NUMBER, t.MERIDIEM, t.NAMED, t.WEEKDAY, t.DAY, t.HALF))
_DAY_NUMBERS: Final = frozenset((t.NUMBER, t.ORDINAL))


@lru_cache(maxsize=64)
def _words(code: str, own_codes: tuple[str, ...]) -> dict[str, Senses]:
    """The words and phrases of time that `code` has and the person's own languages do not."""
    own, other = vocabulary(own_codes), vocabulary((code,))
    phrases = {" ".join(parts): senses for found in other.phrases.values() for parts, senses in found}
    mine = {" ".join(parts) for found in own.phrases.values() for parts, _ in found}
    found = {**other.words, **other.dense, **phrases}
    return {
        word: senses
        for word, senses in found.items()
        if not (_OF_TIME | _MARKS).isdisjoint(senses)
        and own.words.get(word, {}).keys() <= {t.VAGUE}  # kal stands among the words that English never reads
        and word not in mine
        and not (word.isascii() and len(word) < _least(word, senses, other))
    }


def _least(word: str, senses: Senses, other: Vocabulary) -> int:
    if t.WEEKDAY in senses:
        return LEAST_LETTERS_OF_A_WEEKDAY
    return LEAST_LETTERS + (word in other.ordinary and _MARKS.isdisjoint(senses))


def words_of_time(line: Line, code: str, own: Vocabulary) -> list[int]:
    """The tokens of a line (read in `code` and the own languages) that are of time in `code` alone.

    A word that is more often no time, or short, counts beside a number only.
    """
    words, ordinary = _words(code, own.codes), line.words.ordinary
    found = [k for k, token in enumerate(line.tokens) if token.senses and token.word in words]
    sure = [k for k in found if line.at(k).is_of(_OF_TIME) and not (line.at(k).word in ordinary or _is_short(line, k))]
    beside = [k for k in found if _is_beside_a_number(line, k) and not _may_be_a_name(line, k)]
    return sorted({*sure, *beside})


def chosen_reading(line: Line, words: list[int], first: Result, again: Result) -> Result:
    """The reading that counts: `first` is in the own languages, `again` in the other one, which has these `words`.

    A word of time right beside the hour, or two of them, make it a line of that language. One word away from the
    hour may be a name, like a weekday of three letters: where it would change the moment, both are offered.
    """
    beside = [k for k in words if _is_beside_a_number(line, k)]
    if isinstance(first, Reading) and _says_all(first):
        # Beside a day and an hour that were understood, only what is said of the hour may change them, and a part of
        # the day that changes nothing may be a name.
        beside = [k for k in beside if line.at(k).is_of(_CLOCKS)]
        same = isinstance(again, Reading) and (first.start, first.end) == (again.start, again.end)
        if not beside or (same and all(t.DAY_PART in line.at(k).senses for k in words)):
            return first
    if isinstance(again, Reading):
        sure = [k for k in words if not _is_short(line, k)]
        nothing = isinstance(first, Unclear) and first.kind is Kind.NO_TIME and not first.unread
        if (beside and sure) or len(words) >= ENOUGH or nothing:
            return again
        if isinstance(first, Reading) and (first.start, first.end) != (again.start, again.end):
            return Unclear(Kind.TWO_READINGS, first.title, (again, first), first.parts)
        return first
    if isinstance(first, Reading):
        return again if beside else first
    return again if again.candidates or not first.candidates else first


def _may_be_a_name(line: Line, k: int) -> bool:
    """Whether it is a short weekday as a name or a small word is written: call Sam 3pm, so 3pm."""
    if not _is_short(line, k):
        return False
    large = near.capitalised(line, k)
    return not (large and k == 0) if len(line.at(k).word) < LEAST_LETTERS else large and k > 0


def _is_short(line: Line, k: int) -> bool:
    """Whether it is a weekday of three Latin letters: sam, pon."""
    token = line.at(k)
    return t.WEEKDAY in token.senses and token.word.isascii() and len(token.word) <= LEAST_LETTERS


def _says_all(reading: Reading) -> bool:
    said = {part.piece for part in reading.parts if part.said}
    return {Piece.DATE, Piece.CLOCK} <= said


def _is_beside_a_number(line: Line, k: int) -> bool:
    """Whether a number, am, pm or a day stands next to the token, or behind one small word; of a month a number."""
    counted = _DAY_NUMBERS if t.MONTH in line.at(k).senses else _BESIDE
    for step in (-1, 1):
        beside = k + step
        if _is_number(line, beside, counted):
            return True
        small = near.is_link(line, beside) or (line.at(beside).senses and counted is _BESIDE)
        if small and _is_number(line, beside + step, counted):
            return True
    return False


def _is_number(line: Line, k: int, senses: frozenset[str]) -> bool:
    token = line.at(k)
    return token.kind in (INT, CLOCK, PAIR) or token.is_of(senses)
