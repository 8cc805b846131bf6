"""Finds amounts of time, and what is so much later: 45m, in 3 hours.

Does not say whether an amount is how long or how far off: merge does.
"""

from __future__ import annotations

from typing import Final

from bot.when.find.candidate import STRONG, WEAK, Candidate
from bot.when.find.clocks import colon, marked
from bot.when.find.numbers import count
from bot.when.find.spoken import named, shifted
from bot.when.find.weekdays import named_day
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.text.tokens import DECIMAL, FRACTION, INT, MOST_SKIPPED, PAIR, SIGN, WORD, Line
from bot.when.values import Amount, Date, Doubt, Later, TimeOfDay, Why

MOST_TERMS: Final = 4


def _fraction(line: Line, i: int) -> tuple[float, int] | None:
    """`a half`, `three quarters`, `½` as a part of one."""
    n, j = 1.0, i
    token = line.at(j)
    if token.kind == FRACTION:
        return token.value, j + 1
    number = None if t.HALF in token.senses else token.get(t.QUANTITY)
    if number is not None:
        n, j = number, j + 1
    elif (found := count(line, j)) and not found.ordinal and t.HALF not in token.senses:
        n, j = found.value, found.j
    token = line.at(j)
    if t.HALF in token.senses:
        return (0.5, j + 1) if n <= 1 else None  # два с половиной is two and a half
    if t.QUARTER in token.senses and n in (1, 2, 3):
        return n / 4, j + 1
    return None


def _skip(line: Line, i: int, *senses: str) -> int:
    end = i + MOST_SKIPPED
    while i < end and (line.at(i).is_a(*senses) or (line.at(i).word in _APOSTROPHES and line.at(i).glued)):
        i += 1
    return i


_APOSTROPHES: Final = ("'", "’")


def _fraction_of(word: str) -> float | None:
    a, slash, b = word.partition("/")
    return int(a) / int(b) if slash and b.isdecimal() and 0 < int(a) < int(b) <= MOST_PARTS else None


MOST_PARTS: Final = 8


def _quantity(line: Line, i: int) -> tuple[float, int] | None:
    token = line.at(i)
    value: float
    if token.kind == INT and line.at(i + 1).kind == PAIR and not line.at(i + 1).glued:  # 2 1/2
        half = _fraction_of(line.at(i + 1).word)
        if half is not None:
            return token.value + half, _skip(line, i + 2, t.OF, t.QUANTITY)
    if token.kind == FRACTION:
        return token.value, i + 1
    part = _fraction(line, i)
    if part is not None:
        return part[0], _skip(line, part[1], t.OF, t.QUANTITY)
    if token.kind == DECIMAL:
        return token.value, i + 1
    if token.kind == PAIR and not token.word.endswith("."):
        a, b = token.word.replace("/", ".").split(".")
        if "/" not in token.word:
            return float(token.word), i + 1
        j = _skip(line, i + 1, t.OF, t.QUANTITY)
        return (int(a) / int(b), j) if 0 < int(a) < int(b) <= 8 else None
    if t.QUANTITY in token.senses and token.is_a(t.AT, t.UNTIL, t.OF, t.ON) and line.at(i + 1).get(t.UNIT) is None:
        return None  # à 15h
    if t.QUANTITY in token.senses:
        value, j = token.senses[t.QUANTITY], i + 1
        if t.QUANTITY in line.at(j).senses:  # a couple of
            value, j = line.at(j).senses[t.QUANTITY], j + 1
        elif (found := count(line, j)) and not found.ordinal and value == 1:
            value, j = found.value, found.j
    else:
        found = count(line, i)
        if found is None or found.ordinal:
            return None
        value, j = found.value, found.j
        if line.at(j).kind == FRACTION and line.at(j).glued:
            return value + line.at(j).value, j + 1
    k = j + (t.AND in line.at(j).senses)
    part = _fraction(line, k)
    if part is not None and (k > j or t.HALF in line.at(part[1] - 1).senses):
        return value + part[0], _skip(line, part[1], t.OF, t.QUANTITY)
    return value, j


def _unit(line: Line, i: int) -> tuple[float, int] | None:
    """The minutes, as a factor, or the index of a longer unit as a negative number."""
    token = line.at(i)
    unit = token.get(t.UNIT)
    if unit is None and token.kind == WORD and (token.glued or token.word == "h"):
        unit = token.get(t.SHORT_UNIT)
        if unit is not None and line.text[token.start].isupper() and token.word != "h":
            return None
    if unit is not None:
        j = i + 1
        if line.at(j).kind == SIGN and line.at(j).word == "." and len(token.word) <= 4:
            j += line.at(j).glued
        return unit, j
    return None


