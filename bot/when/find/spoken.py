"""Finds clocks in words: half past two, halb drei, las tres y media, noon.

Does not decide which half of the day is meant, nor the day: that is for resolve.
"""

from __future__ import annotations

from bot.when.find.candidate import STRONG, WEAK, Candidate
from bot.when.find.clocks import colon, dial, ended, marked
from bot.when.find.numbers import count
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.text.tokens import INT, MOST_SKIPPED, Line
from bot.when.values import Doubt, TimeOfDay, Why

_PARTS = (t.HALF, t.QUARTER, t.AT, t.UNTIL, t.QUARTER_TO, t.QUARTER_PAST)
HALF_BEFORE = -30  # половина четвёртого counts the hour
_OPENERS = (t.FROM, t.BETWEEN, t.ON)


def past(line: Line, i: int) -> Candidate | None:
    """Half past two, quarter to six, 20 minutes to 2pm, halb drei."""
    j = i
    while j < i + 2 and line.at(j).is_a(t.THE, t.QUANTITY) and not line.at(j).is_a(*_PARTS):
        j += 1
    if t.TO_BEFORE in line.at(j).senses:
        return _to_before(line, i, j + 1)
    token = line.at(j)
    half_to = token.get(t.HALF_TO)
    if half_to is not None and t.HALF_PAST in token.senses and count(line, j + 1):
        return Candidate(i, j + 1, Doubt(Why.TORN))  # half 4 is 3:30 in Dutch, 4:30 in English
    if half_to is not None:
        return _of_hour(line, i, j + 1, -30)
    if t.PAST not in line.at(j + 1).senses and t.TO_HOUR not in line.at(j + 1).senses:
        if line.at(i - 1).is_a(t.ORDINAL, t.ORDINAL_MARK):
            return None  # 2nd half 3pm
        for sense, minutes in ((t.HALF_PAST, 30), (t.QUARTER_PAST, 15), (t.QUARTER_TO, -15)):
            if sense in token.senses:
                return _of_hour(line, i, j + 1, minutes)
    step: float | None = token.get(t.HALF) or token.get(t.QUARTER)
    worded = False
    if step is None:
        found = count(line, j)
        if found is None or found.ordinal or not 1 <= found.value <= 29 or found.digits > 2:
            return None
        j = found.j
        unit = line.at(j).get(t.UNIT) == t.MINUTE
        j += unit
        step = found.value
        worded = found.digits == 0 and not line.at(i - 1).is_a(t.LABEL)  # fünf nach neun
        if t.TO_HOUR in line.at(j).senses and not unit:
            idiom = found.digits == 0 and line.at(i - 1).is_a(t.AT)  # at ten to five
            if t.UNTIL in line.at(j).senses and not idiom and (step < 15 or line.at(i - 1).is_a(*_OPENERS)):
                return None  # ten to eleven is a range
    else:
        j += 1
        j += line.at(j).word == "-" and line.at(j).glued  # half-past
    of_next = _minutes_of_next(line, i, j, int(step))
    if of_next is not None:
        return of_next
    sign = line.at(j)
    if t.PAST in sign.senses:
        halved = t.HALF_TO in line.at(j + 1).senses  # fünf nach halb drei
        limits = (
            t.LIMIT in sign.senses and not line.at(j - 1).is_a(t.HALF, t.QUARTER, t.UNIT) and not (halved or worded)
        )
        return None if limits else _of_hour(line, i, j + 1, int(step))  # phase 2 after 3pm
    if t.TO_HOUR in sign.senses and t.PAST not in sign.senses:
        return _of_hour(line, i, j + 1, -int(step))
    if t.HALF_TO in sign.senses:  # fünf vor halb drei comes through TO_HOUR; zehn halb does not exist
        return None
    return None


