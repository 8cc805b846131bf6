"""What is open is asked: the kind of doubt, and the readings it leaves, in order."""

from __future__ import annotations

from bot.when import answer, read
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import NOW, wall
from tests.when.corpus.questions import NEVER_BOOKED, QUESTIONS, Question
from tests.when.corpus.rare_words import LIMITS_AND_CHOICES, RIGHT_OR_ASKED


@for_each("question", QUESTIONS)
def test_an_open_line_is_asked_about(question: Question) -> None:
    result = read(question.text, wall(NOW), (question.language,))
    assert isinstance(result, Unclear), result
    assert result.kind is question.kind
    if question.starts is not None:
        assert [c.start for c in result.candidates] == [wall(start) for start in question.starts]
    if question.ends is not None:
        ends = [None if end is None else wall(end) for end in question.ends]
        assert [c.end for c in result.candidates] == ends
    if question.title is not None:
        assert result.title == question.title


@for_each("question", QUESTIONS)
def test_only_a_day_without_a_clock_and_a_past_moment_are_answered(question: Question) -> None:
    """What a scorer may hear of a question: its one candidate, or nothing."""
    told = answer(read(question.text, wall(NOW), (question.language,)))
    if question.kind in (Kind.NO_CLOCK, Kind.PAST):
        assert told is not None
        assert question.starts is not None
        assert told.start == wall(question.starts[0])
    else:
        assert told is None


@for_each("text", ["tomorrow", "offsite Dec 3-5", "in 2 weeks"])
def test_a_day_without_a_clock_says_that_it_is_a_day(text: str) -> None:
    result = read(text, wall(NOW))
    assert isinstance(result, Unclear)
    assert [candidate.grain for candidate in result.candidates] == ["day"]


@for_each("text", NEVER_BOOKED)
def test_what_is_not_one_moment_is_never_booked(text: str) -> None:
    """No such day, no such hour, or two of them."""
    assert isinstance(read(text, wall(NOW)), Unclear)


@for_each(
    "text",
    ["dinner friday at 8", "drinks thu 7", "supper at 8 fri", "Dinner with Lin tomorrow at 7:30"],
)
def test_a_bare_hour_beside_an_evening_meal_is_not_the_morning(text: str) -> None:
    result = read(text, wall(NOW))
    assert isinstance(result, Unclear) or result.start.hour >= 18


@for_each(("language", "text", "start"), RIGHT_OR_ASKED)
def test_a_time_said_in_rare_words_is_right_or_asked_about(language: str, text: str, start: str) -> None:
    result = read(text, wall(NOW), (language,))
    assert isinstance(result, Unclear) or result.start == wall(start), result


@for_each(("language", "text"), LIMITS_AND_CHOICES)
def test_a_limit_or_a_choice_of_hours_is_no_moment(language: str, text: str) -> None:
    assert isinstance(read(text, wall(NOW), (language,)), Unclear)


@for_each("text", ["tomorrow 9 30 breakfast", "fri 9 30 demo", "thu 17 30 demo"])
def test_two_figures_behind_a_day_are_never_the_hour_alone(text: str) -> None:
    """9 30 is not 9:00 with a 30 in the title."""
    result = read(text, wall(NOW), ("en-IN", "en"))
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.NO_CLOCK


@for_each(
    ("text", "start", "end"),
    [
        ("fri 9 30 min call", "2026-11-27 09:00", "2026-11-27 09:30"),
        ("at 9 30 min call", "2026-11-25 09:00", "2026-11-25 09:30"),
        ("fri 27 11am demo", "2026-11-27 11:00", None),
    ],
)
def test_a_figure_with_a_unit_of_its_own_is_no_minute_of_the_one_before(text: str, start: str, end: str | None) -> None:
    result = read(text, wall(NOW), ("en-IN", "en"))
    assert isinstance(result, Reading), result
    assert (result.start, result.end) == (wall(start), end and wall(end))
