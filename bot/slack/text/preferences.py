"""A person's own settings, and the Home tab."""

from bot.meetings.audience import Audience
from bot.meetings.language_search import FoundLanguage
from bot.meetings.model import Policy
from bot.meetings.zone_search import FoundZone
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


def zone_example(audience: Audience) -> str:
    return sentence(audience, "Search: India, Kolkata, IST, +5:30")


def zone_found(audience: Audience, zone: FoundZone) -> str:
    """`Kolkata, India (UTC+05:30)`"""
    if not zone.country:
        return zone.key
    return sentence(audience, "{city}, {country} ({offset})", city=zone.city, country=zone.country, offset=zone.offset)


def wrong_zone(audience: Audience) -> str:
    return sentence(audience, "Type a zone's name, like Asia/Kolkata or Europe/Berlin.")


def language_label(audience: Audience) -> str:
    return sentence(audience, "Language you type in")


def language_hint(audience: Audience) -> str:
    return sentence(audience, "For times, like “demain 15h”. English always works too.")


def language_example(audience: Audience) -> str:
    return sentence(audience, "Search: Hindi, हिन्दी, de")


def language_found(audience: Audience, language: FoundLanguage) -> str:
    """`Hindi (हिन्दी)`"""
    if language.name.casefold() == language.own_name.casefold():
        return language.name
    return sentence(audience, "{name} ({own_name})", name=language.name, own_name=language.own_name)


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
