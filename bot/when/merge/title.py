"""The title: the words of a line that are not its time.

Joints are cleaned, the spelling is kept. Does not decide what is time: that is done before.
"""

from __future__ import annotations

import re
from typing import Final

from bot.when.find.candidate import Candidate
from bot.when.languages import fold
from bot.when.languages import table as t
from bot.when.merge import near
from bot.when.text.tokens import SIGN, WORD, Line
from bot.when.values import Amount, Date, DayPart, Doubt, Range, Why

_EMPTY = r"\(\s?\)|\[\s?\]|（\s?）"
_HEAD = r"^(?:[\s,;.\-–—|/·•~、，。&)\]]|:(?![a-zA-Z+][\w+-]*:))+"
_TAIL = r"(?:[\s,;\-–—|/·•~、，@&(\[]|(?<!\w):)+$"
_JOINT = ",;-–—|/·•~、，"
MOST_LEADING: Final = 4
_STAYING: Final = (Why.DATE, Why.SERIES, Why.VAGUE, Why.PLACE, Why.MOVED)


def title_of(line: Line, candidates: list[Candidate]) -> str:
    """The text without the candidates and the small words that belong to them."""
    spans = sorted(absorbed_span(line, c) for c in candidates if not stays(c))
    kept: list[str] = []
    at = 0
    for start, end in spans:
        kept.append(line.text[at:start] if start > at else "")
        at = max(at, end)
    kept.append(line.text[at:])
    whole = ""
    for n, raw in enumerate(kept):
        piece = " ".join(raw.split())
        if piece and 0 < n < len(kept) - 1 and {t.OR, t.AND} & line.words.words.get(fold(piece), {}).keys():
            continue  # tomorrow or friday
        if n and whole and piece[:1] in _JOINT:
            piece = piece.lstrip(_JOINT + " ")
        if not piece or (piece in ".!?" and whole.endswith(piece)) or (piece == "." and line.words.dotted):
            continue
        whole = whole.rstrip(_JOINT + " @") if whole else whole
        whole += piece if not whole or piece[:1] in ".!?)]" else f" {piece}"
    return _trimmed(whole)


def stays(candidate: Candidate) -> bool:
    """What may be a date stays in the title, as long as it only may."""
    return isinstance(candidate.value, Doubt) and candidate.value.why in _STAYING


def _trimmed(title: str) -> str:
    if title.isalnum():
        return title
    title = " ".join(re.sub(_EMPTY, "", title).split())
    if not title[-1:].isalnum():
        title = re.sub(_TAIL, "", title) if not title.endswith(":") or " :" not in title else title
    if not title[:1].isalnum():
        title = re.sub(_HEAD, "", title)
    if title.count("(") != title.count(")"):
        title = title.strip("() ")
    return title if any(c.isalnum() for c in title) or len(title) > 2 else ""


def absorbed_span(line: Line, candidate: Candidate) -> tuple[int, int]:
    """The candidate's characters, with the small words before and behind that only lead to it."""
    key = (candidate.i, candidate.j, type(candidate.value), getattr(candidate.value, "shift", None))
    found = line.spans.get(key)
    if found is None:
        found = line.spans[key] = _absorbed_span(line, candidate)
    return found


def _absorbed_span(line: Line, candidate: Candidate) -> tuple[int, int]:
    i, j = candidate.i, candidate.j
    while i > 0 and i > candidate.i - MOST_LEADING and _leads(line, i - 1, candidate):
        i -= 1
    while line.at(j).is_a(t.TAIL, t.OUR_TIME) or _ends(line, j):
        j += 1
    if isinstance(candidate.value, Amount) and line.at(j).kind == WORD and line.at(j).is_a(t.OF) and i == candidate.i:
        j += line.at(j + 1).kind == WORD  # 30 min of training
    owner = line.at(j + 1)
    if line.at(j).word in ("'", "’") and line.at(j).glued and owner.is_a(t.POSSESSIVE) and owner.glued:
        j += 2  # today's standup
    return line.at(i).start, line.at(j - 1).end


def _leads(line: Line, i: int, candidate: Candidate) -> bool:
    """Whether the token at `i` only leads to the candidate that stands behind it."""
    token = line.at(i)
    if token.kind == SIGN:
        if token.word == "+" and isinstance(candidate.value, Amount):
            return True
        if token.word in "'’" and token.glued and t.THE in line.at(i - 1).senses:
            return True  # l'ultimo venerdì
        if token.word == "." and token.glued:
            return line.at(i - 1).is_a(t.MARK_BEFORE, t.APPROX)
        return token.word in "(（@-–—" or (token.word in ",:;'’" and not (token.glued and i > 0))
    if isinstance(candidate.value, Amount):
        return token.kind == WORD and (token.is_a(t.FOR, t.APPROX) or (token.is_a(t.OF) and i > 0))
    if token.kind != WORD:
        return False
    if token.is_a(t.UNTIL):
        return True
    if token.is_a(t.NOT_BEFORE_TODAY) and isinstance(candidate.value, Date) and candidate.value.shift is not None:
        return False  # sign on tomorrow
    whole = isinstance(candidate.value, (Date, Range, DayPart)) and t.THE in token.senses
    return (whole or token.is_a(*_LEADING)) and not _a_name(line, i)


_LEADING: Final = (t.AT, t.APPROX, t.FROM, t.BETWEEN, t.FOR, t.ON, t.MARK_BEFORE)


def _ends(line: Line, j: int) -> bool:
    """A bracket, or the apostrophe of a case ending: 15:00'te."""
    token = line.at(j)
    if token.kind != SIGN:
        return False
    return token.word in ")）" or (token.glued and token.word in "'’" and t.TAIL in line.at(j + 1).senses)


def _a_name(line: Line, i: int) -> bool:
    return near.capitalised(line, i) and i > 0 and not line.at(i).is_a(t.NO_NAME)
