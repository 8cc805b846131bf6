"""What people type in five places is booked at the hour they mean, or asked about."""

from __future__ import annotations

from bot.when import languages_for, read
from bot.when.reading import Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import wall
from tests.when.corpus.typed import PLACES, Place

NOW = "2026-11-26 10:20"

READ = [(place, *case) for place in PLACES for case in place.read]
ASKED = [(place, text) for place in PLACES for text in place.asked]


@for_each(("place", "text", "start", "end", "title"), READ)
def test_a_line_is_booked_as_meant(place: Place, text: str, start: str, end: str, title: str) -> None:
    result = read(text, wall(NOW, place.zone), languages_for(place.locale, place.zone))
    assert isinstance(result, Reading), result
    assert result.start == wall(start, place.zone)
    assert (f"{result.end:%H:%M}" if result.end else "") == end
    assert result.title == title


@for_each(("place", "text"), ASKED)
def test_a_line_that_says_no_one_moment_is_asked_about(place: Place, text: str) -> None:
    assert isinstance(read(text, wall(NOW, place.zone), languages_for(place.locale, place.zone)), Unclear)
