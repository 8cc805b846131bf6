"""Which buttons a message has: what each says, and what it carries.

Values only; their shape is made in blocks, what a press does is in actions and shortcuts.
"""

from dataclasses import dataclass
from datetime import datetime

from bot.meetings.choices import OPPORTUNITY, PLACE, TYPE, named_pick, pick_of
from bot.meetings.messages import (
    Ask,
    BotMessage,
    Card,
    End,
    InternalFailure,
    LookupFailed,
    ProfileUnavailable,
    Question,
    RefusalReason,
    Refuse,
)
from bot.meetings.model import Lead
from bot.meetings.request import AGAIN, ANYWAY, CHECK
from bot.slack.button_payload import ANSWER, BOOKED, CANCEL, EDIT, SHOW, ButtonPayload
from bot.slack.truncate import one_line
from bot.when import Reading
from bot.when import say as spoken

BOOK_AGAIN = "Edit and book again"
# A row of buttons is read at a glance, or not at all.
MOST_BUTTONS = 5
# Slack takes 25 in a row, Edit and Cancel included: a list of types is looked through, not read at a glance.
MOST_NAMES = 20
# Reasons that no edit of the line mends.
_FINAL = frozenset(
    {
        RefusalReason.GUEST,
        RefusalReason.BOT,
        RefusalReason.DELETED,
        RefusalReason.OUTSIDE,
        RefusalReason.NO_MAIL,
        RefusalReason.MAIL_SCOPE,
    }
)


@dataclass(frozen=True)
class Button:
    """One button."""

    label: str
    action: str
    button: ButtonPayload
    main: bool = False


def for_question(asked: BotMessage, key: str, asker: str) -> list[Button]:
    """A button for each answer, then Edit and Cancel; none where nothing is open."""
    if isinstance(asked, InternalFailure):
        return for_ending(End.UNSURE if asked.sent else End.BROKEN, key, asker)
    if isinstance(asked, ProfileUnavailable) or (
        isinstance(asked, LookupFailed) and asked.outcome.end is not End.REFUSED
    ):
        return [
            Button("Try again", ANSWER, ButtonPayload(key, asker, AGAIN), main=True),
            Button("Edit", EDIT, ButtonPayload(key, asker)),
        ]
    if not isinstance(asked, Ask | Refuse | LookupFailed) or (isinstance(asked, Refuse) and asked.why in _FINAL):
        return []
    picks: list[tuple[str, str]] = []
    if isinstance(asked, Ask) and asked.what is Question.LEADS:
        picks = [(lead_label(lead), lead.id) for lead in asked.leads[:MOST_BUTTONS]]
    elif isinstance(asked, Ask) and asked.what in _NAMED:
        key_, names = _NAMED[asked.what], _names(asked)
        picks = [(label, named_pick(key_, value)) for label, value in names[:MOST_NAMES]]
    elif isinstance(asked, Ask):
        picks = [(time_label(one, asked.now), pick_of(one)) for one in asked.readings[:MOST_BUTTONS]]
    elif isinstance(asked, Refuse):
        picks = [(time_label(one, asked.now), pick_of(one)) for one in asked.choices[:MOST_BUTTONS]]
    answers = [Button(label, ANSWER, ButtonPayload(key, asker, pick)) for label, pick in picks]
    return [
        *answers,
        Button("Edit", EDIT, ButtonPayload(key, asker)),
        Button("Cancel", CANCEL, ButtonPayload(key, asker)),
    ]


_NAMED = {Question.TYPES: TYPE, Question.OPPORTUNITIES: OPPORTUNITY, Question.PLACE: PLACE}


def _names(asked: Ask) -> list[tuple[str, str]]:
    """What each button says, and what it picks."""
    if asked.what is Question.OPPORTUNITIES:
        return [(one.name or one.id, one.id) for one in asked.opportunities]
    return [(one, one) for one in (asked.types if asked.what is Question.TYPES else asked.places)]


def for_card(card: Card) -> list[Button]:
    """What may be done next."""
    return for_ending(card.outcome.end, card.key, card.asker.user)


def for_ending(end: End, key: str, asker: str) -> list[Button]:
    """While it is on its way, a look at how it stands: a card may have been left behind in that state."""
    if not key:
        return []
    if not end.is_last:
        return [Button("Show how it stands", SHOW, ButtonPayload(key, asker))]
    if end is End.BOOKED:
        return [book_again(key, asker)]
    if end is End.UNSURE:
        return [
            Button("Check again", ANSWER, ButtonPayload(key, asker, CHECK), main=True),
            Button("Book anyway", ANSWER, ButtonPayload(key, asker, ANYWAY)),
        ]
    return [
        Button("Try again", ANSWER, ButtonPayload(key, asker, AGAIN), main=True),
        Button("Edit", EDIT, ButtonPayload(key, asker)),
    ]


def book_again(key: str, asker: str) -> Button:
    """On the card of an appointment that is booked."""
    return Button(BOOK_AGAIN, EDIT, ButtonPayload(key, asker, BOOKED))


def time_label(reading: Reading, now: datetime) -> str:
    """A reading as a button or a choice says it."""
    if reading.end:
        return spoken.span(reading.start, reading.end, now=now)
    return spoken.moment(reading.start, now=now)


def lead_label(lead: Lead) -> str:
    """`Asha Rao · Globex · asha@globex.com`."""
    return " · ".join(filter(None, map(one_line, (lead.name, lead.company, lead.mail or lead.phone)))) or lead.id
