"""What a line leaves open comes as a private message with a button for each answer; the first answer counts."""

from datetime import timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox.slack import PostedMessage, Profile
from sandbox.stage import Stage
from tests import clock
from tests.stories.days import DAY, D, in_days, typed, utc
from tests.stories.scene import Scene, seat

USUAL = ["Another time", "Cancel"]


def asks(scene: Scene, line: str) -> PostedMessage:
    message = scene.says(line).message
    assert message.ephemeral
    assert scene.stage.crm.tasks == [] or scene.stage.crm.tasks[-1]["Name"] not in line
    return message


def labels(message: PostedMessage) -> list[str]:
    return [one.text for one in message.buttons]


def private(scene: Scene, words: str) -> PostedMessage:
    """The private message that says that, once it is there."""
    return scene.wait(lambda: next((one for one in scene.sees() if one.ephemeral and words in one.shown), None))


def test_each_of_two_readings_has_a_button_and_a_press_books_it(door: Stage) -> None:
    priya = seat(door, "priya")
    asked = asks(priya, f"Standup {D} 3pm or 5pm")
    assert labels(asked)[2:] == USUAL
    assert ["3:00" in labels(asked)[0], "5:00" in labels(asked)[1]] == [True, True]
    assert priya.person.presses(asked, label=labels(asked)[1]).ok
    task = priya.told_once(priya.card_ends(), "Standup")
    assert task["DueDate"] == utc(DAY, 17)


def test_each_of_two_leads_has_a_button(priya: Scene) -> None:
    asked = asks(priya, f"{D} 3pm Hooli by button lead:Sharma")
    (neha,) = [one for one in labels(asked) if "Neha" in one]
    priya.person.presses(asked, label=neha)
    priya.card_ends()
    assert priya.one_task("Hooli by button")["RelatedEntityIdName"] == "Neha Sharma"


def test_two_questions_one_after_the_other(priya: Scene) -> None:
    asked = asks(priya, f"{D} 3pm or 5pm Both open lead:Sharma")
    priya.person.presses(asked, label=labels(asked)[1])
    leads = private(priya, "Ravi Sharma")
    (ravi,) = [one for one in labels(leads) if "Ravi" in one]
    priya.person.presses(leads, label=ravi)
    priya.card_ends()
    task = priya.one_task("Both open")
    assert (task["DueDate"], task["RelatedEntityIdName"]) == (utc(DAY, 17), "Ravi Sharma")


def test_a_past_time_is_offered_for_the_next_day_on_which_it_is_to_come(stage: Stage) -> None:
    offset = (23 - clock.now().hour) % 24
    zone = f"Etc/GMT-{offset}" if offset <= 14 else f"Etc/GMT+{24 - offset}"
    stage.slack.add_person(Profile("owl", "Olga Owl", zone, "en-US", "priya@acme.com"))
    owl = seat(stage, "owl")
    asked = asks(owl, "Owl lunch today 10am")
    assert labels(asked)[1:] == USUAL
    owl.person.presses(asked, label=labels(asked)[0])
    owl.card_ends()
    tomorrow = clock.now().astimezone(ZoneInfo(zone)).date() + timedelta(days=1)
    assert owl.one_task("Owl lunch")["DueDate"] == utc(tomorrow, 10, zone=zone)


def test_a_day_without_an_hour_is_offered_at_the_usual_ones(priya: Scene) -> None:
    asked = asks(priya, f"Clockless {D}")
    assert len(labels(asked)) == 6
    priya.person.presses(asked, label=labels(asked)[2])
    priya.card_ends()
    assert priya.one_task("Clockless")["DueDate"] == utc(DAY, 14)


def test_an_hour_that_comes_twice_has_a_button_for_each(stage: Stage) -> None:
    stage.slack.add_person(Profile("twig", "Twig Ice", "Europe/London", "en-GB", "priya@acme.com"))
    twig = seat(stage, "twig")
    asked = asks(twig, "Twice there 31 October 2027 1:30am")
    first, second = labels(asked)[:2]
    assert first != second
    twig.person.presses(asked, label=second)
    twig.card_ends()
    assert twig.one_task("Twice there")["DueDate"] == "2027-10-31 01:30:00.000"


def test_an_hour_that_the_clock_skips_is_offered_before_and_after(stage: Stage) -> None:
    stage.slack.add_person(Profile("gapp", "Gap Py", "Europe/London", "en-GB", "priya@acme.com"))
    gapp = seat(stage, "gapp")
    asked = asks(gapp, "Skipped 28 March 2027 1:30am")
    gapp.person.presses(asked, label=labels(asked)[0])
    gapp.card_ends()
    gapp.one_task("Skipped")


def test_pressed_twice_is_booked_once(door: Stage) -> None:
    """On a screen that has not caught up, and by another button of the same question."""
    priya = seat(door, "priya")
    asked = asks(priya, f"Pressed twice {D} 3pm or 5pm")
    first, second = labels(asked)[:2]
    for label in (first, first, second):
        assert priya.person.presses(asked, label=label, stale=True).ok
    private(priya, "The first answer counts")
    priya.card_ends()
    assert priya.one_task("Pressed twice")["DueDate"] == utc(DAY, 15)


def test_after_cancel_no_answer_counts(priya: Scene) -> None:
    asked = asks(priya, f"Cancelled {D} 3pm or 5pm")
    priya.person.presses(asked, label="Cancel")
    private(priya, "Cancelled. Nothing was booked.")
    priya.person.presses(asked, label=labels(asked)[0], stale=True)
    private(priya, "You already cancelled that")
    assert priya.booked("Cancelled") == []


def test_cancel_after_an_answer_does_not_say_that_nothing_was_booked(priya: Scene) -> None:
    asked = asks(priya, f"Answered {D} 3pm or 5pm")
    priya.person.presses(asked, label=labels(asked)[0])
    priya.card_ends()
    priya.person.presses(asked, label="Cancel", stale=True)
    private(priya, "You already answered that")
    priya.one_task("Answered")
    assert not [one for one in priya.sees() if "Cancelled" in one.shown]


def test_a_press_answers_in_the_place_of_the_question(priya: Scene) -> None:
    asked = asks(priya, f"In its place {D} 3pm or 5pm")
    priya.person.presses(asked, label=labels(asked)[0])
    priya.card_ends()
    assert not [one for one in priya.sees() if one.ephemeral and one.buttons]


def test_a_question_about_leads_from_a_form_is_answered_by_its_buttons(priya: Scene) -> None:
    """And what the form said besides is kept."""
    from tests.doors.form import by_button

    asked = asks(priya, f"{D} 3pm From the form lead:Sharma where:Lobby")
    form = by_button(priya, asked, "Edit")
    form.wait(lambda: "LeadSquared has no lead for" in form.view.shown)
    form.books()
    assert priya.one_task("From the form")["Location"] == "Lobby"


@pytest.mark.parametrize("days", [-2])
def test_what_is_long_over_is_offered_for_a_day_to_come(priya: Scene, days: int) -> None:
    asked = asks(priya, f"Long over {typed(in_days(days))} 11:59pm")
    priya.person.presses(asked, label=labels(asked)[0])
    priya.card_ends()
    assert priya.one_task("Long over")["DueDate"] == utc(in_days(0), 23, 59)
