"""What the bot filled in: day, part of the day, length, in a word or two each.

What follows from the rest of the line is left out: the start of `3-4pm`, the date of a weekday, the year where it is
this one.
"""

from datetime import UTC, datetime, timedelta, tzinfo
from zoneinfo import ZoneInfo

from bot.meetings.audience import Audience
from bot.meetings.messages import Card
from bot.slack.text import times
from bot.slack.text.translation import sentence
from bot.when import Piece, Reading

NOON, EVENING = 12, 18


def on_card(audience: Audience, card: Card) -> list[str]:
    """`tomorrow`, `afternoon`, `30 minutes`; [] where everything was typed, or is left to LeadSquared."""
    reading, meeting = card.draft.when, card.meeting
    if not isinstance(reading, Reading) or meeting.start is None or meeting.end is None:
        return []
    words = in_reading(audience, reading, card.now or meeting.start)
    if reading.end is None and card.draft.minutes is None:
        words.append(times.duration(audience, meeting.end.astimezone(UTC) - meeting.start.astimezone(UTC)))
    return words


def in_reading(audience: Audience, reading: Reading, now: datetime) -> list[str]:
    """The same of a reading alone. `now` is aware, in any zone."""
    typed = {part.piece for part in reading.parts if part.said}
    assumed = {part.piece for part in reading.assumed}
    words = []
    if Piece.DATE in assumed:
        words += _day(audience, reading.start, now.astimezone(reading.start.tzinfo), whole=Piece.DATE not in typed)
    # Where the end alone says am or pm, it says so for the start.
    if Piece.CLOCK in assumed and (Piece.END in assumed or Piece.END not in typed):
        words.append(_part_of_day(audience, reading.start.astimezone(named_zone(reading))))
    return words


def _day(audience: Audience, start: datetime, now: datetime, *, whole: bool) -> list[str]:
    """`whole`: no part of the date was typed; otherwise only the year was assumed."""
    if not whole:
        return [] if start.year == now.year else [str(start.year)]
    ahead = start.date() - now.date()
    if ahead == timedelta(0):
        return [sentence(audience, "today")]
    if ahead == timedelta(days=1):
        return [sentence(audience, "tomorrow")]
    return [times.day(audience, start, now)]


def _part_of_day(audience: Audience, start: datetime) -> str:
    if start.hour < NOON:
        return sentence(audience, "morning")
    if (start.hour, start.minute) == (NOON, 0):
        return sentence(audience, "noon")
    return sentence(audience, "afternoon") if start.hour < EVENING else sentence(audience, "evening")


def named_zone(reading: Reading) -> tzinfo | None:
    """The zone that the time was typed in: London's for `3pm London time`. A Reading names it by its IANA key, or as
    `UTC+05:30`."""
    if not reading.zone_said:
        return reading.start.tzinfo
    offset = reading.zone.removeprefix("UTC")
    return datetime.strptime(offset, "%z").tzinfo if offset[:1] in ("+", "-") else ZoneInfo(reading.zone)
