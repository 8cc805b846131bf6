"""Section "The line": time and title in any order, options each in their place, the description last."""

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest

from bot.when import say
from sandbox.leadsquared import TaskRecord
from tests.stories.days import DAY, KOLKATA, D, utc
from tests.stories.scene import Scene


def booked(priya: Scene, line: str) -> TaskRecord:
    """The one task that a line makes."""
    before = {task["UserTaskId"] for task in priya.stage.crm.tasks}
    seen = priya.says(line)
    made = [task for task in priya.stage.crm.tasks if task["UserTaskId"] not in before]
    assert len(made) == 1, f"{line} made {len(made)} tasks and this answer: {seen.words}"
    return made[0]


@pytest.mark.parametrize(
    "line",
    [
        f"{D} 3-4pm Demo with Acme",
        f"Demo with Acme {D} 3-4pm",
        f"3-4pm Demo with Acme {D}",
        f"Demo with Acme 3-4pm {D}",
        f"Demo with Acme on {D} from 3 to 4pm",
        f"{D} Demo with Acme 15:00-16:00",
        f"Demo with Acme {D} 3pm for 1h",
        f"Demo with Acme {D} 3pm mins:60",
        f"Demo with Acme {D} 3-4pm for 1h",
        f"for 60m Demo with Acme {D} 3pm",
    ],
)
def test_time_and_title_come_in_any_order(priya: Scene, line: str) -> None:
    task = booked(priya, line)
    assert task["Name"] == "Meeting: Demo with Acme"
    assert (task["DueDate"], task["EndDate"]) == (utc(DAY, 15), utc(DAY, 16))


@pytest.mark.parametrize(
    ("line", "title"),
    [
        (f'"Demo at 5 with Acme" {D} 3pm', '"Demo at 5 with Acme"'),
        (f'{D} 3pm Read "War and Peace" together', 'Read "War and Peace" together'),
        (f"{D} 3pm “Roadmap: 2pm edition”", "“Roadmap: 2pm edition”"),
    ],
)
def test_quotes_are_kept_and_what_is_in_them_is_no_time(priya: Scene, line: str, title: str) -> None:
    task = booked(priya, line)
    assert task["Name"] == f"Meeting: {title}"
    assert task["DueDate"] == utc(DAY, 15)


@pytest.mark.parametrize(
    ("option", "field", "value"),
    [
        ("where:Lobby", "Location", "Lobby"),
        ('where:"Room 4, second floor"', "Location", "Room 4, second floor"),
        ("where:“Room 4”", "Location", "Room 4"),
        ("WHERE:Lobby", "Location", "Lobby"),
        ("remind:15", "Reminder", 15),
        ("remind:1h", "Reminder", 60),
        ("remind:off", "Reminder", 0),
        ("notify:off", "NotifyBy", "1000"),
        ("notify:on", "NotifyBy", "1100"),
        ("type:Demo", "TaskType", "Demo"),
        ("mins:45", "EndDate", utc(DAY, 15, 45)),
        ("for 45m", "EndDate", utc(DAY, 15, 45)),
    ],
)
def test_each_option_reaches_leadsquared_and_leaves_the_title(
    priya: Scene, option: str, field: str, value: str | int
) -> None:
    for line in (f"{option} {D} 3pm Options", f"{D} {option} 3pm Options", f"Options {D} 3pm {option}"):
        task = booked(priya, line)
        got = task["TaskType"]["Name"] if field == "TaskType" else dict(task)[field]
        assert got == value
        kind = "Demo" if option.startswith("type:") else "Meeting"
        assert task["Name"] == f"{kind}: Options"
        assert task["DueDate"] == utc(DAY, 15)


def test_all_options_at_once(priya: Scene) -> None:
    task = booked(
        priya,
        f'lead:asha@globex.com type:Demo mins:50 {D} remind:5 notify:off where:"Bay 3" owner:maya@acme.com '
        "Everything 9:30 -- and a word -- or two",
    )
    assert task["Name"] == "Demo: Everything"
    assert (task["DueDate"], task["EndDate"]) == (utc(DAY, 9, 30), utc(DAY, 10, 20))
    assert (task["Reminder"], task["NotifyBy"], task["Location"]) == (5, "1000", "Bay 3")
    assert (task["RelatedEntity"], task["RelatedEntityIdName"]) == (1, "Asha Rao")
    assert task["OwnerEmailAddress"] == "maya@acme.com"
    assert task["Description"].splitlines()[0] == "and a word -- or two"


def test_remind_off_leaves_the_reminder_out_of_what_is_sent(priya: Scene) -> None:
    booked(priya, f"{D} 3pm Unreminded remind:off")
    assert '"Reminder"' not in priya.stage.crm.calls[-1].body


@pytest.mark.parametrize("below", [" -- bring the contract", "\nbring the contract", "\n\nbring the contract"])
def test_the_description_comes_after_two_dashes_or_a_line_break(priya: Scene, below: str) -> None:
    task = booked(priya, f"{D} 3pm Signing{below}")
    assert task["Name"] == "Meeting: Signing"
    assert task["Description"].splitlines()[0] == "bring the contract"


def test_a_description_is_kept_line_by_line_and_holds_no_option_and_no_time(priya: Scene) -> None:
    task = booked(priya, f"{D} 3pm Agenda\nfirst: where:nowhere\n\nthen 5pm tomorrow")
    assert task["Description"].splitlines()[:3] == ["first: where:nowhere", "", "then 5pm tomorrow"]
    assert (task["Location"], task["DueDate"]) == ("", utc(DAY, 15))


@pytest.mark.parametrize(
    "title", ["re: the offer", "note:urgent Call", "priority:high Call", "https://acme.test/x Call"]
)
def test_an_unknown_word_with_a_colon_stays_in_the_title(priya: Scene, title: str) -> None:
    assert booked(priya, f"{D} 3pm {title}")["Name"] == f"Meeting: {title}"


def test_when_none_leaves_both_dates_to_leadsquared(priya: Scene) -> None:
    seen = priya.says("when:none Call back Initech lead:tom@initech.com")
    task = priya.told_once(seen, "Call back Initech")
    sent = next(one.body for one in reversed(priya.stage.crm.calls) if one.path.endswith("Task.svc/Create"))
    assert '"DueDate"' not in sent
    assert '"EndDate"' not in sent
    assert task["RelatedEntityIdName"] == "Tom Fox"
    start, end = (
        datetime.fromisoformat(str(task[name])).replace(tzinfo=UTC).astimezone(ZoneInfo(KOLKATA))
        for name in ("DueDate", "EndDate")
    )
    assert f"{say.span(start, end, now=start)}, chosen by LeadSquared" in seen.message.shown


def test_a_title_longer_than_leadsquareds_name_stands_whole_in_the_description(priya: Scene) -> None:
    title = "a very long walk through " + "the quarterly numbers and " * 12 + "lunch"
    task = booked(priya, f"{D} 3pm {title}")
    assert len(task["Name"]) <= 200
    assert task["Description"].splitlines()[0] == f"Meeting: {title}"


def test_a_line_of_time_alone_is_named_by_its_type(priya: Scene) -> None:
    assert booked(priya, f"{D} 3pm")["Name"] == "Meeting"


def test_what_was_assumed_is_shown_on_the_card(priya: Scene) -> None:
    assert "30 minutes" in priya.says(f"{D} 3pm Usual length").message.shown
    assert "Assumed" not in priya.says(f"{D} 3pm-4pm Said length").message.shown
