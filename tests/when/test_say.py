"""What is said back: as people read it, always with its zone, and so that it can be read again."""

from __future__ import annotations

from datetime import date, timedelta
from zoneinfo import available_timezones

from bot.when import read, say, whole_duration
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall

LANGUAGES = ("en", "de", "fr", "es", "pt", "it", "nl", "hi", "ja", "zh", "ru", "tr", "pl")
ZONES = (
    "Asia/Kolkata",
    "America/New_York",
    "Europe/Berlin",
    "Australia/Adelaide",
    "Australia/Lord_Howe",
    "America/Sao_Paulo",
    "Asia/Tokyo",
    "UTC",
)


def test_a_moment_in_english() -> None:
    assert say.moment(wall("2026-11-24 15:00"), now=wall(NOW)) == "Tue 24 Nov, 3:00 PM India time"


def test_a_span_in_english_names_its_half_of_the_day_once() -> None:
    said = say.span(wall("2026-11-24 15:00"), wall("2026-11-24 16:00"), now=wall(NOW))
    assert said == "Tue 24 Nov, 3:00-4:00 PM India time"


def test_a_span_over_noon_names_both() -> None:
    said = say.span(wall("2026-11-24 11:30"), wall("2026-11-24 12:15"), now=wall(NOW))
    assert said == "Tue 24 Nov, 11:30 AM-12:15 PM India time"


def test_a_span_over_midnight_names_both_days() -> None:
    said = say.span(wall("2026-11-24 23:30"), wall("2026-11-25 00:30"), now=wall(NOW))
    assert said == "Tue 24 Nov, 11:30 PM - Wed 25 Nov, 12:30 AM India time"


def test_another_year_is_named() -> None:
    assert "2027" in say.moment(wall("2027-01-05 15:00"), now=wall(NOW))
    assert "2026" not in say.moment(wall("2026-12-31 15:00"), now=wall(NOW))


def test_without_a_now_the_year_is_always_named() -> None:
    """Nobody knows then which year goes without saying."""
    assert "2026" in say.moment(wall("2026-11-24 15:00"))


@for_each("language", LANGUAGES)
@for_each(("zone", "other"), [("Asia/Kolkata", "Asia/Tokyo"), ("America/New_York", "Europe/Berlin")])
def test_every_time_names_its_zone(language: str, zone: str, other: str) -> None:
    """The same wall clock in two zones is never the same words."""
    here, there = (wall("2026-11-24 15:00", name) for name in (zone, other))
    assert say.moment(here, language) != say.moment(there, language)


@for_each("language", LANGUAGES)
def test_the_two_hours_of_one_clock_are_told_apart(language: str) -> None:
    first = wall("2027-11-07 01:30", "America/New_York")
    assert say.moment(first, language) != say.moment(first.replace(fold=1), language)


def test_an_hour_that_comes_twice_is_said_with_its_offset() -> None:
    first = wall("2027-11-07 01:30", "America/New_York")
    assert "4" in say.moment(first).partition("AM")[2]
    assert "5" in say.moment(first.replace(fold=1)).partition("AM")[2]


def test_a_language_we_do_not_know_is_said_in_english() -> None:
    assert say.moment(wall("2026-11-24 15:00"), "tlh") == say.moment(wall("2026-11-24 15:00"))


@for_each("language", ["de", "fr", "es", "it", "nl", "ru", "tr", "pl", "pt"])
def test_where_people_count_24_hours_so_do_we(language: str) -> None:
    said = say.moment(wall("2026-11-24 15:00"), language)
    assert "15:00" in said
    assert "PM" not in said


@for_each("language", LANGUAGES)
@for_each("zone", ZONES)
def test_what_is_said_reads_back_as_the_same_moment(language: str, zone: str) -> None:
    now = wall(NOW, zone)
    for clock in ("2026-11-24 23:45", "2026-11-25 00:00", "2026-12-01 06:00", "2027-03-04 12:30"):
        start = wall(clock, zone)
        said = say.moment(start, language, now=now)
        result = read(said, now, (language,))
        assert isinstance(result, Reading), (said, result)
        assert (result.start, result.end, result.title) == (start, None, ""), said


@for_each("language", LANGUAGES)
@for_each("zone", ZONES)
def test_what_is_said_reads_back_as_the_same_span(language: str, zone: str) -> None:
    now = wall(NOW, zone)
    for clock, minutes in (
        ("2026-11-25 15:00", 60),
        ("2026-11-25 11:30", 45),
        ("2026-11-25 23:30", 60),
        ("2026-12-03 06:00", 90),
        ("2027-01-05 09:00", 480),
    ):
        start = wall(clock, zone)
        end = start + timedelta(minutes=minutes)
        said = say.span(start, end, language, now=now)
        result = read(said, now, (language,))
        assert isinstance(result, Reading), (said, result)
        assert (result.start, result.end, result.title) == (start, end, ""), said


@for_each("zone", ["Asia/Kolkata", "America/New_York", "Europe/Berlin"])
def test_a_moment_said_elsewhere_reads_as_the_same_moment_here(zone: str) -> None:
    """A colleague pastes the card's line: the zone in it counts, not theirs."""
    start = wall("2026-12-03 15:00", zone)
    said = say.moment(start)
    result = read(said, wall(NOW, "Asia/Tokyo"))
    assert isinstance(result, Reading), (said, result)
    assert result.start == start


@for_each("clock", ["2027-01-13 15:00", "2027-07-14 15:00"])
def test_every_zone_of_the_world_is_read_back_by_the_name_we_give_it(clock: str) -> None:
    """A colleague elsewhere reads the card: no name may mean another offset there, or nothing."""
    here = wall(NOW)
    misread = {}
    for zone in sorted(zone for zone in available_timezones() if "/" in zone and "Etc/" not in zone):
        start = wall(clock, zone)
        said = say.moment(start)
        result = read(said, here)
        if not isinstance(result, Reading) or result.start != start or result.title:
            misread[zone] = said
    assert misread == {}


@for_each("language", LANGUAGES)
@for_each("day", ["2026-11-25", "2026-12-31", "2027-02-01"])
def test_a_day_that_is_said_reads_back_as_that_day(language: str, day: str) -> None:
    said = say.day(date.fromisoformat(day), language)
    result = read(said, wall(NOW), (language,))
    assert isinstance(result, Unclear), (said, result)
    assert result.kind is Kind.NO_CLOCK
    assert result.candidates[0].start == wall(f"{day} 00:00")


@for_each("language", LANGUAGES)
@for_each("minutes", [5, 15, 30, 45, 60, 90, 120, 135, 480])
def test_a_duration_that_is_said_reads_back_as_long(language: str, minutes: int) -> None:
    said = say.duration(timedelta(minutes=minutes), language)
    assert whole_duration(said, (language,)) == timedelta(minutes=minutes), said
