"""Takes the words of asking out of a title: `hey, please book demo with Acme, thanks` is a demo with Acme.

What they are is in the languages' tables. A word of asking alone is left: `Please Touch Museum`, `Book club`.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Final, NamedTuple

from bot.when.languages import fold, groups, table_of
from bot.when.reader import words_for

_WORD: Final = re.compile(r"[^\s,;:!?.…–—-]+")
MOST_WORDS: Final = 5  # of a phrase
Phrases = frozenset[tuple[str, ...]]


class _Asking(NamedTuple):
    """The phrases of some languages, folded, each as its words: the groups of a table's `asking`, in order."""

    greetings: Phrases
    requests: Phrases  # please, can you
    books: Phrases  # book, schedule: asking also where an article follows
    verbs: Phrases  # what follows a request
    fillers: Phrases  # a, the, me
    thanks: Phrases
    done: Phrases  # what stands behind: book karo


def without_asking(title: str, languages: Sequence[str] = ("en",)) -> str:
    """The title without what asks for it; as it is where nothing does."""
    asking = _asking(words_for(languages).codes)
    begin, asked = _begin(title, asking)
    end, thanked = _end(title, begin, asking, asked=asked)
    kept = title[begin:end].strip(" ,;:–—-")
    kept = kept.rstrip(" ?!.") if asked and (title.rstrip().endswith("?") or not kept.strip("?!. ")) else kept
    return kept if asked or thanked else title


@lru_cache(maxsize=64)
def _asking(codes: tuple[str, ...]) -> _Asking:
    found: list[set[tuple[str, ...]]] = [set() for _ in _Asking._fields]
    for code in codes:
        for phrases, ways in zip(found, groups(table_of(code).asking), strict=False):
            phrases.update(tuple(fold(way).split()) for way in ways)
    return _Asking(*map(frozenset, found))


def _begin(title: str, asking: _Asking) -> tuple[int, bool]:
    """Where the title begins behind the words of asking, and whether there are any."""
    words = list(_WORD.finditer(title))
    names = [fold(word[0].replace("’", "'")) for word in words]
    at, asked = 0, False

    def size(phrases: Phrases, k: int) -> int:
        return next((n for n in range(MOST_WORDS, 0, -1) if tuple(names[k : k + n]) in phrases), 0)

    greeted = size(asking.greetings, 0)
    comma = 0 < greeted < len(words) and title[words[greeted - 1].end()] in ",!"
    k = greeted
    while n := size(asking.requests, k):
        k, asked = k + n, True
    verb = size(asking.books | asking.verbs, k) if asked else size(asking.books, k)
    articled = bool(verb and size(asking.fillers, k + verb))
    if verb and (asked or articled):
        k, asked = k + verb, True
        while n := size(asking.fillers, k):
            k += n
        at = k
    elif comma:
        at = greeted
    done = asked and at > 0
    return (words[at].start() if at < len(words) else len(title)) if at else 0, done or (comma and at > 0)


def _end(title: str, begin: int, asking: _Asking, *, asked: bool) -> tuple[int, bool]:
    """Where the title ends before a thank you, and whether there is one.

    Alone it is the title, and so are its words behind another without a comma, where nothing was asked: say thanks.
    """
    words = list(_WORD.finditer(title, begin))
    names = [fold(word[0].replace("’", "'")) for word in words]
    for n in range(min(MOST_WORDS, len(words)), 0, -1):
        before = title[: words[-n].start()].rstrip()
        phrase = tuple(names[-n:])
        thanks = phrase in asking.thanks and (asked or before[-1:] in tuple(",.;!-–—?\n"))
        if (thanks or phrase in asking.done) and (asked or n < len(words)):
            return words[-n].start(), True
    return len(title), False
