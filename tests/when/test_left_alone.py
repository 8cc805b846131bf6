"""Titles keep their numbers and names, even where they look like times."""

from __future__ import annotations

from bot.when import read
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.english_spans import LATENT
from tests.when.corpus.expected import NOW, Case, cases, wall
from tests.when.corpus.left_alone import CONTRADICTIONS, NAMES, NUMBERS

TITLES = NUMBERS + NAMES
TOMORROW_AT_3 = wall("2026-11-25 15:00")


def unchanged(text: str, title: str) -> None:
    result = read(text, wall(NOW))
    assert isinstance(result, Reading), result
    assert (result.start, result.end) == (TOMORROW_AT_3, None)
    assert result.title == title


@for_each("title", TITLES)
def test_a_title_before_the_time_stays_whole(title: str) -> None:
    unchanged(f"{title} tomorrow at 3pm", title)


@for_each("title", [title for title in TITLES if title[0].isalpha()])
def test_a_title_after_the_time_stays_whole(title: str) -> None:
    """Where the title begins with a figure the line is open to anyone: that is not promised."""
    unchanged(f"tomorrow 3pm {title}", title)


@for_each("title", NUMBERS)
def test_a_title_with_numbers_alone_names_no_time(title: str) -> None:
    result = read(title, wall(NOW))
    assert isinstance(result, Unclear), result
    assert (result.kind, result.title) == (Kind.NO_TIME, title)


@for_each("title", NAMES)
def test_a_title_with_a_name_of_time_alone_is_never_booked(title: str) -> None:
    assert isinstance(read(title, wall(NOW)), Unclear)


@for_each("title", CONTRADICTIONS)
def test_a_name_that_contradicts_the_day_is_kept_or_asked_about(title: str) -> None:
    result = read(f"{title} tomorrow at 3pm", wall(NOW))
    if isinstance(result, Reading):
        assert (result.start, result.title) == (TOMORROW_AT_3, title)
    else:
        assert result.kind in (Kind.TWO_READINGS, Kind.SEVERAL)


@for_each("case", cases(*LATENT))
def test_numbers_that_are_a_time_only_alone_are_never_another_time(case: Case) -> None:
    """Beside a title they may be seats or floors: the line is asked about, or read as it would be alone."""
    result = read(f"Globex renewal {case.text}", wall(NOW))
    assert isinstance(result, Unclear) or result.start == wall(case.expected.start)
