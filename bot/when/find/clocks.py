"""Finds clocks in figures: 3:30pm, 15h30, 10.15, 5 o'clock, 1440.

Does not decide which half of the day is meant, nor the day: that is for resolve. Clocks in words are
in spoken.
"""

from __future__ import annotations

from bot.when.find.candidate import LATENT, STRONG, WEAK, Candidate
from bot.when.find.numbers import count
from bot.when.languages import table as t
from bot.when.languages.table import Habit
from bot.when.text.tokens import CLOCK, INT, PAIR, SIGN, WORD, Count, Line, Token
from bot.when.values import Doubt, TimeOfDay, Why


def meridiem_at(line: Line, i: int) -> tuple[bool, int] | None:
    """Am or pm at `i`, and where it ends; `a m` and `in the pm` too."""
    token = line.at(i)
    if t.MERIDIEM in token.senses:
        if line.at(i - 1).is_a(t.MARK) and may_be_on(line, i):
            return None  # 3 Uhr am Montag
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


def may_be_on(line: Line, i: int) -> bool:
    """Whether the am at `i` may be German: um 3 am Montag."""
    token = line.at(i)
    return line.words.has(Habit.AM_IS_ON) and t.ON in token.senses and not token.glued and line.text[token.start] == "a"


def dial(hour: int, minute: int, pm: bool | None, *, whole: bool = False) -> TimeOfDay | None:
    if minute > 59 or hour > 24 or (hour == 24 and minute):
        return None
    if hour > 12 or hour == 0:
        return TimeOfDay(hour, minute, whole=True)
    if pm is None:
        return TimeOfDay(hour, minute, whole=whole)
    return TimeOfDay(hour, minute, pm=pm)


def ended(line: Line, i: int, j: int, clock: TimeOfDay | None, weight: int) -> Candidate | None:
    """The candidate, with am or pm and an hour's mark taken in where they follow."""
    if clock is None:
        return None
    j = _past_ish(line, j)
    zone = line.at(j + 1).word == ":" or (t.ZONE_TIME in line.at(j).senses and line.at(j + 1).is_a(t.OF))
    named = line.at(j + 1).word == ":" or line.text[line.at(j + 2).start : line.at(j + 2).end][:1].isupper()
    marked = t.MARK in line.at(j).senses and not (zone and named)  # heure : Inde, heure de Paris
    j += marked
    found = meridiem_at(line, j)
    if found is not None:
        pm, j = found
        if not clock.whole:
            clock = TimeOfDay(clock.hour, clock.minute, pm=pm)
        elif clock.hour == 0 and pm:
            return None
        elif 1 <= clock.hour <= 12:
            clock = TimeOfDay(clock.hour, clock.minute, pm=pm)
        j += t.MARK in line.at(j).senses
        j = _past_ish(line, j)
        weight = STRONG
    return Candidate(i, j, clock, STRONG if marked else weight)


def _figures(token: Token) -> tuple[int, int]:
    """The hour and minute of 3:30."""
    hour, minute = token.word.replace("：", ":").split(":")[:2]
    return int(hour), int(minute)


def colon(line: Line, i: int) -> Candidate | None:
    """3:30, 15:00:00."""
    token = line.at(i)
    if token.kind == CLOCK:
        hour, minute = _figures(token)
        clock = dial(hour, minute, None, whole=token.word.startswith("0"))
        return ended(line, i, i + 1, clock, STRONG)
    if token.kind == INT and line.at(i + 1).word == ":" and line.at(i + 2).kind == INT:
        minutes = line.at(i + 2)
        if len(minutes.word) == 2 and not minutes.glued and meridiem_at(line, i + 3) is not None:
            return ended(line, i, i + 3, dial(int(token.value), int(minutes.value), None), STRONG)
    return None


def dotted(line: Line, i: int) -> Candidate | None:
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
    return ended(line, i, j, dial(int(hour), int(minute), None, whole=hour[0] == "0"), weight)


