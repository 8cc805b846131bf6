"""What looks like a date and is none is asked about, and never dropped with the rest booked."""

from __future__ import annotations

import time

from bot.when import read
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall


@for_each(
    "text",
    [
        *("31/02/2027 3pm demo", "13/13/2026 3pm demo", "2026-13-01 3pm", "tomorrow 31/13/2026 3pm", "27112026 3pm"),
        *("5 dec 2045 3pm demo", "5 dec 20266 3pm", "5 dec 206 3pm", "fri 4 Dec 1926 3pm", "32nd 3pm demo"),
        *(
            "32 nov 3pm",
            "nov 31 3pm",
            "5 dez 3pm",
            "5 okt 3pm",
            "9999-12-31 3pm",
            "30.02.2027 15:00",
            "27//11/2026 3pm",
        ),
    ],
)
def test_a_date_that_is_none_is_asked_about(text: str) -> None:
    result = read(text, wall(NOW), ("en-IN", "en"))
    assert isinstance(result, Unclear), result


@for_each(
    "text",
    ["9999-12-31T23:59", "9999-12-31T23:59+14:00", "3pm 5 dec 2062", "5.12.2062 15:00", "2037-12-05 3pm"],
)
def test_more_than_ten_years_away_is_refused(text: str) -> None:
    result = read(text, wall(NOW), ("en",))
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.TOO_FAR
    assert result.candidates == ()


@for_each("text", ["in 999999 days 3pm", "in 99999999 hours", "0001-01-01T00:00", "in 9999 years 3pm"])
def test_no_calendar_is_too_short(text: str) -> None:
    assert isinstance(read(text, wall(NOW), ("en",)), Unclear)


@for_each(
    "title",
    [
        *("Python 3.11.2 upgrade", "Section 8.4.2", "call 022-55-1234", "1/2 price promo", "Budget 2027", "100 seats"),
        *("Order 4711", "32nd anniversary", "2nd round"),
    ],
)
def test_figures_of_a_title_stay_there(title: str) -> None:
    result = read(f"{title} tomorrow 3pm", wall(NOW), ("en-IN", "en"))
    assert isinstance(result, Reading), result
    assert result.title == title


@for_each(
    ("text", "start"),
    [("20261127T1500", "15:00"), ("20261127T150000", "15:00"), ("20261127 3pm", "15:00")],
)
def test_the_basic_form_is_read(text: str, start: str) -> None:
    result = read(f"demo {text}", wall(NOW), ("en",))
    assert isinstance(result, Reading), result
    assert result.start == wall(f"2026-11-27 {start}")


@for_each(
    "piece",
    ["3pm or ", "monday ", '"a ', "half past ", "明天下午3点", "next week of the ", "1:", "1/2/"],
)
def test_reading_takes_time_in_proportion_and_no_more_than_that(piece: str) -> None:
    """Twenty times the text is hardly more to read, as a line is read up to a length."""

    def seconds(text: str) -> float:
        begin = time.process_time()
        read(text, wall(NOW), ("en",))
        return time.process_time() - begin

    long, longer = (piece * 2000)[:3000], (piece * 40000)[:60000]
    read(long, wall(NOW), ("en",))
    assert min(seconds(longer) for _ in range(3)) < 20 * min(seconds(long) for _ in range(3)) + 0.05


def test_a_line_too_long_to_be_read_is_asked_about() -> None:
    """Nobody knows what stands in the rest of it."""
    result = read("tomorrow 3pm demo " + "blah " * 300 + "no, friday 4pm", wall(NOW), ("en",))
    assert isinstance(result, Unclear), result
