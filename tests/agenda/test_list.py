"""`/meeting list`: one's own appointments as LeadSquared has them, also those that were made there."""

import itertools
from collections.abc import Callable
from datetime import UTC, datetime, time, timedelta
from functools import partial
from typing import Any
from zoneinfo import ZoneInfo

import pytest

from sandbox.leadsquared import CrmFault
from sandbox.leadsquared.seed import ASHA, LUKAS, MAYA
from sandbox.leadsquared.tasks_and_calls import written
from sandbox.slack import Profile
from sandbox.stage import Stage
from tests import clock
from tests.sandbox.leadsquared.caller import Caller
from tests.stories.days import in_days, sunday, typed, utc
from tests.stories.scene import Scene, Seen

At = Callable[[str], Scene]
BERLIN = "Europe/Berlin"
# Days of these stories alone, beside those of test_clash.
_days = itertools.count(150, 10)


@pytest.fixture
def leadsquared(stage: Stage) -> Caller:
    return Caller(stage.crm.url)


def makes(leadsquared: Caller, start: datetime, title: str, minutes: int = 60, **more: object) -> str:
    """An appointment that is made in LeadSquared itself."""
    end = start + timedelta(minutes=minutes)
    times = {"DueDate": written(start)[:19], "EndDate": written(end)[:19]}
    return leadsquared.create(Name=f"Meeting: {title}", **times, **more)


def _first_after(scene: Scene, before: int) -> Seen | None:
    return next(iter(scene.answers(before)), None)


def at(days: int, hour: int, zone: str = "Asia/Kolkata") -> datetime:
    return datetime.combine(in_days(days, zone), time(hour), ZoneInfo(zone))


def test_a_list_has_what_was_booked_here_and_what_was_made_there_by_day(priya: Scene, leadsquared: Caller) -> None:
    first = next(_days)
    priya.says(f"{typed(in_days(first))} 3-4pm Booked here lead:asha@globex.com where:Lobby")
    makes(leadsquared, at(first, 11), "Made there")
    makes(leadsquared, at(first + 1, 9), "Next day", RelatedEntity=1, RelatedEntityId=ASHA.id)
    makes(leadsquared, at(first, 10), "Of Maya", OwnerEmailAddress=MAYA.email)
    shown = priya.says(f"list {typed(in_days(first))} to {typed(in_days(first + 1))}")
    assert shown.message.ephemeral
    for words in ("Your appointments from", "India time", "That is all up to"):
        assert words in shown.words
    order = [shown.words.index(one) for one in ("Made there", "Booked here", "Next day")]
    assert order == sorted(order)
    for words in ("11:00 AM-12:00 PM", "3:00-4:00 PM · Asha Rao · at Lobby", "9:00-10:00 AM · Asha Rao"):
        assert words in shown.words
    assert "Of Maya" not in shown.words
    kinds = [str(one["type"]) for one in shown.message.blocks]
    assert kinds == ["section", "header", "section", "section", "header", "section", "context"]
    rows = [one for one in shown.message.blocks if one["type"] == "section"][1:]
    assert ["overflow" in str(one["accessory"]) for one in rows] == [True, True, True]


@pytest.mark.parametrize("words", ["", "today", "tomorrow", "this week", "next 14 days", "next month"])
def test_the_days_of_a_list(someone: At, words: str) -> None:
    shown = someone("lukas").says(f"list {words}".strip())
    assert "appointments" in shown.words
    assert "can't read" not in shown.words


def test_past_and_completed_ones_are_marked(someone: At, leadsquared: Caller) -> None:
    lukas = someone("lukas")
    now = clock.now().replace(second=0, microsecond=0)
    owner: dict[str, Any] = {"OwnerEmailAddress": LUKAS.email}
    makes(leadsquared, now - timedelta(days=2), "Forgotten", **owner)
    done = makes(leadsquared, now - timedelta(days=3), "Well held", **owner)
    assert leadsquared.get("Task.svc/MarkComplete", id=done).ok
    makes(leadsquared, now - timedelta(minutes=5), "Right now", **owner)
    shown = lukas.says("list last 7 days").words
    for title, mark in (("Forgotten", "over, and not completed yet"), ("Well held", "completed ✓")):
        assert mark in shown.split(title, 1)[1].splitlines()[1 if f"{title}\n" in shown else 0]
    today = lukas.says("list today").words
    assert "· now" in today


