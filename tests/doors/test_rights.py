"""What buttons and forms carry is checked again: nobody books with rights they do not have by changing it."""

import json
from dataclasses import replace

import pytest

from sandbox.slack import PostedMessage
from sandbox.stage import Stage
from tests.doors.form import Form, by_command
from tests.stories.days import D
from tests.stories.scene import Scene, seat


def stands_still(form: Form) -> None:
    """Its lists are there: no update is under way that would write over what is forged."""
    form.reveals()
    form.wait(lambda: "Site visit" in form.view.shown)


def forge(scene: Scene, **changes: object) -> None:
    """Change what the form in front of somebody carries."""
    state = scene.stage.slack.state
    with state.lock:
        view = state.open_views.stack(scene.person.user_id)[-1]
        metadata = json.loads(str(view.content["private_metadata"]))
        view.content["private_metadata"] = json.dumps({**metadata, **changes})


@pytest.mark.parametrize(
    "changes",
    [
        {"zone": "Middle/Earth"},
        {"zone": "../../etc/passwd"},
        {"zone": 7},
        {"start": "yesterday"},
        {"start": "2027-01-01T10:00:00", "end": "2027-01-01T11:00:00"},
        {"found": ["1e9"]},
        {"found": ["9" * 40]},
        {"found": 5},
        {"languages": None},
        {"by": []},
        {"words_generation": "x"},
        {"words_generation": True},
        {"owner": "king:arthur"},
        {"surprise": 1},
        {"v": 99},
        {"channel": "x" * 2000, "v": None},
    ],
)
def test_notes_that_the_bot_did_not_write_book_nothing_and_break_nothing(
    priya: Scene, changes: dict[str, object]
) -> None:
    form = by_command(priya)
    form.fills("title", "Forged")
    form.types(f"{D} 3pm", "3:00")
    stands_still(form)
    forge(priya, **changes)
    ack = priya.person.fills("when", f"{D} 4pm")
    assert ack is not None
    assert ack.ok
    # Once more: an update that was under way may have written over it.
    forge(priya, **changes)
    assert "older version" in str(form.submits().errors)
    assert priya.booked("Forged") == []


def pressed(scene: Scene, message: PostedMessage, **changes: object) -> None:
    """Press the first button of a message with another value than it has."""
    blocks = json.loads(json.dumps(message.blocks))
    for block in blocks:
        for element in block.get("elements", []):
            if element.get("type") == "button":
                value = json.loads(element["value"])
                element["value"] = json.dumps({**value, **changes})
    forged = replace(message, blocks=tuple(blocks))
    label = forged.buttons[0].text
    assert scene.person.presses(forged, label=label, stale=True).ok


def question(scene: Scene, title: str) -> PostedMessage:
    asked = scene.says(f"{title} {D} 3pm or 5pm").message
    assert asked.buttons
    return asked


def told(scene: Scene, words: str) -> None:
    scene.wait(lambda: [one for one in scene.sees() if one.ephemeral and words in one.shown])


def test_another_persons_request_is_not_answered_by_naming_oneself_as_the_asker(stage: Stage) -> None:
    """Gus, a guest, puts Priya's request on a button that says it is his."""
    priya, maya = seat(stage, "priya"), stage.slack.person("maya")
    stage.slack.channel(priya.channel).members.add(maya.user_id)
    theirs = Scene(stage, maya, priya.channel)
    asked, own = question(priya, "Of Priya"), question(theirs, "Of Maya")
    key = json.loads(asked.buttons[0].value)["k"]
    pressed(theirs, own, k=key)
    told(theirs, "too old")
    assert priya.booked("Of Priya") == []
    priya.person.presses(asked, label=asked.buttons[0].text)
    priya.wait(lambda: priya.booked("Of Priya"))


@pytest.mark.parametrize(
    ("changes", "words"),
    [
        ({"k": "nothing.of.the.kind"}, "too old"),
        ({"k": "x" * 1900}, "too old"),
        ({"k": ""}, "too old"),
        ({"v": 0}, "too old"),
        ({"k": 5}, "too old"),
        ({"u": "U0MAYA"}, "Only the person who asked"),
        ({"p": "1"}, "too old"),
        ({"p": "9" * 60}, "too old"),
        ({"p": "1795602600-1"}, "too old"),
    ],
)
def test_a_button_that_says_something_else_books_nothing(priya: Scene, changes: dict[str, object], words: str) -> None:
    pressed(priya, question(priya, "Pressed wrong"), **changes)
    told(priya, words)
    assert priya.booked("Pressed wrong") == []
