"""Which existing appointment a button or a menu entry is for, as the text that its payload carries.

`<request key>` or `<request key>#<number>` for one that a request of ours booked, `task:<id>` or
`task:<id>:<start>-<end>` (unix seconds, as the person saw it) for one that only LeadSquared knows. Gives no permission.
"""

import re
from dataclasses import replace
from datetime import UTC, datetime

from bot.meetings.messages import AppointmentCard
from bot.meetings.request import ReplyTarget, Target
from bot.slack.button_payload import ButtonPress

_TASK = re.compile(r"task:([\w-]{1,64})(?::(\d{1,10})-(\d{1,10}))?", re.ASCII)
_NUMBERED = re.compile(r"(.+)#(\d{1,4})", re.DOTALL)


def written(target: Target) -> str:
    if target.key:
        return f"{target.key}#{target.number}" if target.number else target.key
    seen = f":{_seconds(target.start)}-{_seconds(target.end)}" if target.start and target.end else ""
    return f"task:{target.task_id}{seen}"


def read(text: str) -> Target:
    if found := _TASK.fullmatch(text):
        task_id, start, end = found.groups()
        times = (datetime.fromtimestamp(int(one), UTC) for one in (start, end)) if start else (None, None)
        return Target("", 0, task_id, *times)
    if found := _NUMBERED.fullmatch(text):
        return Target(found[1], int(found[2]))
    return Target(text)


def of_press(press: ButtonPress) -> tuple[Target, ReplyTarget]:
    """The appointment, and where to answer privately: beside the message whose button was pressed, and not in the
    thread that it starts, which may not be open."""
    target = read(press.button.key) if press.button else Target()
    place = press.place
    if press.message_ts and place.thread_ts == press.message_ts:
        place = replace(place, thread_ts=None)
    return replace(target, pressed_ts=press.message_ts), place


def of_card(card: AppointmentCard) -> Target:
    if card.key:
        return Target(card.key, card.number)
    return Target(task_id=card.task_id, start=card.start, end=card.end)


def _seconds(moment: datetime) -> int:
    return int(moment.timestamp())
