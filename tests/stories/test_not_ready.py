"""What is not ready is not booked: a private answer, and an example that is booked when it is typed."""

from collections.abc import Callable
from datetime import date, timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox.slack import Profile
from sandbox.stage import Stage
from tests import clock
from tests.stories.days import DAY, D, in_days, sunday, typed, utc
from tests.stories.scene import Scene, seat

PRIYA_OR_ASHA = ("priya@acme.com", "asha@globex.com")
YESTERDAY = typed(in_days(-1))


@pytest.mark.parametrize(
    ("line", "title", "says"),
    [
        ("Coffee", "Coffee", "no time"),
        (f"Coffee {D} from 4pm to 3pm", "Coffee", "before"),
        (f"Coffee {D} 3-4pm mins:20", "Coffee", "two lengths"),
        (f"Coffee {D} 3-4pm for 20m", "Coffee", "two lengths"),
        (f"Coffee when:none {D} 3pm", "Coffee", "when:none"),
        (f"Coffee {D} 3pm lead:ghost@nowhere.test", "Coffee", "no lead"),
    ],
)
def test_nothing_is_booked_and_the_example_keeps_what_was_typed(priya: Scene, line: str, title: str, says: str) -> None:
    before = len(priya.stage.crm.tasks)
    asked = priya.says(f"{line} where:Lobby -- bring cups")
    assert asked.message.ephemeral
    assert "Nothing" in asked.words
    assert says in asked.words
    assert asked.message.text.count("\n") >= 1, "the notification has the example too"
    assert len(priya.stage.crm.tasks) == before

    example = asked.examples[-1]
    if "<" in example:
        again = priya.says(example)
        assert ("Nothing was booked" in again.words, "put the" in again.words) == (True, True)
        assert len(priya.stage.crm.tasks) == before, "pasted as it is, it asks again"
    for gap, value in (("<day>", D), ("<time>", "3pm"), ("<time>", "4pm")):
        example = example.replace(gap, value, 1)
    priya.says(example)
    (task,) = priya.stage.crm.tasks[before:]
    assert task["Name"] == f"Meeting: {title}"
    assert task["Location"] == "Lobby"
    assert task["Description"].splitlines()[0] == "bring cups"


@pytest.mark.parametrize(
    ("line", "says", "offer"),
    [
        (f"Coffee {D}", "At what time", "2:00 PM"),
        (f"Coffee {D} 3pm or 5pm", "Which time", "3:00 PM"),
        (f"Coffee {D} 3pm lead:Sharma", "2 leads", "Ravi Sharma · Hooli"),
        (f"Coffee {D} 3pm type:Site", "no appointment type", "Meeting"),
    ],
)
def test_a_question_is_one_sentence_and_an_answer_keeps_what_was_typed(
    priya: Scene, line: str, says: str, offer: str
) -> None:
    before = len(priya.stage.crm.tasks)
    line = f"{line} where:Lobby -- bring cups"
    asked = priya.says(line)
    assert asked.message.ephemeral
    assert says in asked.words
    assert asked.examples == [], "what a button answers is not there to be typed as well"
    assert offer in asked.message.text, "the notification has the answers too"
    assert len(priya.stage.crm.tasks) == before
    priya.asks_and_chooses(line, offer)
    (task,) = priya.stage.crm.tasks[before:]
    assert (task["Name"], task["Location"]) == ("Meeting: Coffee", "Lobby")
    assert task["Description"].splitlines()[0] == "bring cups"


def test_each_of_two_readings_is_offered_and_books_another_hour(priya: Scene) -> None:
    line = f"Standup {D} 3pm or 5pm"
    asked = priya.says(line)
    assert asked.message.ephemeral
    assert asked.offers == ["3:00 PM", "5:00 PM"]
    starts = []
    for offer in asked.offers:
        priya.asks_and_chooses(line, offer)
        starts.append(priya.booked("Standup")[-1]["DueDate"])
    assert starts == [utc(DAY, 15), utc(DAY, 17)]


