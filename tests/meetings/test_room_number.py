"""A number behind a place: the room's, the time's, or asked about."""

import pytest

from bot.meetings.model import Problem, ProblemKind
from bot.when import Kind, Unclear
from tests.meetings.samples import draft
from tests.meetings.test_line import reading_of


@pytest.mark.parametrize(
    ("text", "title", "where", "clock"),
    [
        ("tomorrow 3pm Demo where:Room 4", "Demo", "Room 4", 15),
        ("where:Room 4, tomorrow 3pm Demo", "Demo", "Room 4", 15),
        ("tomorrow 3pm where:Room 4b Demo", "Demo", "Room 4b", 15),
        ("tomorrow Demo where:Hall 7 pm", "Demo", "Hall", 19),
        ("where:Zoom 4 to 5pm tomorrow Demo", "Demo", "Zoom", 16),
        ("3pm where:Zoom 27 november Demo", "Demo", "Zoom", 15),
        ("where:Zoom tomorrow at 4pm Demo", "Demo", "Zoom", 16),
        ("3pm tomorrow where:Zoom 30 min", "", "Zoom", 15),
        ("where:Zoom 4:30 tomorrow", "", "Zoom", 16),
    ],
)
def test_the_number_of_a_room_is_no_time_and_a_time_no_number(text: str, title: str, where: str, clock: int) -> None:
    found = draft(text)
    assert (found.title, found.where, reading_of(found).start.hour) == (title, where, clock)
    assert found.problems == ()


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow where:Room 4",
        "tomorrow where:Room 4 Demo",
        "tomorrow where:Room 4 and Bob Demo",
        "tomorrow where:Room 4 to discuss Demo",
        "tomorrow where:Room 4 - Demo",
        "tomorrow where:Room 4: Demo",
        "tomorrow where:Room 4.",
        "tomorrow where:Room 4? Demo",
        "tomorrow (where:Room 4)",
    ],
)
def test_the_number_of_a_room_is_never_taken_for_the_hour_that_is_missing(text: str) -> None:
    found = draft(text)
    assert isinstance(found.when, Unclear)
    assert found.when.kind is Kind.NO_CLOCK
    assert found.where == "Room 4"


@pytest.mark.parametrize("text", ["where:Zoom 28 3pm Demo", "tomorrow at 3 where:Zoom 28 Demo"])
def test_a_number_that_may_be_of_the_place_or_of_the_time_is_asked_about(text: str) -> None:
    assert draft(text).problems == (Problem(ProblemKind.NUMBER, "where", "Zoom 28"),)
