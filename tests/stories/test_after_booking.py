"""What is done to an appointment after it is booked, by the menu of its card: both ways, allowed and refused."""

from collections.abc import Callable
from dataclasses import replace

import pytest

from sandbox.leadsquared import TaskRecord
from sandbox.slack import PostedMessage
from sandbox.stage import Stage
from tests.stories.days import D
from tests.stories.scene import Scene, Seen

At = Callable[[str], Scene]


def book(scene: Scene, title: str, options: str = "") -> TaskRecord:
    seen = scene.says(f"{D} 3pm {title} {options}".strip())
    return scene.told_once(seen, title)


def chooses(scene: Scene, entry: str, who: Scene | None = None) -> None:
    """Choose an entry of the menu of the scene's only card."""
    presser = (who or scene).person
    assert presser.presses(scene.card().message, "act:1", entry).ok


def private(scene: Scene, *words: str) -> PostedMessage:
    """The private message with these words, once it is there."""

    def look() -> PostedMessage | None:
        found = [one for one in scene.sees() if one.ephemeral and all(word in one.shown for word in words)]
        return found[-1] if found else None

    return scene.wait(look)


def card_says(scene: Scene, words: str) -> Seen:
    return scene.wait(lambda: (card := scene.card()) and (card if words in card.message.shown else None))


def join(scene: Scene, other: Scene) -> Scene:
    """Another person in the same channel."""
    channel = scene.stage.slack.channel(scene.channel)
    channel.members.add(other.person.user_id)
    return Scene(scene.stage, other.person, scene.channel)


def deletes(scene: Scene, who: Scene | None = None) -> None:
    chooses(scene, "Delete", who)
    asked = private(who or scene, "Delete “")
    assert (who or scene).person.presses(asked, label="Delete").ok


@pytest.fixture
def soon(stage: Stage) -> None:
    """LeadSquared moves and deletes soon after its answer only."""
    policy = stage.crm.policy_of()
    stage.crm.set_policy(replace(policy, delete_after_s=0.3, move_after_s=0.3))


def test_delete_asks_first_and_card_and_thread_follow(priya: Scene) -> None:
    task = book(priya, "Ends here")
    chooses(priya, "Delete")
    asked = private(priya, "Delete “Ends here”")
    assert priya.booked("Ends here") == [task]
    assert priya.person.presses(asked, label="Delete").ok
    card = card_says(priya, "Deleted by Priya Rao.")
    assert priya.booked("Ends here") == []
    thread = priya.wait(lambda: [one.shown for one in priya.card().thread if "deleted" in one.shown])
    assert len(thread) == 1
    assert "Priya Rao deleted “Ends here”" in thread[0]
    assert "overflow" not in str(card.message.blocks)


def test_whoever_keeps_it_changes_nothing(priya: Scene) -> None:
    task = book(priya, "Stays here")
    chooses(priya, "Delete")
    assert priya.person.presses(private(priya, "Delete “"), label="Keep it").ok
    private(priya, "Kept. Nothing was changed.")
    assert priya.booked("Stays here") == [task]
