"""The times of a message as choices, in the author's zone and the reader's."""

from datetime import datetime

from bot.meetings.audience import Audience
from bot.meetings.choices import time_choice
from bot.slack.form.input_elements import OPTION
from bot.slack.menus import MenuOption
from bot.slack.text import form_text, times
from bot.when import Reading


def option(audience: Audience, one: Reading, clock: str, now: datetime, *, theirs: bool) -> MenuOption:
    """`4:00 PM by the author's clock (New York) = Sat 28 Nov, 2:30 AM yours`, or one's own: `Fri 27 Nov, 4:00 PM by
    your clock (India)`. What is too long for a choice goes on underneath it. `clock` is the author's zone, "" where it
    is the reader's too; `theirs`: the time was read by the author's clock."""
    pick = time_choice(one)
    if not clock:
        return MenuOption(pick, times.reading(audience, one, now))
    if not theirs:
        return MenuOption(pick, form_text.by_reader(audience, one, now))
    first = form_text.by_author(audience, one, clock, now)
    whole = form_text.without_zone(audience, one.start, one.end, now)
    start = form_text.without_zone(audience, one.start, None, now)
    labels = [form_text.both_clocks(audience, first, yours) for yours in (whole, start)]
    fitting = next((label for label in labels if len(label) <= OPTION), "")
    return MenuOption(pick, fitting) if fitting else MenuOption(pick, first, form_text.also_yours(audience, whole))
