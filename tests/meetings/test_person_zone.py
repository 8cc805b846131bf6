"""A line and a form are read by the same clock: one's own setting, else Slack's profile, else the installation's."""

from dataclasses import replace

import pytest

from bot.meetings.model import Policy, Preferences
from bot.meetings.person_zone import is_zone, zone_of
from tests.meetings.samples import PRIYA

POLICY = Policy(zone="Europe/Berlin")


@pytest.mark.parametrize(
    ("own", "profile", "zone"),
    [
        ("Asia/Tokyo", "Asia/Kolkata", "Asia/Tokyo"),
        (None, "Asia/Kolkata", "Asia/Kolkata"),
        ("Mars/Base", "Asia/Kolkata", "Asia/Kolkata"),
        (None, "Asia", "Europe/Berlin"),
        (None, None, "Europe/Berlin"),
    ],
)
def test_the_first_that_is_known_counts(own: str | None, profile: str | None, zone: str) -> None:
    assert zone_of(replace(PRIYA, zone=profile), Preferences(zone=own), POLICY) == zone


@pytest.mark.parametrize("name", ["", "Asia", "../etc/passwd", "/etc/passwd", "Asia/Kolkata\0", "x" * 300])
def test_what_is_no_zone_is_none(name: str) -> None:
    assert not is_zone(name)
