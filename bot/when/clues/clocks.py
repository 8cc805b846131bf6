"""Clocks: 3:30pm, 15h30, half past two, quarter to six, noon, 1440.

Does not decide which half of the day is meant, nor the day: that is for resolve.
"""

from __future__ import annotations

from dataclasses import replace

from bot.when.clues.clue import LATENT, STRONG, WEAK, Clue
from bot.when.clues.numbers import Count, count
from bot.when.said import Clock, Doubt, Number
from bot.when.tokens import CLOCK, INT, PAIR, SIGN, WORD, Line, Token
from bot.when.words import table as t


def _meridiem(line: Line, i: int) -> tuple[bool, int] | None:
    """Am or pm at `i`, and where it ends; `a m` and `in the pm` too."""
    token = line.at(i)
    if t.MERIDIEM in token.senses:
        return bool(token.senses[t.MERIDIEM]), i + 1
    if token.word in ("a", "p") and token.kind == WORD:
        behind = line.at(i + 1)
        if behind.word == "m":
            j = i + 2
            return token.word == "p", j + (line.at(j).word == "." and line.at(j).glued)
        if token.glued:
            dot = behind.word == "." and behind.glued
            return token.word == "p", i + 1 + dot
        if behind.word == "." and behind.glued and line.text[token.start].isupper():
            return token.word == "p", i + 2
    j = i
    while line.at(j).is_a(t.IN, t.THE) and j < i + 2:
        j += 1
    if j == i + 2 and t.MERIDIEM in line.at(j).senses:
        return bool(line.at(j).senses[t.MERIDIEM]), j + 1
    return None


def _clock(hour: int, minute: int, pm: bool | None, *, whole: bool = False) -> Clock | None:
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    if hour > 12 or hour == 0:
        return Clock(hour, minute, whole=True)
    if pm is None:
        return Clock(hour, minute, whole=whole)
    return Clock(hour, minute, pm=pm)


def _ended(line: Line, i: int, j: int, clock: Clock | None, weight: int) -> Clue | None:
    """The clue, with am or pm and an hour's mark taken in where they follow."""
    if clock is None:
        return None
    approx = line.at(j)
    if approx.glued and approx.word == "ish":
        j += 1
    marked = t.MARK in line.at(j).senses and line.at(j + 1).word != ":"  # heure : Inde
    j += marked
    found = _meridiem(line, j)
    if found is not None:
        pm, j = found
        if not clock.whole:
            clock = Clock(clock.hour, clock.minute, pm=pm)
        elif clock.hour == 0 and pm:
            return None
        elif 1 <= clock.hour <= 12:
            clock = Clock(clock.hour, clock.minute, pm=pm)
        j += t.MARK in line.at(j).senses
        weight = STRONG
    return Clue(i, j, clock, STRONG if marked else weight)


def _figures(token: Token) -> tuple[int, int]:
    """The hour and minute of 3:30."""
    hour, minute = token.word.replace("：", ":").split(":")[:2]
    return int(hour), int(minute)


def colon(line: Line, i: int) -> Clue | None:
    """3:30, 15:00:00."""
    token = line.at(i)
    if token.kind == CLOCK:
        hour, minute = _figures(token)
        clock = _clock(hour, minute, None, whole=token.word.startswith("0"))
        return _ended(line, i, i + 1, clock, STRONG)
    if token.kind == INT and line.at(i + 1).word == ":" and line.at(i + 2).kind == INT:
        minutes = line.at(i + 2)
        if len(minutes.word) == 2 and not minutes.glued and _meridiem(line, i + 3) is not None:
            return _ended(line, i, i + 3, _clock(int(token.value), int(minutes.value), None), STRONG)
    return None


def dotted(line: Line, i: int) -> Clue | None:
    """10.15: a clock where a date stands beside it, or am, pm, Uhr behind it."""
    token = line.at(i)
    if token.kind != PAIR or "/" in token.word or line.at(i - 1).is_a(t.LABEL):
        return None
    hour, minute = token.word.rstrip(".").split(".")
    j = i + 1
    behind = line.at(j)
    if token.word.endswith(".") and j < len(line.tokens) and not behind.is_a(t.MARK, t.MERIDIEM):
        return None  # 15.06. is a date
    if len(minute) != 2:
        return None
    before = line.at(i - 1)
    weight = WEAK if before.is_a(t.AT) and t.ON not in before.senses else LATENT
    if int(minute) > 12 and int(hour) > 12:
        weight = WEAK
    if minute == "00" and line.words.dotted:
        weight = STRONG
    return _ended(line, i, j, _clock(int(hour), int(minute), None, whole=hour[0] == "0"), weight)


