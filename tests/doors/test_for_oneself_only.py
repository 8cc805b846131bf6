"""Where MEETING_ASSIGN is "self", a form names no other owner, whatever is typed or forged."""

from collections.abc import Iterator

import pytest

from sandbox.stage import Stage
from tests.doors.conftest import a_stage, mend
from tests.doors.form import by_command
from tests.doors.test_rights import forge
from tests.in_process import shared
from tests.stories.days import D
from tests.stories.scene import seat


@pytest.fixture
def strict() -> Iterator[Stage]:
    found = shared("everybody for themselves", lambda: a_stage({"MEETING_ASSIGN": "self"}))
    yield found
    mend(found)


def test_where_everybody_books_for_themselves_another_owner_is_told_on_the_field(strict: Stage) -> None:
    form = by_command(seat(strict, "priya"))
    form.reveals()
    assert "everybody books for themselves" in form.view.shown
    form.fills("title", "For Maya")
    form.types(f"{D} 3pm", "3:00")
    form.fills("owner", "maya")
    assert "only book for yourself" in form.submits().errors["owner"]
    form.fills("owner", "priya")
    form.books()
    assert form.scene.one_task("For Maya")["OwnerEmailAddress"] == "priya@acme.com"


def test_an_owner_smuggled_into_the_notes_is_refused(strict: Stage) -> None:
    form = by_command(seat(strict, "priya"))
    form.fills("title", "Smuggled")
    form.types(f"{D} 3pm", "3:00")
    forge(form.scene, owner="mail:maya@acme.com")
    assert "only book for yourself" in form.books().shown
    assert form.scene.booked("Smuggled") == []
