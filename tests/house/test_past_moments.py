"""A moment in the past as an operator types it."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from bot.past_moments import past_moment

# A Tuesday, two days after Berlin's clocks went back.
NOW = datetime(2026, 10, 27, 15, 30, tzinfo=ZoneInfo("Europe/Berlin"))


@pytest.mark.parametrize(
    ("typed", "moment"),
    [
        ("today", "2026-10-27T00:00+01:00"),
        ("Yesterday", "2026-10-26T00:00+01:00"),
        ("tuesday", "2026-10-27T00:00+01:00"),
        ("last wed", "2026-10-21T00:00+02:00"),
        ("sunday", "2026-10-25T00:00+02:00"),
        ("2026-10-24", "2026-10-24T00:00+02:00"),
        ("2026-10-24 10:05", "2026-10-24T10:05+02:00"),
        ("2026-10-24T10:05", "2026-10-24T10:05+02:00"),
        ("2026-10-24t10:05z", "2026-10-24T10:05+00:00"),
        ("2026-10-24T10:05+05:30", "2026-10-24T10:05+05:30"),
    ],
)
def test_a_day_begins_in_the_readers_zone(typed: str, moment: str) -> None:
    assert past_moment(typed, NOW) == datetime.fromisoformat(moment)


@pytest.mark.parametrize(
    ("typed", "ago"),
    [
        ("3 days", timedelta(days=3)),
        ("3d", timedelta(days=3)),
        ("12 hours ago", timedelta(hours=12)),
        ("90 min", timedelta(minutes=90)),
        ("2 weeks", timedelta(weeks=2)),
    ],
)
def test_an_amount_is_that_long_ago(typed: str, ago: timedelta) -> None:
    assert past_moment(typed, NOW) == NOW - ago


@pytest.mark.parametrize("typed", ["", "tomorrow", "2027-01-01", "2026-10-27T15:31", "3 fortnights", "24/11/2026", "d"])
def test_what_is_no_moment_of_the_past_is_refused(typed: str) -> None:
    with pytest.raises(ValueError, match=r"future|Invalid isoformat"):
        past_moment(typed, NOW)
