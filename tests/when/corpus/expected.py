"""What a line must mean: one expected moment, and every phrasing of it.

The shape of the corpus only; the phrasings are in the modules beside this one, the comparing in the
tests above it.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo

# A Tuesday morning in India, the hour at which a salesperson plans the day.
NOW = "2026-11-24 10:05"
ZONE = "Asia/Kolkata"


@dataclass(frozen=True)
class Expected:
    """`start`, `end` and `now` are wall clocks in `zone`, "YYYY-MM-DD HH:MM".

    `end` is None where no phrasing says one. `title` is what every phrasing leaves.
    """

    start: str
    phrasings: tuple[str, ...]
    end: str | None
    title: str
    language: str
    zone: str
    now: str


@dataclass(frozen=True)
class Case:
    """One phrasing with what it must mean, for a parametrized test."""

    text: str
    expected: Expected

    def __str__(self) -> str:
        return f"{self.expected.language}: {self.text}"


def moment(
    start: str,
    *phrasings: str,
    end: str | None = None,
    title: str = "",
    language: str = "en",
    zone: str = ZONE,
    now: str = NOW,
) -> Expected:
    """The start, then all its phrasings; an `end` without a date is on the day of the start."""
    if end is not None and len(end) == len("15:00"):
        end = f"{start[:10]} {end}"
    return Expected(start, phrasings, end, title, language, zone, now)


def cases(*moments: Expected) -> tuple[Case, ...]:
    return tuple(Case(text, expected) for expected in moments for text in expected.phrasings)


def wall(text: str, zone: str = ZONE) -> datetime:
    """An aware moment from "YYYY-MM-DD HH:MM" and an IANA name."""
    return datetime.fromisoformat(text).replace(tzinfo=ZoneInfo(zone))
