"""Why LeadSquared has not answered, in a clause for now and one for afterwards.

Strings only; which cause it is was sorted in leadsquared.
"""

from bot.meetings.messages import Cause, Outcome

_NOW = {
    Cause.NO_ANSWER: "LeadSquared does not answer",
    Cause.THROTTLED: "LeadSquared says that it gets too many calls at the moment",
    Cause.BLOCKED: "A firewall or proxy answers instead of LeadSquared",
    Cause.SETTINGS: "With this bot's settings no request to LeadSquared can be sent",
    Cause.SLACK: "Slack does not say who is who",
    Cause.INTERRUPTED: "I was interrupted while I booked this",
    Cause.UNCOUNTED: "The bot's database does not answer",
}
_THEN = {
    Cause.NO_ANSWER: "LeadSquared did not answer",
    Cause.QUEUE: "This bot had too many calls to make first",
    Cause.THROTTLED: "LeadSquared took no more calls",
    Cause.BLOCKED: "A firewall or proxy answered instead of LeadSquared",
    Cause.SETTINGS: "With this bot's settings no request to LeadSquared can be sent",
    Cause.SLACK: "Slack did not say who is who",
    Cause.INTERRUPTED: "I was interrupted while I booked this",
    Cause.UNCOUNTED: "The bot's database did not answer",
}


def now(outcome: Outcome) -> str:
    if outcome.cause is Cause.QUEUE:
        return queue_position(outcome.before)
    return _NOW[outcome.cause]


def then(outcome: Outcome) -> str:
    return _THEN[outcome.cause]


def queue_position(before: int) -> str:
    """How many calls come first: LeadSquared takes so many in some seconds."""
    return "1 other is before this one" if before == 1 else f"{before or 'Some'} others are before this one"


def status(outcome: Outcome) -> str:
    """On the card, while it is tried."""
    return f"{now(outcome)}. " + ("Waiting its turn…" if outcome.cause is Cause.QUEUE else "Still trying…")


def trying(outcome: Outcome) -> str:
    """In the thread, or privately, while it is tried."""
    if outcome.cause is Cause.QUEUE:
        return f"{now(outcome)}: LeadSquared takes only so many calls. I book it when its turn comes."
    if outcome.cause is Cause.INTERRUPTED:
        return f"{now(outcome)}. I look whether LeadSquared has it, and you hear how it ends."
    if outcome.cause is Cause.BLOCKED:
        # A create that may have arrived is looked for, and not sent through the same proxy again.
        return f"{now(outcome)}. I check again, and you hear how it ends."
    return f"{now(outcome)}. I keep trying for 10 minutes, and you hear how it ends."


def who_helps(outcome: Outcome, ref: str) -> str:
    """What to do when it was tried for long enough."""
    if outcome.cause in (Cause.BLOCKED, Cause.SETTINGS, Cause.UNCOUNTED):
        return f"Ask an admin to run python -m bot check (reference {ref}), then type it again:"
    return "Type it again later:"