@pytest.mark.parametrize(
    ("clock", "day", "says", "hours"),
    [
        ("1:30am", sunday(11, 1), "comes twice", ["05:30", "06:30"]),
        ("2:30am", sunday(3, 2), "does not exist", ["06:30", "07:30"]),
    ],
)
def test_an_hour_that_comes_twice_or_never_is_a_question_and_each_answer_is_booked(
    someone: Callable[[str], Scene], clock: str, day: date, says: str, hours: list[str]
) -> None:
    maya, title = someone("maya"), f"Clock change {says}"
    line = f'{typed(day)} {clock} "{title}"'
    asked = maya.says(line)
    assert asked.message.ephemeral
    assert says in asked.words
    assert maya.booked(f'"{title}"') == []
    assert len(set(asked.offers)) == 2, "two answers are told apart"
    for offer in asked.offers:
        maya.asks_and_chooses(line, offer)
    booked = sorted(task["DueDate"] for task in maya.booked(f'"{title}"'))
    assert booked == [f"{day} {hour}:00.000" for hour in hours]


def test_the_answer_says_what_was_understood_with_its_zone(priya: Scene) -> None:
    past = priya.says(f"Coffee {YESTERDAY} 3pm")
    assert "3:00" in past.words
    assert "India" in past.words


def test_a_past_time_of_today_is_offered_again_for_tomorrow(stage: Stage) -> None:
    """Read for somebody whose day is old: the zone in which it is now about eleven in the evening."""
    offset = (23 - clock.now().hour) % 24
    zone = f"Etc/GMT-{offset}" if offset <= 14 else f"Etc/GMT+{24 - offset}"
    stage.slack.add_person(Profile("late", "Lata Late", zone, "en-US", "priya@acme.com"))
    late = seat(stage, "late")
    asked = late.says("Late lunch today 10am")
    assert asked.message.ephemeral
    assert "is over" in asked.words
    assert asked.examples == []
    late.person.presses(asked.message, label=asked.message.buttons[0].text)
    late.wait(lambda: late.booked("Late lunch"))
    task = late.one_task("Late lunch")
    tomorrow = clock.now().astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    assert task["DueDate"] == utc(tomorrow, 10, zone=zone)


@pytest.mark.parametrize(
    ("option", "says"),
    [
        ("mins:soon", "mins:"),
        ("mins:0", "mins:"),
        ("remind:sometimes", "remind:"),
        ("notify:maybe", "notify:"),
        ("owner:somebody", "owner:"),
        ('where:""', "where:"),
        ('lead:""', "lead:"),
        ("mins:30 mins:45", "twice"),
        ("lead:asha@globex.com lead:tom@initech.com", "twice"),
        ("remind:5 remind:5", "twice"),
    ],
)
def test_an_option_that_is_wrong_or_stands_twice_is_named_and_its_example_never_guesses_a_value(
    priya: Scene, option: str, says: str
) -> None:
    before = len(priya.stage.crm.tasks)
    asked = priya.says(f"{D} 3pm Optional {option}")
    assert asked.message.ephemeral
    assert says in asked.words
    assert len(priya.stage.crm.tasks) == before
    example = asked.examples[0]
    if "<" in example:
        assert says in priya.says(example).words
        assert len(priya.stage.crm.tasks) == before, "pasted as it is, it asks again"
    for gap, value in (("<minutes>", "20"), ("<on or off>", "off"), ("<place>", "Lobby"), ("<e-mail>", PRIYA_OR_ASHA)):
        example = example.replace(gap, value[says == "lead:"] if isinstance(value, tuple) else value)
    priya.says(example)
    (task,) = priya.stage.crm.tasks[before:]
    assert task["Name"] == "Meeting: Optional"
    assert task["DueDate"] == utc(DAY, 15)
