"""Which characters of a text said which part of a reading.

What was filled in is added where it is filled in: in asking.
"""

from __future__ import annotations

from bot.when.clues.clue import Clue
from bot.when.reading import Part, Piece, Span
from bot.when.said import Amount, Date, Doubt, Number, Range, Zone
from bot.when.said import Part as DayPart
from bot.when.title import absorbed
from bot.when.tokens import Line
from bot.when.words import table as t

_MARKS = {"end": Piece.END, "zone": Piece.ZONE}


def parts_of(line: Line, clues: list[Clue]) -> tuple[Part, ...]:
    """The said parts, one for each piece, in the order in which they stand."""
    spans: dict[Piece, list[Span]] = {}
    for clue in clues:
        if isinstance(clue.said, (Doubt, Number, Zone)) or t.END_OF_DAY in line.at(clue.i).senses:
            continue
        start, end = absorbed(line, clue)
        piece = _piece(clue)
        for name, i, j in sorted(clue.marks, key=lambda mark: mark[1]):
            spans.setdefault(_MARKS[name], []).append((line.at(i).start, line.at(j - 1).end))
        first = min((i for _, i, _ in clue.marks), default=None)
        if first is not None and first > clue.i:
            end = line.at(first - 1).end
        spans.setdefault(piece, []).append((start, end))
    found = [Part(piece, said=True, spans=tuple(where)) for piece, where in spans.items()]
    return tuple(sorted(found, key=lambda part: part.spans))


def _piece(clue: Clue) -> Piece:
    said = clue.said.start if isinstance(clue.said, Range) else clue.said
    if isinstance(said, Amount):
        return Piece.DURATION
    if isinstance(said, (Date, DayPart)):
        return Piece.DATE
    return Piece.CLOCK
