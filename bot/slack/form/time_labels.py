"""A time by the clock of who wrote a message beside the clock of who reads it.

Strings only, in plain text.
"""

from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.meetings.choices import pick_of
from bot.slack.buttons import time_label
from bot.slack.form.input_elements import OPTION
from bot.slack.form.state import Option
from bot.when import Reading
from bot.when import say as spoken


def by_author(one: Reading, zone: str, now: datetime) -> str:
    """`4:00 PM by the author's clock (New York)`. `now` is aware, in any zone."""
    there = ZoneInfo(zone)
    start, end = one.start.astimezone(there), one.end and one.end.astimezone(there)
    words = _without_zone(replace(one, start=start, end=end), now.astimezone(there))
    day = f"{spoken.day(start, now=now.astimezone(there))}, "
    return f"{words.removeprefix(day)} by the author's clock ({_place(start)})"


def option(one: Reading, clock: str, now: datetime, *, theirs: bool) -> Option:
    """`4:00 PM by the author's clock (New York) = Sat 28 Nov, 2:30 AM yours`, or one's own: `Fri 27 Nov, 4:00 PM by
    your clock (India)`. What is too long for a choice goes on underneath it."""
    pick = pick_of(one)
    if not clock:
        return Option(pick, time_label(one, now))
    mine = _without_zone(one, now)
    if not theirs:
        return Option(pick, f"{mine} by your clock ({_place(one.start)})")
    first, start = by_author(one, clock, now), _without_zone(replace(one, end=None), now)
    labels = (f"{first} = {mine} yours", f"{first} = {start} yours")
    fitting = next((label for label in labels if len(label) <= OPTION), "")
    return Option(pick, fitting) if fitting else Option(pick, first, f"= {mine} yours")


def _without_zone(one: Reading, now: datetime) -> str:
    return time_label(one, now).removesuffix(spoken.zone(one.start)).rstrip()


def _place(moment: datetime) -> str:
    return spoken.zone(moment).removesuffix(" time")
