"""Before a time is booked that its owner has no room for, the bot asks."""

import itertools
from collections.abc import Callable
from datetime import date

import pytest

from sandbox.leadsquared import CrmFault
from sandbox.slack import PostedMessage
from tests.patience import wait_until
from tests.sandbox.leadsquared.caller import Caller
from tests.stories.days import in_days, typed, utc
from tests.stories.scene import Scene, Seen, settled

At = Callable[[str], Scene]
APPOINTMENTS = "Task.svc/RetrieveAppointments"
UNCHECKED = "I couldn't check whether it clashes"
_days = itertools.count(60)


@pytest.fixture
def on() -> date:
    """A day of the story's own."""
    return in_days(next(_days))


@pytest.fixture
def day(on: date) -> str:
    return typed(on)


def booked(scene: Scene, line: str, title: str) -> str:
    """The task's id."""
    return str(scene.told_once(scene.says(line), title)["UserTaskId"])


def labels(message: PostedMessage) -> list[str]:
    return [button.text for button in message.buttons]


def presses(scene: Scene, seen: Seen, label: str) -> Seen:
    """Press the button whose label has these words; the card that comes of it."""
    before = len(scene.sees())
    assert scene.person.presses(seen.message, label=next(one for one in labels(seen.message) if label in one)).ok
    return scene.wait(lambda: settled([one for one in scene.answers(before) if not one.message.ephemeral]))


def test_a_time_that_is_taken_is_a_question_with_the_next_free_times(priya: Scene, day: str) -> None:
    booked(priya, f"{day} 10-11am First call", "First call")
    asked = priya.says(f"{day} 10:30-11:30am Second call")
    assert asked.message.ephemeral
    assert "Nothing is booked yet. You have another appointment at that time: “First call”" in asked.words
    assert [one.split(", ")[-1] for one in labels(asked.message)[:3]] == [
        "11:00 AM-12:00 PM",
        "12:00-1:00 PM",
        "1:00-2:00 PM",
    ]
    assert labels(asked.message)[3:] == ["Book anyway", "Edit", "Cancel"]
    assert priya.booked("Second call") == []


def test_a_free_time_is_booked_when_it_is_pressed(priya: Scene, on: date, day: str) -> None:
    booked(priya, f"{day} 10-11am Taken", "Taken")
    task = priya.told_once(presses(priya, priya.says(f"{day} 10am for 45m Moved on"), "11:45 AM-12:30 PM"), "Moved on")
    assert (task["DueDate"], task["EndDate"]) == (utc(on, 11, 45), utc(on, 12, 30))


def test_a_line_that_the_question_offers_is_booked(priya: Scene, on: date, day: str) -> None:
    booked(priya, f"{day} 10-11am Typed over", "Typed over")
    asked = priya.says(f"{day} 10-11am Typed again lead:asha@globex.com")
    task = priya.told_once(priya.says(asked.examples[1]), "Typed again")
    assert (task["DueDate"], task["RelatedEntityIdName"]) == (utc(on, 12), "Asha Rao")


def test_book_anyway_books_that_time(priya: Scene, on: date, day: str) -> None:
    booked(priya, f"{day} 10-11am In the way", "In the way")
    asked = priya.says(f"{day} 10-11am Over it")
    task = priya.told_once(presses(priya, asked, "Book anyway"), "Over it")
    assert task["DueDate"] == utc(on, 10)


def test_a_free_time_that_was_taken_meanwhile_is_asked_about_again(priya: Scene, day: str) -> None:
    booked(priya, f"{day} 10-11am Here first", "Here first")
    asked = priya.says(f"{day} 10-11am Too slow")
    booked(priya, f"{day} 11am-12pm Faster", "Faster")
    before = len(priya.sees())
    priya.person.presses(asked.message, label=labels(asked.message)[0])
    again = priya.wait(lambda: next((one for one in priya.answers(before) if "“Faster”" in one.words), None))
    assert labels(again.message)[0].endswith("12:00-1:00 PM")
    assert priya.booked("Too slow") == []


