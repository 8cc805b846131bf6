"""Makes a language's table from the words that dateparser ships as data.

Months, weekdays, units, am and pm, "in" and "ago", today and tomorrow: nothing of dateparser is run. What its words
lack (hours, parts of the day, prepositions) is in the language's own file, where it has one.
https://dateparser.readthedocs.io/en/latest/supported_locales.html
"""

from __future__ import annotations

import re
from functools import cache
from importlib import import_module
from typing import Final

from bot.when.languages.table import Table

Words = dict[str, object]

# What other systems call a language, and dateparser's name for it.
_OTHER_CODES: Final = {"no": "nb", "iw": "he", "in": "id", "tl": "fil", "ji": "yi"}
_WEEKDAYS: Final = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_MONTHS: Final = (
    *("january", "february", "march", "april", "may", "june"),
    *("july", "august", "september", "october", "november", "december"),
)
_UNITS: Final = ("second", "minute", "hour", "day", "week", "month", "year")
_DAYS: Final = ("1 day ago", "0 day ago", "in 1 day", "in 2 day")
_AHEAD: Final = tuple(f"in \\1 {unit}" for unit in _UNITS)
_NUMBER: Final = re.compile(r"\(\\d[^)]*\)")
_LETTERS: Final = re.compile(r"[^\W\d_]")
# A Latin word of so few letters is more often a word of another kind: fi `la`, cs `po`.
_SHORT: Final = 3
# One way each to write a group of a table, and the sign between groups.
_WAYS, _GROUPS = ",", "|"


def name_of(code: str) -> str:
    """dateparser's name of a language."""
    return _OTHER_CODES.get(code, code)


@cache
def is_shipped(code: str) -> bool:
    """Whether dateparser has words of this language."""
    from dateparser.data.languages_info import language_order  # loaded for few

    return name_of(code) in language_order


def shipped(code: str, *, checked: bool = False, without: str = "", **own: str) -> Table:
    """The table of `code`: dateparser's words and `own` ones, which come first in each field.

    `without` names words of dateparser's that are wrong or mean something else as well. A table that nobody `checked`
    is read with more questions. KeyError for a language that dateparser does not have.
    """
    if not is_shipped(code):
        raise KeyError(code)
    info: Words = import_module(f"dateparser.data.date_translation_data.{name_of(code).replace('_', '-')}").info
    left_out = frozenset(without.split(_WAYS))
    prefixes, units, suffixes = _ahead(info)
    found = {
        "weekdays": [_list(info, day) for day in _WEEKDAYS],
        "months": [_list(info, month) for month in _MONTHS],
        "units": [_list(info, unit) + more for unit, more in zip(_UNITS, units, strict=True)],
        "days": [_list(_dict(info, "relative-type"), day) for day in _DAYS],
        "meridiem": [_list(info, "am"), _list(info, "pm")],
        "in_": [prefixes],
        "later": [suffixes],
        "on": [[word for word in _list(info, "skip") if len(word) > 1]],
    }
    short = [word for name in ("weekdays", "months") for ways in found[name] for word in ways if _is_short(word)]
    values: dict[str, object] = {name: _groups(ways, own.pop(name, ""), left_out) for name, ways in found.items()}
    for name in ("numbers", "parts", "today_parts", "noon", "midnight"):
        values[name] = own.pop(name, "")
    values["ordinary"] = _WAYS.join(filter(None, (own.pop("ordinary", ""), *short)))
    values["order"] = own.pop("order", "mdy" if info.get("date_order") == "MDY" else "dmy")
    return Table(code=code, checked=checked, **values, **own)  # type: ignore[arg-type]  # the fields of a Table


def _groups(shipped_ways: list[list[str]], own: str, left_out: frozenset[str]) -> str:
    """Our ways to write each group, then dateparser's."""
    ours = own.split(_GROUPS) if own else []
    groups = []
    for n in range(max(len(shipped_ways), len(ours))):
        ways = ours[n].split(_WAYS) if n < len(ours) else []
        for word in shipped_ways[n] if n < len(shipped_ways) else []:
            plain = word.strip().rstrip(".").casefold()
            if plain and plain not in left_out and not {_WAYS, _GROUPS} & set(plain):
                ways.append(plain)
        groups.append(_WAYS.join(dict.fromkeys(filter(None, ways))))
    return _GROUPS.join(groups)


def _ahead(info: Words) -> tuple[list[str], list[list[str]], list[str]]:
    """The words before the number of "in 3 hours", each unit's forms in it, and the words behind the unit."""
    prefixes: list[str] = []
    suffixes: list[str] = []
    units: list[list[str]] = []
    patterns = _dict(info, "relative-type-regex")
    for key in _AHEAD:
        units.append([])
        for pattern in _list(patterns, key):
            before, _, behind = _NUMBER.sub("\0", pattern).partition("\0")
            unit, *rest = behind.split() or [""]
            if before.strip() and _LETTERS.search(before):
                prefixes.append(before.strip())
            if unit and _LETTERS.search(unit):
                units[-1].append(unit)
            if rest and _LETTERS.search(" ".join(rest)):
                suffixes.append(" ".join(rest))
    return list(dict.fromkeys(prefixes)), units, list(dict.fromkeys(suffixes))


def _list(info: Words, key: str) -> list[str]:
    found = info.get(key, [])
    return [str(word) for word in found if _LETTERS.search(str(word))] if isinstance(found, list) else []


def _dict(info: Words, key: str) -> Words:
    found = info.get(key, {})
    return found if isinstance(found, dict) else {}


def _is_short(word: str) -> bool:
    return len(word.rstrip(".")) <= _SHORT and word.isascii()
