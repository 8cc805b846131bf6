"""A person's own settings, and the Home tab."""

from bot.meetings.audience import Audience
from bot.meetings.model import Policy
from bot.slack.text import form_text
from bot.slack.text.translation import sentence


def title(audience: Audience) -> str:
    return sentence(audience, "My meeting settings")


def save(audience: Audience) -> str:
    return sentence(audience, "Save")


def length_label(audience: Audience) -> str:
    return sentence(audience, "Usual length")


def type_label(audience: Audience) -> str:
    return sentence(audience, "Usual type")


def mail_label(audience: Audience) -> str:
    return sentence(audience, "E-mail")


def mail_box(audience: Audience) -> str:
    return sentence(audience, "LeadSquared e-mails me about my appointments")


def quiet_label(audience: Audience) -> str:
    return sentence(audience, "Cards")


def quiet_box(audience: Audience) -> str:
    return sentence(audience, "Post my cards in a direct message, not in the channel")


def zone_label(audience: Audience) -> str:
    return sentence(audience, "Time zone, if Slack's is wrong")


def zone_hint(audience: Audience, zone: str | None) -> str:
    """`zone` is the one in the Slack profile."""
    if zone:
        return sentence(audience, "Slack says {zone}.", zone=zone)
    return sentence(audience, "Slack shows none.")


def wrong_zone(audience: Audience) -> str:
    return sentence(audience, "Type a zone's name, like Asia/Kolkata or Europe/Berlin.")


def change(audience: Audience) -> str:
    return sentence(audience, "Change my settings")


def schedule(audience: Audience) -> str:
    return sentence(audience, "Schedule a meeting")


def rows(audience: Audience, policy: Policy, zone: str, *, quiet: bool) -> list[str]:
    """What is in force for somebody, a line each; `policy` with their own settings applied."""
    return [
        sentence(audience, "Usual length: {length}", length=form_text.minutes(audience, policy.minutes)),
        sentence(audience, "Usual type: {type}", type=policy.task_type),
        sentence(audience, "Reminder: {time}", time=form_text.minutes(audience, policy.reminder))
        if policy.reminder
        else sentence(audience, "Reminder: none"),
        sentence(audience, "E-mail from LeadSquared: on")
        if policy.notify
        else sentence(audience, "E-mail from LeadSquared: off"),
        sentence(audience, "Cards: only in a direct message") if quiet else sentence(audience, "Cards: in the channel"),
        sentence(audience, "Time zone: {zone}", zone=zone),
    ]
