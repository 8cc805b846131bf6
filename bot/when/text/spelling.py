"""Words one slip of the finger from a day or a month: tomorow, thrusday, decmber.

Knows no sentence: whether a mended word may be believed is for its neighbours to say.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bot.when.languages import Senses, Vocabulary, vocabulary
from bot.when.languages import table as t

LEAST_LETTERS: Final = 5
MOST_LETTERS: Final = 14
_MENDED: Final = (t.WEEKDAY, t.MONTH, t.DAY)
_TOO_NEAR: Final = frozenset(("march", "april", "today", "yesterday"))  # match, aprilia, toddy


def _shortened(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(len(word))}


@lru_cache(maxsize=64)
def _targets(codes: tuple[str, ...]) -> dict[str, list[str]]:
    """The words that are mended to, by themselves and by all they are with one letter less."""
    found: dict[str, list[str]] = {}
    for word, senses in vocabulary(codes).words.items():
        if not LEAST_LETTERS <= len(word) <= MOST_LETTERS or word in _TOO_NEAR:
            continue
        if any(sense in senses for sense in _MENDED):
            for key in {word, *_shortened(word)}:
                found.setdefault(key, []).append(word)
    return found


def _one_slip(a: str, b: str) -> bool:
    """Whether one letter is missing, too many, another, or two neighbours are swapped."""
    if len(a) > len(b):
        a, b = b, a
    n = 0
    while n < len(a) and a[n] == b[n]:
        n += 1
    if len(a) < len(b):
        return a[n:] == b[n + 1 :]
    if a[n + 1 :] == b[n + 1 :]:
        return True
    return a[n : n + 2] == b[n : n + 2][::-1] and a[n + 2 :] == b[n + 2 :]


def mended(word: str, words: Vocabulary) -> Senses | None:
    """The senses of the day or month that `word` (folded, and no known word) was meant to be."""
    if not LEAST_LETTERS <= len(word) <= MOST_LETTERS or word in words.not_typos:
        return None
    targets = _targets(words.codes)
    for key in (word, *sorted(_shortened(word))):
        for target in targets.get(key, ()):
            if target[0] == word[0] and _one_slip(word, target):
                return words.words[target]
    return None
