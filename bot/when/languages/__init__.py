"""Vocabularies: what words of time mean in a set of languages.

Tables are loaded when first used. Does not guess a language, and reads no text.
"""

import re
import unicodedata
from collections.abc import Iterator
from functools import lru_cache
from importlib import import_module
from types import MappingProxyType
from typing import Final, NamedTuple

from bot.when.languages import shipped
from bot.when.languages import table as t
from bot.when.languages.table import Habit, Table

Senses = dict[str, float]

# Those whose whole table is ours.
LANGUAGES: Final = ("en", "de", "fr", "es", "pt", "it", "nl", "hi", "ja", "zh", "ru", "tr", "pl")

_WORD = r"[^\s\d!-/:-@\[-`{-~]+|\d+|[-@&~]"
# Accents of Latin, Greek and Cyrillic letters; Hebrew's and Arabic's vowels, which hardly anybody writes.
_ACCENTS: Final = dict.fromkeys((*range(0x300, 0x370), *range(0x591, 0x5C8), *range(0x64B, 0x660), 0x670))
_FLAT: Final = MappingProxyType(
    str.maketrans({"ß": "ss", "ł": "l", "ı": "i", "ø": "o", "đ": "d", "ى": "ي", "ي": "ی", "ك": "ک", "ة": "ه", "ς": "σ"})
)
# Fields whose groups are numbered, and the number of the first.
_NUMBERED: Final = {
    "weekdays": (t.WEEKDAY, 0),
    "short_weekdays": (t.SHORT_WEEKDAY, 0),
    "months": (t.MONTH, 1),
    "numbers": (t.NUMBER, 0),
    "ordinals": (t.ORDINAL, 1),
    "units": (t.UNIT, 0),
    "days": (t.DAY, -1),
    "parts": (t.DAY_PART, 0),
    "today_parts": (t.TODAY_PART, 0),
    "tomorrow_parts": (t.TODAY_PART, 4),
    "meridiem": (t.MERIDIEM, 0),
    "loose_meridiem": (t.LOOSE_MERIDIEM, 0),
}
# Fields that give their words one sense.
_PLAIN: Final = {
    "ordinal_marks": (t.ORDINAL_MARK, 1),
    "ordinal_before": (t.ORDINAL_BEFORE, 1),
    "noon": (t.NAMED, 720),
    "midnight": (t.NAMED, 0),
    "half": (t.HALF, 30),
    "half_to": (t.HALF_TO, 30),
    "quarter": (t.QUARTER, 15),
    "quarter_to": (t.QUARTER_TO, 15),
    "half_past": (t.HALF_PAST, 30),
    "quarter_past": (t.QUARTER_PAST, 15),
    "half_behind": (t.HALF_BEHIND, 30),
    "one_hour": (t.ONE_HOUR, 1),
    "past": (t.PAST, 1),
    "to_hour": (t.TO_HOUR, 1),
    "minus": (t.MINUS, 1),
    "to_before": (t.TO_BEFORE, 1),
    "mark": (t.MARK, 1),
    "mark_before": (t.MARK_BEFORE, 1),
    "minute_mark": (t.MINUTE_MARK, 1),
    "at": (t.AT, 1),
    "on": (t.ON, 1),
    "approx": (t.APPROX, 1),
    "from_": (t.FROM, 1),
    "until": (t.UNTIL, 1),
    "between": (t.BETWEEN, 1),
    "and_": (t.AND, 1),
    "for_": (t.FOR, 1),
    "in_": (t.IN, 1),
    "later": (t.LATER, 1),
    "base": (t.BASE, 1),
    "this": (t.NEXT, 0),
    "coming": (t.NEXT, 2),
    "next": (t.NEXT, 1),
    "last": (t.NEXT, -1),
    "week_word": (t.WEEK_WORD, 1),
    "of": (t.OF, 1),
    "the": (t.THE, 1),
    "last_of": (t.LAST_OF, -1),
    "year_mark": (t.YEAR_MARK, 1),
    "month_mark": (t.MONTH_MARK, 1),
    "day_mark": (t.DAY_MARK, 1),
    "zone_time": (t.ZONE_TIME, 1),
    "tail": (t.TAIL, 1),
    "with_": (t.WITH, 1),
    "names": (t.NAME, 1),
    "name_before": (t.NAME_BEFORE, 1),
    "honorifics": (t.HONORIFIC, 1),
    "label": (t.LABEL, 1),
    "counted": (t.COUNTED, 1),
    "end_of_day": (t.END_OF_DAY, 1),
    "or_": (t.OR, 1),
    "limit": (t.LIMIT, 1),
    "limit_behind": (t.LIMIT_BEHIND, 1),
    "every": (t.EVERY, 1),
    "moved": (t.MOVED, 1),
    "their_time": (t.THEIR_TIME, 1),
    "our_time": (t.OUR_TIME, 1),
    "mine": (t.MINE, 1),
    "meal": (t.MEAL, 1),
    "possessive": (t.POSSESSIVE, 1),
    "not_before_today": (t.NOT_BEFORE_TODAY, 1),
    "no_names": (t.NO_NAME, 1),
    "vague": (t.VAGUE, 1),
    "vague_behind": (t.VAGUE_BEHIND, 1),
    "after": (t.AFTER, 1),
    "week_number": (t.WEEK_NUMBER, 1),
    "seasons": (t.SEASON, 1),
    "past_behind": (t.PAST_BEHIND, 1),
    "to_behind": (t.TO_BEHIND, 1),
    "before": (t.BEFORE, 1),
    "noise": ("", 0),
}
# Fields whose words bring their own value.
_VALUED: Final = {
    "more_numbers": t.NUMBER,
    "quantities": t.QUANTITY,
    "unit_minutes": t.UNIT_MINUTES,
    "week_shift": t.WEEK_SHIFT,
    "weeks_ahead": t.WEEK_AHEAD,
    "months_ahead": t.MONTH_AHEAD,
    "weeks_behind": t.WEEKS_BEHIND,
    "from_the_end": t.LAST_OF,
    "clock_words": t.CLOCK_WORD,
}
# Senses that a later language may add to a word of an earlier one: German `am` is a.m. as well.
_SHARED: Final = frozenset(
    (
        *(t.QUANTITY, t.WEEKDAY, t.MONTH, t.MERIDIEM, t.DAY, t.TODAY_PART, t.DAY_PART, t.UNTIL, t.HALF_TO, t.ON),
        *(t.POSSESSIVE, t.NOT_BEFORE_TODAY, t.NO_NAME),
    )
)


