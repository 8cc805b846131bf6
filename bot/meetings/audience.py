"""Who reads what the bot writes, and in which language and time zone."""

from dataclasses import dataclass

from bot.meetings.model import Person


@dataclass(frozen=True)
class Audience:
    """One reader: a Slack user id, a language code like `de`, and the IANA name of a time zone."""

    user: str
    language: str = "en"
    zone: str = "UTC"


def audience_of(person: Person, zone: str) -> Audience:
    """`zone` is the IANA name of the zone that the person's times are shown in."""
    return Audience(person.user, person.locale.replace("_", "-").partition("-")[0].lower() or "en", zone)
