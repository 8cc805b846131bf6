"""Which appointments are in the way of a time, and what a colleague's look like."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.meetings.clash import ClashLook, WantedTime
from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment, FreeSlot
from bot.meetings.free_times import BusyTime, WorkingHours

INDIA = ZoneInfo("Asia/Kolkata")
TEN = datetime(2026, 11, 25, 10, tzinfo=INDIA)
HOUR = timedelta(hours=1)
MIDNIGHT = datetime(2026, 11, 25, tzinfo=INDIA)
WANTED = WantedTime(TEN, TEN + HOUR, WorkingHours(), INDIA, references=("1a2b3c4d",))
DEMO = CrmAppointment("t1", "Meeting: Demo", TEN.astimezone(UTC), (TEN + HOUR).astimezone(UTC), task_type="Meeting")


def look(*appointments: CrmAppointment, wanted: WantedTime = WANTED) -> ClashLook:
    return wanted.look(wanted.busy_times(appointments), MIDNIGHT)


def test_an_appointment_at_that_time_is_in_the_way() -> None:
    found = look(DEMO)
    assert found.busy == (BusyTime(TEN, TEN + HOUR, "Demo"),)
    assert found.busy[0].start.tzinfo is INDIA
    assert [one.start - TEN for one in found.free] == [HOUR, 2 * HOUR, 3 * HOUR]


def test_a_colleagues_appointment_has_no_title() -> None:
    assert [one.title for one in look(DEMO, wanted=replace(WANTED, own=False)).busy] == [""]


def test_what_is_not_in_the_way() -> None:
    for other in (
        replace(DEMO, status=AppointmentStatus.COMPLETED),
        replace(DEMO, status=AppointmentStatus.CANCELLED),
        replace(DEMO, end=None),
        replace(DEMO, end=DEMO.start),
        replace(DEMO, description="Asked in Slack by Priya · ref 1a2b3c4d"),
        replace(DEMO, start=(TEN + HOUR).astimezone(UTC), end=(TEN + 2 * HOUR).astimezone(UTC)),
    ):
        assert look(other) == ClashLook(), other
    assert look(DEMO, wanted=replace(WANTED, task_id="t1")) == ClashLook(), "an appointment that moves within its time"


def test_another_requests_mark_is_in_the_way() -> None:
    assert look(replace(DEMO, description="ref 5e6f7a8b")).busy


def test_leadsquareds_own_free_times_come_before_working_hours() -> None:
    night = FreeSlot(MIDNIGHT + 20 * HOUR, MIDNIGHT + 21 * HOUR)
    found = WANTED.look(WANTED.busy_times([DEMO]), MIDNIGHT, [night])
    assert [one.start for one in found.free] == [night.start]


def test_free_times_are_in_the_owners_working_hours_and_the_askers_zone() -> None:
    york = ZoneInfo("America/New_York")
    start = datetime(2026, 11, 25, 20, tzinfo=INDIA)  # 9:30 in New York
    wanted = replace(WANTED, start=start, end=start + HOUR, zone=york)
    busy = replace(DEMO, start=start.astimezone(UTC), end=(start + HOUR).astimezone(UTC))
    found = look(busy, wanted=wanted).free
    assert [one.start.astimezone(york).hour for one in found] == [10, 11, 12]
    assert found[0].start.tzinfo is INDIA


def test_the_day_that_is_looked_at_is_the_owners() -> None:
    york = ZoneInfo("America/New_York")
    early = datetime(2026, 11, 25, 3, tzinfo=INDIA)  # the evening before in New York
    day = replace(WANTED, start=early, end=early + HOUR, zone=york).day
    assert (day.start, day.end) == (datetime(2026, 11, 24, tzinfo=york), datetime(2026, 11, 25, tzinfo=york))
    long = replace(WANTED, end=TEN + timedelta(days=2)).day
    assert long.end == TEN + timedelta(days=2)
