"""What words say about where an appointment is moved to, and what of it stays."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.meetings.moving import NewTime, UnreadTime, read_time

INDIA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 24, 10, tzinfo=INDIA)  # a Tuesday
# Thursday, 14:00 to 14:45.
START = datetime(2026, 11, 26, 14, tzinfo=INDIA)
END = START + timedelta(minutes=45)


def read(words: str, now: datetime = NOW) -> NewTime | UnreadTime:
    return read_time(words, START, END, now, ("en",))


def at(day: int, hour: int, minute: int = 0, minutes: int = 45) -> NewTime:
    start = datetime(2026, 11, day, hour, minute, tzinfo=INDIA)
    return NewTime(start, start + timedelta(minutes=minutes))


@pytest.mark.parametrize(
    ("words", "expected"),
    [
        ("friday 3pm", at(27, 15)),
        ("to friday 3pm", at(27, 15)),
        ("friday 3-4pm", at(27, 15, minutes=60)),
        ("friday 3pm for 20m", at(27, 15, minutes=20)),
        ("friday", at(27, 14)),
        ("tomorrow", at(25, 14)),
        ("30 nov", at(30, 14)),
        ("3pm", at(26, 15)),
        ("3-5pm", at(26, 15, minutes=120)),
        ("16:30", at(26, 16, 30)),
        ("friday 10am London time", at(27, 15, 30)),
        ("in 2 hours", at(24, 12)),
        ("an hour later", at(26, 15)),
        ("30 minutes earlier", at(26, 13, 30)),
        ("2 days later", at(28, 14)),
        ("tomorrow morning 9:30", at(25, 9, 30)),
        ("noon", at(26, 12)),
    ],
)
def test_what_is_not_said_stays(words: str, expected: NewTime) -> None:
    found = read(words)
    assert isinstance(found, NewTime)
    assert (found.start, found.end) == (expected.start, expected.end)


@pytest.mark.parametrize(
    "words", ["", "soon", "friday with Acme", "to Maya", "x", "tonight", "tomorrow morning", "next week"]
)
def test_what_is_no_time(words: str) -> None:
    assert read(words) == UnreadTime()


def test_two_readings_are_a_question() -> None:
    found = read("friday 3pm or 5pm")
    assert isinstance(found, UnreadTime)
    assert [one.start.hour for one in found.choices] == [15, 17]


def test_a_past_time_is_none_to_move_to() -> None:
    assert read("today 8am") == UnreadTime(past=True)
    assert read("yesterday") == UnreadTime(past=True)


def test_an_hour_alone_is_of_the_appointments_own_day_and_may_be_over() -> None:
    after = START + timedelta(hours=3)
    found = read_time("3pm", START, END, after, ("en",))
    assert found == UnreadTime(past=True)


def test_the_length_is_kept_in_real_minutes_across_a_clock_change() -> None:
    berlin = ZoneInfo("Europe/Berlin")
    start = datetime(2026, 10, 23, 1, tzinfo=berlin)
    now = datetime(2026, 10, 20, 10, tzinfo=berlin)
    found = read_time("sunday 1am", start, start + timedelta(hours=4), now, ("en",))
    assert isinstance(found, NewTime)
    assert (found.start.day, found.end.hour) == (25, 4), "the clocks went back an hour at three"
