"""A line calls one action, whatever its letters; a request names the action that it was stored for."""

from dataclasses import replace

import pytest

from bot.meetings import actions
from bot.meetings.actions import (
    BOOK,
    CHANGE,
    DELETE,
    HAND_OVER,
    HELD,
    HELP,
    MOVE,
    NO_SHOW,
    OPEN_FORM,
    SETTINGS,
    WHOAMI,
    Action,
)
from bot.meetings.request import reference_of
from tests.jobs.requests import FORM, LINE


@pytest.mark.parametrize(
    ("line", "action"),
    [
        ("", OPEN_FORM),
        ("settings", SETTINGS),
        ("WhoAmI", WHOAMI),
        ("help", HELP),
        ("?", HELP),
        ("settings review tomorrow 3pm", BOOK),
        ("tomorrow 3pm Demo", BOOK),
        ("cancel tomorrow 3pm Demo", DELETE),
        ("done Globex call", HELD),
        ("No-show Globex call", NO_SHOW),
        ("hand over Globex call to @maya", HAND_OVER),
        ("Move Demo to friday 4pm", MOVE),
        ("undo", DELETE),
        ("Please cancel: tomorrow 3pm Demo", DELETE),
        ("Delete-key workshop fri 11", BOOK),
        ('"Cancel culture" talk tomorrow 3pm', BOOK),
        ("tomorrow 3pm Cancel the gym", BOOK),
        ("Move-in fri 11", BOOK),
    ],
)
def test_a_line_calls_one_action(line: str, action: Action) -> None:
    assert actions.for_line(line) is action


def test_a_request_of_a_version_that_named_no_action_is_run() -> None:
    assert actions.of_request(LINE) is BOOK
    assert actions.of_request(FORM) is BOOK
    assert actions.of_request(replace(LINE, line="undo")) is CHANGE
    assert actions.of_request(replace(LINE, line="help")) is BOOK


def test_the_words_that_call_an_action_are_no_part_of_what_it_is_about() -> None:
    assert DELETE.rest_of("Please cancel: tomorrow's Globex call") == "tomorrow's Globex call"
    assert NO_SHOW.rest_of("no-show Demo") == "Demo"
    assert HELD.rest_of("Demo") == "Demo"


def test_a_request_of_a_newer_version_is_none_of_ours() -> None:
    with pytest.raises(KeyError):
        actions.of_request(replace(LINE, action="merge"))


def test_every_action_has_a_name_of_its_own_and_a_job_is_stored_under_one() -> None:
    assert len(actions.BY_NAME) == len(actions.ACTIONS)
    for action in actions.ACTIONS:
        assert bool(action.workflow) == action.is_job


def test_each_appointment_of_a_request_has_a_reference_of_its_own() -> None:
    assert reference_of("trigger-1", 0) == reference_of("trigger-1")
    assert len({reference_of("trigger-1", number) for number in range(100)}) == 100