def test_one_after_the_other_is_no_clash(priya: Scene, day: str) -> None:
    booked(priya, f"{day} 10-11am Right on", "Right on")
    booked(priya, f"{day} 11am-12pm Right after", "Right after")
    booked(priya, f"{day} 9-10am Right before", "Right before")


def test_what_is_completed_or_deleted_is_not_in_the_way(priya: Scene, day: str) -> None:
    leadsquared = Caller(priya.stage.crm.url)
    done = booked(priya, f"{day} 10-11am Held already", "Held already")
    assert leadsquared.get("Task.svc/MarkComplete", id=done).ok
    gone = booked(priya, f"{day} 10-11am Called off", "Called off")
    assert leadsquared.post("Task.svc/DeleteTasks", {"TaskIds": [gone]}).ok
    booked(priya, f"{day} 10-11am Third time", "Third time")


def test_of_a_colleagues_appointment_only_the_time_is_told(someone: At, day: str) -> None:
    maya, priya = someone("maya"), someone("priya")
    booked(maya, f"{day} 10-11am India time Salary talk", "Salary talk")
    asked = priya.says(f"{day} 10:30am For Maya owner:@maya")
    assert "Maya Chen is busy at that time: " in asked.words
    assert "10:00-11:00 AM India time" in asked.words
    assert "Salary" not in asked.words
    task = priya.told_once(presses(priya, asked, "Book anyway"), "For Maya")
    assert task["OwnerEmailAddress"] == "maya@acme.com"


def test_of_two_who_book_one_owner_at_once_the_later_is_asked(someone: At, day: str) -> None:
    """The first one's request is on its way, and no list of LeadSquared has it yet."""
    priya, lukas = someone("priya"), someone("lukas")
    priya.stage.crm.fault(CrmFault.SLOW, path="Task.svc/Create", delay_s=60, hidden_s=60)
    priya.types(f"{day} 10-11am India time Race owner:@maya")
    wait_until(lambda: any("Race" in one.body for one in priya.stage.crm.calls))
    lukas.types(f"{day} 10-11am India time Race too owner:@maya")
    asked = lukas.card_ends()
    assert "Not booked: the time was taken while I booked it. Maya Chen is busy at that time" in asked.words
    priya.stage.crm.release()
    priya.told_once(priya.card_ends(), "Race")
    assert lukas.booked("Race too") == []
    assert lukas.person.presses(asked.message, label=labels(asked.message)[0]).ok
    ended = lukas.wait(lambda: next((one for one in lukas.answers() if "second try" in one.message.shown), None))
    task = lukas.one_task("Race too")
    assert task["OwnerEmailAddress"] == "maya@acme.com"
    assert f"Created task {task['UserTaskId']}" in ended.words


def test_a_day_that_cannot_be_looked_at_is_booked_without_and_the_card_says_so(
    priya: Scene, on: date, day: str
) -> None:
    Caller(priya.stage.crm.url).create(DueDate=utc(on, 10)[:19], EndDate=utc(on, 11)[:19])
    priya.stage.crm.fault(CrmFault.THROTTLED_429, path=APPOINTMENTS, times=None)
    seen = priya.says(f"{day} 10-11am Not looked at")
    priya.told_once(seen, "Not looked at")
    assert UNCHECKED in seen.message.shown
    assert seen.message.shown.count(UNCHECKED) == 1


def test_a_card_of_an_appointment_that_was_looked_at_says_nothing_of_it(priya: Scene, day: str) -> None:
    assert UNCHECKED not in priya.says(f"{day} 10-11am Looked at").words


def test_an_appointment_whose_first_request_got_no_answer_does_not_clash_with_itself(priya: Scene, day: str) -> None:
    """It is stored, and LeadSquared's lists show it only later than the bot looks for its own reference."""
    priya.stage.crm.fault(CrmFault.DROP_AFTER, path="Task.svc/Create")
    booked(priya, f"{day} 10-11am Only once", "Only once")
