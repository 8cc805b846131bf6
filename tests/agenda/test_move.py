"""Move: a small form with a preview and free times, a look for clashes, and what LeadSquared has afterwards."""

import itertools
from collections.abc import Callable, Iterator
from datetime import date

import pytest

from sandbox.leadsquared import CrmFault, TaskRecord
from sandbox.leadsquared.seed import MAYA
from sandbox.slack import View
from tests.agenda.test_list import at, makes
from tests.sandbox.leadsquared.caller import Caller
from tests.stories.days import in_days, typed, utc
from tests.stories.scene import Scene

At = Callable[[str], Scene]
MOVE = "Task.svc/BulkUpdateAppointmentTime"
_days = itertools.count(400, 4)


@pytest.fixture
def number() -> int:
    """The number of a day of the story's own."""
    return next(_days)


@pytest.fixture
def on(number: int) -> date:
    return in_days(number)


@pytest.fixture(autouse=True)
def closed(priya: Scene) -> Iterator[None]:
    """No form of a story stays open for the next one."""
    yield
    if priya.person.view():
        priya.person.closes(all_of_them=True)


def book(scene: Scene, on: date, title: str, hours: str = "10-11am") -> TaskRecord:
    return scene.told_once(scene.says(f"{typed(on)} {hours} {title}"), title)


def opens(scene: Scene) -> View:
    """The form, once it says which times are free."""
    card = next(one for one in scene.answers() if not one.message.ephemeral)
    assert scene.person.presses(card.message, "act:2", "Move").ok
    return form(scene, lambda view: "Looking for free times" not in view.shown)


def form(scene: Scene, is_so: Callable[[View], bool]) -> View:
    def look() -> View | None:
        view = scene.person.view()
        return view if view and is_so(view) else None

    return scene.wait(look)


def types(scene: Scene, words: str, preview: str) -> View:
    scene.person.fills("move_when", words)
    return form(scene, lambda view: preview in view.shown)


def times(scene: Scene, task: TaskRecord) -> tuple[str, str]:
    found = next(one for one in scene.stage.crm.tasks if one["UserTaskId"] == task["UserTaskId"])
    return found["DueDate"], found["EndDate"]


def moved(scene: Scene) -> str:
    """What the thread says of it, once the card says that it was moved."""

    def told() -> str:
        cards = [one for one in scene.answers() if "Moved by" in one.message.shown]
        return next((one.shown for card in cards for one in card.thread if " moved “" in one.shown), "")

    return scene.wait(told)


def private(scene: Scene, words: str) -> str:
    found = scene.wait(lambda: next((one for one in scene.sees() if one.ephemeral and words in one.shown), None))
    return found.shown


def test_words_are_previewed_and_the_length_stays(priya: Scene, on: date) -> None:
    task = book(priya, on, "Moves by words")
    view = opens(priya)
    assert "Moves by words, now" in view.shown
    types(priya, "3:30pm", "Moves to")
    preview = form(priya, lambda view: "3:30-4:30 PM" in view.shown)
    assert "1 hour" in preview.shown
    assert priya.person.submits().ok
    told = moved(priya)
    assert "Priya Rao moved “Moves by words” from" in told
    assert "3:30-4:30 PM" in told
    assert times(priya, task) == (utc(on, 15, 30), utc(on, 16, 30))


def test_an_end_that_is_said_counts(priya: Scene, on: date) -> None:
    task = book(priya, on, "Gets longer")
    opens(priya)
    types(priya, "2-4pm", "2:00-4:00 PM")
    assert priya.person.submits().ok
    moved(priya)
    assert times(priya, task) == (utc(on, 14), utc(on, 16))


def test_a_free_time_is_one_press(priya: Scene, on: date) -> None:
    book(priya, on, "In between", "11am-12pm")
    card = [one for one in priya.answers() if not one.message.ephemeral][-1]
    assert priya.person.presses(card.message, "act:2", "Move").ok
    view = form(priya, lambda view: "Or press a free time" in view.shown)
    assert "12:00-1:00 PM India time" in str(view.blocks)
    assert priya.person.clicks("move_free:0").ok
    assert "12:00-1:00 PM" in moved(priya)


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("soonish", "I can't read that as a time"),
        ("yesterday", "That time is over"),
        ("3pm or 5pm", "This could be"),
        ("tonight", "I can't read that as a time"),
    ],
)
def test_what_is_no_clear_time_is_said_and_moves_nothing(priya: Scene, on: date, words: str, says: str) -> None:
    task = book(priya, on, "Stays where it is")
    opens(priya)
    types(priya, words, says)
    priya.person.submits()
    view = priya.person.view()
    assert view
    assert says in str(view.errors)
    assert times(priya, task) == (utc(on, 10), utc(on, 11))


def test_a_clash_is_asked_about_and_a_free_time_or_the_same_is_a_press(priya: Scene, on: date, number: int) -> None:
    task = book(priya, on, "Wants to move")
    before = len(priya.sees())
    makes(Caller(priya.stage.crm.url), at(number, 15), "Already there")
    opens(priya)
    types(priya, "3pm", "3:00-4:00 PM")
    assert priya.person.submits().ok
    asked = priya.wait(
        lambda: next((one for one in priya.sees()[before:] if "Nothing was moved yet" in one.shown), None)
    )
    assert "“Already there”" in asked.shown
    assert times(priya, task) == (utc(on, 10), utc(on, 11))
    assert [one.text for one in asked.buttons][-1] == "Move anyway"
    assert priya.person.presses(asked, label="Move anyway").ok
    assert "3:00-4:00 PM" in moved(priya)
    assert times(priya, task) == (utc(on, 15), utc(on, 16))


