"""Moving an appointment: the small form, its preview, and what is in the way of the new time."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.meetings.audience import Audience
from bot.meetings.clash import ClashLook
from bot.meetings.crm_appointment import FreeSlot
from bot.meetings.messages import ChangeResult
from bot.meetings.moving import NewTime, UnreadTime
from bot.slack.text import clashes, times
from bot.slack.text.translation import any_of, sentence
from bot.slack.truncate import TITLE, one_line


def title(audience: Audience) -> str:
    return sentence(audience, "Move")


def when_label(audience: Audience) -> str:
    return sentence(audience, "When")


def when_hint(audience: Audience) -> str:
    return sentence(audience, "A day alone keeps the hour, an hour alone keeps the day. The length stays.")


def placeholder() -> str:
    """A line to type, the same in every language."""
    return "friday 3pm"


def present(audience: Audience, name: str, start: datetime | None, end: datetime | None, now: datetime) -> str:
    """What is moved, and where it is now."""
    shown = one_line(name, TITLE) or sentence(audience, "This appointment")
    if start is None or end is None:
        return shown
    return sentence(audience, "{title}, now {time}", title=shown, time=_span(audience, start, end, now))


def preview(audience: Audience, found: NewTime | UnreadTime | None, now: datetime) -> str:
    """Under the words, while they are typed; None before anything is."""
    if found is None:
        return sentence(audience, "Type a day, a time or both.")
    if isinstance(found, NewTime):
        return sentence(
            audience,
            "Moves to {time} ({length})",
            time=_span(audience, found.start, found.end, now),
            length=times.duration(audience, _length(found)),
        )
    return problem(audience, found, now)


def problem(audience: Audience, found: UnreadTime, now: datetime) -> str:
    if found.backwards:
        return sentence(audience, "That ends before it starts. Type the start first, like 3-4pm.")
    if found.past:
        return sentence(audience, "That time is over. Type a time in the future.")
    if found.choices:
        choices = any_of(audience, [_span(audience, one.start, one.end, now) for one in found.choices])
        return sentence(audience, "This could be {times}. Type the one you mean, with its day and hour.", times=choices)
    return sentence(audience, "I can't read that as a time. Type for example friday 3pm.")


def unconfirmed_preview(audience: Audience) -> str:
    """Where the form was sent before its preview came."""
    return sentence(audience, "Look at the time, then press Move again.")


def free_heading(audience: Audience) -> str:
    return sentence(audience, "Or press a free time:")


def no_free(audience: Audience) -> str:
    return sentence(audience, "I found no free time in the next days.")


def looking(audience: Audience) -> str:
    return sentence(audience, "Looking for free times…")


def not_looked(audience: Audience) -> str:
    return sentence(audience, "LeadSquared does not say right now which times are free.")


def free_time(audience: Audience, slot: FreeSlot, now: datetime | None) -> str:
    return clashes.free_time(audience, slot, now)


def clash(audience: Audience, result: ChangeResult) -> str:
    """Nothing was moved: something is in the way."""
    about, look = result.about, result.clash or ClashLook()
    owner = "" if result.own else (about.owner_name if about else "")
    why = clashes.in_the_way(audience, look, owner, None)
    nothing = sentence(audience, "Nothing was moved yet.")
    if look.free:
        what_next = sentence(audience, "Press a free time of that day, or move it anyway.")
    else:
        what_next = sentence(audience, "I found no other free time that day. Move it anyway, or choose another time.")
    return f"{nothing} {why} {what_next}"


def past(audience: Audience, result: ChangeResult) -> str:
    del result
    return sentence(audience, "Nothing was moved: that time is over. Choose a time in the future.")


def unread(audience: Audience, result: ChangeResult) -> str:
    """Of a typed line."""
    nothing = sentence(audience, "Nothing was moved yet.")
    if result.clash and result.clash.free:
        times_ = any_of(audience, [free_time(audience, one, None) for one in result.clash.free])
        could = sentence(
            audience, "“{words}” could be {times}. Press the one you mean.", words=one_line(result.note), times=times_
        )
        return f"{nothing} {could}"
    unreadable = sentence(
        audience,
        "I can't read “{words}” as a time to move it to. Type a day, a time or both, like friday 3pm.",
        words=one_line(result.note),
    )
    return f"{nothing} {unreadable}"


def move_anyway(audience: Audience) -> str:
    return sentence(audience, "Move anyway")


def _length(time: NewTime) -> timedelta:
    return time.end.astimezone(ZoneInfo("UTC")) - time.start.astimezone(ZoneInfo("UTC"))


def _span(audience: Audience, start: datetime, end: datetime, now: datetime) -> str:
    zone = ZoneInfo(audience.zone)
    return times.span(audience, start.astimezone(zone), end.astimezone(zone), now.astimezone(zone))
