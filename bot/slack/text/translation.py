"""Sentences in the reader's language, from gettext catalogues.

Babel reads the catalogues. The English sentence is the key; what a catalogue does not translate is written in English.
"""

from collections.abc import Mapping, Sequence
from functools import cache
from pathlib import Path

from babel.lists import format_list

from bot.meetings.audience import Audience

ENGLISH = "en"
# translations/de.po; English needs no file.
FOLDER = Path(__file__).parent / "translations"


def sentence(audience: Audience, english: str, /, **values: object) -> str:
    """The sentence with its values filled in by name; `english` is a literal at every call."""
    return _catalogue(language_of(audience)).get(english, english).format(**values)


def any_of(audience: Audience, items: Sequence[str]) -> str:
    """`a or b`."""
    return format_list(items, "or", locale=language_of(audience))


def all_of(audience: Audience, items: Sequence[str]) -> str:
    """`a and b`."""
    return format_list(items, locale=language_of(audience))


def language_of(audience: Audience) -> str:
    """The reader's language where there is a catalogue for it, else English."""
    return audience.language if audience.language in languages() else ENGLISH


@cache
def languages() -> frozenset[str]:
    """The languages that there is a catalogue for, and English."""
    return frozenset({ENGLISH, *(path.stem for path in FOLDER.glob("*.po"))})


@cache
def _catalogue(language: str) -> Mapping[str, str]:
    if language == ENGLISH:
        return {}
    from babel.messages.pofile import read_po  # only where there is something to translate

    with (FOLDER / f"{language}.po").open("rb") as file:
        messages = read_po(file, locale=language)
    return {str(one.id): str(one.string) for one in messages if one.id and one.string and not one.fuzzy}
