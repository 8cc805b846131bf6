"""Finds zones: 3pm PST, 15:00 GMT+2, 9am Sydney time.

A zone counts only behind a clock time; merge looks whether there is one.
"""

from __future__ import annotations

import re
from zoneinfo import available_timezones

from bot.when.find.candidate import LATENT, Candidate
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.languages.zone_names import (
    DOUBTFUL,
    LABELS_BEFORE,
    LABELS_BEHIND,
    LOWER_REGIONS,
    OFFSETS,
    PLACES,
    REGIONS,
    TWO_WORDS,
)
from bot.when.text.tokens import CLOCK, INT, SIGN, WORD, Line
from bot.when.timezones import abbreviation, key_of_exonym, key_of_old_place, key_of_place, offset_label
from bot.when.values import Zone
from bot.when.zone_display import key_of

_OFFSET = r"(?i:UTC|GMT)?\s?([+\-−])(\d{1,2})(?::?(\d{2}))?(?!\d)"
MOST_WORDS = 5


def key(line: Line, i: int) -> Candidate | None:
    """An IANA key: Europe/London."""
    name = line.at(i).word
    if name not in available_timezones():
        return None
    labelled = tuple(line.at(k).word for k in range(i - 3, i)) in LABELS_BEFORE
    return Candidate(i - 3 * labelled, i + 1, Zone(name, key=name), LATENT)


def zone(line: Line, i: int) -> Candidate | None:
    """A zone at `i`, with what the labels of calendars write behind it."""
    found = _zone(line, i)
    if found is None:
        return None
    for label in LABELS_BEHIND:
        if all(line.at(found.j + n).word == word for n, word in enumerate(label)):
            return found._replace(j=found.j + len(label))
    city = line.at(found.j + 1)
    if line.at(found.j).word in ("-", "–") and isinstance(found.value, Zone) and found.value.key and city.kind == WORD:
        key = key_of_place(line.text[city.start : city.end])
        if key == found.value.key:
            return found._replace(j=found.j + 2)  # India Standard Time - Kolkata
    return found


def _zone(line: Line, i: int) -> Candidate | None:
    """A zone that begins with token `i`, or None. All are LATENT: merge takes them only behind a clock time."""
    token = line.at(i)
    if token.kind == SIGN and token.word in "+-−":
        return _bare_offset(line, i)
    if token.kind != WORD:
        return None
    j = i + 1
    if token.word in ("utc", "gmt"):
        match = re.match(_OFFSET, line.text[token.start :])
        if match is not None:
            minutes = int(match[2]) * 60 + int(match[3] or 0)
            minutes = minutes if match[1] == "+" else -minutes
            end = token.start + match.end()
            while j < len(line.tokens) and line.at(j).start < end:
                j += 1
            if abs(minutes) < 1440 and line.at(j - 1).end <= end:
                return Candidate(i, j, Zone(offset_label(minutes), minutes=minutes), LATENT)
    pair = f"{token.word} {line.at(j).word}"
    if pair in TWO_WORDS and t.ZONE_TIME not in line.at(i + 2).senses:
        return Candidate(i, i + 2, Zone(pair, key=PLACES[pair]), LATENT)
    if line.at(i - 1).word == "(" and line.at(i - 1).kind == SIGN:
        bracketed = _bracketed(line, i)
        if bracketed is not None:
            return bracketed
    named = _place_time(line, i)
    if named is not None:
        return named
    doubtful = token.word in DOUBTFUL and line.at(j).kind == WORD and not line.at(j).senses
    if doubtful or (token.word in LOWER_REGIONS and len(token.word) > 2 and near_name(line, j)):
        return None  # Eastern Bank: asked about in merge
    if token.word in REGIONS or token.word in OFFSETS:
        raw = line.text[token.start : token.end]
        timed = t.ZONE_TIME in line.at(j).senses
        zulu = token.word == "z" and token.glued
        found = abbreviation(raw.upper() if timed or zulu else raw, small=line.words.has(Habit.SMALL_ZONES))
        if found is not None:
            return Candidate(i, j + timed, found, LATENT)
    return None


def near_name(line: Line, i: int) -> bool:
    """Whether a word in capitals stands at `i` that is no word of time."""
    token = line.at(i)
    return token.kind == WORD and not token.senses and line.text[token.start].isupper()


def _bracketed(line: Line, i: int) -> Candidate | None:
    """3pm (London)."""
    for j in range(i + 1, i + MOST_WORDS):
        if line.at(j).word == ")":
            name = line.text[line.at(i).start : line.at(j - 1).end]
            key = key_of_place(name)
            return Candidate(i, j, Zone(name, key=key), LATENT) if key else None
    return None


def _bare_offset(line: Line, i: int) -> Candidate | None:
    """The +05:30 of 15:00+05:30, and the -0500 behind a clock with seconds, as mails have it."""
    before, behind = line.at(i - 1), line.at(i + 1)
    mail = before.is_a(t.MERIDIEM) and len(behind.word) == 4 and not line.at(i).glued  # 4pm +0530
    if behind.kind not in (CLOCK, INT) or not behind.glued or not (before.kind == CLOCK or mail):
        return None
    minus = line.at(i).word != "+"
    spaced = not line.at(i).glued and behind.word[:1] == "0"
    if minus and (len(behind.word) != 4 or not (spaced or before.word.count(":") == 2)):
        return None
    hours, _, minutes = behind.word.partition(":")
    if len(hours) == 4 and not minutes:
        hours, minutes = hours[:2], hours[2:]
    total = int(hours) * 60 + int(minutes or 0)
    if total >= 1440:
        return None
    total = -total if minus else total
    return Candidate(i, i + 2, Zone(offset_label(total), minutes=total), LATENT)


def _place_time(line: Line, i: int) -> Candidate | None:
    """Sydney time, New York (Ortszeit), インド時間; or heure : Inde, where the word stands before."""
    if t.ZONE_TIME in line.at(i).senses:
        return _time_place(line, i)
    for j in range(i + 1, i + 1 + MOST_WORDS):
        if t.ZONE_TIME in line.at(j).senses:
            bracket = line.at(j - 1).word == "("
            name = line.text[line.at(i).start : line.at(j - 1 - bracket).end]
            key = _key(line, name)
            if key is None:
                return None
            j += 1 + (bracket and line.at(j + 1).word == ")")
            return Candidate(i, j, Zone(name, key=key), LATENT)
        if line.at(j).kind not in (WORD, SIGN):
            return None
    return None


def _time_place(line: Line, i: int) -> Candidate | None:
    j = i + 1
    if line.at(j).word == ":" or line.at(j).is_a(t.OF, t.IN):
        j += 1
    for end in range(j + MOST_WORDS, j, -1):
        if end <= len(line.tokens):
            name = line.text[line.at(j).start : line.at(end - 1).end]
            key = _key(line, name) if name[:1].isalpha() else None
            if key is not None:
                return Candidate(i, end, Zone(name, key=key), LATENT)
    return None


def _key(line: Line, name: str) -> str | None:
    found = key_of_place(name)
    for code in line.words.codes:
        found = found or key_of(name, code)
    return found or key_of_exonym(name) or key_of_old_place(name)
