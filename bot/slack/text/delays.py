"""Why LeadSquared has not answered: while the bot tries, and once it gave up.

Which cause it is was decided in bot/leadsquared.
"""

from bot.meetings.audience import Audience
from bot.meetings.messages import Cause, Outcome
from bot.slack.text.translation import sentence


def status(audience: Audience, outcome: Outcome) -> str:
    """On the card, while the bot keeps trying."""
    if outcome.cause is Cause.QUEUE:
        return f"{queue_position(audience, outcome.before)} {sentence(audience, 'Waiting its turn…')}"
    return f"{now(audience, outcome)} {sentence(audience, 'Still trying…')}"


def trying(audience: Audience, outcome: Outcome) -> str:
    """In the thread, or privately, while the bot keeps trying."""
    if outcome.cause is Cause.QUEUE:
        what_next = sentence(
            audience, "LeadSquared takes only so many calls at a time. I'll book this when its turn comes."
        )
        return f"{queue_position(audience, outcome.before)} {what_next}"
    if outcome.cause is Cause.INTERRUPTED:
        what_next = sentence(audience, "I'm checking whether LeadSquared has it, and I'll tell you how it ends.")
        return f"{now(audience, outcome)} {what_next}"
    if outcome.cause is Cause.BLOCKED:
        # A create that may have arrived is looked for, and not sent through the same proxy again.
        what_next = sentence(audience, "I'm checking again, and I'll tell you how it ends.")
        return f"{now(audience, outcome)} {what_next}"
    what_next = sentence(audience, "I keep trying for 10 minutes, and I'll tell you how it ends.")
    return f"{now(audience, outcome)} {what_next}"


def trying_a_change(audience: Audience, outcome: Outcome) -> str:
    """Privately, while the bot keeps trying to change an appointment."""
    if outcome.cause is Cause.QUEUE:
        return sentence(
            audience, "LeadSquared takes only so many calls at a time. I'll do this when its turn comes, and tell you."
        )
    what_next = sentence(audience, "I keep trying for 10 minutes, and I'll tell you how it ends.")
    return f"{now(audience, outcome)} {what_next}"


def queue_position(audience: Audience, before: int) -> str:
    """How many calls come first."""
    if not before:
        return sentence(audience, "Some others are before this one.")
    if before == 1:
        return sentence(audience, "1 other is before this one.")
    return sentence(audience, "{count} others are before this one.", count=before)


def now(audience: Audience, outcome: Outcome) -> str:
    """The cause, while it lasts; not for a queue, which has a position instead."""
    match outcome.cause:
        case Cause.THROTTLED:
            return sentence(audience, "LeadSquared says it is getting too many calls right now.")
        case Cause.BLOCKED:
            return sentence(audience, "A firewall or proxy answers instead of LeadSquared.")
        case Cause.SETTINGS:
            return sentence(audience, "With this bot's settings, no request to LeadSquared can be sent.")
        case Cause.SLACK:
            return sentence(audience, "Slack does not say who is who.")
        case Cause.INTERRUPTED:
            return sentence(audience, "I was interrupted while I booked this.")
        case Cause.UNCOUNTED:
            return sentence(audience, "The bot's database does not answer.")
        case Cause.NO_ANSWER | Cause.QUEUE:
            return sentence(audience, "LeadSquared does not answer.")


def then(audience: Audience, outcome: Outcome) -> str:
    """The cause, once the bot has given up."""
    match outcome.cause:
        case Cause.NO_ANSWER:
            return sentence(audience, "LeadSquared did not answer.")
        case Cause.QUEUE:
            return sentence(audience, "This bot had too many calls to make first.")
        case Cause.THROTTLED:
            return sentence(audience, "LeadSquared took no more calls.")
        case Cause.BLOCKED:
            return sentence(audience, "A firewall or proxy answered instead of LeadSquared.")
        case Cause.SLACK:
            return sentence(audience, "Slack did not say who is who.")
        case Cause.UNCOUNTED:
            return sentence(audience, "The bot's database did not answer.")
        case Cause.SETTINGS | Cause.INTERRUPTED:
            return now(audience, outcome)


def after_ten_minutes(audience: Audience, outcome: Outcome) -> str:
    """The same in the thread, with how long it was tried where it was LeadSquared that did not answer."""
    if outcome.cause is Cause.NO_ANSWER:
        return sentence(audience, "LeadSquared did not answer for 10 minutes.")
    return then(audience, outcome)


def what_helps(audience: Audience, outcome: Outcome, ref: str) -> str:
    """What to do after the bot gave up; `ref` is the reference that the log has too. A line to type follows."""
    if outcome.cause in (Cause.BLOCKED, Cause.SETTINGS, Cause.UNCOUNTED):
        return sentence(
            audience, "Ask an admin to run python -m bot check (reference {ref}), then type it again:", ref=ref
        )
    return sentence(audience, "Type it again later:")
