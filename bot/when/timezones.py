"""Finds the zone for an abbreviation, city or country: PST, Sydney, UTC+05:30.

The words are in languages.zone_names; display names are in zone_display.
"""

from __future__ import annotations

import re
from datetime import datetime, timedelta, timezone, tzinfo
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo, available_timezones

from bot.when.languages import fold
from bot.when.languages.city_names import CAPITALS, COASTS, EXONYMS, NO_CITIES
from bot.when.languages.zone_names import OFFSETS, PLACES, REGIONS, SHOUTED
from bot.when.values import Zone

LEAST_LETTERS: Final = 3  # of a city; two in Chinese and Japanese, which have their own table


def offset_label(minutes: int) -> str:
    """330 is `UTC+05:30`."""
    sign = "-" if minutes < 0 else "+"
    return f"UTC{sign}{abs(minutes) // 60:02}:{abs(minutes) % 60:02}"


def abbreviation(raw: str, *, small: bool) -> Zone | None:
    """The zone that `raw` is short for; in small letters only where `small` ones are usual."""
    word = raw.lower()
    if word not in REGIONS and word not in OFFSETS:
        return None
    written_large = raw.isupper() or (raw[0].isupper() and len(raw) > 4)
    small = small or not raw.isascii()  # мск is no word
    if not written_large and (not small or (word in SHOUTED and word not in ("est", "ist"))):
        return None
    if word in REGIONS:
        return Zone(raw, key=REGIONS[word])
    return Zone(raw, minutes=OFFSETS[word])


@lru_cache(maxsize=1)
def _cities() -> dict[str, str]:
    """The last part of every zone of a place, as it is said, to its key.

    From zone.tab, which has no old names: `Samoa` was once the name of another zone's link.
    https://data.iana.org/time-zones/theory.html
    """
    from importlib import resources  # loading it takes longer than reading a line

    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    keys = (line.split("\t")[2] for line in table.splitlines() if not line.startswith("#"))
    return {fold(key.rpartition("/")[2].replace("_", " ")): key for key in sorted(keys)}


@lru_cache(maxsize=1)
def _old_cities() -> dict[str, str]:
    """The last part of every key, of links and old names too: Timbuktu, Saigon."""
    keys = (key for key in sorted(available_timezones()) if "/" in key and not key.startswith("Etc/"))
    return {fold(key.rpartition("/")[2].replace("_", " ")): key for key in keys}


@lru_cache(maxsize=1)
def _countries() -> dict[str, str]:
    from importlib import resources  # loading it takes longer than reading a line

    table = resources.files("tzdata.zoneinfo").joinpath("zone.tab").read_text("utf-8")
    rows = (line.split("\t") for line in table.splitlines() if not line.startswith("#"))
    return {row[2]: row[0] for row in rows}


def country_of(home: tzinfo | None) -> str:
    """The country (ISO 3166) of a zone; `""` where it is no place's."""
    return country_of_zone(str(getattr(home, "key", "")))


def country_of_zone(key: str) -> str:
    """The same of a zone's key; old names are of no place."""
    return _countries().get(key, "")


def zones_of_places() -> dict[str, str]:
    """The zones of places, by their keys: each one's country (ISO 3166), a country's largest first."""
    return _countries()


def other_names() -> list[tuple[str, str]]:
    """What a zone's place is called besides its key and its country, folded, with the key: Mumbai, Londra."""
    from babel.core import get_global  # loading it costs more than reading a line

    now = get_global("zone_aliases")
    names = (*PLACES.items(), *EXONYMS.items(), *_old_cities().items())
    return [(name, str(now.get(key, key))) for name, key in names]


def key_of_abbreviation(word: str) -> str | None:
    """The zone that a short name means most often: `ist` is India's."""
    return REGIONS.get(word)


def is_often_meant(key: str) -> bool:
    """Whether a short name stands for it: of the zones with one clock, those that most people live in."""
    return key in REGIONS.values()


def city_in(key: str, language: str) -> str:
    """A zone's city in a language, `""` where nobody spells it otherwise than its key."""
    from bot.when.zone_display import locale  # loads Babel

    return str(locale(language).time_zones.get(key, {}).get("city", ""))


def country_name(country: str, language: str) -> str:
    """The name of a country (ISO 3166) in a language."""
    from bot.when.zone_display import locale  # loads Babel

    return str(locale(language).territories.get(country, ""))


def key_of_place(name: str) -> str | None:
    """The IANA key of a city or country, by its English name."""
    word = fold(name)
    return PLACES.get(word) or _cities().get(word)


def key_of_exonym(name: str) -> str | None:
    """The IANA key of a city by its name in another language: Londra, 北京."""
    return EXONYMS.get(fold(name))


@lru_cache(maxsize=1)
def _words_of_cities() -> frozenset[str]:
    names = " ".join((*map(fold, CAPITALS), *COASTS, *EXONYMS, *PLACES, *_cities()))
    return frozenset(re.findall(r"[^\W\d_]+", names))


def may_be_city(word: str) -> bool:
    """Whether a word is one of a city's name; most words of a line are not. Scripts without spaces have no words."""
    return word > "　" or fold(word.partition(" ")[0]) in _words_of_cities()


def key_of_city(raw: str, *, led: bool, small: bool) -> str | None:
    """The zone of a city as it stands in a line: with a capital, behind a preposition (`led`), or `small` too."""
    if raw in CAPITALS:
        return CAPITALS[raw]
    word = fold(raw)
    if word in COASTS:
        return PLACES[word]
    large = raw[0].isupper() or raw > "\u3000" or (small and len(word) > LEAST_LETTERS + 1)
    if word in NO_CITIES or len(word) < LEAST_LETTERS or not (led or large):
        return None if word != "uk" or not raw.isupper() else PLACES[word]
    key = EXONYMS.get(word) or PLACES.get(word) or _cities().get(word)
    return None if key is None or key.startswith(("Antarctica/", "Arctic/")) else key


def key_of_old_place(name: str) -> str | None:
    """The same by names that the zone table no longer lists."""
    return _old_cities().get(fold(name))


def tz_of(zone: Zone, home: tzinfo, now: datetime) -> tzinfo:
    """The zone's clock. A short name that the person's own zone uses means the person's zone."""
    label = zone.label.upper()
    if label.isalpha() and any(_uses(home, now.replace(month=month, day=1), label, zone) for month in (1, 7)):
        return home
    return ZoneInfo(zone.key) if zone.key else timezone(timedelta(minutes=zone.minutes))


def _uses(home: tzinfo, when: datetime, label: str, zone: Zone) -> bool:
    """Whether the person's zone has that short name then, and with the offset that is meant."""
    local = when.astimezone(home)
    return local.tzname() == label and (bool(zone.key) or local.utcoffset() == timedelta(minutes=zone.minutes))
