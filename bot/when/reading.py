"""The result of reading: a reading, or an unclear time with its kind.

Values only: how they are found is in find, merge and resolve; how they are formatted is in say.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

Span = tuple[int, int]


class Kind(StrEnum):
    """Why a text is not one clear moment."""

    NO_TIME = "no_time"  # nothing in it names a time
    NO_CLOCK = "no_clock"  # a date, and no hour: the candidate has grain "day"
    TWO_READINGS = "two_readings"  # "6", "midnight friday", a zone whose day is open
    PAST = "past"  # said to be a moment that is over: the candidate is that moment
    GAP = "gap"  # an hour the clock skips: candidates are the neighbours, earlier first
    TWICE = "twice"  # an hour the clock repeats: candidates are both, earlier first
    TOO_FAR = "too_far"  # more than ten years away: rather a slip than a plan
    BACKWARDS = "backwards"  # both ends said, the end before the start
    SEVERAL = "several"  # several times that have nothing to do with each other
    UNREAD = "unread"  # words of time were not understood: the candidates are what the rest says


class Piece(StrEnum):
    """The parts of a reading."""

    DATE = "date"
    CLOCK = "clock"
    END = "end"
    DURATION = "duration"
    ZONE = "zone"


@dataclass(frozen=True)
class Part:
    """One part of a reading: where it stands, and whether it was said or filled in.

    `spans` are half-open character offsets into the text that was read, in the order in which they
    stand; empty for a part that nobody said. `rule` names the rule that filled the part in, in words a
    person can be shown ("a bare hour from 1 to 5 is in the afternoon"); empty when it was said outright.
    """

    piece: Piece
    said: bool
    spans: tuple[Span, ...] = ()
    rule: str = ""


@dataclass(frozen=True)
class Reading:
    """One clear moment or span.

    `start` and `end` are aware, in the reader's zone, to the minute. `end` is None when none was said.
    With grain "day" the start is midnight of the first day and the end midnight of the last day that is
    included. `zone` is an IANA name or a fixed offset (`UTC+05:30`): the one in the text where
    `zone_said`, else the reader's.
    """

    start: datetime
    end: datetime | None
    zone: str
    zone_said: bool
    title: str
    parts: tuple[Part, ...] = ()
    grain: str = "minute"

    @property
    def end_said(self) -> bool:
        return self.end is not None

    @property
    def assumed(self) -> tuple[Part, ...]:
        return tuple(part for part in self.parts if not part.said)


@dataclass(frozen=True)
class Unclear:
    """Not one clear moment: why, what is left as the title, and the readings it might be, in order.

    `parts` are where the words stand that were understood; `unread` are words that seem to be about time
    and were not, as they were typed. They are in the title as well. `offers` are moments that the words suggest where
    the hour is not said (tomorrow morning, after 4pm, tomorrow 4 demo), the likelier first; the title of each lacks
    the number that would be its hour.
    """

    kind: Kind
    title: str
    candidates: tuple[Reading, ...] = ()
    parts: tuple[Part, ...] = ()
    unread: tuple[str, ...] = ()
    offers: tuple[Reading, ...] = ()


def answer(result: Reading | Unclear) -> Reading | None:
    """The moment to show for a result: its own, the day of a date without a clock, a past moment.

    None where there is none, or where it is a question between several.
    """
    if isinstance(result, Reading):
        return result
    if result.kind in (Kind.NO_CLOCK, Kind.PAST) and result.candidates:
        return result.candidates[0]
    return None
