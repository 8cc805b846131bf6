"""The languages that times are read in, by their names. By Babel, which is loaded when a name is first needed."""

import pkgutil
from functools import cache

from bot.when import languages
from bot.when.languages import LANGUAGES, is_known
from bot.when.zone_display import locale

# Files beside the languages' own are longer than a code.
_LONGEST_CODE = 3


@cache
def languages_by_name(reader: str) -> tuple[tuple[str, str, str], ...]:
    """Code, name to a reader of that language, and own name of each language that has words here."""
    from babel import Locale, UnknownLocaleError  # loading it costs more than reading a line

    names = (one.name.rstrip("_") for one in pkgutil.iter_modules(languages.__path__))
    codes = sorted({*LANGUAGES, *(name for name in names if len(name) <= _LONGEST_CODE)})
    found = []
    for code in filter(is_known, codes):
        try:
            own = str(Locale.parse(code).get_language_name(code) or code)
        except (UnknownLocaleError, ValueError):
            own = code
        found.append((code, str(locale(reader).languages.get(code, code)), own))
    return tuple(found)
