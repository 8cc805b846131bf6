"""A form that stood open for an hour, and a question a day old: also over a restart of the bot."""

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox.slack import server_error
from tests import clock
from tests.doors.conftest import a_stage, mend
from tests.doors.form import Form, by_command
from tests.in_process import InProcessStage, alone
from tests.patience import PATIENCE_S
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene, seat


@pytest.fixture(scope="module")
def today() -> Iterator[InProcessStage]:
    with alone(a_stage()) as stage:
        yield stage
        mend(stage)


def later(stage: InProcessStage, hours: float) -> None:
    """The bot starts anew, so many hours later by its own clock."""
    stage.bot.stop()
    stage.now = lambda: clock.now() + timedelta(hours=hours)
    stage.start()


def written(moment: datetime) -> str:
    return f"{moment.astimezone(UTC):%Y-%m-%d %H:%M}:00.000"


def test_what_was_shown_is_booked_and_an_old_question_says_so(today: InProcessStage) -> None:
    """One restart for all of it: two forms, two questions, and a card."""
    priya, lukas, maya = seat(today, "priya"), seat(today, "lukas"), seat(today, "maya")
    asked = priya.says(f"Day old {D} 3pm or 5pm").message

    again = seat(today, "maya")
    booked = again.says(f"{D} 4pm Not undone").message

    soon, clear, over = by_command(priya), by_command(lukas), by_command(maya)
    for form, title, words in (
        (soon, "In two hours", "in 2 hours"),
        (clear, "Still to come", f"{D} 3pm or 5pm"),
        (over, "Over by then", "in 10 minutes"),
    ):
        form.fills("title", title)
        form.types(words, "UTC" if "in" in words else "Which one?")
    clear.fills("readings", clear.choices[1], "5:00")
    shown = soon.preview.split(" · ")[0]
    now = clock.now()

    later(today, 1)
    task = _booked(soon, "In two hours")
    assert abs(datetime.fromisoformat(task).replace(tzinfo=UTC) - now - timedelta(hours=2)) < timedelta(minutes=2)
    start = datetime.fromisoformat(task).replace(tzinfo=UTC).astimezone(ZoneInfo("Asia/Kolkata"))
    assert f"{start.hour % 12 or 12}:{start:%M}" in shown
    assert _booked(clear, "Still to come") == utc(DAY, 17, zone="Europe/Berlin")
    assert "is over" in str(over.submits().errors)
    assert again.person.presses(booked, label="Undo").ok
    told = again.wait(
        lambda: [one for one in again.sees() if one.ephemeral and "five minutes after booking" in one.shown]
    )
    assert [one.text for one in told[0].buttons] == ["Delete"]
    card = again.wait(lambda: (now := again.card().message) and (now if "Undo" not in str(now.blocks) else None))
    assert "Booked ✓ task" in card.shown
    assert len(again.booked("Not undone")) == 1

    later(today, 25)
    today.slack.wait_for(lambda: priya.person.presses(asked, label=asked.buttons[0].text).ok, PATIENCE_S)
    priya.wait(lambda: [one for one in priya.sees() if one.ephemeral and "too old" in one.shown])
    assert priya.booked("Day old") == []


def test_settings_outlive_a_restart_also_while_slack_says_nothing_of_anybody(today: InProcessStage) -> None:
    """What opens with the installation's own would be saved over one's own."""
    noah = seat(today, "noah")
    form = settings_of(noah)
    form.fills("length", "90")
    form.scene.person.suggests("zone", "Berlin")
    form.fills("zone", "Europe/Berlin")
    assert noah.person.submits().ok
    later(today, 0)
    today.slack.fails("users.info", server_error(), times=1000)
    form = settings_of(noah)
    assert (form.view.value("length"), form.view.value("zone")) == ("90", "Europe/Berlin")
    assert noah.person.submits().ok
    today.slack.heals()
    form = by_command(noah)
    form.types(f"{D} 3pm", "3:00-4:30 PM Berlin time")


def settings_of(scene: Scene) -> Form:
    scene.types("/meeting settings")
    form = Form(scene)
    form.wait(lambda: scene.person.view() and form.view.title == "My meeting settings")
    return form


def _booked(form: Form, title: str) -> str:
    scene: Scene = form.scene
    form.books()
    return scene.one_task(title)["DueDate"]
