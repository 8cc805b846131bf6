"""Where an appointment is moved to, by what somebody says of it: `friday 3pm`, `3-4pm`, `friday`.

Reads and compares values only. What is not said stays as it is: the day, the hour, the length.
"""

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot import when
from bot.meetings.aware_times import existing, is_over, minutes_between
from bot.when import Piece, Reading, Unclear
from bot.when.periods import names_part_of_day


@dataclass(frozen=True)
class NewTime:
    """A time that was read for an appointment; both ends are aware, in the reader's zone."""

    start: datetime
    end: datetime


@dataclass(frozen=True)
class UnreadTime:
    """Words that are no time to move to. `choices` are what they may mean, () where they mean nothing; `past`: the only
    time that they may mean is over. `backwards`: the end that was said is before the start."""

    choices: tuple[NewTime, ...] = ()
    past: bool = False
    backwards: bool = False


def read_time(
    words: str, start: datetime, end: datetime, now: datetime, languages: Sequence[str]
) -> NewTime | UnreadTime:
    """What `words` say about an appointment that is from `start` to `end` now; `now` is in the reader's zone."""
    if shift := _shift(words, languages):
        shifted = NewTime(*((one.astimezone(UTC) + shift).astimezone(now.tzinfo) for one in (start, end)))
        return UnreadTime(past=True) if is_over(shifted.start, now) else shifted
    found = when.read(words, now, languages)
    if any(one.isalnum() for one in found.title) or names_part_of_day(words, languages):
        # Tonight is no hour, and the one that it has may be at noon.
        return UnreadTime()
    length = end.astimezone(UTC) - start.astimezone(UTC)
    was = start.astimezone(now.tzinfo)
    readings = found.candidates if isinstance(found, Unclear) else (found,)
    if any(one.grain == "day" and one.end for one in readings):
        return UnreadTime()  # a week has no hour of its own, and which of its days is meant, nobody said
    times = tuple(dict.fromkeys(_moved(one, was, length) for one in readings))
    ahead = tuple(one for one in times if one and not is_over(one.start, now))
    if any(one is None for one in times):
        return UnreadTime(backwards=True)
    unsure = isinstance(found, Unclear) and found.kind not in (when.Kind.NO_CLOCK, when.Kind.PAST)
    if len(ahead) == 1 and not unsure:
        return ahead[0]
    return UnreadTime(ahead, past=bool(times) and not ahead)


def _moved(reading: Reading, was: datetime, length: timedelta) -> NewTime | None:
    """The reading with what it does not say from the appointment as it is; None where it ends before it starts."""
    start, end = reading.start, reading.end
    if reading.grain == "day":
        # A day alone: the hour stays.
        start = existing(start.replace(hour=was.hour, minute=was.minute))
    elif any(part.piece is Piece.DATE and not part.said for part in reading.parts):
        # An hour alone: the day stays.
        day = was.astimezone(start.tzinfo).date()
        shift = timedelta(days=(day - start.date()).days)
        start, end = existing(start + shift), end and existing(end + shift)
    if end is None:
        end = (start.astimezone(UTC) + length).astimezone(start.tzinfo)
    return NewTime(start, end) if minutes_between(start, end) > 0 else None


def _shift(words: str, languages: Sequence[str]) -> timedelta | None:
    """`an hour later`, `30 minutes earlier`: from where the appointment is now, and not from this moment."""
    found = re.fullmatch(r"\s*(?:to\s+|by\s+)?(.+?)\s+(later|earlier)\s*", words, re.IGNORECASE)
    length = when.whole_duration(found[1], languages) if found else None
    return length * (-1 if found and found[2].lower() == "earlier" else 1) if length else None