def _to_before(line: Line, i: int, j: int) -> Candidate | None:
    """Без пяти три, без четверти три."""
    step = line.at(j).get(t.QUARTER)
    if step is not None:
        return _of_hour(line, i, j + 1, -int(step))
    found = count(line, j)
    if found is None or not 1 <= found.value <= 29:
        return None
    ends = found.j + (line.at(found.j).get(t.UNIT) == t.MINUTE)
    past_minutes = _of_hour(line, i, ends, -found.value)
    if past_minutes is None and found.value > TENS and not found.digits:  # без двадцати четыре: 20 and 4, not 24
        return _of_hour(line, i, j + 1, -(found.value // TENS * TENS))
    return past_minutes


TENS = 10


def _minutes_of_next(line: Line, i: int, j: int, step: int) -> Candidate | None:
    """Четверть третьего, десять минут третьего: so far into the third hour, that is past two."""
    if not line.words.has(Habit.MINUTES_OF_NEXT) or not line.at(j - 1).is_a(t.QUARTER, t.UNIT):
        return None
    hour = count(line, j)
    if hour is None or not hour.ordinal or hour.digits or line.at(hour.j).is_a(t.MONTH, t.UNIT, t.DAY_MARK):
        return None
    return _of_hour(line, i, j, step - 60)


def _of_hour(line: Line, i: int, j: int, step: int) -> Candidate | None:
    """So many minutes from the hour that stands at `j`."""
    j += line.at(j).is_a(t.THE) and t.NUMBER not in line.at(j).senses
    token = line.at(j)
    if t.HALF_TO in token.senses:  # fünf vor halb drei
        j += 1
        step -= 30
        token = line.at(j)
    named = token.get(t.NAMED)
    if named is not None:
        minutes = int(named) + step
        return Candidate(i, j + 1, TimeOfDay(minutes // 60 % 24, minutes % 60, whole=True))
    found = count(line, j)
    if found is None or not 1 <= found.value <= 12 or found.digits > 2 or (found.ordinal and step > HALF_BEFORE):
        return None
    if line.at(found.j).is_a(t.MONTH, t.UNIT):
        return None
    hour = ended(line, i, found.j, dial(found.value, 0, None), STRONG)
    if hour is None or not isinstance(hour.value, TimeOfDay):
        return None
    return Candidate(i, hour.j, shifted(hour.value, step))


def shifted(clock: TimeOfDay, step: int) -> TimeOfDay:
    """The clock so many minutes later, on the same dial."""
    hours, minute = divmod(clock.minute + step, 60)
    if clock.whole:
        return TimeOfDay((clock.hour + hours) % 24, minute, whole=True)
    hour = (clock.hour + hours - 1) % 12 + 1
    pm = clock.pm
    if pm is not None and (hour == 12) != (clock.hour == 12):
        pm = pm if hours >= 0 and hour != 12 else (not pm if clock.hour == 12 else pm)
        if hour == 12:
            pm = not clock.pm
    return TimeOfDay(hour, minute, pm=pm, part=clock.part)


def _between(line: Line, i: int) -> bool:
    return line.at(i - 1).is_a(t.BETWEEN) or line.at(i - 2).is_a(t.BETWEEN)


def and_half(line: Line, i: int) -> Candidate | None:
    """3 heures et demie, a las 3 y media, 8 menos cuarto, 8pm e meia."""
    found = named(line, i) or marked(line, i) or colon(line, i)
    if found is not None and isinstance(found.value, TimeOfDay):
        clock, j = found.value, found.j
    else:
        number = count(line, i)
        if number is None or number.ordinal or not 1 <= number.value <= 24 or number.digits > 2:
            return None
        plain = dial(number.value, 0, None)
        if plain is None:
            return None
        clock, j = plain, number.j
    part = line.at(j).get(t.DAY_PART)  # a las 8 de la noche menos cuarto
    k = j + (part is not None)
    sign = line.at(k)
    minus = t.MINUS in sign.senses
    k += minus or sign.is_a(t.AND, t.PAST)
    while k < j + MOST_SKIPPED and line.at(k).is_a(t.THE, t.QUANTITY) and not line.at(k).is_a(t.HALF, t.QUARTER):
        k += 1
    token = line.at(k)
    step = token.get(t.HALF) or token.get(t.QUARTER)
    if token.get(t.QUARTER_TO):
        return ended(line, i, k + 1, shifted(clock, -15), STRONG)
    if step is None and k > j:
        more = count(line, k)
        if more is None or more.ordinal or more.value > 59 or sign.word == "&" or not sign.is_a(t.AND, t.MINUS):
            return None
        if line.words.only(Habit.NO_HALF_BEHIND) or line.at(more.j).is_a(t.UNIT, t.MARK, t.MONTH) or _between(line, i):
            return None
        return ended(line, i, more.j, shifted(clock, -more.value if minus else more.value), WEAK)
    behind = t.HALF_BEHIND in token.senses
    if (
        step is None
        or (k == j and not behind)
        or line.words.only(Habit.NO_HALF_BEHIND)
        or (part is not None and not minus)
    ):
        return None
    if part is not None:
        clock = clock._replace(part=int(part))
    return ended(line, i, k + 1, shifted(clock, -int(step) if minus else int(step)), STRONG)


def behind_hour(line: Line, i: int) -> Candidate | None:
    """The hour first: üçü beş geçe is five past three, üçe çeyrek var a quarter to."""
    hour = count(line, i)
    if hour is None or hour.ordinal or not 1 <= hour.value <= 12:
        return None
    j = hour.j
    while line.at(j).is_a(t.TAIL) or line.at(j).word in ("'", "’"):
        j += 1
    step = line.at(j).get(t.QUARTER)
    j += step is not None
    if step is None:
        found = count(line, j)
        if found is None or found.ordinal or not 1 <= found.value <= 29:
            return None
        step, j = found.value, found.j
    sign = line.at(j)
    clock = dial(hour.value, 0, None)
    if clock is None or not sign.is_a(t.PAST_BEHIND, t.TO_BEHIND):
        return None
    return Candidate(i, j + 1, shifted(clock, int(step) if t.PAST_BEHIND in sign.senses else -int(step)))


def whole_word(line: Line, i: int) -> Candidate | None:
    """One word for an hour and its minutes: полтретьего."""
    minutes = line.at(i).get(t.CLOCK_WORD)
    if minutes is None:
        return None
    hour, minute = divmod(int(minutes), 60)
    return ended(line, i, i + 1, dial(hour, minute, None), STRONG)


def named(line: Line, i: int) -> Candidate | None:
    """Noon, midnight, end of day."""
    token = line.at(i)
    minutes = token.get(t.NAMED)
    if minutes is not None:
        j = i + 1
        weight = WEAK if token.word in line.words.ordinary else STRONG
        twelve = count(line, j)  # Öğlen 12, 12 mezzogiorno
        if twelve is not None and twelve.value == 12:
            j = twelve.j + (t.MARK in line.at(twelve.j).senses)
        return Candidate(i, j, TimeOfDay(int(minutes) // 60, whole=True, named=True), weight)
    if token.kind == INT and token.word == "12" and t.NAMED in line.at(i + 1).senses:
        clock = TimeOfDay(int(line.at(i + 1).senses[t.NAMED]) // 60, whole=True, named=True)
        return Candidate(i, i + 2, clock)
    if t.END_OF_DAY in token.senses:
        return Candidate(i, i + 1, TimeOfDay(17, whole=True, named=True), WEAK)
    return None