def marked(line: Line, i: int) -> Candidate | None:
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
            clock = dial(hour, minute, pm)
            return Candidate(i, j + 1, clock) if clock else None
        return None
    hour, minute = found.value, 0
    if found.digits in (3, 4):
        hour, minute = divmod(found.value, 100)
    j = found.j
    spelled = spelled_minutes(line, found) or _dictated(line, i, found)
    if spelled is not None:
        minute, j = spelled
    meridiem = meridiem_at(line, j)
    if meridiem is not None:
        clock = dial(hour, minute, meridiem[0], whole=False)
        if clock is None and found.digits in (1, 2):
            return Candidate(i, meridiem[1], Doubt(Why.TORN))
        return ended(line, i, j, clock and TimeOfDay(clock.hour, minute, whole=clock.whole), STRONG)
    if _past_ish(line, j) > j:
        return ended(line, i, j, dial(hour, minute, None), WEAK)
    mark = line.at(j)
    if spelled is not None or (t.MARK not in mark.senses and not before) or found.digits == 3:
        return None
    if found.digits == 4:  # 1430hrs
        return ended(line, i, j, dial(hour, minute, None, whole=True), STRONG)
    if mark.word in ("h", "ч", "u") and not mark.glued and not line.words.dotted:
        return None
    j += t.MARK in mark.senses
    return _behind_mark(line, i, j, hour, pm, mark.word)


def _dictated(line: Line, i: int, hour: Count) -> tuple[int, int] | None:
    """The 30 of `5 30 pm`, as telephones write what is dictated; not the 11 of `dec 5 11 am`."""
    minutes = line.at(hour.j)
    if hour.digits not in (1, 2) or not 1 <= hour.value <= 12 or minutes.kind != INT or minutes.glued:
        return None
    if len(minutes.word) != 2 or minutes.value > 59 or meridiem_at(line, hour.j + 1) is None:
        return None
    before = line.at(i - 1)
    if before.is_a(t.MONTH, t.LABEL, t.WEEKDAY) and minutes.value <= 12:
        return None
    sure = minutes.value > 12 or minutes.word[0] == "0" or before.is_a(t.AT, t.DAY, t.TODAY_PART)
    return (int(minutes.value), hour.j + 1) if sure and not before.is_a(t.MONTH, t.LABEL) else None


def spelled_minutes(line: Line, hour: Count) -> tuple[int, int] | None:
    """The fifty nine of `nine fifty nine`, where the hour is in words too; the five of `9 oh 5`."""
    if not 1 <= hour.value <= 12:
        return None
    j = hour.j
    j += line.at(j).kind == SIGN and line.at(j).word == "-" and line.at(j).glued
    found = count(line, j)
    if found is not None and found.value == 0 and not found.digits and hour.digits <= 2:
        found = count(line, found.j)
        return (found.value, found.j) if found is not None and 1 <= found.value <= 9 else None
    if hour.digits or found is None or found.digits or found.ordinal or not 10 <= found.value <= 59:
        return None
    return found.value, found.j


_SYLLABLES = "\u3000"  # 3時頃 has its word behind the mark


def _past_ish(line: Line, i: int) -> int:
    """Past the `ish` of 4ish and 4-ish, which says nothing."""
    j = i + (line.at(i).word == "-" and line.at(i).glued)
    suffix = line.at(j)
    return j + 1 if suffix.glued and suffix.is_a(t.APPROX) and suffix.word < _SYLLABLES else i


def _behind_mark(line: Line, i: int, j: int, hour: int, pm: bool | None, mark: str) -> Candidate | None:
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
                    and not after.is_a(t.UNTIL, t.MONTH, t.COUNTED)
                )
            ):
                minute, j = found.value, found.j
                if takes:
                    j += 1
                    tail = count(line, j)  # the seconds of 8h10m00s
                    if line.at(j).glued and tail is not None and tail.digits == 2:
                        j = tail.j + (line.at(tail.j).word == "s")
    clock = dial(hour, minute, pm)
    weight = STRONG
    if mark == "h" and hour <= 12 and not line.words.dotted:
        weight = WEAK
    if mark in ("hour", "hours", "hrs"):
        return None if hour <= 12 else ended(line, i, j, clock, WEAK)
    return ended(line, i, j, clock, weight)
