"""The passes that see places and plans: a city behind a clock, a meeting that is moved.

Whose hour `3pm London` is, is open: nobody is told here, it is asked.
"""

from __future__ import annotations

from typing import Final

from bot.when.find.candidate import LATENT, STRONG, Candidate, Mark
from bot.when.find.places import near_name
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.languages.zone_names import DOUBTFUL, LOWER_REGIONS, REGIONS
from bot.when.merge import near
from bot.when.said import Clock, Doubt, Range, Why, Zone
from bot.when.text.tokens import WORD, Line
from bot.when.zones import key_of_city

MOST_WORDS: Final = 3  # of a city's name


def placed(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A city right behind the clock, or behind the date that follows it: its hour may be meant."""
    clocks = [candidate for candidate in candidates if near.is_clock(candidate) and candidate.weight > LATENT]
    if not clocks or any(mark is Mark.ZONE for candidate in candidates for mark, _, _ in candidate.marks):
        return candidates
    covered = {k for candidate in candidates for k in range(candidate.i, candidate.j)}
    for n, candidate in enumerate(candidates):
        if not near.is_clock(candidate) or _has_zone(candidate):
            continue
        ends = [candidate.j]
        if (
            n + 1 < len(candidates)
            and near.is_date(candidates[n + 1])
            and near.linked(line, candidate.j, candidates[n + 1].i)
        ):
            ends.append(candidates[n + 1].j)
        for end in ends:
            found = _city(line, end, covered)
            if found is not None:
                return [*candidates, found]
    return candidates


def _has_zone(candidate: Candidate) -> bool:
    said = candidate.said
    return (isinstance(said, Clock) and said.zone is not None) or (
        isinstance(said, Range)
        and any(isinstance(one, Clock) and one.zone is not None for one in (said.start, said.end))
    )


def _city(line: Line, i: int, covered: set[int]) -> Candidate | None:
    k = i
    led = False
    small_too = line.words.has(Habit.SMALL_ZONES) or line.at(i - 1).is_a(t.MERIDIEM)
    leads = (t.IN, t.AT, t.ON, t.OF) if line.words.has(Habit.ADJECTIVE_BEFORE) else (t.IN, t.AT, t.ON, t.OF, t.UNTIL)
    while k < i + 2 and (line.at(k).is_a(*leads) or line.at(k).word in (",", "(")):
        led = led or line.at(k).kind == WORD
        k += 1
    if line.at(k).kind != WORD or k in covered:
        return None
    for end in range(k + MOST_WORDS, k, -1):
        if end > len(line.tokens) or any(m in covered for m in range(k, end)):
            continue
        name = line.text[line.at(k).start : line.at(end - 1).end]
        key = key_of_city(name, led=led, small=small_too)
        if key is not None:
            return Candidate(k, end, Doubt(Why.PLACE, Zone(name, key=key)), STRONG, "placed")
    word = line.at(k).word
    small = line.text[line.at(k).start].islower() or near_name(line, k + 1)
    doubtful = word in DOUBTFUL and line.text[line.at(k).start].isupper()
    known = small_too or (len(word) > 2 and near_name(line, k + 1))
    short = small_too and word in REGIONS and len(word) > 2  # 4pm est, for a reader of French
    if doubtful or short or (word in LOWER_REGIONS and small and known and not led):
        return Candidate(k, k + 1, Doubt(Why.PLACE, Zone(word, key=REGIONS[word])), STRONG, "placed")
    return None


def moved(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """Reschedule Acme from 3pm to 4pm: that is no meeting from 3 to 4, and the old hour is no new one."""
    verbs = [k for k, token in enumerate(line.tokens) if t.MOVED in token.senses]
    if not verbs:
        return candidates
    for candidate in candidates:
        if candidate.i > verbs[0] and not isinstance(candidate.said, Doubt) and _old(line, candidate):
            return [*candidates, Candidate(verbs[0], verbs[0] + 1, Doubt(Why.MOVED), STRONG, "moved")]
    covered = {k for candidate in candidates for k in range(candidate.i, candidate.j)}
    for k in range(verbs[0], len(line.tokens)):
        numbered = line.at(k + 1).value or line.at(k + 1).is_a(t.NUMBER)
        if k not in covered and line.at(k).is_a(t.FROM) and numbered:
            return [*candidates, Candidate(verbs[0], verbs[0] + 1, Doubt(Why.MOVED), STRONG, "moved")]
    return candidates


def _old(line: Line, candidate: Candidate) -> bool:
    before = line.at(candidate.i - 1)
    early = before.is_a(t.FROM) or (before.is_a(t.THE) and line.at(candidate.i - 2).is_a(t.FROM))
    return early or line.at(candidate.i).is_a(t.FROM)
