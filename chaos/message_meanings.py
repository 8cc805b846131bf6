"""What a message of the bot means for whoever reads it, by its words.

The only place that knows the bot's sentences; it reads them as people do and takes nothing from the bot's code.
"""

import re
from enum import StrEnum


class Meaning(StrEnum):
    BOOKED = "booked"
    NOT_BOOKED = "not booked"  # LeadSquared turned it down, or nobody answered
    NOTHING = "nothing was booked"  # the bot refuses, or asks first
    REPEAT = "the same was typed a moment ago"
    UNSURE = "nobody knows"
    BROKEN = "something broke"
    UNDERWAY = "on its way"


_WORDS = (
    (Meaning.BROKEN, re.compile(r"Something (?:in me broke|went wrong on my side)")),
    (Meaning.BOOKED, re.compile(r"(?:Booked\b[^✓\n]*✓ task|Created task) (?P<task>[0-9a-f-]{36})")),
    (Meaning.REPEAT, re.compile(r"You typed the same a moment ago")),
    (Meaning.NOTHING, re.compile(r"Nothing (?:was|is) booked")),
    (Meaning.UNSURE, re.compile(r"Not certain|can(?:not|'t|not be) (?:tell whether|confirm)|couldn't confirm")),
    (Meaning.NOT_BOOKED, re.compile(r"Not booked\.")),
    (Meaning.UNDERWAY, re.compile(r"Booking…|Still trying|keep trying|its turn|goes on once|On its way…")),
)
# In a card that is posted before its booking, and in nothing else that is posted.
CARD_IN_PROGRESS = "Booking"
# What a card says while nothing has ended, as it is on the screen.
_OPEN = re.compile(r"Booking…|On its way…|Still trying…|its turn…")
_TASK = re.compile(r"\b[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12}\b")
_NO_ANSWER = re.compile(r"LeadSquared (?:does not|did not|doesn't|didn't) answer")
_REASON = re.compile(r"Not booked\.\s*(?:LeadSquared says:)?\s*(?P<reason>[^\s·].*)", re.DOTALL)


def read(text: str) -> tuple[Meaning | None, str]:
    """What a message says, and the task it names; None where it says none of these."""
    for meaning, words in _WORDS:
        if found := words.search(text):
            return meaning, found.groupdict().get("task") or ""
    return None, ""


def is_open(text: str) -> bool:
    """Whether it promises that more is to come: true of a card only while its booking goes on."""
    return bool(_OPEN.search(text))


def tasks(text: str) -> frozenset[str]:
    """Every task that is named."""
    return frozenset(_TASK.findall(text))


def blames_leadsquared(text: str) -> bool:
    """Whether it says that LeadSquared gave no answer."""
    return bool(_NO_ANSWER.search(text))


def reason(text: str) -> str:
    """What follows "Not booked."; empty where nothing does."""
    found = _REASON.search(text)
    return found["reason"].strip() if found else ""