def test_what_is_no_stretch_of_days_is_asked_about_and_books_nothing(priya: Scene) -> None:
    asked = priya.says("list of all my things")
    assert "I can't read “of all my things” as days to list" in asked.words
    assert asked.examples == ["/meeting list next 14 days", "/meeting list this week"]
    # A title may begin with that word.
    day = next(_days)
    asked = priya.says(f"list price review {typed(in_days(day))} 3pm")
    assert "Nothing was booked" in asked.words
    assert priya.booked("price review") == []
    task = priya.told_once(priya.says(asked.examples[-1]), '"list price review"')
    assert task["DueDate"] == utc(in_days(day), 15)


def test_250_appointments_in_pages_across_a_clock_change_in_two_zones(stage: Stage, someone: At) -> None:
    """Lukas reads them in Berlin, where the clocks change, and the same ones in India, where they do not."""
    change = sunday(3, 5) if sunday(3, 5).month == 3 else sunday(3, 4)
    first = datetime.combine(change - timedelta(days=10), time(22, 0), UTC)
    starts = [first + timedelta(hours=2) * number for number in range(250)]
    crm = Caller(stage.crm.url)
    for number, start in enumerate(starts):
        makes(crm, start, f"Call {number:03d}", 30, OwnerEmailAddress=LUKAS.email)
    days = f"{typed(change - timedelta(days=11))} to {typed(change + timedelta(days=15))}"
    stage.slack.add_person(Profile("travel", "Lukas Weber", "Asia/Kolkata", email=LUKAS.email))
    for handle, zone in (("lukas", BERLIN), ("travel", "Asia/Kolkata")):
        lukas = someone(handle)
        seen = [lukas.says(f"list {days}")]
        while "Next page" in [one.text for one in seen[-1].message.buttons]:
            before = len(lukas.sees())
            assert lukas.person.presses(seen[-1].message, label="Next page").ok
            seen.append(lukas.wait(partial(_first_after, lukas, before)))
        words = "\n".join(one.words for one in seen)
        order = [words.index(f"Call {number:03d}") for number in range(250)]
        assert order == sorted(order)
        assert len(seen) > 5
        assert all(len(one.message.blocks) <= 50 for one in seen)
        assert "That is all up to" in seen[-1].words
        assert "more come after that" in seen[0].words
        hour = starts[100].astimezone(ZoneInfo(zone))
        assert f"{hour.hour % 12 or 12}:{hour:%M}" in words.split("Call 100", 1)[1].splitlines()[1]


def test_leadsquared_that_does_not_answer_is_said_and_the_list_comes_later(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.BAD_GATEWAY, path="Task.svc/RetrieveAppointments")
    priya.types("list tomorrow")
    told = priya.wait(lambda: [one for one in priya.sees() if "I keep trying for 2 minutes" in one.shown])
    assert told[0].ephemeral
    priya.wait(lambda: [one for one in priya.sees() if "appointments" in one.shown and "trying" not in one.shown])


def test_keys_that_leadsquared_refuses(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.KEYS_REFUSED, path="Task.svc/RetrieveAppointments")
    assert "This isn't your fault" in priya.says("list tomorrow").words


@pytest.mark.parametrize(("handle", "reason"), [("nomail", "no e-mail"), ("gus", "guest")])
def test_who_has_no_appointments_here_hears_why(someone: At, handle: str, reason: str) -> None:
    scene = someone(handle)
    calls = len(scene.stage.crm.calls)
    assert reason in scene.says("list").words
    assert len(scene.stage.crm.calls) == calls


def test_a_row_of_the_list_has_the_menu_of_its_appointment(priya: Scene, leadsquared: Caller) -> None:
    day = next(_days)
    makes(leadsquared, at(day, 10), "Held from the list")
    shown = priya.says(f"list {typed(in_days(day))}")
    assert priya.person.presses(shown.message, "act:0", "Held").ok
    priya.wait(lambda: (view := priya.person.view()) and view.title == "Held")
    assert priya.person.submits().ok
    priya.wait(lambda: [one for one in priya.sees() if "marked “Held from the list” as held" in one.shown])
    assert "completed ✓" in priya.says(f"list {typed(in_days(day))}").words
