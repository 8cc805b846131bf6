"""Sent, and no answer came: looked up by its mark before anything is sent again, booked once, told once.

Each of these takes its seconds, so they all begin together, with the first story, and each test looks at its own.
"""

import pytest

from sandbox.leadsquared import CrmFault
from tests.processes.begun import CREATE, LOOK, LOOK_BY_ID, MAYA_ID, Begun
from tests.stories.scene import Scene

STORED = [
    "timed out after",
    "stored late",
    "hidden",
    "dropped after",
    "no id",
    "server error after",
    "bad gateway after",
]


def ways(scene: Scene, title: str) -> list[str]:
    """What was asked of LeadSquared for this title and its owner, in order: `create`, `look`."""
    said = []
    for call in scene.stage.crm.calls:
        if call.path.endswith(CREATE) and title in call.body:
            said.append("create")
        elif said and call.path.endswith((LOOK, LOOK_BY_ID)):
            said.append("look")
    return said


@pytest.mark.parametrize("how", ["dropped before", "server error", "bad gateway", "timed out before"])
def test_what_never_arrived_is_looked_for_and_then_sent_again(doubts: dict[str, Begun], how: str) -> None:
    begun = doubts[how]
    begun.scene.told_once(begun.scene.card_ends(), begun.title)
    said = ways(begun.scene, begun.title)
    assert said.count("create") == 2
    assert said[1] == "look", "never sent again before a look"


@pytest.mark.parametrize("how", STORED)
def test_what_was_stored_unanswered_is_found_however_late_it_shows(doubts: dict[str, Begun], how: str) -> None:
    """A read time-out, a task stored after the time-out, and one that lists leave out for some seconds; a dropped
    connection, an answer without an id, and error pages that hide a stored task."""
    begun = doubts[how]
    begun.scene.told_once(begun.scene.card_ends(), begun.title)
    assert ways(begun.scene, begun.title).count("create") == 1


def test_while_nobody_can_look_nothing_is_sent_again(doubts: dict[str, Begun]) -> None:
    """Four looks fail, the last long after the task must have shown; the fifth finds it, on the first of two pages."""
    begun = doubts["blind"]
    task = begun.scene.told_once(begun.scene.card_ends(), begun.title)
    assert task["OwnerId"] == MAYA_ID
    said = [call for call in begun.scene.stage.crm.calls if call.path.endswith(LOOK_BY_ID)]
    assert len(said) == 6
    assert [call.fault for call in said[:4]] == [
        CrmFault.BAD_GATEWAY,
        CrmFault.BAD_GATEWAY,
        CrmFault.KEYS_REFUSED,
        CrmFault.DROP_BEFORE,
    ]
    assert ways(begun.scene, begun.title).count("create") == 1


@pytest.mark.parametrize("status", [429, 403, 200])
def test_throttled_whatever_the_status_it_is_tried_again_and_the_thread_says_so(
    doubts: dict[str, Begun], status: int
) -> None:
    begun = doubts[f"throttled {status}"]
    seen = begun.scene.card_ends()
    begun.scene.told_once(seen, begun.title)
    assert "keep trying" in seen.thread[0].shown
    assert len(seen.thread) == 2
    assert ways(begun.scene, begun.title).count("create") == 2


def test_the_thread_says_that_it_keeps_trying_once_however_often_it_does(doubts: dict[str, Begun]) -> None:
    begun = doubts["throttled twice"]
    seen = begun.scene.card_ends()
    begun.scene.told_once(seen, begun.title)
    assert len(seen.thread) == 2
    assert ways(begun.scene, begun.title).count("create") == 3


def test_the_thread_says_that_it_keeps_trying_and_then_how_it_ended(doubts: dict[str, Begun]) -> None:
    seen = doubts["dropped before"].scene.ends()
    assert len(seen.thread) == 2
    assert "keep trying" in seen.thread[0].shown
    assert "Created task" in seen.thread[1].shown
