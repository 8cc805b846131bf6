"""The live preview: what is typed or picked last is shown as what will be booked, and is what is booked."""

from collections.abc import Callable

import pytest

from sandbox.slack import Profile
from sandbox.stage import Stage
from tests.doors.form import Form, by_command
from tests.stories.days import DAY, D, in_days, typed, utc
from tests.stories.scene import Scene

NEXT = in_days(41)


@pytest.fixture
def form(priya: Scene) -> Form:
    form = by_command(priya)
    form.fills("title", "Preview")
    return form


def test_words_are_shown_with_their_zone_and_in_utc_and_the_pickers_follow(form: Form) -> None:
    preview = form.types(f"{D} 3-4pm", "3:00-4:00 PM India time")
    assert "09:30-10:30 UTC" in preview
    assert form.picks == (f"{DAY}", "15:00", "60")


def test_what_was_assumed_is_named(form: Form) -> None:
    assert "afternoon" in form.types(f"{D} at 3", "3:00-3:30 PM")


def test_the_words_follow_the_pickers_and_the_one_touched_last_counts(form: Form) -> None:
    form.types(f"{D} 3pm", "3:00-3:30 PM")
    form.fills("time", "17:30", "5:30-6:00 PM")
    assert "5:30pm" in str(form.view.value("when"))
    form.fills("date", f"{NEXT}", typed(NEXT).rsplit(" ", 1)[0])
    form.fills("length", "90", "5:30-7:00 PM")
    assert form.books().shown
    task = form.scene.booked("Preview")[-1]
    assert (task["DueDate"], task["EndDate"]) == (utc(NEXT, 17, 30), utc(NEXT, 19))


def test_words_after_pickers_count_again(form: Form) -> None:
    form.fills("date", f"{NEXT}", "Pick a time")
    form.fills("time", "09:00", "9:00-9:30 AM")
    form.types(f"{D} 2pm for 45m", "2:00-2:45 PM")
    assert form.picks == (f"{DAY}", "14:00", "45")


def test_a_length_that_the_words_gave_is_gone_with_them(form: Form) -> None:
    form.types(f"{D} 3-5pm", "3:00-5:00 PM")
    form.types(f"{D} 3pm", "3:00-3:30 PM")
    form.fills("length", "60", "3:00-4:00 PM")
    form.types(f"{D} 4pm", "4:00-5:00 PM")


def test_two_readings_are_a_choice_each(form: Form) -> None:
    form.types(f"{D} 3pm or 5pm", "Which one?")
    three, five = form.choices
    assert ("3:00" in three, "5:00" in five) == (True, True)
    assert "Pick one" in str(form.submits().errors)
    form.fills("readings", five, "5:00-5:30 PM")
    form.fills("readings", three, "3:00-3:30 PM")
    form.fills("readings", five, "5:00-5:30 PM")
    assert form.picks[1] == "17:00"
    form.books()
    assert form.scene.booked("Preview")[-1]["DueDate"] == utc(DAY, 17)


def test_other_words_forget_the_choice(form: Form) -> None:
    form.types(f"{D} 3pm or 5pm", "Which one?")
    form.fills("readings", form.choices[1], "5:00-5:30 PM")
    form.types(f"{D} 1pm or 2pm", "Which one?")
    assert form.view.value("readings") is None


def test_without_a_time_nothing_is_booked_until_the_box_is_ticked(form: Form) -> None:
    before = form.scene.booked("Preview")
    assert "No time yet" in form.preview
    assert [name.partition(":")[0] for name in form.submits().errors] == ["when"]
    form.fills("length", "60", "No time yet")
    assert [name.partition(":")[0] for name in form.submits().errors] == ["when"]
    assert form.scene.booked("Preview") == before
    form.fills("no_time", "on", "LeadSquared chooses")
    form.fills("title", "No time, said so")
    assert "chosen by LeadSquared" in form.books().shown
    assert "chosen by LeadSquared" in form.scene.card_ends().message.shown


