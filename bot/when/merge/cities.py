"""The pass that finds a city behind a clock: `3pm London` may mean London's hour.

Whose hour it is stays open: it is asked.
"""

from __future__ import annotations

from typing import Final

from bot.when.find.candidate import LATENT, STRONG, Candidate, Mark
from bot.when.find.zones import near_name
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.languages.zone_names import DOUBTFUL, LOWER_REGIONS, REGIONS
from bot.when.merge import near
from bot.when.text.tokens import SIGN, WORD, Line
from bot.when.timezones import key_of_city, may_be_city
from bot.when.values import Doubt, Range, TimeOfDay, Why, Zone

MOST_WORDS: Final = 3  # of a city's name


def doubt_cities(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """A city right behind the clock, or behind the date that follows it: its hour may be meant."""
    if not any(near.is_clock(candidate) and candidate.weight > LATENT for candidate in candidates):
        return candidates
    if any(mark is Mark.ZONE for candidate in candidates for mark, _, _ in candidate.marks):
        return candidates
    covered = near.covered(candidates)
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
    value = candidate.value
    return (isinstance(value, TimeOfDay) and value.zone is not None) or (
        isinstance(value, Range)
        and any(isinstance(one, TimeOfDay) and one.zone is not None for one in (value.start, value.end))
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
    for end in range(k + MOST_WORDS, k, -1) if may_be_city(line.at(k).word) else ():
        if end > len(line.tokens) or any(m in covered for m in range(k, end)):
            continue
        name = line.text[line.at(k).start : line.at(end - 1).end]
        key = key_of_city(name, led=led, small=small_too)
        if key is not None:
            return Candidate(k, end, Doubt(Why.PLACE, Zone(name, key=key)), STRONG, "doubt_cities")
    word = line.at(k).word
    small = line.text[line.at(k).start].islower() or near_name(line, k + 1)
    doubtful = word in DOUBTFUL and line.text[line.at(k).start].isupper()
    known = small_too or (len(word) > 2 and near_name(line, k + 1))
    behind = line.at(k + 1)
    ends = k + 1 == len(line.tokens) or behind.kind == SIGN or behind.is_a(t.WEEKDAY, t.DAY, t.ON)
    # 15 uhr mez; not 15 uhr hast du zeit
    short = (small_too or ends) and word in REGIONS and len(word) > 2  # 4pm est, for a reader of French
    if doubtful or short or (word in LOWER_REGIONS and small and known and not led):
        return Candidate(k, k + 1, Doubt(Why.PLACE, Zone(word, key=REGIONS[word])), STRONG, "doubt_cities")
    return None
