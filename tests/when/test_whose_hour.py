"""A city behind a clock, a date that is far away, a plan that is no meeting yet: asked, never booked."""

from __future__ import annotations

from bot.when import read
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall
from tests.when.corpus.sales_floor import FAR_AWAY, OPEN_PLANS, WHOSE_HOUR, WHOSE_HOUR_ABROAD


@for_each(("text", "there", "here"), WHOSE_HOUR)
def test_a_city_behind_a_clock_may_be_whose_hour_it_is(text: str, there: str, here: str) -> None:
    """The city's own hour is offered first, then the reader's."""
    result = read(text, wall(NOW))
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.TWO_READINGS
    assert [candidate.start for candidate in result.candidates] == [wall(there), wall(here)]
    assert [candidate.zone_said for candidate in result.candidates] == [True, False]


@for_each(("language", "text"), WHOSE_HOUR_ABROAD)
def test_a_city_is_known_by_its_name_in_the_language_of_the_line(language: str, text: str) -> None:
    result = read(text, wall(NOW), (language,))
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.TWO_READINGS
    assert [candidate.start for candidate in result.candidates] == [wall("2026-11-25 20:30"), wall("2026-11-25 15:00")]


def test_a_reader_in_that_city_is_not_asked() -> None:
    """In London 3pm London is 3pm, and the city stays in the title."""
    result = read("fri 3pm London", wall(NOW, "Europe/London"))
    assert isinstance(result, Reading), result
    assert (result.start, result.title) == (wall("2026-11-27 15:00", "Europe/London"), "London")


@for_each(("text", "over", "coming"), FAR_AWAY)
def test_a_date_eleven_months_off_may_be_the_one_just_over(text: str, over: str, coming: str) -> None:
    result = read(text, wall(NOW))
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.TWO_READINGS
    assert [candidate.start for candidate in result.candidates] == [wall(over), wall(coming)]


def test_a_year_that_is_said_is_believed_however_far() -> None:
    result = read("Acme 20 Nov 2027 3pm", wall(NOW))
    assert isinstance(result, Reading), result
    assert result.start == wall("2027-11-20 15:00")


@for_each(("language", "text"), OPEN_PLANS)
def test_a_plan_that_is_no_single_moment_is_asked_about(language: str, text: str) -> None:
    assert isinstance(read(text, wall(NOW), (language,)), Unclear)


@for_each("language", ["de", "fr", "es", "pt", "it", "nl", "hi", "ja", "zh", "ru", "tr", "pl"])
@for_each(
    ("text", "start"),
    [
        ("fri 3pm Acme", "2026-11-27 15:00"),
        ("Acme in a fortnight 4pm", "2026-12-08 16:00"),
        ("meet Ravi fri & sat 4pm", ""),
        ("meet Ravi fri 4 & 5pm", ""),
        ("fri 4pm london", ""),
        ("fri 4pm est", ""),
        ("fri 4pm Eastern Bank demo", ""),
    ],
)
def test_an_english_line_is_never_read_as_another_hour_by_a_reader_of_another_language(
    language: str, text: str, start: str
) -> None:
    """Right or asked about; what has no start here is asked about in English too, or is the said zone's."""
    result = read(text, wall(NOW), (language, "en"))
    assert isinstance(result, Unclear) or (start and result.start == wall(start)), result
