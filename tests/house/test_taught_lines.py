"""Every line that help, docs, manifest, demo and tour teach is read as one time, on any day and at any hour."""

import re
from collections.abc import Iterator
from datetime import date, datetime, time, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from bot.meetings import line
from bot.meetings.actions import BOOK, LIST, for_line
from bot.meetings.actions.list import words_of
from bot.slack.text.help_text import help_
from bot.when import Reading
from bot.when.periods import period
from sandbox import demo
from tests.meetings.samples import READER

ROOT = Path(__file__).parents[2]
# Lines that teach something else than a time: words for the bot itself, and what it asks about.
NOT_BOOKED = {"settings", "whoami", "help", "tomorrow at 6 Call Tom", "Coffee with Lin", ""}
PAGES = (ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md")))
# What stands for a value that the person has to know.
PLACEHOLDERS = {
    "<OpportunityId>": "6ae5d1f2-8d3b-4b8e-9c1a-2f0e6d7c8b9a",
    "<user id>": "0b1c2d3e-4f5a-6b7c-8d9e-0f1a2b3c4d5e",
}


def in_docs() -> Iterator[str]:
    for page in PAGES:
        text = page.read_text()
        yield from re.findall(r"(?:`|^)/meeting ([^`\n]+)", text, re.MULTILINE)
        yield from re.findall(r'make demo LINE="([^"]+)"', text)


def options_in_docs() -> list[str]:
    """`lead:"Asha Rao"`, `remind:off`; each as it may be typed behind a title."""
    table = (ROOT / "docs/what-you-can-type.md").read_text().partition("## Options")[2].partition("##")[0]
    shown = [
        one for row in table.splitlines() if row.startswith("|") for one in re.findall("`([^`]+)`", row.split("|")[1])
    ]
    for placeholder, value in PLACEHOLDERS.items():
        shown = [one.replace(placeholder, value) for one in shown]
    return shown


def in_manifest() -> Iterator[str]:
    yield from re.findall(r"usage_hint: (.+)", (ROOT / "manifest.yml").read_text())


def in_tour() -> Iterator[str]:
    tour = (ROOT / "sandbox/play/page/tour.js").read_text()
    yield from (found.removeprefix("/meeting").strip() for found in re.findall(r'line: "([^"]+)"', tour))


def in_help() -> Iterator[str]:
    yield from (taught.removeprefix("/meeting ") for taught in help_(READER, "/meeting")[1])


EACH = {*in_docs(), *in_manifest(), *in_tour(), *in_help(), *demo.LINES} - NOT_BOOKED
LISTED = sorted(one for one in EACH if LIST.takes(one))
# The others change an appointment that is booked already; their own stories type them.
TAUGHT = sorted(one for one in EACH if for_line(one) is BOOK)


def moments() -> Iterator[datetime]:
    """Each day of a week at five hours, the days on which clocks change, the last days of a month and of a year."""
    days = [date(2026, 11, 23) + timedelta(days=days) for days in range(7)]
    days += [date(2026, 3, 28), date(2026, 10, 24), date(2026, 3, 7), date(2026, 10, 31)]
    days += [date(2026, 12, 31), date(2028, 2, 28), date(2028, 2, 29)]
    for day in days:
        for clock in (time(0, 5), time(6, 30), time(12), time(17, 45), time(23, 50)):
            for zone in ("Asia/Kolkata", "Europe/London", "America/New_York", "Australia/Sydney"):
                yield datetime.combine(day, clock, ZoneInfo(zone))


@pytest.mark.parametrize("taught", LISTED)
def test_a_taught_list_names_its_days_on_any_day(taught: str) -> None:
    words = words_of(taught)
    assert all(period(words, now) for now in moments() if words), taught


def test_there_are_lines_to_look_at() -> None:
    for place in (in_docs, in_manifest, in_tour, in_help):
        assert set(place()) - NOT_BOOKED, place.__name__


@pytest.mark.parametrize("taught", TAUGHT)
def test_a_taught_line_is_booked_on_any_day(taught: str) -> None:
    for now in moments():
        draft = line.parse(taught, (), now, ("en",))
        assert isinstance(draft.when, Reading), f"{now}: {draft.when}"
        assert draft.when.start > now, now
        assert not draft.problems
        assert not draft.words_behind, "no value goes on in the words behind it"


@pytest.mark.parametrize("option", options_in_docs())
def test_a_taught_option_is_taken_as_it_is(option: str) -> None:
    now = datetime(2026, 11, 25, 10, tzinfo=ZoneInfo("Asia/Kolkata"))
    typed = f"{option} Demo" if option == "when:none" else f"tomorrow 3pm Demo {option}"
    draft = line.parse(typed, [("@noah", "U0NOAH")], now, ("en",))
    assert not draft.problems
    assert draft.title == "Demo"
    assert isinstance(draft.when, Reading) or draft.leave_dates
