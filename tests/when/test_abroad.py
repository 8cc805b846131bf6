"""A day in a language that the line is not read in is asked about: it is no title, and the hour is not today's."""

from __future__ import annotations

from bot.when import read
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall

TOMORROW, TODAY = "2026-11-25 15:00", "2026-11-24 15:00"


@for_each(
    ("text", "there"),
    [
        ("demain 15h demo avec Acme", TOMORROW),
        ("amanhã às 15h demo", TOMORROW),
        ("Morgen 3pm Demo mit Acme", TOMORROW),
        ("domani 3pm demo", TOMORROW),
        ("übermorgen 3pm demo", "2026-11-26 15:00"),
        ("vendredi 15h demo", "2026-11-27 15:00"),
        ("27 listopada 15:00 demo", "2026-11-27 15:00"),
        ("kal 3pm demo", TOMORROW),
    ],
)
def test_a_day_in_another_language_is_offered_beside_today(text: str, there: str) -> None:
    result = read(text, wall(NOW), ("en-IN", "en"))
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.TWO_READINGS
    assert [candidate.start for candidate in result.candidates] == [wall(there), wall(TODAY)]


@for_each("language", ["de", "fr", "es", "ja"])
def test_readers_of_every_language_are_asked(language: str) -> None:
    result = read("domani 15:00 demo", wall(NOW), (language,))
    assert isinstance(result, Unclear), result
    assert [candidate.start for candidate in result.candidates] == [wall(TOMORROW), wall(TODAY)]


@for_each(
    ("text", "start"),
    [
        ("tomorrow 3pm call Domingo", TOMORROW),  # the line has a day
        ('"Demain" review 3pm', TODAY),  # quoted words are never a time
        ("3pm call Ravi", TODAY),
        ("3pm Mars review", TODAY),
        ("heute 3pm demo", TODAY),  # the same moment either way
    ],
)
def test_nobody_is_asked_where_the_day_is_clear(text: str, start: str) -> None:
    result = read(text, wall(NOW), ("en-IN", "en"))
    assert isinstance(result, Reading), result
    assert result.start == wall(start)


def test_each_moment_is_offered_once() -> None:
    """On a Tuesday, martes is today or a week later."""
    result = read("martes 3pm demo", wall(NOW), ("en",))
    assert isinstance(result, Unclear), result
    starts = [candidate.start for candidate in result.candidates]
    assert len(starts) == len(set(starts))
