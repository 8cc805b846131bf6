"""What was filled in for somebody, as far as it is worth a glance: the day, the half of it, the usual length.

Strings only, a word or two each. What follows from the rest of the line is left out: the start of `3-4pm`, the date
of a weekday, the year where it is this one.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.meetings.messages import Card
from bot.when import Piece, Reading
from bot.when import say as spoken

NOON, EVENING = 12, 18


def on_card(card: Card) -> list[str]:
    """`tomorrow`, `afternoon`, `30 minutes`; [] where all of it was said, or is left to LeadSquared."""
    reading, meeting = card.draft.when, card.meeting
    if not isinstance(reading, Reading) or meeting.start is None or meeting.end is None:
        return []
    words = in_reading(reading, card.now or meeting.start)
    if reading.end is None and card.draft.minutes is None:
        words.append(spoken.duration(meeting.end.astimezone(UTC) - meeting.start.astimezone(UTC)))
    return words


def in_reading(reading: Reading, now: datetime) -> list[str]:
    """The same of a reading alone. `now` is aware, in any zone."""
    said = {part.piece for part in reading.parts if part.said}
    filled = {part.piece for part in reading.assumed}
    words = []
    if Piece.DATE in filled:
        words += _day(reading.start, now.astimezone(reading.start.tzinfo), wholly=Piece.DATE not in said)
    # Where the end alone says am or pm, it says so for the start.
    if Piece.CLOCK in filled and (Piece.END in filled or Piece.END not in said):
        words.append(_half(reading.start.astimezone(named_zone(reading))))
    return words


def _day(start: datetime, now: datetime, *, wholly: bool) -> list[str]:
    if not wholly:
        return [] if start.year == now.year else [str(start.year)]
    ahead = start.date() - now.date()
    near = {timedelta(0): "today", timedelta(days=1): "tomorrow"}
    return [near.get(ahead) or spoken.day(start, now=now)]


def _half(start: datetime) -> str:
    if start.hour < NOON:
        return "morning"
    if (start.hour, start.minute) == (NOON, 0):
        return "noon"
    return "afternoon" if start.hour < EVENING else "evening"


def named_zone(reading: Reading) -> tzinfo | None:
    """The zone whose clock was read: `3pm London time` is said by London's. A Reading names it by its IANA key, or
    as `UTC+05:30`."""
    if not reading.zone_said:
        return reading.start.tzinfo
    offset = reading.zone.removeprefix("UTC")
    return datetime.strptime(offset, "%z").tzinfo if offset[:1] in ("+", "-") else ZoneInfo(reading.zone)