def test_a_time_beside_the_ticked_box_is_asked_about(form: Form) -> None:
    form.types(f"{D} 3pm", "3:00-3:30 PM")
    form.fills("no_time", "on", "untick the box")
    assert [name.partition(":")[0] for name in form.submits().errors] == ["when"]
    assert form.view.value("when") == f"{D} 3pm"
    form.fills("no_time", None, "3:00-3:30 PM")


def test_emptied_words_and_pickers_are_no_choice_of_leadsquareds(form: Form) -> None:
    form.types(f"{D} 3pm", "3:00-3:30 PM")
    form.fills("date", None, "Pick a date")
    assert "Pick a date" in str(form.submits().errors)
    form.fills("time", None, "No time yet")
    assert form.submits().errors
    form.fills("no_time", "on", "LeadSquared chooses")
    assert not form.view.value("when")
    form.books()
    sent = [call for call in form.scene.stage.crm.calls if call.path.endswith("Task.svc/Create")][-1]
    assert "DueDate" not in sent.body
    assert "Preview" in sent.body


@pytest.mark.parametrize(
    ("words", "says"),
    [
        ("gobbledygook", "I found no time"),
        (typed(DAY), "add a time"),
        (f"{typed(in_days(-2))} 3pm", "is over"),
        (f"{D} from 4pm to 3pm", "before the start"),
    ],
)
def test_what_cannot_be_booked_says_so_while_typing_and_on_its_field(form: Form, words: str, says: str) -> None:
    form.types(words, says)
    errors = form.submits().errors
    assert [name.partition(":")[0] for name in errors] == ["when"]
    assert form.view.value("title") == "Preview"


def test_a_past_pick_is_told_under_the_words_that_follow_it(form: Form) -> None:
    form.fills("date", f"{in_days(-2)}", "Pick a time")
    form.fills("time", "09:00", "is over")
    assert [name.partition(":")[0] for name in form.submits().errors] == ["when"]


@pytest.fixture
def london(stage: Stage, someone: Callable[[str], Scene]) -> Form:
    if stage.slack.state.person("lona") is None:
        stage.slack.add_person(Profile("lona", "Lona Don", "Europe/London", "en-GB", "priya@acme.com"))
    form = by_command(someone("lona"))
    form.fills("title", "Clocks")
    return form


def test_an_hour_that_does_not_exist_is_not_picked_for_anybody(london: Form) -> None:
    london.fills("date", "2027-03-28", "Pick a time")
    london.fills("time", "01:30", "does not exist")
    assert london.submits().errors
    london.types("28 March 2027 1:30am", "Which one?")
    assert len(london.choices) == 2


def test_an_hour_that_comes_twice_is_asked_about_by_words_and_by_pickers(london: Form) -> None:
    london.fills("date", "2027-10-31", "Pick a time")
    london.fills("time", "01:30", "comes twice")
    first, second = london.choices
    assert first != second
    london.fills("readings", second, "UTC")
    london.books()
    assert london.scene.booked("Clocks")[-1]["DueDate"] == "2027-10-31 01:30:00.000"

    london.clicks("Book another")
    london.wait(lambda: london.view.title == "Schedule a meeting")
    london.fills("title", "Clocks")
    london.types("31 October 2027 1:30am", "Which one?")
    london.fills("readings", london.choices[0], "UTC")
    london.books()
    assert london.scene.booked("Clocks")[-1]["DueDate"] == "2027-10-31 00:30:00.000"


def test_the_words_are_read_in_ones_own_language(someone: Callable[[str], Scene]) -> None:
    form = by_command(someone("lukas"))
    form.fills("title", "Auf Deutsch")
    form.types(f"{DAY.day}.{DAY.month}.{DAY.year} um 15 Uhr", "3:00-3:30 PM Berlin time")
