"""The time zone of a person: their own setting, else Slack's profile, else the installation's.

IANA names only; how a zone is formatted is in when.
"""

from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from bot.meetings.model import Person, Policy, Preferences


def zone_of(person: Person, preferences: Preferences, policy: Policy) -> str:
    """The first of the three that this machine knows; the installation's was checked with the settings."""
    return next((name for name in (preferences.zone, person.zone) if name and is_zone(name)), policy.zone)


def is_zone(name: str) -> bool:
    """Whether it is a name like `Asia/Kolkata`; `Asia` alone is a folder of them."""
    try:
        ZoneInfo(name)
    except (ZoneInfoNotFoundError, ValueError, OSError):
        return False
    return True
