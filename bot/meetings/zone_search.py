"""Find time zones by what people call them: a place, a country, a short name, an offset.

Values only; the moment is an argument, because an offset depends on it.
"""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from functools import lru_cache
from zoneinfo import ZoneInfo

from bot.meetings.person_zone import is_zone
from bot.when import timezones
from bot.when.languages import fold

MOST = 100
_OFFSET = re.compile(r"(?P<utc>utc|gmt)?\s*(?P<sign>[+\-−–])?\s*(?P<hours>\d{1,2})(?:[:.]?(?P<minutes>\d\d))?")
# What countries are called besides their names.
_COUNTRIES = {"US": ("usa", "america"), "GB": ("uk", "england", "britain"), "AE": ("uae", "emirates")}
# What a match is worth: the smaller, the better.
_SHORT, _WHOLE, _START, _WORD, _INSIDE = range(5)


@dataclass(frozen=True)
class FoundZone:
    """One zone: its IANA key, its city and country, and its offset from UTC at the moment of the search."""

    key: str
    city: str
    country: str
    offset: str


def find_zones(words: str, now: datetime, language: str, usual: Sequence[str] = ()) -> tuple[FoundZone, ...]:
    """The zones that fit, best first. `now` is aware. Of no words: the `usual` keys, then UTC."""
    asked = fold(words.strip())
    if not asked:
        return tuple(_found(key, now, language) for key in dict.fromkeys((*usual, "UTC")))
    if (minutes := _offset(asked)) is not None:
        keys = [key for key in _names(language) if _minutes(key, now) == minutes]
        keys.sort(key=timezones.is_often_meant, reverse=True)
        return tuple(_found(key, now, language) for key in keys[:MOST])
    ranked = (
        (rank, n, key) for n, key in enumerate(_names(language)) if (rank := _rank(asked, key, now, language)) >= 0
    )
    return tuple(_found(key, now, language) for _, _, key in sorted(ranked)[:MOST])


def zone_of(key: str, now: datetime, language: str) -> FoundZone | None:
    """A zone by its key; None for a key that this machine does not know."""
    return _found(key, now, language) if is_zone(key) else None


def _rank(asked: str, key: str, now: datetime, language: str) -> int:
    """-1 where the zone is not meant."""
    short = timezones.key_of_abbreviation(asked)
    if short == key:
        return _SHORT
    best = _INSIDE + 1
    for name in _names(language)[key]:
        if name == asked:
            best = min(best, _WHOLE)
        elif "/" in name and "/" not in asked:
            continue  # Indian/Cocos is not meant by `indi`
        elif name.startswith(asked):
            best = min(best, _START)
        elif f" {asked}" in name:
            best = min(best, _WORD)
        elif len(asked) > 2 and asked in name:
            best = min(best, _INSIDE)
    if best > _WHOLE and asked.isalpha() and asked.upper() in _short_names(key, now.year):
        best = _WHOLE
    return best if best <= _INSIDE else -1


def _offset(asked: str) -> int | None:
    """Minutes from UTC; None where no offset was typed: `5` alone is none, `+5`, `5:30` and `utc 5` are."""
    found = _OFFSET.fullmatch(asked)
    if found is None or not (found["utc"] or found["sign"] or ":" in asked):
        return None
    minutes = int(found["hours"]) * 60 + int(found["minutes"] or 0)
    return -minutes if (found["sign"] or "+") != "+" else minutes


@lru_cache(maxsize=4)
def _names(language: str) -> dict[str, tuple[str, ...]]:
    """All that each zone of a place is called, folded, by its key; a country's largest zone comes first."""
    others: dict[str, list[str]] = {}
    for name, key in timezones.other_names():
        others.setdefault(key, []).append(name)
    return {
        key: tuple(
            dict.fromkeys([fold(name) for name in _own_names(key, country, language) if name] + others.get(key, []))
        )
        for key, country in timezones.zones_of_places().items()
    } | {"UTC": ("utc", "gmt", "etc/utc")}


def _own_names(key: str, country: str, language: str) -> Iterator[str]:
    yield from (key, key.replace("_", " "), _city(key), country, *_COUNTRIES.get(country, ()))
    for spelled in dict.fromkeys(("en", language)):
        yield _territory(country, spelled)
        yield timezones.city_in(key, spelled)


def _found(key: str, now: datetime, language: str) -> FoundZone:
    country = timezones.zones_of_places().get(key, "")
    city = timezones.city_in(key, language) or _city(key)
    return FoundZone(key, city, _territory(country, language), timezones.offset_label(_minutes(key, now)))


def _territory(country: str, language: str) -> str:
    return timezones.country_name(country, language) if country else ""


def _city(key: str) -> str:
    return key.rpartition("/")[2].replace("_", " ")


def _minutes(key: str, now: datetime) -> int:
    return int((now.astimezone(ZoneInfo(key)).utcoffset() or timedelta()).total_seconds() // 60)


@lru_cache(maxsize=1024)
def _short_names(key: str, year: int) -> frozenset[str]:
    """Summer's and winter's: IST, CEST."""
    zone = ZoneInfo(key)
    return frozenset(datetime(year, month, 1, tzinfo=zone).tzname() or "" for month in (1, 7))
