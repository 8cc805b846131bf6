"""The ways into the form, and what stands in it when it opens."""

import pytest

from sandbox.slack import Profile, refused, server_error
from sandbox.stage import Stage
from tests.doors.form import Form, by_button, by_command, by_shortcut, opened
from tests.patience import PATIENCE_S
from tests.stories.days import DAY, D, typed, utc
from tests.stories.scene import Scene, seat


def test_a_bare_command_opens_the_form_and_it_is_booked_in_a_thread(door: Stage) -> None:
    priya = seat(door, "priya")
    form = by_command(priya)
    assert "No time yet" in form.preview
    form.fills("title", "By hand")
    form.types(f"{D} 3-4pm", "3:00-4:00 PM India time")
    shown = form.books()
    task = priya.one_task("By hand")
    assert (task["DueDate"], task["EndDate"]) == (utc(DAY, 15), utc(DAY, 16))
    assert f"Created task {task['UserTaskId']}" in shown.shown
    priya.told_once(priya.card_ends(), "By hand")


def test_the_global_shortcut_answers_in_a_direct_message(door: Stage) -> None:
    priya = seat(door, "priya")
    before = len(priya.person.sees("dm"))
    form = by_shortcut(priya)
    form.fills("title", "From anywhere")
    form.types(f"{D} 5pm", "5:00")
    form.books()
    priya.one_task("From anywhere")
    assert priya.sees() == []
    (card,) = [one for one in priya.person.sees("dm")[before:] if "From anywhere" in one.shown]
    assert "Created task" in priya.person.thread("dm", card.ts)[-1].shown


def test_the_home_tabs_button_opens_it(priya: Scene) -> None:
    priya.person.opens_home()
    priya.wait(lambda: priya.person.home())
    form = opened(priya, lambda: priya.person.clicks(label="Schedule a meeting", home=True))
    form.fills("title", "From home")
    form.types(f"{D} 6pm", "6:00")
    form.books()
    priya.one_task("From home")


@pytest.mark.parametrize(
    ("line", "preview", "radio"),
    [
        (f"Coffee {D} where:Lobby -- bring cups", "add a time", 0),
        (f"Coffee {D} 3pm or 5pm where:Lobby -- bring cups", "Which one?", 2),
        (f"Coffee {typed(DAY.replace(year=DAY.year - 1))} 3pm where:Lobby -- bring cups", "is over", 0),
    ],
)
def test_edit_on_a_question_keeps_what_was_typed_and_marks_what_is_open(
    priya: Scene, line: str, preview: str, radio: int
) -> None:
    asked = priya.says(line)
    form = by_button(priya, asked.message, "Edit")
    view = form.view
    assert (view.value("title"), view.value("where"), view.value("description")) == ("Coffee", "Lobby", "bring cups")
    assert view.value("when")
    assert preview in form.preview
    assert len(form.choices) == radio
    assert form.submits().errors, "the open part is asked about on its own field"
    before = len(priya.stage.crm.tasks)
    form.types(f"{D} 4:15pm", "4:15")
    form.books()
    (task,) = priya.stage.crm.tasks[before:]
    assert (task["Name"], task["Location"], task["DueDate"]) == ("Meeting: Coffee", "Lobby", utc(DAY, 16, 15))


def test_edit_and_book_again_on_a_card(priya: Scene) -> None:
    seen = priya.says(f"{D} 3-4pm Repeatable lead:asha@globex.com owner:lukas@acme.com remind:15 notify:off")
    form = by_button(priya, seen.message, "Edit and book again")
    assert form.view.value("title") == "Repeatable"
    assert form.picks == (f"{DAY}", "15:00", "60")
    form.wait(lambda: "Asha Rao" in form.view.shown or "Asha Rao" in str(form.view.blocks))
    assert "lukas@acme.com" in form.view.shown
    form.fills("title", "Repeatable twice")
    form.books()
    first, second = priya.one_task("Repeatable"), priya.one_task("Repeatable twice")
    for same in ("DueDate", "EndDate", "RelatedEntityId", "OwnerEmailAddress", "Reminder", "NotifyBy"):
        assert second[same] == first[same]


