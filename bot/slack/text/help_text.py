"""What can be typed, and who the bot takes somebody for."""

from collections.abc import Callable
from typing import NamedTuple

from bot.meetings import actions
from bot.meetings.audience import Audience
from bot.meetings.model import Person, Policy
from bot.meetings.options import BY_KEY, KEYS, OPTIONS
from bot.slack.directory import Member, OwnerAnswer
from bot.slack.text.translation import sentence


class Help(NamedTuple):
    """A sentence, the lines that show it, and a table: what is typed, and what it does."""

    sentence: str
    lines: tuple[str, ...]
    rows: tuple[tuple[str, str], ...]


def help_(audience: Audience, command: str, *, by_mention: bool = False) -> Help:
    """`command` is the slash command, `/meeting`, or with `by_mention` the bot's name, `@Meetings`."""
    lines = (
        f"{command} tomorrow 3-4pm Demo with Acme",
        f"{command} day after tomorrow 11:15 for 25m renewal",
        f'{command} Site visit in 3 days at 2pm where:"Room 4" remind:15 -- bring the contract',
    )
    told = sentence(
        audience, "I book appointments in LeadSquared. Type the time and the title in any order, like this:"
    )
    rows = ACTIONS | ({actions.OPEN_FORM.name: _mention_alone} if by_mention else {})
    return Help(told, lines, tuple(row(audience, command) for row in rows.values()))


def _options(audience: Audience, command: str) -> tuple[str, str]:
    del command
    return (
        " ".join([OPTIONS[0].example, *(f"{key}:" for key in KEYS[1:-1]), "--"]),
        sentence(
            audience,
            "options, in any order; after -- a description. {no_time} lets LeadSquared choose the day and the length",
            no_time=BY_KEY["when"].example,
        ),
    )


def _open_form(audience: Audience, command: str) -> tuple[str, str]:
    return command, sentence(audience, "opens a form")


def _mention_alone(audience: Audience, command: str) -> tuple[str, str]:
    return command, sentence(audience, "shows this; the button opens a form that answers in this thread")


def _list(audience: Audience, command: str) -> tuple[str, str]:
    shown = sentence(audience, "your appointments of the next 7 days, or of other days: list next 14 days")
    return f"{command} list", shown


def _settings(audience: Audience, command: str) -> tuple[str, str]:
    return f"{command} settings", sentence(audience, "opens your own defaults")


def _whoami(audience: Audience, command: str) -> tuple[str, str]:
    return f"{command} whoami", sentence(audience, "shows who you are to me, and whether LeadSquared answers")


def _delete(audience: Audience, command: str) -> tuple[str, str]:
    return f"{command} {actions.DELETE.example}", sentence(
        audience, "finds that appointment, and asks before I delete it"
    )


def _move(audience: Audience, command: str) -> tuple[str, str]:
    return f"{command} {actions.MOVE.example}", sentence(audience, "moves it; what you don't say stays")


def _held(audience: Audience, command: str) -> tuple[str, str]:
    return f"{command} {actions.HELD.example}", sentence(audience, "completes it, with a note")


def _no_show(audience: Audience, command: str) -> tuple[str, str]:
    return f"{command} {actions.NO_SHOW.example}", sentence(audience, "completes it as a no-show")


def _hand_over(audience: Audience, command: str) -> tuple[str, str]:
    return f"{command} {actions.HAND_OVER.example}", sentence(audience, "gives it to a colleague")


# A row of the table for each action that help names, in this order: what is typed, and what it does.
ACTIONS: dict[str, Callable[[Audience, str], tuple[str, str]]] = {
    actions.BOOK.name: _options,
    actions.OPEN_FORM.name: _open_form,
    actions.LIST.name: _list,
    actions.DELETE.name: _delete,
    actions.MOVE.name: _move,
    actions.HELD.name: _held,
    actions.NO_SHOW.name: _no_show,
    actions.HAND_OVER.name: _hand_over,
    actions.SETTINGS.name: _settings,
    actions.WHOAMI.name: _whoami,
}


def whoami(audience: Audience, member: Member | None, owner: OwnerAnswer, policy: Policy) -> str:
    """What `/meeting whoami` answers."""
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


def _owner(audience: Audience, person: Person, owner: OwnerAnswer) -> str:
    if not person.mail:
        return sentence(audience, "LeadSquared user: none without an e-mail")
    if owner.keys_refused:
        return sentence(
            audience,
            "LeadSquared user: LeadSquared does not accept this bot's keys. This isn't your fault. Ask an admin to run "
            "python -m bot check",
        )
    if owner.name is None:
        return sentence(audience, "LeadSquared user: LeadSquared does not answer right now")
    if not owner.name:
        return sentence(audience, "LeadSquared user: none has this e-mail. Ask an admin of LeadSquared to add you")
    return sentence(audience, "LeadSquared user: {name}", name=owner.name)


def _rights(audience: Audience, person: Person, policy: Policy) -> str:
    if person.outside or person.deleted or person.bot or (person.guest and not policy.guests):
        return sentence(audience, "You can't book here.")
    if person.guest or policy.assign != "members":
        return sentence(audience, "You can book for yourself.")
    return sentence(audience, "You can book for yourself and for colleagues.")
