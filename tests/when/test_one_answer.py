"""Figures that would be next year's day are asked about; what has one answer left is not."""

from __future__ import annotations

from bot.when import Kind, Reading, Unclear, languages_for, read
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall

INDIA, AMERICA = "Asia/Kolkata", "America/New_York"


@for_each(
    ("text", "locale", "zone", "starts"),
    [
        ("5/12 3pm demo", "en-US", AMERICA, ["2026-12-05 15:00", "2027-05-12 15:00"]),
        ("12/5 11am", "en-IN", INDIA, ["2026-12-05 11:00", "2027-05-12 11:00"]),
        ("5/12", "en-US", AMERICA, ["2026-12-05 00:00", "2027-05-12 00:00"]),
    ],
)
def test_both_ways_are_offered_the_nearer_first(text: str, locale: str, zone: str, starts: list[str]) -> None:
    result = read(text, wall(NOW, zone), languages_for(locale, zone))
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.TWO_READINGS
    assert [one.start for one in result.candidates] == [wall(start, zone) for start in starts]


@for_each(
    ("text", "locale", "zone", "start"),
    [
        ("5/12 3pm", "en-IN", INDIA, "2026-12-05 15:00"),
        ("12/5 3pm", "en-US", AMERICA, "2026-12-05 15:00"),
        ("3/4 3pm", "en-US", AMERICA, "2027-03-04 15:00"),  # next year either way
        ("sat 5/12 3pm", "en-US", AMERICA, "2026-12-05 15:00"),  # the weekday says which
        ("5/12/27 3pm", "en-US", AMERICA, "2027-05-12 15:00"),
        ("12/5 15h", "fr-FR", "Europe/Paris", "2027-05-12 15:00"),  # French has one order
    ],
)
def test_nothing_is_asked_where_the_year_or_the_order_is_clear(text: str, locale: str, zone: str, start: str) -> None:
    result = read(text, wall(NOW, zone), languages_for(locale, zone))
    assert isinstance(result, Reading), result
    assert result.start == wall(start, zone)


@for_each(("text", "start"), [("24 nov at 6 demo", "2026-11-24 18:00"), ("demo 24/11 at 6", "2026-11-24 18:00")])
def test_an_hour_of_today_that_is_over_is_not_asked_about(text: str, start: str) -> None:
    """A question with one answer is none."""
    result = read(text, wall(NOW), ("en-IN", "en"))
    assert isinstance(result, Reading), result
    assert result.start == wall(start)
