"""Every line that help, README, manifest, demo and tour teach is read as one time, on any day and at any hour."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.meetings import line
from bot.slack.text.help_text import help_
from bot.when import Reading
from sandbox import demo

ROOT = Path(__file__).parents[2]
# Lines that teach something else than a time: words for the bot itself, and what it asks about.
NOT_BOOKED = {"settings", "whoami", "help", "tomorrow at 6 Call Tom", "Coffee with Lin", ""}


def in_readme() -> Iterator[str]:
    text = (ROOT / "README.md").read_text()
    yield from re.findall(r"`/meeting ([^`]+)`", text)
    yield from re.findall(r'make demo LINE="([^"]+)"', text)


def in_manifest() -> Iterator[str]:
    yield from re.findall(r"usage_hint: (.+)", (ROOT / "manifest.yml").read_text())


def in_tour() -> Iterator[str]:
    tour = (ROOT / "sandbox/play/page/tour.js").read_text()
    yield from (found.removeprefix("/meeting").strip() for found in re.findall(r'line: "([^"]+)"', tour))


def in_help() -> Iterator[str]:
    yield from (taught.removeprefix("/meeting ") for taught in help_("/meeting")[1])


TAUGHT = sorted({*in_readme(), *in_manifest(), *in_tour(), *in_help(), *demo.LINES} - NOT_BOOKED)


def moments() -> Iterator[datetime]:
    """Each day of a week at five hours, the days on which clocks change, the last days of a month and of a year."""
    days = [date(2026, 11, 23) + timedelta(days=days) for days in range(7)]
    days += [date(2026, 3, 28), date(2026, 10, 24), date(2026, 3, 7), date(2026, 10, 31)]
    days += [date(2026, 12, 31), date(2028, 2, 28), date(2028, 2, 29)]
    for day in days:
        for clock in (time(0, 5), time(6, 30), time(12), time(17, 45), time(23, 50)):
            for zone in ("Asia/Kolkata", "Europe/London", "America/New_York", "Australia/Sydney"):
                yield datetime.combine(day, clock, ZoneInfo(zone))


def test_there_are_lines_to_look_at() -> None:
    for place in (in_readme, in_manifest, in_tour, in_help):
        assert set(place()) - NOT_BOOKED, place.__name__


@pytest.mark.parametrize("taught", TAUGHT)
def test_a_taught_line_is_booked_on_any_day(taught: str) -> None:
    for now in moments():
        draft = line.parse(taught, (), now, ("en",))
        assert isinstance(draft.when, Reading), f"{now}: {draft.when}"
        assert draft.when.start > now, now
        assert not draft.problems
        assert not draft.tails, "no value goes on in the words behind it"
