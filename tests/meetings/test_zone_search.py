"""Zones and languages are found by what people call them."""

from datetime import UTC, datetime

import pytest

from bot.meetings.language_search import find_languages, name_of
from bot.meetings.zone_search import MOST, find_zones, zone_of

NOVEMBER, JULY = datetime(2026, 11, 24, tzinfo=UTC), datetime(2026, 7, 1, tzinfo=UTC)


@pytest.mark.parametrize(
    ("words", "key"),
    [
        *((words, "Asia/Kolkata") for words in ("India", "indi", "Kolkata", "calcutta", "Mumbai", "IST", "+5:30")),
        *((words, "America/New_York") for words in ("new york", "America/New_York", "est", "usa", "United States")),
        *((words, "Europe/London") for words in ("uk", "Londres", "United Kingdom", "bst")),
        *((words, "Europe/Berlin") for words in ("germany", "Berlin", "münchen")),
        *((words, "UTC") for words in ("utc", "UTC")),
        ("-8", "America/Los_Angeles"),
        ("UTC+9", "Asia/Tokyo"),
    ],
)
def test_a_zone_is_found_by_its_places_and_names(words: str, key: str) -> None:
    found = [one.key for one in find_zones(words, NOVEMBER, "en")]
    assert found[0] == key or (words[0] in "+-U" and key in found[:6])


@pytest.mark.parametrize("words", ["Atlantis", "5", "25:61 o'clock", "\U0001f469", "x" * 500])
def test_what_no_place_is_called_finds_nothing(words: str) -> None:
    assert find_zones(words, NOVEMBER, "en") == ()


def test_a_short_name_of_several_zones_offers_them_all() -> None:
    assert {"Asia/Kolkata", "Asia/Jerusalem", "Europe/Dublin"} <= {one.key for one in find_zones("IST", JULY, "en")}


def test_an_offset_is_that_of_the_day() -> None:
    assert "Europe/Berlin" in [one.key for one in find_zones("+2", JULY, "en")]
    assert "Europe/Berlin" not in [one.key for one in find_zones("+2", NOVEMBER, "en")]


def test_a_place_is_also_found_in_the_readers_language() -> None:
    [zone] = [one for one in find_zones("Indien", NOVEMBER, "de") if one.key == "Asia/Kolkata"]
    assert (zone.country, zone.offset) == ("Indien", "UTC+05:30")


def test_no_words_offer_what_is_in_force_and_no_search_is_too_long() -> None:
    assert [one.key for one in find_zones(" ", NOVEMBER, "en", ("Asia/Kolkata", "Asia/Kolkata"))] == [
        "Asia/Kolkata",
        "UTC",
    ]
    assert len(find_zones("a", NOVEMBER, "en")) <= MOST
    assert zone_of("Middle/Earth", NOVEMBER, "en") is None


@pytest.mark.parametrize("words", ["Hindi", "हिन्दी", "hi", "hin"])
def test_a_language_is_found_by_its_names(words: str) -> None:
    assert find_languages(words, "en")[0].code == "hi"


def test_languages_are_named_to_the_reader() -> None:
    assert find_languages("Deutsch", "de")[0].name == "Deutsch"
    assert find_languages("german", "de")[0].own_name == "Deutsch"
    assert name_of("de", "en") == "German"
    assert find_languages("Klingon", "en") == ()
    assert {"en", "de", "hi", "ta"} <= {one.code for one in find_languages("", "en")}
