"""What can be typed, and who the bot takes somebody for."""

from collections.abc import Callable

from bot.meetings import actions
from bot.meetings.audience import Audience
from bot.meetings.model import Person, Policy
from bot.meetings.options import BY_KEY, KEYS, OPTIONS
from bot.slack.directory import Member
from bot.slack.text.reply import Reply
from bot.slack.text.translation import sentence


def help_(audience: Audience, command: str, *, by_mention: bool = False) -> Reply:
    """`command` is the slash command, `/meeting`, or with `by_mention` the bot's name, `@Meetings`."""
    lines = (
        f"{command} tomorrow 3-4pm Demo with Acme",
        f"{command} day after tomorrow 11:15 for 25m renewal",
        f'{command} Site visit in 3 days at 2pm where:"Room 4" remind:15 -- bring the contract',
    )
    sentences = ACTIONS | ({actions.OPEN_FORM.name: _mention_alone} if by_mention else {})
    return Reply(" ".join(one(audience, command) for one in sentences.values()), lines)


def _book(audience: Audience, command: str) -> str:
    return sentence(
        audience,
        "Type {command}, then the title and the time in any order. I book the appointment in LeadSquared under your "
        "name. Options: {options} and, after --, a description. {no_time} lets LeadSquared choose the day and the "
        "length.",
        command=command,
        options=" ".join([OPTIONS[0].example, *(f"{key}:" for key in KEYS[1:-1])]),
        no_time=BY_KEY["when"].example,
    )


def _open_form(audience: Audience, command: str) -> str:
    return sentence(audience, "{command} alone opens a form.", command=command)


def _mention_alone(audience: Audience, command: str) -> str:
    return sentence(
        audience,
        "{command} alone shows this text. The button opens a form that answers in this thread.",
        command=command,
    )


def _list(audience: Audience, command: str) -> str:
    return sentence(
        audience,
        "{command} list shows your appointments of the next 7 days; {command} list next 14 days those of other days.",
        command=command,
    )


def _settings(audience: Audience, command: str) -> str:
    return sentence(audience, "{command} settings opens your own defaults.", command=command)


def _whoami(audience: Audience, command: str) -> str:
    return sentence(audience, "{command} whoami shows who you are to me.", command=command)


# The sentence of each action that help names, in this order.
ACTIONS: dict[str, Callable[[Audience, str], str]] = {
    actions.BOOK.name: _book,
    actions.OPEN_FORM.name: _open_form,
    actions.LIST.name: _list,
    actions.SETTINGS.name: _settings,
    actions.WHOAMI.name: _whoami,
}


def whoami(audience: Audience, member: Member | None, owner: str | None, policy: Policy) -> str:
    """What `/meeting whoami` answers. `owner` is a LeadSquared user's name, "" for none, None for no answer."""
    if member is None:
        return sentence(audience, "Slack isn't telling me who you are right now. Type it again in a minute.")
    return "\n".join(
        (
            sentence(audience, "You are {name}.", name=member.person.name),
            _mail(audience, member.person),
            _owner(audience, member.person, owner),
            sentence(audience, "Time zone: {zone}", zone=member.zone),
            _rights(audience, member.person, policy),
        )
    )


def _mail(audience: Audience, person: Person) -> str:
    if person.mail and person.mail_set:
        return sentence(audience, "E-mail: {mail}, set for you by whoever runs this bot", mail=person.mail)
    if person.mail:
        return sentence(audience, "E-mail: {mail}", mail=person.mail)
    if person.mail_hidden:
        return sentence(
            audience,
            "E-mail: none, because this bot lacks the scope users:read.email. Ask an admin to add it and to reinstall "
            "the app",
        )
    return sentence(audience, "E-mail: Slack shows me none")


def _owner(audience: Audience, person: Person, owner: str | None) -> str:
    if not person.mail:
        return sentence(audience, "LeadSquared user: none without an e-mail")
    if owner is None:
        return sentence(audience, "LeadSquared user: LeadSquared does not answer right now")
    if not owner:
        return sentence(audience, "LeadSquared user: none has this e-mail. Ask an admin of LeadSquared to add you")
    return sentence(audience, "LeadSquared user: {name}", name=owner)


def _rights(audience: Audience, person: Person, policy: Policy) -> str:
    if person.outside or person.deleted or person.bot or (person.guest and not policy.guests):
        return sentence(audience, "You can't book here.")
    if person.guest or policy.assign != "members":
        return sentence(audience, "You can book for yourself.")
    return sentence(audience, "You can book for yourself and for colleagues.")