@lru_cache(maxsize=4096)
def fold(word: str) -> str:
    """The word without case and without Latin accents: what is looked up."""
    if word.isascii():
        return word.lower()
    plain = unicodedata.normalize("NFKD", word.casefold())
    plain = plain.translate(_ACCENTS)
    return unicodedata.normalize("NFC", plain).translate(_FLAT)


class Vocabulary(NamedTuple):
    """The words of some languages together; where two disagree, the earlier language wins.

    `order` is that of 3/4; `dotted` says that dates and clocks are commonly written with dots.
    `phrases` lists, by their first word, the entries of several words, longest first. `ordinary`
    words are believed only beside something else that is a time. `dense` holds entries in scripts
    that leave no space between words, `dense_most` the length of the longest. Not `checked`: the first language has
    dateparser's words alone.
    """

    codes: tuple[str, ...]
    order: str
    dotted: bool
    words: dict[str, Senses]
    phrases: dict[str, list[tuple[tuple[str, ...], Senses]]]
    ordinary: frozenset[str]
    not_typos: frozenset[str]
    slips: frozenset[str]
    maybe_weekdays: dict[str, int]
    short_days: dict[str, int]
    verbs: frozenset[str]
    dense: dict[str, Senses]
    dense_most: int
    checked: bool = True
    sunday_first: bool = False
    habits: frozenset[Habit] = frozenset()
    all_habits: frozenset[Habit] = frozenset()
    month_first_in: frozenset[str] = frozenset()

    def has(self, habit: Habit) -> bool:
        """Whether the first language has it."""
        return habit in self.habits

    def only(self, habit: Habit) -> bool:
        """Whether every one of the languages has it."""
        return habit in self.all_habits


def _is_dense(text: str) -> bool:
    """Whether it is of a script that leaves no space between words: Japanese, Chinese, Thai, or Korean alone."""
    if any("\u3040" <= c <= "\u30ff" or "\u3400" <= c <= "\u9fff" for c in text):
        return True
    return "\u0e01" <= text[0] <= "\u0e4e" or all("\uac00" <= c <= "\ud7a3" for c in text)


def groups(field: str) -> list[list[str]]:
    """The groups of a table's field, each with the ways to write it."""
    return [[w.strip() for w in group.split(",") if w.strip()] for group in field.split("|")]


