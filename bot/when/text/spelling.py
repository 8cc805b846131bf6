"""Finds the day or month a misspelt word is near to: tomorrpw, wdnesdai.

Common misspellings are in the languages' tables. What is guessed here is never believed, only asked about.
"""

from __future__ import annotations

from functools import lru_cache
from typing import Final

from bot.when.languages import Senses, Vocabulary, vocabulary
from bot.when.languages import table as t
from bot.when.values import Date

LEAST_LETTERS: Final = 5
MOST_LETTERS: Final = 14
_MENDED: Final = (t.WEEKDAY, t.MONTH, t.DAY)
_TOO_NEAR: Final = frozenset(("march", "april", "today", "yesterday"))  # match, aprilia, toddy


def _shortened(word: str) -> set[str]:
    return {word[:n] + word[n + 1 :] for n in range(len(word))}


@lru_cache(maxsize=64)
def _targets(codes: tuple[str, ...]) -> dict[str, list[str]]:
    """The words that are mended to: by themselves, by all they are with one letter less, and by their first letter."""
    found: dict[str, list[str]] = {}
    words = vocabulary(codes)
    for word, senses in words.words.items():
        if not LEAST_LETTERS <= len(word) <= MOST_LETTERS or word in _TOO_NEAR or word in words.slips:
            continue
        if any(sense in senses for sense in _MENDED):
            for key in {word, *_shortened(word), word[0]}:
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
    if word[0] not in targets:
        return None
    for key in (word, *sorted(_shortened(word))):
        for target in targets.get(key, ()):
            if target[0] == word[0] and _one_slip(word, target):
                return words.words[target]
    return None


LONG: Final = 8  # letters of a day in which two slips are one word still
LEAST_PREFIX: Final = 4
SHORT: Final = 3  # letters of a short weekday
MOST_UNSPOKEN: Final = 4
_VOWELS: Final = frozenset("aeiouаеиоуыэюя")
# Short words without a vowel that are no day.
_NO_DAYS: Final = frozenset(
    (
        *("dr", "mr", "ms", "mrs", "mtg", "mgr", "hr", "pr", "tl", "vp", "hq", "crm", "qbr", "kyc", "ppt", "pdf"),
        *("sdr", "bdr", "tv", "pvt", "ltd", "gst", "sms", "dm", "gm", "md", "jd", "tbd", "fyi", "gmbh", "by", "my"),
        *("pls", "plz", "thx", "w", "vs", "msg", "ph", "mb", "str", "cfg", "dev", "db", "ml", "gtm", "tpm", "pm"),
        *("st", "nd", "rd", "th", "sync", "gym", "cry", "try", "dry", "fly", "sky", "why", "shy", "spy", "xyz", "kg"),
    )
)


def day_like(word: str, words: Vocabulary, *, least: int = LEAST_PREFIX) -> Date | None:
    """The day or weekday that an unknown word may have been meant for; None for most words."""
    if len(word) < least or word in words.not_typos or len(word) > MOST_LETTERS:
        return None
    for target, date in _days(words.codes):
        if target[0] == word[0] and _may_be(word, target):
            return date
    return None


# Keys beside each other on a phone: sat is dat where a thumb slips.
_ROWS: Final = ("qwertyuiop", "asdfghjkl", "zxcvbnm")


def short_day_like(word: str, words: Vocabulary) -> Date | None:
    """The weekday of three letters that a word is one neighbouring key away from: dat, mpn; None for most words."""
    if len(word) != SHORT or word in words.not_typos:
        return None
    for day, weekday in words.short_days.items():
        other = [(a, b) for a, b in zip(word, day, strict=True) if a != b]
        if len(other) == 1 and _are_neighbours(*other[0]):
            return Date(weekday=weekday)
    return None


def _are_neighbours(a: str, b: str) -> bool:
    places = {key: (column, row) for row, keys in enumerate(_ROWS) for column, key in enumerate(keys)}
    if a not in places or b not in places:
        return False
    (x, y), (u, v) = places[a], places[b]
    return abs(y - v) <= 1 and (abs(x - u) <= 1 if y == v else u - x in ((0, 1) if y > v else (-1, 0)))


def _may_be(word: str, target: str) -> bool:
    if len(word) >= LEAST_LETTERS and len(target) >= LEAST_LETTERS and _one_slip(word, target):
        return True
    if len(word) < len(target) and len(target) > LEAST_LETTERS and target.startswith(word):
        return True  # satur
    if len(target) > LEAST_LETTERS and _leaves_out(word, target):
        return True
    if len(target) < LONG:
        return False
    return (len(word) > LEAST_LETTERS and _distance(word, target) <= 2) or _bones(word) == _bones(target)


def _leaves_out(word: str, target: str) -> bool:
    """Whether the word is the day with letters left out: demn, wedns, satdy; not any name with some of its letters."""
    letters = iter(target)
    if not all(letter in letters for letter in word):
        return False
    bones, whole = _bones(word), _bones(target)
    cut = bones == whole or (len(bones) >= LEAST_PREFIX and whole.startswith(bones))
    return cut or (len(target) >= LONG and word[:3] == target[:3] and word[-1] == target[-1])


@lru_cache(maxsize=64)
def _days(codes: tuple[str, ...]) -> tuple[tuple[str, Date], ...]:
    """The words for days and weekdays that others may be meant for."""
    found = []
    words = vocabulary(codes)
    for word, senses in words.words.items():
        if len(word) < LEAST_LETTERS or word in _TOO_NEAR or word in words.slips:
            continue
        if t.WEEKDAY in senses:
            found.append((word, Date(weekday=int(senses[t.WEEKDAY]))))
        elif senses.get(t.DAY, 0) > 0:
            found.append((word, Date(shift=int(senses[t.DAY]))))
    return tuple(found)


def _bones(word: str) -> str:
    """The consonants, doubled ones once: what is left where people write in haste."""
    bones = ""
    for letter in word:
        if letter not in _VOWELS and not bones.endswith(letter):
            bones += letter
    return bones


def _distance(a: str, b: str) -> int:
    """How many letters are missing, too many, or another."""
    row = list(range(len(b) + 1))
    for i, one in enumerate(a, 1):
        before, row[0] = row[0], i
        for j, other in enumerate(b, 1):
            before, row[j] = row[j], min(row[j] + 1, row[j - 1] + 1, before + (one != other))
    return row[-1]


def unspoken(raw: str) -> bool:
    """Whether it is a short word in small letters that nobody can say, as days are shortened: kl, tmr, thr."""
    short = 2 <= len(raw) <= MOST_UNSPOKEN and raw.islower() and raw.isascii()
    return short and not any(c in "aeiou" for c in raw) and raw not in _NO_DAYS