def test_edit_of_an_answered_question_keeps_the_answer(priya: Scene) -> None:
    asked = priya.says(f"{D} 3pm or 5pm Answered first lead:Sharma")
    priya.person.presses(asked.message, label=asked.message.buttons[1].text)
    leads = priya.wait(lambda: next((one for one in priya.sees() if "Ravi Sharma" in one.shown), None))
    form = by_button(priya, leads, "Edit")
    assert form.picks[1] == "17:00"
    form.wait(lambda: "LeadSquared has no lead for" in form.view.shown)


@pytest.mark.parametrize("late", ["expired_trigger_id", "trigger_expired", "invalid_arguments"])
def test_a_form_that_opened_too_late_is_told_of(stage: Stage, late: str) -> None:
    person = stage.slack.add_person(Profile(f"late_{late}", "Lata Late", "Asia/Kolkata", "en-IN", "l@acme.com"))
    stage.slack.fails("views.open", refused(late))
    assert person.global_shortcut("schedule").ok
    stage.slack.wait_for(lambda: [one for one in person.sees("dm") if "didn't open" in one.shown], PATIENCE_S)
    assert person.view() is None
    form = by_shortcut(Scene(stage, person, "dm"))
    assert form.view.title == "Schedule a meeting"


def test_the_same_shortcut_delivered_twice_opens_one_form_and_says_nothing(priya: Scene) -> None:
    slack, before = priya.stage.slack, len(priya.person.sees("dm"))
    form = by_shortcut(priya)
    view_id, calls = form.view.view_id, len(slack.calls_to("views.open"))
    assert slack.replay(next(one for one in reversed(slack.deliveries) if "shortcut" in str(one.request.payload))).ok
    slack.wait_for(lambda: len(slack.calls_to("views.open")) > calls, PATIENCE_S)
    assert slack.calls_to("views.open")[-1].error == "exchanged_trigger_id"
    form.types(f"{D} 3pm", "3:00")
    assert form.view.view_id == view_id
    assert len(priya.person.sees("dm")) == before


def test_slow_profiles_do_not_keep_the_form_away_and_its_words_wait_for_the_zone(stage: Stage) -> None:
    """Nothing is read, and nothing booked, in a zone that is only guessed."""
    person = stage.slack.add_person(Profile("slowly", "Sloan Slowly", "Asia/Kolkata", "en-IN", "priya@acme.com"))
    scene = Scene(stage, person, "dm")
    stage.slack.fails("users.info", server_error(), times=1000)
    assert person.global_shortcut("schedule").ok
    form = Form(scene)
    form.wait(person.view)
    form.fills("title", "Slow profile")
    form.types(f"{D} 3pm", "hasn't told me your time zone")
    assert any("time zone" in error for error in form.submits().errors.values())
    stage.slack.heals()
    assert form.types(f"{D} 3:15pm", "3:15-3:45 PM India time")
    assert form.view.value("title") == "Slow profile"
    form.books()
    assert scene.one_task("Slow profile")["DueDate"] == utc(DAY, 15, 15)


def test_edit_by_somebody_whose_profile_is_slow_is_filled_in_late(priya: Scene) -> None:
    """Slack fills a field in only once: what comes late gets a field of its own."""
    stage = priya.stage
    person = stage.slack.add_person(Profile("edith", "Edith Late", "Asia/Kolkata", "en-IN", "priya@acme.com"))
    stage.slack.channel(priya.channel).members.add(person.user_id)
    scene = Scene(stage, person, priya.channel)
    asked = scene.says(f"Coffee {D} 3pm or 5pm where:Lobby -- bring cups")
    stage.slack.fails("users.info", server_error())
    form = by_button(scene, asked.message, "Edit")
    assert [form.view.value(name) for name in ("title", "where", "description")] == ["Coffee", "Lobby", "bring cups"]
    assert len(form.choices) == 2
