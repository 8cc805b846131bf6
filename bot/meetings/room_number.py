"""Decide whether a number behind an unquoted place belongs to the place or to the time: `where:Room 4`.

Pure. A room's number must never become a meeting's hour, so where both are possible the answer is UNKNOWN.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime
from enum import Enum, auto

from bot import when

# A number as rooms have them, and what may follow it. A letter that is a unit of time makes it a length.
NUMBER = re.compile(r" (?P<number>\d{1,4}[a-cefgpA-CEFGP]?)(?![\w@#%&+*=~-])(?!:\d)(?!\.\d)")
_AROUND = " ()[].,;:!?"
# At most so many characters behind the number, a range may continue.
NEXT = 2


class NumberMeaning(Enum):
    ROOM = auto()
    TIME = auto()
    UNKNOWN = auto()


@dataclass(frozen=True)
class NumberAfterPlace:
    """The text for time and title, with the number and without it, and the number's position."""

    text: str
    without: str
    at: int
    number: str


def meaning_of(found: NumberAfterPlace, now: datetime, languages: Sequence[str]) -> NumberMeaning:
    """`now` is aware, in the person's zone."""
    with_it, without = when.read(found.text, now, languages), when.read(found.without, now, languages)
    if isinstance(with_it, when.Unclear) and with_it.unread == (found.number,) and len(with_it.candidates) == 1:
        with_it = with_it.candidates[0]  # nothing but the number was left over, and a place takes it
    ours = (found.at, found.at + len(found.number))
    said = [(part.piece, span) for part in with_it.parts if part.said for span in part.spans]
    takes = [span for _, span in said if span[0] < ours[1] and ours[0] < span[1]]
    # What reaches over from before the place was joined by nobody but us.
    longer = (found.text[start:end].strip(_AROUND) != found.number for start, end in takes if start >= ours[0])
    if any(longer) or (takes and _goes_on(said, ours[1])):
        return NumberMeaning.TIME
    if takes:
        return NumberMeaning.UNKNOWN if _is_complete(without) else NumberMeaning.ROOM
    if _is_complete(with_it) and _is_complete(without) and _same(with_it, without):
        return NumberMeaning.ROOM
    return NumberMeaning.UNKNOWN if _is_complete(without) or _is_complete(with_it) else NumberMeaning.ROOM


def _goes_on(said: Sequence[tuple[when.Piece, tuple[int, int]]], end: int) -> bool:
    """`4 to 5pm`: its end stands right behind it."""
    return any(piece is when.Piece.END and end <= span[0] <= end + NEXT for piece, span in said)


def _is_complete(reading: when.Reading | when.Unclear) -> bool:
    return isinstance(reading, when.Reading) and reading.grain == "minute"


def _same(one: when.Reading | when.Unclear, other: when.Reading | when.Unclear) -> bool:
    both = isinstance(one, when.Reading) and isinstance(other, when.Reading)
    return both and (one.start, one.end) == (other.start, other.end)  # type: ignore[union-attr]  # both are readings
