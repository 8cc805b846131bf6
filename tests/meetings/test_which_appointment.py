"""A line means one appointment, or the person is asked which."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest

from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment
from bot.meetings.which_appointment import choose, split_target, wanted_by
from tests.meetings.samples import ASHA, INDIA, NOW, draft

TOMORROW = (NOW + timedelta(days=1)).replace(hour=15, minute=0, second=0, microsecond=0)


def appointment(name: str, start: datetime, **changes: object) -> CrmAppointment:
    made = CrmAppointment(f"task-{name}", f"Meeting: {name}", start, start + timedelta(hours=1), task_type="Meeting")
    return replace(made, **changes)  # type: ignore[arg-type]  # any of its fields


CALL = appointment("Globex call", TOMORROW, lead=ASHA)
REVIEW = appointment("Globex review", TOMORROW.replace(hour=17))
LATER = appointment("Globex call", TOMORROW + timedelta(days=2))
YESTERDAY = appointment("Demo with Initech", NOW - timedelta(hours=20))
DONE = appointment("Globex call", TOMORROW, status=AppointmentStatus.COMPLETED)
ALL = (YESTERDAY, CALL, DONE, REVIEW, LATER)


@pytest.mark.parametrize(
    ("words", "found", "sure"),
    [
        ("tomorrow's Globex call", (CALL,), True),
        ("the Globex call tomorrow", (CALL,), True),
        ("my 3pm tomorrow", (CALL,), True),
        ("the 5pm", (REVIEW,), True),
        ("Globex call", (CALL, LATER), True),
        ("Asha", (CALL,), True),
        ("tomorrow", (CALL, REVIEW), True),
        ("yesterday's demo", (YESTERDAY,), True),
        ("initech", (YESTERDAY,), True),
        ("tomorrow's Globex lunch", (CALL, REVIEW), False),
        ("Initech lunch", (YESTERDAY,), False),
        ("friday's Hooli demo", (), False),
        ("", (YESTERDAY, CALL, REVIEW, LATER), True),
    ],
)
def test_a_line_is_compared_with_each_pending_appointment(
    words: str, found: tuple[CrmAppointment, ...], *, sure: bool
) -> None:
    wanted = wanted_by(draft(words), INDIA)
    chosen = choose(ALL, wanted, INDIA)
    assert (chosen.appointments, chosen.sure) == (found, sure)


def test_an_id_is_taken_as_one() -> None:
    wanted = wanted_by(draft("9f0c5b5e-aaaa-4aaa-8aaa-aaaaaaaaaaaa"), INDIA)
    assert (wanted.task_id, wanted.words) == ("9f0c5b5e-aaaa-4aaa-8aaa-aaaaaaaaaaaa", "")


def test_it_is_looked_for_on_the_named_day_only_or_within_one_call() -> None:
    start, end = wanted_by(draft("tomorrow's call"), INDIA).days(NOW)
    assert (start, end) == (TOMORROW.replace(hour=0), TOMORROW.replace(hour=0) + timedelta(days=1))
    start, end = wanted_by(draft("call"), INDIA).days(NOW)
    assert end - start < timedelta(days=98)


@pytest.mark.parametrize(
    ("line", "parts"),
    [
        ("Globex call to friday 3pm", ("Globex call", "friday 3pm")),
        ("Intro to Globex to friday 3pm", ("Intro to Globex", "friday 3pm")),
        ("Globex call over to @maya", ("Globex call", "@maya")),
        ("Globex call until 5pm", ("Globex call", "5pm")),
        ("Globex call", ("Globex call", "")),
    ],
)
def test_the_new_time_stands_behind_the_last_to(line: str, parts: tuple[str, str]) -> None:
    assert split_target(line) == parts