def _term(line: Line, i: int) -> tuple[Amount, int] | None:
    found = _quantity(line, i)
    value, j = found or (1.0, i)
    j += line.at(j).kind == SIGN and line.at(j).word in "-'’" and line.at(j).glued
    token = line.at(j)
    if found is None and t.ONE_HOUR in token.senses and line.at(j - 1).is_a(t.FOR):
        return Amount(minutes=60), j + 1
    if found is None and token.get(t.UNIT) == t.HOUR and t.AND in line.at(j + 1).senses:
        half = t.HALF in line.at(j + 2).senses  # en hora y media
        return (Amount(minutes=90), j + 3) if half else None
    minutes = token.get(t.UNIT_MINUTES)
    if minutes is not None:
        return Amount(minutes=value * minutes), j + 1
    if found is None:
        return None
    measured = _unit(line, j)
    if measured is None:
        return None
    if line.at(i).kind == PAIR and t.MARK_BEFORE in line.at(j).senses:
        return None  # 26.11 godz. 15:00
    unit, j = measured
    amount = _amount(value, int(unit))
    k = j + (t.AND in line.at(j).senses)
    part = _fraction(line, k)
    if part is not None and (k > j or unit == t.HOUR):
        behind = line.at(part[1]).is_a(t.UNIT_MINUTES, t.PAST, t.TO_HOUR, t.OF)
        if _unit(line, part[1]) is None and not behind:
            return amount.plus(_amount(part[0], int(unit))), part[1]
    if unit == t.HOUR:
        return _trailing_minutes(line, j, k, amount)
    return amount, j


def _trailing_minutes(line: Line, j: int, k: int, amount: Amount) -> tuple[Amount, int]:
    """The 30 of `1h30` and of `an hour and thirty`."""
    found = count(line, k)
    if found is None or found.ordinal or not 1 <= found.value <= 59:
        return amount, j
    after = line.at(found.j)
    glued = line.at(j).kind == INT and line.at(j).glued
    if glued and after.is_a(t.SHORT_UNIT, t.UNIT):
        return amount, j
    if glued or (
        not after.is_a(t.UNIT, t.SHORT_UNIT, t.MERIDIEM, t.MARK, t.MONTH, t.UNIT_MINUTES)
        and (k > j or found.digits == 0)
        and not after.is_a(t.UNTIL)
    ):
        return amount.plus(Amount(minutes=found.value)), found.j
    return amount, j


_DAYS_OF: Final = {t.DAYS: 1, t.WEEK: 7, t.FORTNIGHT: 14}


def _amount(value: float, unit: int) -> Amount:
    if unit in (t.SECOND, t.MINUTE, t.HOUR):
        return Amount(minutes=value * (1 / 60, 1, 60)[unit])
    if unit in _DAYS_OF:
        days = value * _DAYS_OF[unit]
        return Amount(days=int(days)) if days == int(days) else Amount(minutes=days * 1440)
    months = value * (1 if unit == t.MONTHS else 12)
    return Amount(months=int(months)) if months == int(months) else Amount(days=round(months * 30))


def amount_at(line: Line, i: int) -> tuple[Amount, int] | None:
    """The amount that starts at `i`: terms one after the other; looked for once, however many finders ask."""
    if i not in line.amounts:
        line.amounts[i] = _amount_at(line, i)
    return line.amounts[i]


def _amount_at(line: Line, i: int) -> tuple[Amount, int] | None:
    found = _term(line, i)
    if found is None:
        return None
    amount, j = found
    for _ in range(MOST_TERMS):
        k = j
        k += line.at(k).word == ","
        k += t.AND in line.at(k).senses
        more = _term(line, k)
        if more is None or (k == j and line.at(k).is_a(t.QUANTITY)):
            break
        if not _smaller(more[0], amount) or _is_clock(line, k, more[1], amount, joined=k > j):
            break
        amount, j = amount.plus(more[0]), more[1]
    return amount, j


def _is_clock(line: Line, k: int, end: int, amount: Amount, *, joined: bool) -> bool:
    """The 10h of `in two weeks 10h`: an hour's mark behind days, and no word that joins them."""
    longer = bool(amount.days or amount.months)
    return longer and not joined and any(t.MARK in line.at(n).senses for n in range(k, end))


def _smaller(a: Amount, b: Amount) -> bool:
    return (a.months, a.days, a.minutes) < (b.months, b.days, b.minutes)


def amount(line: Line, i: int) -> Candidate | None:
    """So long: 45m, an hour and a half."""
    found = amount_at(line, i)
    return Candidate(i, found[1], found[0], WEAK) if found else None


