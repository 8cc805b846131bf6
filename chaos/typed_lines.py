"""The lines people type, and how each has to end. Made from a random generator alone; types nothing."""

from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from enum import StrEnum
from random import Random
from zoneinfo import ZoneInfo


class Ending(StrEnum):
    """What a line deserves when nothing fails."""

    BOOKED = "booked"
    REFUSED = "refused"  # by the bot: in private, and no call is sent
    TURNED_DOWN = "turned down"  # by LeadSquared


@dataclass(frozen=True)
class Due:
    """When the appointment starts: `minutes` after it was typed, or tomorrow at `hour` in the typist's zone."""

    zone: str
    minutes: int = 0
    hour: int = 0

    def at(self, typed_at: datetime) -> datetime:
        """Aware UTC, to the minute; `typed_at` is aware."""
        if self.minutes:
            return (typed_at.astimezone(UTC) + timedelta(minutes=self.minutes)).replace(second=0, microsecond=0)
        here = typed_at.astimezone(ZoneInfo(self.zone)) + timedelta(days=1)
        return here.replace(hour=self.hour, minute=0, second=0, microsecond=0).astimezone(UTC)


@dataclass(frozen=True)
class TypedLine:
    """`code` is a word that is in no other line; `again` says that an impatient person types it twice."""

    number: int
    code: str
    who: str
    where: str
    text: str
    ending: Ending
    due: Due | None = None
    again: bool = False


# Whose zone and language the reading depends on; all three are active LeadSquared users.
_ZONES = {"priya": "Asia/Kolkata", "maya": "America/New_York", "lukas": "Europe/Berlin"}
# The bot is a member of general and deals, may post to sales, and has no way into vault but a response_url.
_PLACES = ("general", "general", "sales", "sales", "deals", "vault", "dm")

_BOOKED = (
    ("tomorrow 3-4pm {title}", 15, 0),
    ("tomorrow 10am {title}", 10, 0),
    ("{title} tomorrow 16:00 for 45m", 16, 0),
    ("in 2 hours {title}", 0, 120),
    ("tomorrow 2pm {title} lead:asha@globex.com", 14, 0),
    ('tomorrow 11am {title} where:"Room 4" -- bring the contract', 11, 0),
)
_GERMAN = ("morgen um 15 Uhr {title}", 15, 0)
_REFUSED = (
    "{title} with everybody",  # no time
    "yesterday 3pm {title}",  # past
    "tomorrow {title}",  # no clock
    "tomorrow 3pm {title} mins:soon",  # an option that is none
    "tomorrow 3pm {title} lead:nobody@nowhere.example",  # no such lead
    "tomorrow 3pm {title} type:Nonsense",  # no such type
)
_TURNED_DOWN = ("tomorrow 3pm {title} owner:noah@acme.com",)  # not active
_REFUSED_SHARE, _TURNED_DOWN_SHARE, _AGAIN_SHARE = 0.14, 0.08, 0.05


def write(rng: Random, count: int) -> tuple[TypedLine, ...]:
    """`count` lines by several people in several places."""
    return tuple(_line(rng, number) for number in range(count))


def _line(rng: Random, number: int) -> TypedLine:
    who = rng.choice(sorted(_ZONES))
    where = rng.choice(_PLACES)
    code = _code(number)
    title = rng.choice(("Demo", "Review", "Contract talk", "Site plan")) + f" {code}"
    chance = rng.random()
    again = rng.random() < _AGAIN_SHARE
    if chance < _REFUSED_SHARE:
        text = rng.choice(_REFUSED).format(title=title)
        return TypedLine(number, code, who, where, text, Ending.REFUSED)
    if chance < _REFUSED_SHARE + _TURNED_DOWN_SHARE:
        text = rng.choice(_TURNED_DOWN).format(title=title)
        return TypedLine(number, code, who, where, text, Ending.TURNED_DOWN)
    known = (*_BOOKED, _GERMAN) if who == "lukas" else _BOOKED
    pattern, hour, minutes = rng.choice(known)
    due = Due(_ZONES[who], minutes=minutes, hour=hour)
    return TypedLine(number, code, who, where, pattern.format(title=title), Ending.BOOKED, due, again)


def _code(number: int) -> str:
    """A word of letters only, in no language: nothing in it can be read as a time."""
    letters = "bcdfghjklmnpqrstvwxz"
    digits = [number // 400 % 20, number // 20 % 20, number % 20]
    return "Zq" + "".join(letters[digit] for digit in digits)
