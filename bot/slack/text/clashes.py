"""What is in the way of a time, and what can be done: another time of that day, or the same one anyway.

A colleague's appointments have no title here: whoever asks learns only that the colleague is busy.
"""

from datetime import datetime
from zoneinfo import ZoneInfo

from bot.meetings.audience import Audience
from bot.meetings.choices import at_free_time
from bot.meetings.clash import ClashLook
from bot.meetings.crm_appointment import FreeSlot
from bot.meetings.free_times import BusyTime
from bot.meetings.messages import Ask, Card
from bot.meetings.request import DESPITE, FREE
from bot.slack.text import example_lines, labels, times
from bot.slack.text.reply import Reply
from bot.slack.text.translation import all_of, sentence
from bot.slack.truncate import TITLE, one_line


def ask(audience: Audience, question: Ask) -> Reply:
    """Before there is a card."""
    not_booked = sentence(audience, "Nothing is booked yet.")
    clash = question.clash or ClashLook()
    lines = tuple(example_lines.with_reading(question.draft, one) for one in question.readings)
    why = in_the_way(audience, clash, question.owner, question.now)
    return Reply(f"{not_booked} {why} {_what_next(audience, lines)}", lines)


def taken_meanwhile(audience: Audience, card: Card) -> Reply:
    """In the thread of a card, of an appointment that was not sent. Others read it too, so that it names no title."""
    clash = card.outcome.clash or ClashLook()
    not_booked = sentence(audience, "Not booked: the time was taken while I booked it.")
    why = in_the_way(audience, clash, card.meeting.owner_name, card.now)
    free = (at_free_time(card.draft, _in_zone(audience, one)) for one in clash.free)
    lines = tuple(example_lines.with_reading(card.draft, one) for one in free if one)
    return Reply(f"{not_booked} {why} {_what_next(audience, lines)}", lines)


def status(audience: Audience) -> str:
    """On the card of an appointment that was not sent."""
    return sentence(audience, "Not booked. The time was taken while I booked it. See the thread.")


def not_checked(audience: Audience) -> str:
    """On the card of an appointment that was booked without a look."""
    return sentence(
        audience, "I couldn't check whether it clashes with another appointment: LeadSquared took no call for that."
    )


def in_the_way(audience: Audience, clash: ClashLook, owner: str, now: datetime | None) -> str:
    """`owner` is the colleague whose time it is, "" for the reader's own."""
    if owner:
        return sentence(
            audience,
            "{owner} is busy at that time: {times}.",
            owner=one_line(owner),
            times=all_of(audience, [_time(audience, one, now) for one in clash.busy]),
        )
    return sentence(
        audience,
        "You have another appointment at that time: {appointments}.",
        appointments=all_of(audience, [_own(audience, one, now) for one in clash.busy]),
    )


def _own(audience: Audience, busy: BusyTime, now: datetime | None) -> str:
    time = _time(audience, busy, now)
    if not busy.title:
        return sentence(audience, "one that is being booked just now ({time})", time=time)
    return sentence(audience, "“{title}” ({time})", title=one_line(busy.title, TITLE), time=time)


def _time(audience: Audience, busy: BusyTime, now: datetime | None) -> str:
    return free_time(audience, FreeSlot(busy.start, busy.end), now)


def free_time(audience: Audience, slot: FreeSlot, now: datetime | None) -> str:
    here = _in_zone(audience, slot)
    return times.span(audience, here.start, here.end, now and now.astimezone(here.start.tzinfo))


def _hours(audience: Audience, slot: FreeSlot) -> str:
    """A free time of that day, short enough for a button on a phone."""
    here = _in_zone(audience, slot)
    return times.hours(audience, here.start, here.end)


def _in_zone(audience: Audience, slot: FreeSlot) -> FreeSlot:
    """In the reader's zone: what was stored has lost the name of its zone."""
    zone = ZoneInfo(audience.zone)
    return FreeSlot(slot.start.astimezone(zone), slot.end.astimezone(zone))


def _what_next(audience: Audience, lines: tuple[str, ...]) -> str:
    if lines:
        return sentence(audience, "Press a free time of that day, book it anyway, or type another time:")
    return sentence(audience, "I found no other free time that day. Book it anyway, or type another time.")


def choices(audience: Audience, clash: ClashLook) -> list[tuple[str, str]]:
    """The label and the stored choice of each button."""
    free = [
        (
            _hours(audience, one),
            f"{FREE}:{int(one.start.timestamp())}-{int(one.end.timestamp())}",
        )
        for one in clash.free
    ]
    return [*free, (labels.book_anyway(audience), DESPITE)]
