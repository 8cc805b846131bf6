"""Free times: as long as what is asked for, inside working hours, beside what is in the way."""

from datetime import UTC, date, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.meetings.crm_appointment import FreeSlot
from bot.meetings.free_times import BusyTime, WorkingHours, clashing, joined, next_free

INDIA = ZoneInfo("Asia/Kolkata")
DAY = date(2026, 11, 25)
HOURS = WorkingHours()
EARLY = datetime(2026, 11, 25, 0, tzinfo=INDIA)


def at(clock: str, zone: ZoneInfo = INDIA, day: date = DAY) -> datetime:
    return datetime.combine(day, datetime.strptime(clock, "%H:%M").time(), zone)  # noqa: DTZ007  # the zone is beside it


def busy(*stretches: str) -> list[BusyTime]:
    return [BusyTime(at(start), at(end)) for start, _, end in (one.partition("-") for one in stretches)]


def free(asked: str, *stretches: str, now: datetime = EARLY) -> list[str]:
    start, end = (at(one) for one in asked.split("-"))
    found = next_free(start, end, busy(*stretches), [HOURS.of(DAY, INDIA)], now)
    return [f"{one.start:%H:%M}-{one.end:%H:%M}" for one in found]


def test_half_open() -> None:
    assert clashing(busy("10:00-11:00"), at("11:00"), at("12:00")) == ()
    assert clashing(busy("10:00-11:00"), at("09:00"), at("10:00")) == ()
    assert len(clashing(busy("10:00-11:00"), at("10:59"), at("12:00"))) == 1
    assert len(clashing(busy("10:00-11:00"), at("10:15"), at("10:30"))) == 1
    assert len(clashing(busy("10:15-10:30"), at("10:00"), at("11:00"))) == 1


@pytest.mark.parametrize(
    ("asked", "stretches", "expected"),
    [
        ("10:00-11:00", ["10:00-11:00"], ["11:00-12:00", "12:00-13:00", "13:00-14:00"]),
        ("10:00-10:30", ["10:00-11:00"], ["11:00-11:30", "11:30-12:00", "12:00-12:30"]),
        ("10:00-10:10", ["10:00-11:00"], ["11:00-11:10", "11:30-11:40", "12:00-12:10"]),
        ("10:00-11:00", ["10:30-11:20", "12:30-13:30"], ["11:30-12:30", "13:30-14:30", "14:30-15:30"]),
        ("17:00-18:00", ["17:00-18:00"], ["14:00-15:00", "15:00-16:00", "16:00-17:00"]),
        ("16:00-17:00", ["16:00-17:00"], ["14:00-15:00", "15:00-16:00", "17:00-18:00"]),
        ("20:00-21:00", ["20:00-21:00"], ["15:00-16:00", "16:00-17:00", "17:00-18:00"]),
        ("10:00-18:00", ["10:00-11:00"], []),
        ("10:00-11:00", ["09:00-18:00"], []),
        ("10:00-20:00", ["10:00-11:00"], []),
    ],
)
def test_next_free(asked: str, stretches: list[str], expected: list[str]) -> None:
    assert free(asked, *stretches) == expected


def test_nothing_in_the_past_is_offered() -> None:
    assert free("17:00-18:00", "17:00-18:00", now=at("15:50")) == ["16:00-17:00"]


def test_the_length_stays_across_a_clock_change() -> None:
    """On 29 March 2026 the clocks of Berlin go from 2:00 to 3:00."""
    berlin, day = ZoneInfo("Europe/Berlin"), date(2026, 3, 29)
    night = WorkingHours(0, 360)
    start, end = (datetime(2026, 3, 29, hour, tzinfo=berlin) for hour in (1, 4))
    assert end.astimezone(UTC) - start.astimezone(UTC) == timedelta(hours=2)
    found = next_free(start, end, [BusyTime(start, end)], [night.of(day, berlin)], start - timedelta(days=1))
    assert [(one.start.hour, one.end.hour) for one in found] == [(4, 6)]


def test_free_times_of_leadsquared_that_touch_are_one() -> None:
    halves = [
        FreeSlot(at("11:30"), at("12:00")),
        FreeSlot(at("11:00"), at("11:30")),
        FreeSlot(at("14:00"), at("14:30")),
    ]
    assert [(one.start, one.end) for one in joined(halves)] == [(at("11:00"), at("12:00")), (at("14:00"), at("14:30"))]
    found = next_free(at("10:00"), at("11:00"), busy("10:00-11:00"), halves, EARLY)
    assert [one.start for one in found] == [at("11:00")]


def test_working_hours_are_of_that_day_and_zone() -> None:
    slot = WorkingHours(510, 1440).of(date(2026, 10, 25), ZoneInfo("Europe/Berlin"))  # 25 hours long
    assert (slot.start.hour, slot.start.minute) == (8, 30)
    assert slot.end.astimezone(UTC) == datetime(2026, 10, 25, 23, tzinfo=UTC)
