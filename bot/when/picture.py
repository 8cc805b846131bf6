"""All a line says about time in one value, and the title that is left.

Gathers what the passes kept; does not choose between what contradicts itself.
"""

from __future__ import annotations

import re
from dataclasses import dataclass, field

from bot.when.clues.clue import Clue
from bot.when.refine import near
from bot.when.said import Amount, Clock, Date, Later, Part, Range, Stamp
from bot.when.tokens import SIGN, WORD, Line
from bot.when.words import table as t


@dataclass(slots=True)
class Picture:
    """What was said, and the clues that said it. `more` are dates that do not go with `date`,
    `also` are further clocks."""

    date: Date | None = None
    last: Date | None = None
    clock: Clock | None = None
    until: Clock | None = None
    part: Part | None = None
    amount: Amount | None = None
    later: Later | None = None
    offset: int | None = None
    more: list[Date] = field(default_factory=list)
    also: list[Clock] = field(default_factory=list)
    clues: list[Clue] = field(default_factory=list)
    title: str = ""


def gathered(line: Line, clues: list[Clue]) -> Picture:
    """One picture of all the clues."""
    seen = Picture(clues=clues)
    for clue in clues:
        said = clue.said
        if isinstance(said, Date):
            _date(seen, said, None)
        elif isinstance(said, Clock):
            _clock(line, seen, clue, said)
        elif isinstance(said, Range):
            _range(seen, said)
        elif isinstance(said, Part):
            if said.shift is not None:
                _date(seen, Date(shift=said.shift), None)
            if seen.part is None or seen.part.part == said.part:
                seen.part = said
        elif isinstance(said, Amount):
            seen.amount = seen.amount or said
        elif isinstance(said, Later):
            seen.later = seen.later or said
        elif isinstance(said, Stamp):
            _date(seen, said.date, None)
            if seen.clock is None:
                seen.clock, seen.offset = said.clock, said.offset
    seen.title = _title(line, clues)
    return seen


def _date(seen: Picture, date: Date, last: Date | None) -> None:
    if seen.date is None:
        seen.date, seen.last = date, last
        return
    merged = seen.date.merged(date)
    if merged is None or (seen.last is not None and last is not None):
        seen.more.append(date)
        return
    seen.date = merged
    seen.last = seen.last or last


def _clock(line: Line, seen: Picture, clue: Clue, clock: Clock) -> None:
    if seen.clock is None:
        seen.clock = clock
    elif seen.until is None and line.at(clue.i - 1).is_a(t.UNTIL) and line.at(clue.i - 1).kind == WORD:
        seen.until = clock
    elif clock != seen.clock:
        seen.also.append(clock)


def _range(seen: Picture, said: Range) -> None:
    if isinstance(said.start, Date) and isinstance(said.end, Date):
        _date(seen, said.start, said.end)
    elif isinstance(said.start, Clock) and isinstance(said.end, Clock):
        if seen.clock is None:
            seen.clock, seen.until = said.start, said.end
        else:
            seen.also.append(said.start)


_SPACES = re.compile(r"\s+")
_HEAD = " \t\n,;:.-–—|/·•~、，。&"
_TAIL = " \t\n,;:-–—|/·•~、，@&"
_PAIRS = {"()": "", "[]": "", "（）": "", "{}": ""}


def _title(line: Line, clues: list[Clue]) -> str:
    """The text without the clues and the small words that belong to them."""
    spans = [absorbed(line, clue) for clue in clues]
    kept: list[str] = []
    at = 0
    for start, end in sorted(spans):
        if start > at:
            kept.append(line.text[at:start])
        at = max(at, end)
    kept.append(line.text[at:])
    pieces = [_SPACES.sub(" ", piece).strip() for piece in kept]
    whole = ""
    for n, piece in enumerate(pieces):
        if not piece:
            continue
        if n and whole:
            piece = piece.lstrip(",;:-–—|/·•~、，") if piece[:1] in ",;:-–—|/·•~、，" else piece
            whole = whole.rstrip(" -–—|/·•~@,")
        glue = "" if not whole or piece[:1] in ".!?)]'’" else " "
        whole += glue + piece.strip()
    for empty in ("()", "( )", "[]", "（）", "（ ）"):
        whole = whole.replace(empty, "")
    whole = _SPACES.sub(" ", whole).strip(_TAIL).lstrip(_HEAD).strip()
    return _unbalanced(whole)


def _unbalanced(title: str) -> str:
    if title.count("(") != title.count(")"):
        title = title.strip("() ")
    return "" if all(not c.isalnum() for c in title) and len(title) <= 2 else title


def absorbed(line: Line, clue: Clue) -> tuple[int, int]:
    """The clue's characters, with the small words before and behind that only lead to it."""
    i, j = clue.i, clue.j
    senses = [t.AT, t.APPROX, t.FROM, t.BETWEEN, t.FOR, t.ON]
    said = clue.said
    if isinstance(said, (Date, Range, Part)):
        senses += [t.THE]
    if isinstance(said, Amount):
        senses = [t.FOR, t.APPROX]
    while i > 0 and i > clue.i - MOST_LEADING:
        token = line.at(i - 1)
        if token.kind == SIGN and token.word in "(（@,-–—:;":
            if token.word in ",:;" and token.glued:
                break
            i -= 1
        elif (token.kind == WORD and token.is_a(*senses) and not _a_name(line, i - 1)) or (token.is_a(t.UNTIL) and token.kind == WORD and not isinstance(said, Amount)):
            i -= 1
        else:
            break
    while line.at(j).is_a(t.TAIL) or (line.at(j).kind == SIGN and line.at(j).word in ")）"):
        j += 1
    return line.at(i).start, line.at(j - 1).end


MOST_LEADING = 4


def _a_name(line: Line, i: int) -> bool:
    return near.capitalised(line, i) and i > 0 and line.at(i).word not in ("on", "at", "from")
