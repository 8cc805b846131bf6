"""A reading says which of its parts were said, where, and by which rule the rest was filled in."""

from __future__ import annotations

from bot.when import read
from bot.when.reading import Part, Piece, Reading
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall


def reading_of(text: str) -> Reading:
    result = read(text, wall(NOW))
    assert isinstance(result, Reading), result
    return result


def said(text: str, piece: Piece) -> str:
    """The words of the text in which that piece was said."""
    parts = [part for part in reading_of(text).parts if part.piece is piece and part.said]
    return " ".join(text[start:end] for part in parts for start, end in part.spans)


def filled_in(text: str, piece: Piece) -> list[Part]:
    return [part for part in reading_of(text).assumed if part.piece is piece]


@for_each("text", ["tomorrow 3pm", "tomorrow 15:00", "2026-11-25 15:00", "wed 3pm-4pm"])
def test_a_clock_with_its_half_of_the_day_is_said(text: str) -> None:
    assert said(text, Piece.CLOCK)
    assert filled_in(text, Piece.CLOCK) == []


@for_each("text", ["tomorrow at 3", "tomorrow 3-4", "tomorrow at 9", "half past 2"])
def test_a_clock_without_its_half_of_the_day_is_filled_in_by_a_rule(text: str) -> None:
    """The person is shown why 3 is the afternoon."""
    (clock,) = filled_in(text, Piece.CLOCK)
    assert clock.rule


@for_each("text", ["3pm", "15:00", "9am", "2-3pm"])
def test_a_day_nobody_said_is_filled_in_by_a_rule(text: str) -> None:
    (date,) = filled_in(text, Piece.DATE)
    assert date.rule
    assert date.spans == ()
    assert not said(text, Piece.DATE)


def test_the_end_of_the_day_is_an_hour_we_fill_in() -> None:
    """Somebody's working day ends at five, somebody's at six: ours is shown with its rule."""
    reading = reading_of("Send quote tomorrow eod")
    assert reading.title == "Send quote"
    assert wall("2026-11-25 16:00") <= reading.start <= wall("2026-11-25 18:00")
    (clock,) = filled_in("Send quote tomorrow eod", Piece.CLOCK)
    assert clock.rule


@for_each("text", ["tomorrow at 3", "wed 3-4pm", "fri 3pm GMT for 45 min", "3pm", "eod"])
def test_what_was_said_has_words_and_no_rule_and_what_was_not_has_a_rule(text: str) -> None:
    for part in reading_of(text).parts:
        assert part.said == bool(part.spans) == (not part.rule), part


@for_each(
    ("text", "piece", "words"),
    [
        ("Demo with Acme tomorrow 3pm", Piece.DATE, "tomorrow"),
        ("Demo with Acme on Friday at 3pm", Piece.DATE, "Friday"),
        ("Demo with Acme tomorrow 3pm", Piece.CLOCK, "3pm"),
        ("Demo with Acme fri 3pm GMT", Piece.ZONE, "GMT"),
        ("Demo with Acme fri 9am Sydney time", Piece.ZONE, "Sydney"),
        ("Demo with Acme tomorrow 3-4pm", Piece.END, "4pm"),
        ("Demo with Acme tomorrow from 3 until 5pm", Piece.END, "5pm"),
        ("Demo with Acme tomorrow 3pm for 45 min", Piece.DURATION, "45 min"),
    ],
)
def test_a_part_points_at_its_words(text: str, piece: Piece, words: str) -> None:
    assert words in said(text, piece)


@for_each(
    ("text", "end_said"),
    [("tomorrow 3pm", False), ("tomorrow 3-4pm", True), ("tomorrow 3pm for 20 min", True)],
)
def test_a_reading_knows_whether_an_end_was_said(text: str, end_said: bool) -> None:
    assert reading_of(text).end_said is end_said


@for_each(
    ("text", "zone_said"),
    [("fri 3pm", False), ("fri 3pm GMT", True), ("fri 9am Sydney time", True)],
)
def test_a_reading_knows_whether_a_zone_was_said(text: str, zone_said: bool) -> None:
    reading = reading_of(text)
    assert reading.zone_said is zone_said
    assert (reading.zone == "Asia/Kolkata") is not zone_said


def test_a_zone_in_the_text_does_not_move_the_reader() -> None:
    """Start and end are in the reader's zone, whichever zone was written."""
    assert str(reading_of("fri 9am Sydney time").start.tzinfo) == "Asia/Kolkata"


def test_a_place_in_the_text_is_named_as_its_zone() -> None:
    assert reading_of("fri 9am Sydney time").zone == "Australia/Sydney"
