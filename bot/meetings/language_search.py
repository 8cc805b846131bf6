"""Find the languages that times are read in, by their names: `Hindi`, `हिन्दी`, `de`.

Values only.
"""

from dataclasses import dataclass

from bot.when import languages_by_name
from bot.when.languages import fold

MOST = 100


@dataclass(frozen=True)
class FoundLanguage:
    """One language: its code, its name to the reader, and its own name."""

    code: str
    name: str
    own_name: str


def find_languages(words: str, language: str) -> tuple[FoundLanguage, ...]:
    """Those that fit what was typed, best first; all of them where nothing was. `language` is the reader's."""
    asked = fold(words.strip())
    ranked = []
    for code, name, own_name in languages_by_name(language):
        names = [fold(one) for one in (name, own_name)]
        english = fold(name_of(code, "en"))
        if asked in (code.lower(), *names, english):
            rank = 0
        elif any(one.startswith(asked) for one in (*names, english)):
            rank = 1
        elif len(asked) > 2 and any(asked in one for one in (*names, english)):
            rank = 2
        else:
            continue
        ranked.append((rank, names[0], FoundLanguage(code, name, own_name)))
    return tuple(found for _, _, found in sorted(ranked, key=lambda one: one[:2])[:MOST])


def name_of(code: str, language: str) -> str:
    """A language's name to a reader of `language`; the code where it has none."""
    return next((name for one, name, _ in languages_by_name(language) if one == code), code)


def is_known(code: str) -> bool:
    return any(one == code for one, _, _ in languages_by_name("en"))
