"""What the bot's messages say to whoever reads them: how it ended, by the words on the screen.

The only place that knows the bot's sentences; it reads them as people do and takes nothing from the bot's code.
"""

import re
from enum import StrEnum


class Says(StrEnum):
    BOOKED = "booked"
    NOT_BOOKED = "not booked"  # LeadSquared turned it down, or nobody answered
    NOTHING = "nothing was booked"  # the bot refuses, or asks first
    REPEAT = "the same was typed a moment ago"
    UNSURE = "nobody knows"
    BROKEN = "something broke"
    UNDERWAY = "on its way"


_WORDS = (
    (Says.BROKEN, re.compile(r"Something went wrong on my side")),
    (Says.BOOKED, re.compile(r"(?:Booked ✓ task|Created task) (?P<task>[0-9a-f-]{36})")),
    (Says.REPEAT, re.compile(r"You typed the same a moment ago")),
    (Says.NOTHING, re.compile(r"Nothing (?:was|is) booked")),
    (Says.UNSURE, re.compile(r"Not certain|can(?:not|'t) tell whether")),
    (Says.NOT_BOOKED, re.compile(r"Not booked\.")),
    (Says.UNDERWAY, re.compile(r"Booking…|Still trying|keep trying|its turn|goes on once")),
)


def read(text: str) -> tuple[Says | None, str]:
    """What a message says, and the task it names; None where it says none of these."""
    for says, words in _WORDS:
        if found := words.search(text):
            return says, found.groupdict().get("task") or ""
    return None, ""
