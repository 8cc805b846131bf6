"""Words of time that nothing understood make the rest a question, which says them."""

from __future__ import annotations

from bot.when import read
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall


@for_each(
    ("text", "start", "unread"),
    [
        ("friday 3pm of the month", "2026-11-27 15:00", "month"),
        ("Demo of some next year friday 3pm", "2026-11-27 15:00", "next year"),
        ("tomorrow 3pm 2", "2026-11-25 15:00", "2"),
        ("friday next 3pm", "2026-11-27 15:00", "next"),
        ("next to next monday 3pm", "2026-11-30 15:00", "next"),
        ("10 of 2 friday", "2026-11-27 14:00", "10"),
        ("tomorrow at 2 for 15", "2026-11-25 14:00", "15"),
        ("2026-11-27T14:00/PT1H", "2026-11-27 14:00", "PT"),
        ("friday 3pm XBT", "2026-11-27 15:00", "XBT"),
    ],
)
def test_what_is_left_over_is_told(text: str, start: str, unread: str) -> None:
    result = read(text, wall(NOW), ("en",))
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.UNREAD
    assert [one.start for one in result.candidates] == [wall(start)]
    assert result.unread == (unread,)
    assert result.parts  # and where the words stand that were understood


@for_each("text", ["weekend 3pm", "month end 3pm"])
def test_a_day_that_is_not_read_is_told_too(text: str) -> None:
    result = read(text, wall(NOW), ("en",))
    assert isinstance(result, Unclear)
    assert result.unread == (text.removesuffix(" 3pm"),)


@for_each(
    "title",
    [
        "30 day trial check",
        "weekend plans",
        "week 3 review",
        "Fashion week",
        "this week's plan",
        "next steps with Acme",
        "Monthly review",
        "90-day plan",
        "5 year strategy",
        "Coffee with June",
        "UAT",
        "QBR",
    ],
)
def test_words_of_time_inside_a_title_stay_there(title: str) -> None:
    result = read(f"tomorrow 3pm {title}", wall(NOW), ("en",))
    assert isinstance(result, Reading), result
    assert result.title == title