def marked(line: Line, i: int) -> Clue | None:
    """3pm, 0845am, 17h30, 5 o'clock, 17 Uhr 30, 午後3時半."""
    j = i
    pm: bool | None = None
    while j < i + 2 and line.at(j).word > "\u3000":  # 午後, 今晩 stand before the hour
        if t.MERIDIEM in line.at(j).senses:
            pm = bool(line.at(j).senses[t.MERIDIEM])
            j += 1
        else:
            break
    before = t.MARK_BEFORE in line.at(j).senses
    j += before
    found = count(line, j)
    if found is None or found.ordinal:
        if line.at(j).kind == CLOCK and j > i and pm is not None:
            hour, minute = _figures(line.at(j))
            clock = _clock(hour, minute, pm)
            return Clue(i, j + 1, clock) if clock else None
        return None
    hour, minute = found.value, 0
    if found.digits in (3, 4):
        hour, minute = divmod(found.value, 100)
    j = found.j
    spelled = _minutes(line, found)
    if spelled is not None:
        minute, j = spelled
    meridiem = _meridiem(line, j)
    if meridiem is not None:
        clock = _clock(hour, minute, meridiem[0], whole=False)
        if clock is None and found.digits in (1, 2):
            return Clue(i, meridiem[1], Doubt("torn"))
        return _ended(line, i, j, clock and Clock(clock.hour, minute, whole=clock.whole), STRONG)
    if line.at(j).word == "ish" and line.at(j).glued:
        return _ended(line, i, j, _clock(hour, minute, None), WEAK)
    mark = line.at(j)
    if spelled is not None or (t.MARK not in mark.senses and not before) or found.digits == 3:
        return None
    if found.digits == 4:  # 1430hrs
        return _ended(line, i, j, _clock(hour, minute, None, whole=True), STRONG)
    if mark.word in ("h", "ч", "u") and not mark.glued and not line.words.dotted:
        return None
    j += t.MARK in mark.senses
    return _behind_mark(line, i, j, hour, pm, mark.word)


def _minutes(line: Line, hour: Count) -> tuple[int, int] | None:
    """The fifty nine of `nine fifty nine`, where the hour is in words too."""
    if hour.digits or not 1 <= hour.value <= 12:
        return None
    j = hour.j
    j += line.at(j).kind == SIGN and line.at(j).word == "-" and line.at(j).glued
    found = count(line, j)
    if found is None or found.digits or found.ordinal or not 10 <= found.value <= 59:
        return None
    return found.value, found.j


def _behind_mark(line: Line, i: int, j: int, hour: int, pm: bool | None, mark: str) -> Clue | None:
    """The minutes behind an hour's mark: 15h30, 17 Uhr 30, 8点半, 8点一刻."""
    minute = 0
    token = line.at(j)
    glued = token.glued
    if t.HALF in token.senses and token.word > "\u3000":
        minute, j = 30, j + 1
    elif t.QUARTER in line.at(j + 1).senses and token.word > "\u3000":
        found = count(line, j)
        if found is not None and found.value in (1, 3):
            minute, j = found.value * 15, j + 2
    else:
        found = count(line, j)
        if found is not None and not found.ordinal and found.value <= 59:
            after = line.at(found.j)
            takes = t.MINUTE_MARK in after.senses or after.word == "m"
            if (
                (glued and found.digits == 2)
                or takes
                or (
                    (mark not in ("h", "hours") or not line.at(j - 1).glued)
                    and found.digits == 2
                    and line.words.dotted
                    and not after.is_a(t.UNTIL, t.MONTH)
                )
            ):
                minute, j = found.value, found.j
                if takes:
                    j += 1
                    tail = count(line, j)  # the seconds of 8h10m00s
                    if line.at(j).glued and tail is not None and tail.digits == 2:
                        j = tail.j + (line.at(tail.j).word == "s")
    clock = _clock(hour, minute, pm)
    weight = STRONG
    if mark == "h" and hour <= 12 and not line.words.dotted:
        weight = WEAK
    if mark in ("hour", "hours", "hrs"):
        return None if hour <= 12 else _ended(line, i, j, clock, WEAK)
    return _ended(line, i, j, clock, weight)


_OPENERS = (t.FROM, t.BETWEEN, t.ON)