def _entries(table: Table) -> list[tuple[str, str, float]]:
    found: list[tuple[str, str, float]] = []
    for name, (kind, first) in _NUMBERED.items():
        for value, group in enumerate(groups(getattr(table, name)), first):
            found += [(word, kind, value) for word in group]
    for name, (kind, value) in _PLAIN.items():
        found += [(w, kind, value) for group in groups(getattr(table, name)) for w in group]
    for value, group in zip((20, 30, 40, 50, 60, 70, 80, 90), groups(table.tens), strict=False):
        found += [(word, t.NUMBER, value) for word in group]
    units = (t.SECOND, t.MINUTE, t.HOUR, t.DAYS, t.WEEK)
    for value, group in zip(units, groups(table.short_units), strict=True):
        found += [(word, t.SHORT_UNIT, value) for word in group]
    for name, kind in _VALUED.items():
        for pair in filter(None, getattr(table, name).split(",")):
            word, _, number = pair.partition("=")
            found.append((word.strip(), kind, float(number)))
    return found


def _slips(table: Table, words: dict[str, Senses]) -> Iterator[tuple[str, Senses]]:
    """The usual slips, with the senses of what is meant."""
    for group in groups(table.slips):
        *slips, last = group or [""]
        last, _, meant = last.partition("=")
        for slip in (*slips, last):
            if slip:
                yield fold(slip), words[fold(meant)]


@lru_cache(maxsize=64)
def vocabulary(codes: tuple[str, ...], order: str = "") -> Vocabulary:
    """The vocabulary of `codes` (that `is_known`, best first); `order` where a region has its own."""
    split = re.compile(_WORD).findall
    tables = [table_of(code) for code in codes]
    words: dict[str, Senses] = {}
    phrases: dict[str, dict[tuple[str, ...], Senses]] = {}
    dense: dict[str, Senses] = {}
    ordinary: set[str] = set()
    not_typos: set[str] = set()
    slips: set[str] = set()
    verbs: set[str] = set()
    for table in tables:
        known = frozenset(words)
        for text, kind, value in _entries(table):
            parts = tuple(split(fold(text)))
            if len(parts) > 1:
                parts = tuple(part for part in parts if part != "-")
            if not parts:
                continue
            if not text.isascii() and _is_dense(text):
                senses = dense.setdefault(fold(text), {})
            elif len(parts) == 1:
                if kind not in _SHARED and parts[0] in known:
                    continue
                senses = words.setdefault(parts[0], {})
            else:
                senses = phrases.setdefault(parts[0], {}).setdefault(parts, {})
            if kind:
                senses.setdefault(kind, value)
        for slip, senses in _slips(table, words):
            if slip not in words:
                words[slip] = senses
                slips.add(slip)
        common = {fold(w) for w in groups(table.ordinary)[0]}
        if table is not tables[0] and table.code != "en":  # English lists its own
            common |= {w for group in groups(table.weekdays) for w in group if len(w) <= 3}
        ordinary |= common
        verbs |= {fold(w) for w in groups(table.verbs)[0]}
        not_typos |= {fold(w) for w in groups(table.not_typos)[0]}
    longest_first = {first: sorted(found.items(), key=lambda item: -len(item[0])) for first, found in phrases.items()}
    return Vocabulary(
        codes=codes,
        order=order or tables[0].order,
        dotted=tables[0].order == "dmy",
        words=words,
        phrases=longest_first,
        ordinary=frozenset(ordinary),
        not_typos=frozenset(not_typos),
        slips=frozenset(slips),
        maybe_weekdays={word: n for n, group in enumerate(groups(tables[0].maybe_weekdays)) for word in group},
        short_days={word: n for n, group in enumerate(groups(tables[0].short_days)) for word in group},
        verbs=frozenset(verbs),
        dense=dense,
        dense_most=max(map(len, dense), default=0),
        checked=tables[0].checked,
        sunday_first=tables[0].sunday_first,
        habits=tables[0].habits,
        all_habits=frozenset.intersection(*(table.habits for table in tables)),
        month_first_in=tables[0].month_first_in,
    )


def table_of(code: str) -> Table:
    """The table of a language that `is_known`: its own file's, or dateparser's words alone."""
    if not _has_file(code):
        return shipped.shipped(code)
    table: Table = import_module(f"bot.when.languages.{shipped.name_of(code)}").TABLE
    return table


@lru_cache(maxsize=512)
def is_known(code: str) -> bool:
    """Whether there are words of this language (`sv`, `ko`); loads dateparser's list for those without a file here."""
    return code in LANGUAGES or _has_file(code) or shipped.is_shipped(code)


@lru_cache(maxsize=512)
def _has_file(code: str) -> bool:
    from importlib.util import find_spec  # needed for few, and slow to load

    return code in LANGUAGES or (
        code.isalpha() and len(code) <= 3 and find_spec(f"bot.when.languages.{shipped.name_of(code)}") is not None
    )
