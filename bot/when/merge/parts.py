"""Lists which characters of a text gave which part of a reading.

What was filled in is added where it is filled in: in resolve.results.
"""

from __future__ import annotations

from bot.when.find.candidate import Candidate, Mark
from bot.when.languages import table as t
from bot.when.merge.title import absorbed_span
from bot.when.reading import Part, Piece, Span
from bot.when.text.tokens import Line
from bot.when.values import Amount, Date, DayPart, Doubt, Number, Range, Zone

_MARKS = {Mark.END: Piece.END, Mark.ZONE: Piece.ZONE}


def parts_of(line: Line, candidates: list[Candidate]) -> tuple[Part, ...]:
    """The said parts, one for each piece, in the order in which they stand."""
    spans: dict[Piece, list[Span]] = {}
    for candidate in candidates:
        if isinstance(candidate.value, (Doubt, Number, Zone)) or t.END_OF_DAY in line.at(candidate.i).senses:
            continue
        start, end = absorbed_span(line, candidate)
        piece = _piece(candidate)
        for name, i, j in sorted(candidate.marks, key=lambda mark: mark[1]):
            spans.setdefault(_MARKS[name], []).append((line.at(i).start, line.at(j - 1).end))
        first = min((i for _, i, _ in candidate.marks), default=None)
        if first is not None and first > candidate.i:
            end = line.at(first - 1).end
        spans.setdefault(piece, []).append((start, end))
    found = [Part(piece, said=True, spans=tuple(where)) for piece, where in spans.items()]
    return tuple(sorted(found, key=lambda part: part.spans))


def _piece(candidate: Candidate) -> Piece:
    value = candidate.value.start if isinstance(candidate.value, Range) else candidate.value
    if isinstance(value, Amount):
        return Piece.DURATION
    if isinstance(value, (Date, DayPart)):
        return Piece.DATE
    return Piece.CLOCK
