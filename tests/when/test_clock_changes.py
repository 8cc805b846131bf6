"""Both sides of a clock change: an hour that is skipped, one that comes twice, and spans across.

Five zones with their next two changes, the half hour of Adelaide and the 30 minutes of Lord Howe
among them, and one that never changes. The facts are the tz database's; that they hold is tested too.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.when import read
from bot.when.reading import Kind, Reading, Unclear
from tests.for_each import for_each
from tests.when.corpus.expected import wall


@dataclass(frozen=True)
class Change:
    """`day` and `clock`: a wall clock inside the odd hour; the eve is the day before the next morning."""

    zone: str
    day: str
    clock: str
    minutes: int  # what the clock jumps, positive forward

    @property
    def morning(self) -> str:
        return (self.odd + timedelta(hours=4)).date().isoformat()

    @property
    def eve(self) -> str:
        return (self.odd + timedelta(hours=4) - timedelta(days=1)).date().isoformat()

    @property
    def now(self) -> datetime:
        return wall(f"{self.eve} 10:05", self.zone)

    @property
    def odd(self) -> datetime:
        return wall(f"{self.day} {self.clock}", self.zone)

    def __str__(self) -> str:
        return f"{self.zone} {self.day} {self.clock}"


FORWARD = (
    Change("America/New_York", "2027-03-14", "02:30", 60),
    Change("Europe/Berlin", "2027-03-28", "02:30", 60),
    Change("Australia/Adelaide", "2027-10-03", "02:30", 60),
    Change("Australia/Lord_Howe", "2027-10-03", "02:15", 30),
    Change("America/Santiago", "2027-09-05", "00:30", 60),  # midnight itself does not exist
)
BACK = (
    Change("America/New_York", "2027-11-07", "01:30", -60),
    Change("Europe/Berlin", "2027-10-31", "02:30", -60),
    Change("Australia/Adelaide", "2027-04-04", "02:30", -60),
    Change("Australia/Lord_Howe", "2027-04-04", "01:45", -30),
    Change("America/Santiago", "2027-04-03", "23:30", -60),
)


def offset(moment: datetime) -> timedelta:
    found = moment.utcoffset()
    assert found is not None
    return found


def later(moment: datetime, span: timedelta) -> datetime:
    """Elapsed time, not the clock's: Python adds to the wall clock."""
    zone = moment.tzinfo
    return (moment.astimezone(ZoneInfo("UTC")) + span).astimezone(zone)


@for_each("change", FORWARD + BACK)
def test_the_clock_changes_as_the_table_says(change: Change) -> None:
    assert change.odd.replace(fold=0).utcoffset() != change.odd.replace(fold=1).utcoffset()
    moved = offset(change.odd.replace(fold=1)) - offset(change.odd.replace(fold=0))
    assert abs(moved) == timedelta(minutes=abs(change.minutes))


@for_each("text", ["tomorrow {0}", "{1} {0}", "Demo with Acme tomorrow at {0}"])
@for_each("change", FORWARD)
def test_an_hour_that_does_not_exist_is_asked_about_with_its_neighbours(change: Change, text: str) -> None:
    result = read(text.format(change.clock, change.day), change.now)
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.GAP
    before, after = (candidate.start for candidate in result.candidates)
    # Both exist, on either side of the jump, as near as the clock allows.
    assert [m.astimezone(ZoneInfo("UTC")).astimezone(m.tzinfo) for m in (before, after)] == [before, after]
    assert offset(before) < offset(after)
    jump = timedelta(minutes=change.minutes)
    said = change.odd.replace(tzinfo=None)
    assert said - jump <= before.replace(tzinfo=None) < said < after.replace(tzinfo=None) <= said + jump


@for_each("text", ["{1} {0}", "Demo with Acme {1} {0}"])
@for_each("change", BACK)
def test_an_hour_that_comes_twice_is_asked_about_with_both(change: Change, text: str) -> None:
    result = read(text.format(change.clock, change.day), change.now)
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.TWICE
    first, second = (candidate.start for candidate in result.candidates)
    assert first.replace(tzinfo=None) == second.replace(tzinfo=None) == change.odd.replace(tzinfo=None)
    apart = second.astimezone(ZoneInfo("UTC")) - first.astimezone(ZoneInfo("UTC"))
    assert apart == timedelta(minutes=-change.minutes)


@for_each("change", FORWARD + BACK)
def test_in_36_hours_is_36_hours_by_the_stopwatch(change: Change) -> None:
    result = read("Demo with Acme in 36 hours", change.now)
    assert isinstance(result, Reading)
    assert result.title == "Demo with Acme"
    assert result.start.astimezone(ZoneInfo("UTC")) == later(change.now, timedelta(hours=36))
    moved = timedelta(minutes=change.minutes)
    at_the_same_pace = change.now.replace(tzinfo=None) + timedelta(hours=36)
    assert result.start.replace(tzinfo=None) == at_the_same_pace + moved


@for_each("change", FORWARD + BACK)
def test_a_span_across_the_change_keeps_both_its_clocks(change: Change) -> None:
    """From 22:00 on the eve to 10:00: the two ends are what was said, the hours between what they are."""
    result = read(f"{change.eve} 22:00-10:00", change.now)
    assert isinstance(result, Reading)
    assert result.end is not None
    assert result.start == wall(f"{change.eve} 22:00", change.zone)
    assert result.end == wall(f"{change.morning} 10:00", change.zone)


@for_each("change", FORWARD + BACK)
def test_a_duration_across_the_change_is_by_the_stopwatch(change: Change) -> None:
    result = read(f"{change.eve} 22:00 for 12 hours", change.now)
    assert isinstance(result, Reading)
    assert result.end is not None
    elapsed = result.end.astimezone(ZoneInfo("UTC")) - result.start.astimezone(ZoneInfo("UTC"))
    assert elapsed == timedelta(hours=12)


@for_each("change", FORWARD)
def test_a_span_that_ends_in_the_skipped_hour_is_asked_about(change: Change) -> None:
    result = read(f"{change.eve} 22:00 to {change.day} {change.clock}", change.now)
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.GAP


@for_each("change", BACK)
def test_a_span_that_ends_in_the_hour_that_comes_twice_is_asked_about(change: Change) -> None:
    result = read(f"{change.eve} 22:00 to {change.day} {change.clock}", change.now)
    assert isinstance(result, Unclear), result
    assert result.kind is Kind.TWICE


@for_each(
    ("text", "start"),
    [
        ("7 Nov 2027 1:30am EDT", "2027-11-07T05:30+00:00"),
        ("7 Nov 2027 1:30am EST", "2027-11-07T06:30+00:00"),
        ("2027-11-07T01:30-04:00", "2027-11-07T05:30+00:00"),
        ("2027-11-07T01:30-05:00", "2027-11-07T06:30+00:00"),
    ],
)
def test_an_offset_in_the_text_settles_which_of_the_two(text: str, start: str) -> None:
    result = read(text, wall("2027-11-06 10:05", "America/New_York"))
    assert isinstance(result, Reading), result
    assert result.start.astimezone(ZoneInfo("UTC")) == datetime.fromisoformat(start)


@for_each("change", FORWARD + BACK)
def test_where_no_clock_changes_there_is_no_question(change: Change) -> None:
    """The control: the same lines in India."""
    now = change.now.replace(tzinfo=ZoneInfo("Asia/Kolkata"))
    result = read(f"{change.day} {change.clock}", now)
    assert isinstance(result, Reading), result
    assert result.start == wall(f"{change.day} {change.clock}")
