"""Display names of zones in each language, and back to the zone's key.

India time, New York (Ortszeit), heure : Inde. By Babel, which is loaded when a name is first needed. Knows no offsets.
"""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING, Final

from bot.when.languages import LANGUAGES, fold
from bot.when.timezones import key_of_old_place, key_of_place

if TYPE_CHECKING:
    from babel import Locale

# As CLDR's `regionFormat`, in the sentence case of a line: https://cldr.unicode.org/translation/time-zones
TEMPLATES: Final = {
    "en": "{} time",
    "de": "{} (Ortszeit)",
    "fr": "heure : {}",
    "es": "hora de {}",
    "pt": "horário: {}",
    "it": "ora: {}",
    "nl": "tijd in {}",
    "hi": "{} समय",
    "ja": "{}時間",
    "zh": "{}时间",
    "ru": "время: {}",
    "tr": "{} saati",
    "pl": "czas: {}",
}
MOST_WORDS: Final = 4
_PLAIN: Final = " -'"


@lru_cache(maxsize=16)
def locale(language: str) -> Locale:
    """The locale of a language of ours; English for any other."""
    from babel import Locale  # loading it costs more than reading a line

    code = language.partition("-")[0].lower()
    return Locale.parse(code if code in LANGUAGES else "en")


def place_name(key: str, language: str) -> str:
    """The country of a zone where that has no other zone, else the city; `""` for keys of no place."""
    from babel.core import get_global  # as above

    territory = get_global("zone_territories").get(key)
    spelled = locale(language)
    if territory is not None and len(get_global("territory_zones").get(territory, ())) == 1:
        return str(spelled.territories.get(territory, "")) or _city(key)
    if "/" not in key or key.startswith("Etc/"):
        return ""
    city = spelled.time_zones.get(key, {}).get("city")
    return str(city) if city else _city(key)


def _city(key: str) -> str:
    return key.rpartition("/")[2].replace("_", " ")


def zone_phrase(key: str, language: str) -> str:
    """`Asia/Kolkata` is `India time`; `""` where the key names no place in words a reader can find."""
    name = place_name(key, language)
    code = locale(language).language
    plain = len(name.split()) <= MOST_WORDS and all(c.isalpha() or c in _PLAIN for c in name if c.isascii())
    return TEMPLATES[code].format(name) if name and plain else ""


@lru_cache(maxsize=16)
def _keys(language: str) -> dict[str, str]:
    from babel.core import get_global  # as above

    found: dict[str, str] = {}
    for key in sorted(get_global("zone_territories")):
        name = place_name(key, language)
        if name:
            found.setdefault(fold(name), key)
    return found


def key_of(name: str, language: str) -> str | None:
    """The zone whose place is called `name` in that language."""
    return _keys(language).get(fold(name))


def key_read(name: str, language: str) -> str | None:
    """The zone that a reader of that language takes `name` for."""
    code = locale(language).language
    return key_of_place(name) or key_of(name, code) or key_of(name, "en") or key_of_old_place(name)