def past(line: Line, i: int) -> Clue | None:
    """Half past two, quarter to six, 20 minutes to 2pm, halb drei."""
    j = i
    while j < i + 2 and line.at(j).is_a(t.THE, t.QUANTITY) and not line.at(j).is_a(t.HALF, t.QUARTER):
        j += 1
    if t.TO_BEFORE in line.at(j).senses:
        return _to_before(line, i, j + 1)
    token = line.at(j)
    half_to = token.get(t.HALF_TO)
    if half_to is not None and t.HALF_PAST in token.senses and count(line, j + 1):
        return Clue(i, j + 1, Doubt("torn"))  # half 4 is 3:30 in Dutch, 4:30 in English
    if half_to is not None:
        return _of_hour(line, i, j + 1, -30)
    if t.PAST not in line.at(j + 1).senses and t.TO_HOUR not in line.at(j + 1).senses:
        for sense, minutes in ((t.HALF_PAST, 30), (t.QUARTER_PAST, 15), (t.QUARTER_TO, -15)):
            if sense in token.senses:
                return _of_hour(line, i, j + 1, minutes)
    step: float | None = token.get(t.HALF) or token.get(t.QUARTER)
    if step is None:
        found = count(line, j)
        if found is None or found.ordinal or not 1 <= found.value <= 29 or found.digits > 2:
            return None
        j = found.j
        unit = line.at(j).get(t.UNIT) == t.MINUTE
        j += unit
        step = found.value
        if t.TO_HOUR in line.at(j).senses and not unit:
            idiom = found.digits == 0 and line.at(i - 1).is_a(t.AT)  # at ten to five
            if t.UNTIL in line.at(j).senses and not idiom and (step < 15 or line.at(i - 1).is_a(*_OPENERS)):
                return None  # ten to eleven is a range
    else:
        j += 1
        j += line.at(j).word == "-" and line.at(j).glued  # half-past
    sign = line.at(j)
    if t.PAST in sign.senses:
        return _of_hour(line, i, j + 1, int(step))
    if t.TO_HOUR in sign.senses and t.PAST not in sign.senses:
        return _of_hour(line, i, j + 1, -int(step))
    if t.HALF_TO in sign.senses:  # fünf vor halb drei comes through TO_HOUR; zehn halb does not exist
        return None
    return None


def _to_before(line: Line, i: int, j: int) -> Clue | None:
    """Без пяти три, без четверти три."""
    step = line.at(j).get(t.QUARTER)
    if step is not None:
        return _of_hour(line, i, j + 1, -int(step))
    found = count(line, j)
    if found is None or not 1 <= found.value <= 29:
        return None
    j = found.j + (line.at(found.j).get(t.UNIT) == t.MINUTE)
    return _of_hour(line, i, j, -found.value)


