"""Lists of appointments: days in the reader's zone, pages, and where the next page begins."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.meetings.agenda import ROWS, AgendaDays, AgendaPage, AgendaState, read_place, written
from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment
from bot.when.periods import Period

INDIA, BERLIN = ZoneInfo("Asia/Kolkata"), ZoneInfo("Europe/Berlin")
NOW = datetime(2026, 11, 24, 10, tzinfo=INDIA)
HOUR = timedelta(hours=1)


def appointment(number: int, start: datetime, **changes: object) -> CrmAppointment:
    made = CrmAppointment(f"task-{number:03d}", f"Meeting: Call {number}", start, start + HOUR, task_type="Meeting")
    return replace(made, **changes)  # type: ignore[arg-type]  # by their names


def pages(days: AgendaDays, appointments: list[CrmAppointment]) -> list[AgendaPage]:
    """All pages, each read from where the one before ended."""
    found = [days.page(appointments)]
    while found[-1].next_:
        found.append(replace(days, after=read_place(found[-1].next_)).page(appointments))
        assert len(found) < 50
    return found


def test_the_usual_days_are_seven_from_today_in_the_readers_zone() -> None:
    days = AgendaDays.of(None, INDIA, datetime(2026, 11, 24, 20, tzinfo=UTC))  # already the 25th in India
    assert days.period == Period(date(2026, 11, 25), date(2026, 12, 1))
    assert (days.start, days.end) == (datetime(2026, 11, 25, tzinfo=INDIA), datetime(2026, 12, 2, tzinfo=INDIA))


def test_more_days_than_leadsquared_looks_through_are_cut() -> None:
    days = AgendaDays.of(Period(date(2026, 1, 1), date(2026, 12, 31)), INDIA, NOW)
    assert (days.cut, days.period.days) == (True, 100)
    assert days.page([]).cut
    assert not AgendaDays.of(Period(date(2026, 1, 1), date(2026, 4, 10)), INDIA, NOW).cut


@pytest.mark.parametrize(
    ("start", "changes", "expected"),
    [
        (NOW + HOUR, {}, AgendaState.AHEAD),
        (NOW, {}, AgendaState.NOW),
        (NOW - HOUR / 2, {}, AgendaState.NOW),
        (NOW - HOUR, {}, AgendaState.OVER),
        (NOW - HOUR, {"status": AppointmentStatus.COMPLETED}, AgendaState.COMPLETED),
        (NOW + HOUR, {"status": AppointmentStatus.COMPLETED}, AgendaState.COMPLETED),
        (NOW + HOUR, {"end": None}, AgendaState.AHEAD),
    ],
)
def test_what_is_over_or_completed_is_marked(
    start: datetime, changes: dict[str, object], expected: AgendaState
) -> None:
    [entry] = AgendaDays.of(None, INDIA, NOW).page([appointment(1, start, **changes)]).entries
    assert entry.state is expected


def test_cancelled_ones_and_ones_without_a_time_are_left_out() -> None:
    gone = appointment(1, NOW, status=AppointmentStatus.CANCELLED)
    assert AgendaDays.of(None, INDIA, NOW).page([gone, replace(appointment(2, NOW), start=None)]).entries == ()


@pytest.mark.parametrize("zone", [INDIA, BERLIN, ZoneInfo("America/New_York")])
def test_250_appointments_across_a_clock_change(zone: ZoneInfo) -> None:
    """From 20 October 2026 on: in Berlin the clocks go back on the 25th, in New York on 1 November."""
    begins = datetime(2026, 10, 19, 22, tzinfo=UTC)
    appointments = [appointment(number, begins + number * 2 * HOUR) for number in range(250)]
    now = datetime(2026, 10, 20, 12, tzinfo=zone)
    days = AgendaDays.of(Period(date(2026, 10, 19), date(2026, 11, 12)), zone, now)
    found = pages(days, list(reversed(appointments)))
    assert [one.task_id for page in found for one in page.entries] == [one.id for one in appointments]
    for page in found:
        rows = len(page.entries) + len(page.by_day(zone))
        assert rows <= ROWS
        assert page.until, "pages end with a day"
        for day, entries in page.by_day(zone):
            assert {one.start.astimezone(zone).date() for one in entries} == {day}
    assert [page.more for page in found][-1] == 0
    assert found[-1].until == date(2026, 11, 12)
    assert [page.is_first for page in found].count(True) == 1
    shown = [day for page in found for day, _ in page.by_day(zone)]
    assert shown == sorted(set(shown)), "no day is on two pages"
    if zone is BERLIN:
        change = next(entries for page in found for day, entries in page.by_day(zone) if day == date(2026, 10, 25))
        assert len(change) == 13, "a day of 25 hours"


def test_a_day_that_is_too_long_for_a_page_goes_on_on_the_next() -> None:
    minutes = [appointment(number, NOW + timedelta(minutes=number)) for number in range(100)]
    found = pages(AgendaDays.of(None, INDIA, NOW), minutes)
    assert [len(page.entries) for page in found] == [39, 39, 22]
    assert [page.until for page in found] == [None, None, date(2026, 11, 30)]
    assert [page.more for page in found] == [61, 22, 0]


def test_many_at_one_moment_are_told_apart_by_their_ids() -> None:
    same = [appointment(number, NOW) for number in range(90)]
    found = pages(AgendaDays.of(None, INDIA, NOW), same)
    assert [one.task_id for page in found for one in page.entries] == [one.id for one in same]


def test_one_that_began_before_these_days_is_under_the_first_one() -> None:
    days = AgendaDays.of(Period(date(2026, 11, 24), date(2026, 11, 24)), INDIA, NOW)
    night = appointment(1, datetime(2026, 11, 23, 23, 30, tzinfo=INDIA))
    assert [day for day, _ in days.page([night]).by_day(INDIA)] == [date(2026, 11, 24)]


def test_a_place_in_the_list_survives_a_button() -> None:
    assert read_place(written((1795602600, "7d86a7e8-0000"))) == (1795602600, "7d86a7e8-0000")
    for text in ("", "x", "1:", ":a", "1:a b", "99999999999:a", "١:a"):
        assert read_place(text) is None