def later(line: Line, i: int) -> Candidate | None:
    """So much from now, or from a day: in 3 hours, 2 days later, two weeks from monday."""
    prefixed = t.IN in line.at(i).senses
    j = _skip(line, i + 1, t.APPROX, t.THE) if prefixed else _skip(line, i, t.APPROX)
    found = amount_at(line, j)
    if found is None and prefixed and not line.words.has(Habit.UNIT_NEEDS_NUMBER) and line.at(j + 1).kind != INT:
        unit = line.at(j).get(t.UNIT)  # через неделю
        found = (_amount(1, int(unit)), j + 1) if unit is not None and unit >= t.HOUR else None
    if found is None:
        return _day_after(line, i) or _weekdays_later(line, j)
    amount, j = found
    if _is_vague(line, i, j) and (prefixed or t.LATER in line.at(j).senses):
        return Candidate(i, j + (not prefixed), Doubt(Why.VAGUE))
    k = j + (line.at(j).kind == SIGN and line.at(j).word in "'’")
    if prefixed and t.ZONE_TIME in line.at(k).senses:
        return Candidate(i, k + 1, _moment(amount))  # in two weeks' time
    if t.LATER in line.at(k).senses:
        k += 1
        k += t.LATER in line.at(k).senses
        return Candidate(i, k, _moment(amount))
    anchored = _on_a_day(line, i, k, amount)
    if anchored is not None:
        return anchored
    if t.BASE in line.at(k).senses:
        base = named_day(line, k + 1)
        if base is not None and not amount.minutes:
            return Candidate(i, base[1], _dated(base[0], amount))
        if base is not None and base[0] == Date(shift=0):
            return Candidate(i, base[1], Date(shift=0), WEAK)
    return Candidate(i, j, _moment(amount)) if prefixed else None


def _is_vague(line: Line, i: int, j: int) -> bool:
    """A few: how many that is, nobody said."""
    return any(line.at(k).get(t.QUANTITY) == SOME and t.NUMBER not in line.at(k).senses for k in range(i, j))


SOME: Final = 3  # what `a few` is taken for, in a length


def _on_a_day(line: Line, i: int, k: int, amount: Amount) -> Candidate | None:
    """A week on thursday, two weeks tomorrow: so many weeks after that day."""
    if not amount.days or amount.days % 7 or amount.minutes or amount.months:
        return None
    on = t.ON in line.at(k).senses
    base = named_day(line, k + on)
    if base is None or not (on or base[0].shift is not None) or base[0].near is not None or base[0].weeks is not None:
        return None
    return Candidate(i, base[1], _dated(base[0], amount))


def weeks_after(line: Line, i: int) -> Candidate | None:
    """Friday week, tomorrow fortnight, jeudi en huit, Donnerstag in zwei Wochen."""
    base = named_day(line, i)
    if base is None or base[0].near is not None or base[0].weeks is not None:
        return None
    j = base[1]
    behind = line.at(j).get(t.WEEKS_BEHIND)
    if behind is not None:
        after = line.at(j + 1)
        named = after.kind == WORD and not after.senses  # monday week planning
        numbered = after.kind == INT and not line.at(j + 2).is_a(t.MERIDIEM, t.MARK)
        amount = Amount(days=int(behind) * 7)
        return None if named or numbered else Candidate(i, j + 1, _dated(base[0], amount))
    if t.IN not in line.at(j).senses:
        return None
    found = amount_at(line, j + 1)
    if found is None or not found[0].days or found[0].days % 7 or found[0].minutes:
        return None
    return Candidate(i, found[1], _dated(base[0], found[0]))


def from_clock(line: Line, i: int) -> Candidate | None:
    """2 hours after noon, 10 minutes before 3pm."""
    found = amount_at(line, i)
    if found is None or found[0].days or found[0].months or not found[0].minutes:
        return None
    sign = line.at(found[1])
    if not sign.is_a(t.AFTER, t.BEFORE):
        return None
    j = found[1] + 1
    j += line.at(j).is_a(t.THE, t.AT) and not line.at(j).is_a(t.NUMBER)
    base = named(line, j)
    if base is None and not sign.is_a(t.FOR):  # 15 uur voor een uur
        base = colon(line, j) or marked(line, j)
    if base is None or not isinstance(base.value, TimeOfDay):
        return None
    minutes = round(found[0].minutes) * (1 if t.AFTER in sign.senses else -1)
    return Candidate(i, base.j, shifted(base.value, minutes)._replace(zone=base.value.zone))


def _dated(date: Date, later: Amount) -> Date:
    return Date(shift=date.shift, weekday=date.weekday, near=date.near, weeks=date.weeks, later=later)


def _day_after(line: Line, i: int) -> Candidate | None:
    """The day after tmrw."""
    j = _skip(line, i, t.THE)
    if line.at(j).get(t.UNIT) != t.DAYS or t.BASE not in line.at(j + 1).senses:
        return None
    base = named_day(line, j + 2)
    if base is None:
        return None
    return Candidate(i, base[1], _dated(base[0], Amount(days=1)))


def _weekdays_later(line: Line, i: int) -> Candidate | None:
    """Two sundays from now."""
    found = count(line, i)
    if found is None or found.ordinal:
        return None
    weekday = line.at(found.j).get(t.WEEKDAY)
    if weekday is None or t.LATER not in line.at(found.j + 1).senses:
        return None
    return Candidate(i, found.j + 2, Date(weekday=int(weekday), ahead=found.value), STRONG)


def _moment(amount: Amount) -> Date | Later:
    return Later(amount) if amount.minutes else Date(shift=0, later=amount)
