"""What the bot says of itself and of whoever asks: help, and who it takes one for.

Strings only, in plain text; their shape on the screen is made in blocks.
"""

from bot.meetings.actions import ACTIONS, BOOK
from bot.meetings.model import Person, Policy
from bot.meetings.options import BY_KEY, KEYS, OPTIONS
from bot.slack.directory import Member
from bot.slack.text.reply import Reply


def help_(command: str) -> Reply:
    sentence = (
        f"{BOOK.help.format(command=command)} "
        f"Options: {OPTIONS[0].example} {' '.join(f'{key}:' for key in KEYS[1:-1])} and, after --, a description. "
        f"{BY_KEY['when'].example} leaves day and length to LeadSquared. "
        + " ".join(f"{command} {action.help}." for action in ACTIONS if action.help and action is not BOOK)
    )
    return sentence, (
        f"{command} tomorrow 3-4pm Demo with Acme",
        f"{command} day after tomorrow 11:15 for 25m renewal",
        f'{command} Site visit in 3 days at 2pm where:"Room 4" remind:15 -- bring the contract',
    )


def _no_mail(person: Person) -> str:
    if person.mail_hidden:
        return "none, as this bot lacks the scope users:read.email. Ask an admin to add it and to reinstall the app"
    return "none that Slack shows me"


def whoami(member: Member | None, owner: str | None, policy: Policy) -> str:
    """What `/meeting whoami` answers. `owner` is a LeadSquared user's name, "" for none, None for no answer."""
    if member is None:
        return "Slack does not tell me who you are right now. Type it again in a minute."
    person = member.person
    rights = "book for yourself and for colleagues" if policy.assign == "members" else "book for yourself"
    if person.outside or person.deleted or person.bot or (person.guest and not policy.guests):
        rights = "not book here"
    elif person.guest:
        rights = "book for yourself"
    known = {
        None: "LeadSquared does not answer right now",
        "": "none has this mail. Ask an admin of LeadSquared to add you",
    }
    return "\n".join(
        (
            f"You are {person.name}.",
            f"Mail: {person.mail or _no_mail(person)}{', set for you by who runs this bot' if person.mail_set else ''}",
            f"LeadSquared user: {known.get(owner, owner) if person.mail else 'none without a mail'}",
            f"Time zone: {member.zone}",
            f"You may {rights}.",
        )
    )
