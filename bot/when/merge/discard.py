"""The passes that drop candidates that are no times: names, counts, stray numbers.

What is dropped stays in the title.
"""

from __future__ import annotations

from bot.when.find.candidate import LATENT, STRONG, WEAK, Candidate
from bot.when.languages import table as t
from bot.when.merge import near
from bot.when.text.tokens import SIGN, WORD, Line
from bot.when.values import Amount, Date, DayPart, Doubt, Number, Stamp, Why, Zone

MOST_HOURS = 8  # of a meeting that no word announces as its length


def drop_names(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """With Sunday, call Tom, Sat Kumar, April's deck: somebody or something of that name."""
    out: list[Candidate] = []
    for candidate in candidates:
        verdict = _named(line, candidates, candidate)
        if verdict == "perhaps":
            doubt = Doubt(Why.DATE, candidate.value)
            out.append(Candidate(candidate.i, candidate.j, doubt, LATENT, f"{candidate.found_by}:drop_names"))
        elif verdict == "no":
            out.append(candidate)
    return out


def _named(line: Line, candidates: list[Candidate], candidate: Candidate) -> str:
    """Whether the candidate is a name, and no time: `yes`, `perhaps`, `no`."""
    if not isinstance(candidate.value, Date):
        return "no"
    others = any(c is not candidate and c.weight > LATENT and (near.is_date(c) or near.is_today(c)) for c in candidates)
    before = line.at(candidate.i - 1)
    titled = before.kind == WORD and before.is_a(t.HONORIFIC)
    titled = titled or (before.word == "." and before.glued and line.at(candidate.i - 2).is_a(t.HONORIFIC))
    if titled and near.capitalised(line, candidate.i) and candidate.j == candidate.i + 1:
        return "yes" if others else "perhaps"  # Herr Sonntag
    shortened = line.at(candidate.i).is_a(t.HONORIFIC) and near.capitalised(line, candidate.j)
    if shortened and not line.at(candidate.j).senses:
        return "yes" if others else "perhaps"  # Fr. Weber
    if candidate.j != candidate.i + 1:
        numbered = candidate.value == Date(day=candidate.value.day) and t.THE in line.at(candidate.i).senses
        if candidate.value == Date(weeks=candidate.value.weeks) and _owns(line, candidate):
            return "yes"  # this week's plan
        if numbered and _is_surnamed(line, candidate) and not _is_timed(line, candidates, candidate):
            clocks = any(near.is_clock(c) for c in candidates)
            return "perhaps" if clocks and not others else "yes"  # The 5th Wave
        return "no"
    behind, word = line.at(candidate.j), line.at(candidate.i)
    leads = before.kind == WORD and before.is_a(t.WITH) and not before.is_a(*near.LINKS, t.AND, t.UNTIL)
    if leads and candidate.value.weekday is not None:
        return "yes"
    if _owns(line, candidate) and others:
        return "yes"
    large = near.capitalised(line, candidate.i)
    if large and others and _is_surnamed(line, candidate) and not _is_timed(line, candidates, candidate):
        return "yes"  # Thursday Boots wholesale mon 2pm
    if t.NAME not in word.senses:
        return "no"
    if candidate.value.weekday is not None:
        surname = large and not before.is_a(t.ON) and near.capitalised(line, candidate.j) and not behind.senses
        return "no" if not surname else "yes" if others else "perhaps"
    if others or (large and before.is_a(t.NAME_BEFORE)):
        return "yes"  # lunch with Tom 1pm wed
    return "perhaps" if large or before.is_a(t.NAME_BEFORE) else "no"


def _owns(line: Line, candidate: Candidate) -> bool:
    behind = line.at(candidate.j)
    return behind.kind == SIGN and behind.word in "'’" and line.at(candidate.j + 1).is_a(t.POSSESSIVE)


def _is_surnamed(line: Line, candidate: Candidate) -> bool:
    """Whether a capitalised word that is none of time stands right behind, perhaps behind a part of the day."""
    j = candidate.j
    j += near.capitalised(line, j) and t.DAY_PART in line.at(j).senses  # Tuesday Morning Corp
    behind = line.at(j)
    return near.capitalised(line, j) and not behind.is_a(t.MONTH, t.WEEKDAY, t.DAY, t.DAY_PART, t.NAMED, t.MERIDIEM)


def _is_timed(line: Line, candidates: list[Candidate], candidate: Candidate) -> bool:
    """Whether a clock or another date stands beside it."""
    others = (c for c in candidates if c is not candidate and (near.is_clock(c) or near.is_date(c)))
    return any(_linked(line, candidate, c) for c in others)


def drop_unsupported(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """What is no time by itself stays only beside something that is.

    A date that may be one, beside no other and away from the clock, leaves a doubt.
    """
    sure = {n for n, c in enumerate(candidates) if c.weight == STRONG and not isinstance(c.value, (Zone, Doubt))}
    if len(sure) == len(candidates):
        return candidates
    everything = near.alone(line, candidates)
    maybe = [n for n in range(len(candidates)) if n not in sure]
    for lenient in (False, True):
        grown = True
        while grown:
            grown = False
            for n in list(maybe):
                if _stands(line, candidates, n, sure, everything=everything, lenient=lenient):
                    sure.add(n)
                    maybe.remove(n)
                    grown = True
    dated = any(near.is_date(candidates[n]) or near.is_today(candidates[n]) for n in sure)
    out: list[Candidate] = []
    for n, c in enumerate(candidates):
        if n in sure or isinstance(c.value, Doubt):
            out.append(c)
        elif near.is_date(c) and (c.weight == WEAK or _is_dotted_day(line, c)) and not dated:
            out.append(Candidate(c.i, c.j, Doubt(Why.DATE, c.value), LATENT, f"{c.found_by}:drop_unsupported"))
    return out


def _is_dotted_day(line: Line, candidate: Candidate) -> bool:
    """The 26.11 of `26.11 demo 3pm`, where dates have no dots: rather a day than a number of one or two figures."""
    first, dot, second = line.at(candidate.i).word.partition(".")
    figures = dot == "." and first.isdecimal() and second.isdecimal() and candidate.j == candidate.i + 1
    counted = line.at(candidate.j).is_a(t.COUNTED, t.UNIT, t.SHORT_UNIT)
    return figures and not counted and (len(second) > 1 or int(first) > MOST_MONTH)


MOST_MONTH = 12
_DENSE = "\u3000"


def _stands(
    line: Line, candidates: list[Candidate], n: int, sure: set[int], *, everything: bool, lenient: bool
) -> bool:
    candidate = candidates[n]
    value = candidate.value
    if isinstance(value, (Number, Zone, Doubt)) or near.is_number(candidate):
        return False
    if isinstance(value, Amount):
        return _is_length(line, candidates, n, sure)
    if everything and not isinstance(value, DayPart):
        return True
    touching = [m for m in (n - 1, n + 1) if m in sure and _linked(line, candidate, candidates[m])]
    if any(not isinstance(candidates[m].value, Amount) for m in touching):
        return True
    if candidate.weight == LATENT:
        return False
    if near.is_date(candidate):
        return _date_stands(line, candidates, n, sure, lenient=lenient)
    return True


def _date_stands(line: Line, candidates: list[Candidate], n: int, sure: set[int], *, lenient: bool) -> bool:
    candidate = candidates[n]
    before = line.at(candidate.i - 1)
    if before.is_a(t.ON, t.AT, t.NEXT, t.FROM, t.BETWEEN, t.UNTIL, t.APPROX):
        return True
    value = candidate.value
    several = candidate.j > candidate.i + 1 and line.at(candidate.i).word < _DENSE  # 三日月商事 is no third
    if isinstance(value, Date) and (value.near is not None or several):
        return True
    if not lenient or any(near.is_date(candidates[m]) or near.is_today(candidates[m]) for m in sure):
        return False
    opens = candidate.i == 0 and len(line.at(candidate.i).word) > MOST_SHORT
    return opens or candidate.j == len(line.tokens) or _closing(line, candidate.j)


MOST_SHORT = 3  # letters: sat, sun, mon at the start of a line may be the word


def _closing(line: Line, i: int) -> bool:
    return all(line.at(k).kind == SIGN for k in range(i, len(line.tokens)))


def _linked(line: Line, a: Candidate, b: Candidate) -> bool:
    return near.linked(line, a.j, b.i) if a.j <= b.i else near.linked(line, b.j, a.i)


def _is_length(line: Line, candidates: list[Candidate], n: int, sure: set[int]) -> bool:
    """Whether an amount of time is how long the meeting is."""
    candidate = candidates[n]
    amount = candidate.value
    assert isinstance(amount, Amount)  # noqa: S101 # the caller looked
    if line.at(candidate.i - 1).is_a(t.FOR):
        return not amount.months
    if line.at(candidate.i - 1).word == "+" and any(near.is_clock(c) and c.j == candidate.i - 1 for c in candidates):
        return not (amount.months or amount.days)  # 2pm + 45m
    if amount.days or amount.months or not 0 < amount.minutes <= MOST_HOURS * 60:
        return False
    if line.at(candidate.j).is_a(t.COUNTED):
        return False
    if any(m in sure and _linked(line, candidate, candidates[m]) for m in (n - 1, n + 1)):
        return True
    written = any(
        line.at(k).is_a(t.UNIT, t.UNIT_MINUTES) or (line.at(k).get(t.SHORT_UNIT) == t.HOUR and line.at(k).glued)
        for k in range(candidate.i, candidate.j)
    )
    written = written or (candidate.i == 0 and amount.minutes >= 10 and amount.minutes % 5 == 0)
    amounts = sum(isinstance(c.value, Amount) for c in candidates)
    return written and amounts == 1


def drop_weak_clocks(line: Line, candidates: list[Candidate]) -> list[Candidate]:
    """Of several clocks the sure ones; a weak one away from every date was a title's number."""
    clocks = [c for c in candidates if near.is_clock(c) or isinstance(c.value, Stamp)]
    if len(clocks) < 2 or not any(c.weight == STRONG for c in clocks):
        return candidates
    dates = [c for c in candidates if near.is_date(c) or isinstance(c.value, DayPart)]
    return [
        c
        for c in candidates
        if not (
            near.is_clock(c)
            and c.weight < STRONG
            and not any(_linked(line, c, d) for d in [*dates, *(k for k in clocks if k is not c)])
        )
    ]