def _of_hour(line: Line, i: int, j: int, step: int) -> Clue | None:
    """So many minutes from the hour that stands at `j`."""
    while line.at(j).is_a(t.THE) and t.NUMBER not in line.at(j).senses:
        j += 1
    token = line.at(j)
    if t.HALF_TO in token.senses:  # fünf vor halb drei
        j += 1
        step -= 30
        token = line.at(j)
    named = token.get(t.NAMED)
    if named is not None:
        minutes = int(named) + step
        return Clue(i, j + 1, Clock(minutes // 60 % 24, minutes % 60, whole=True))
    found = count(line, j)
    if found is None or not 1 <= found.value <= 12 or found.digits > 2 or found.ordinal:
        return None
    if line.at(found.j).is_a(t.MONTH, t.UNIT):
        return None
    ended = _ended(line, i, found.j, _clock(found.value, 0, None), STRONG)
    if ended is None or not isinstance(ended.said, Clock):
        return None
    return Clue(i, ended.j, shifted(ended.said, step))


def shifted(clock: Clock, step: int) -> Clock:
    """The clock so many minutes later, on the same dial."""
    hours, minute = divmod(clock.minute + step, 60)
    if clock.whole:
        return Clock((clock.hour + hours) % 24, minute, whole=True)
    hour = (clock.hour + hours - 1) % 12 + 1
    pm = clock.pm
    if pm is not None and (hour == 12) != (clock.hour == 12):
        pm = pm if hours >= 0 and hour != 12 else (not pm if clock.hour == 12 else pm)
        if hour == 12:
            pm = not clock.pm
    return Clock(hour, minute, pm=pm, part=clock.part)


def _only_english(line: Line) -> bool:
    return line.words.codes == ("en",)


def _between(line: Line, i: int) -> bool:
    return line.at(i - 1).is_a(t.BETWEEN) or line.at(i - 2).is_a(t.BETWEEN)


def and_half(line: Line, i: int) -> Clue | None:
    """3 heures et demie, a las 3 y media, 8 menos cuarto, 8pm e meia."""
    found = marked(line, i) or colon(line, i)
    if found is not None and isinstance(found.said, Clock):
        clock, j = found.said, found.j
    else:
        number = count(line, i)
        if number is None or number.ordinal or not 1 <= number.value <= 24 or number.digits > 2:
            return None
        plain = _clock(number.value, 0, None)
        if plain is None:
            return None
        clock, j = plain, number.j
    part = line.at(j).get(t.DAY_PART)  # a las 8 de la noche menos cuarto
    k = j + (part is not None)
    sign = line.at(k)
    minus = t.MINUS in sign.senses
    k += minus or sign.is_a(t.AND, t.PAST)
    while line.at(k).is_a(t.THE, t.QUANTITY) and not line.at(k).is_a(t.HALF, t.QUARTER):
        k += 1
    token = line.at(k)
    step = token.get(t.HALF) or token.get(t.QUARTER)
    if token.get(t.QUARTER_TO):
        return _ended(line, i, k + 1, shifted(clock, -15), STRONG)
    if step is None and k > j:
        more = count(line, k)
        if more is None or more.ordinal or more.value > 59 or not sign.is_a(t.AND, t.MINUS):
            return None
        if _only_english(line) or line.at(more.j).is_a(t.UNIT, t.MARK, t.MONTH) or _between(line, i):
            return None
        return _ended(line, i, more.j, shifted(clock, -more.value if minus else more.value), WEAK)
    behind = t.HALF_BEHIND in token.senses
    if step is None or (k == j and not behind) or _only_english(line) or (part is not None and not minus):
        return None
    if part is not None:
        clock = replace(clock, part=int(part))
    return _ended(line, i, k + 1, shifted(clock, -int(step) if minus else int(step)), STRONG)


def named(line: Line, i: int) -> Clue | None:
    """Noon, midnight, end of day."""
    token = line.at(i)
    minutes = token.get(t.NAMED)
    if minutes is not None:
        j = i + 1
        weight = WEAK if token.word in line.words.ordinary else STRONG
        twelve = count(line, j)  # Öğlen 12, 12 mezzogiorno
        if twelve is not None and twelve.value == 12:
            j = twelve.j + (t.MARK in line.at(twelve.j).senses)
        return Clue(i, j, Clock(int(minutes) // 60, whole=True, named=True), weight)
    if token.kind == INT and token.word == "12" and t.NAMED in line.at(i + 1).senses:
        clock = Clock(int(line.at(i + 1).senses[t.NAMED]) // 60, whole=True, named=True)
        return Clue(i, i + 2, clock)
    if t.END_OF_DAY in token.senses:
        return Clue(i, i + 1, Clock(17, whole=True, named=True), WEAK)
    return None


def number(line: Line, i: int) -> Clue | None:
    """A number that may be an hour or a day: 4, five thirty, 1440, at 12 15."""
    found = count(line, i)
    if found is None:
        return None
    if t.COUNTED in line.at(found.j).senses:
        return None
    if line.at(found.j).word in "-–" and t.COUNTED in line.at(found.j + 2).senses:
        return None  # 2-3 people
    if line.at(i - 1).is_a(t.LABEL) and line.at(i - 1).kind == WORD:
        return None
    spelled = _minutes(line, found)
    if spelled is not None:
        return Clue(i, spelled[1], Number(found.value, minute=spelled[0]), LATENT)
    announced = line.at(i - 1).is_a(t.AT, t.MARK_BEFORE)
    after = line.at(found.j)
    if announced and after.kind == INT and len(after.word) == 2 and after.value < 60 and not after.glued:
        if found.digits in (1, 2) and found.value <= 24:
            return Clue(i, found.j + 1, Number(found.value, minute=int(after.value), digits=2), LATENT)
    if found.digits == 3 or found.digits == 4:
        hour, minute = divmod(found.value, 100)
        if hour > 23 or minute > 59:
            return None
        return Clue(i, found.j, Number(hour, minute=minute, digits=found.digits), LATENT)
    if found.value > 31:
        return None
    return Clue(i, found.j, Number(found.value, found.ordinal, found.digits), LATENT)