def test_it_does_not_clash_with_itself(priya: Scene, on: date) -> None:
    task = book(priya, on, "Moves a little")
    opens(priya)
    types(priya, "30 minutes later", "10:30-11:30 AM")
    assert priya.person.submits().ok
    moved(priya)
    assert times(priya, task) == (utc(on, 10, 30), utc(on, 11, 30))


def test_what_was_moved_in_leadsquared_meanwhile_is_said_and_not_overwritten(priya: Scene, on: date) -> None:
    task = book(priya, on, "Moved there")
    opens(priya)
    types(priya, "3pm", "3:00-4:00 PM")
    row = {"UserTaskId": task["UserTaskId"], "FromDate": utc(on, 17)[:19], "ToDate": utc(on, 18)[:19]}
    assert Caller(priya.stage.crm.url).post(MOVE, {"TaskList": [row]}).ok
    assert priya.person.submits().ok
    assert "5:00-6:00 PM" in private(priya, "was moved in LeadSquared")
    assert times(priya, task) == (utc(on, 17), utc(on, 18))


def test_an_answer_that_is_lost_moves_once_and_is_told(priya: Scene, on: date) -> None:
    task = book(priya, on, "Lost answer")
    opens(priya)
    types(priya, "3pm", "3:00-4:00 PM")
    priya.stage.crm.fault(CrmFault.DROP_AFTER, path=MOVE)
    assert priya.person.submits().ok
    moved(priya)
    assert times(priya, task) == (utc(on, 15), utc(on, 16))


def test_what_leadsquared_refuses_is_told_with_its_reason(priya: Scene, on: date) -> None:
    task = book(priya, on, "Refused move")
    opens(priya)
    types(priya, "3pm", "3:00-4:00 PM")
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, path=MOVE)
    assert priya.person.submits().ok
    private(priya, "Nothing was changed.")
    assert times(priya, task) == (utc(on, 10), utc(on, 11))


def test_who_may_not_move_it_sees_no_free_times(someone: At, on: date, number: int) -> None:
    """A guest sees the list of nobody, but may press on a card in a channel."""
    maya, gus = someone("maya"), someone("gus")
    del number
    seen = maya.says(f"{typed(on)} 10-11am India time Not for guests")
    maya.told_once(seen, "Not for guests")
    channel = maya.stage.slack.channel(maya.channel)
    channel.members.add(gus.person.user_id)
    guest = Scene(maya.stage, gus.person, maya.channel)
    assert guest.person.presses(seen.message, "act:2", "Move").ok
    view = form(guest, lambda view: "isn't yours" in view.shown)
    assert view.submit == ""
    assert MAYA.email not in view.shown


def test_from_the_list(priya: Scene, on: date, number: int) -> None:
    task_id = makes(Caller(priya.stage.crm.url), at(number, 10), "From the list")
    shown = priya.says(f"list {typed(on)}")
    assert priya.person.presses(shown.message, "act:0", "Move").ok
    form(priya, lambda view: "From the list, now" in view.shown and "Looking" not in view.shown)
    types(priya, "4pm", "4:00-5:00 PM")
    assert priya.person.submits().ok
    private(priya, "Priya Rao moved “From the list”")
    found = next(one for one in priya.stage.crm.tasks if one["UserTaskId"] == task_id)
    assert found["DueDate"] == utc(on, 16)


def test_a_typed_line_moves_it(priya: Scene) -> None:
    on = in_days(55)
    task = book(priya, on, "Quarterly plan")
    priya.types(f"move quarterly plan to {typed(on)} 3pm")
    assert "3:00-4:00 PM" in moved(priya)
    assert times(priya, task) == (utc(on, 15), utc(on, 16))


def test_an_id_and_an_hour_alone(priya: Scene, on: date) -> None:
    task = book(priya, on, "By its id")
    seen = priya.says(f"reschedule {task['UserTaskId']} to 4:30pm")
    assert "can't" not in seen.words, seen.words
    moved(priya)
    assert times(priya, task) == (utc(on, 16, 30), utc(on, 17, 30))


def test_two_titles_that_fit_are_a_question_and_the_press_opens_the_form(priya: Scene) -> None:
    for day, title in ((50, "Twin peaks one"), (51, "Twin peaks two")):
        book(priya, in_days(day), title)
    priya.types("move twin peaks to friday 3pm")
    asked = priya.wait(
        lambda: next((one for one in priya.sees() if one.ephemeral and "Twin peaks two" in one.shown), None)
    )
    assert priya.person.presses(asked, label=next(one.text for one in asked.buttons if "two" in one.text)).ok
    form(priya, lambda view: "Twin peaks two, now" in view.shown)


@pytest.mark.parametrize(
    ("words", "says"), [("soonish", "I can't read “soonish” as a time"), ("yesterday", "that time is over")]
)
def test_a_typed_line_without_a_clear_time_moves_nothing(priya: Scene, words: str, says: str) -> None:
    title = f"Line {len(words)}"
    task = book(priya, in_days(53), title, "6-7am" if words == "soonish" else "7-8am")
    priya.types(f"move {task['UserTaskId']} to {words}")
    private(priya, says)
    assert times(priya, task)[0] == task["DueDate"]


def test_two_times_in_a_line_are_buttons(priya: Scene, on: date) -> None:
    task = book(priya, on, "Either hour")
    priya.types(f"move {task['UserTaskId']} to 3pm or 5pm")
    asked = priya.wait(lambda: next((one for one in priya.sees() if "could be" in one.shown), None))
    assert priya.person.presses(asked, label=asked.buttons[1].text).ok
    moved(priya)
    assert times(priya, task) == (utc(on, 17), utc(on, 18))
