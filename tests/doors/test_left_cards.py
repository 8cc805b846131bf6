"""A card whose post was answered by nobody, or noted by nobody, stays where it is: pressed, it tells the truth."""

from sandbox.leadsquared import CrmFault
from sandbox.slack import PostedMessage, dropped
from sandbox.stage import Stage
from tests.doors.test_cards import CREATE, labels, private
from tests.stories.days import D
from tests.stories.scene import Scene, seat

LOOK = "Show status"


def cards(scene: Scene, title: str) -> list[PostedMessage]:
    return [one for one in scene.sees() if not one.ephemeral and title in one.shown]


def left_behind(scene: Scene, title: str) -> PostedMessage:
    """Slack posts the card, and its answer is lost: the bot posts another one, which it knows."""
    scene.stage.slack.fails("chat.postMessage", dropped(after_storing=True))
    scene.types(f"{D} 3pm {title}")
    two = scene.wait(lambda: found if len(found := cards(scene, title)) == 2 else None)
    return two[0]


def changed(scene: Scene, card: PostedMessage, words: str) -> PostedMessage:
    return scene.wait(lambda: next((one for one in scene.sees() if one.ts == card.ts and words in one.shown), None))


def looks(scene: Scene, card: PostedMessage, words: str) -> PostedMessage:
    """Press it, again while the job is in its last steps, until the card says these words."""

    def answered(after: int) -> list[PostedMessage]:
        private_ = [one for one in scene.sees() if one.ephemeral]
        assert not any("can't look that up" in one.shown for one in private_)
        now = [one for one in scene.sees() if one.ts == card.ts and words in one.shown]
        return now or private_[after:]

    while True:
        before = sum(one.ephemeral for one in scene.sees())
        assert scene.person.presses(card, label=LOOK).ok
        found = scene.wait(lambda: answered(before))  # noqa: B023  # called before the next turn
        if not found[0].ephemeral:
            return found[0]


def test_a_card_that_was_left_behind_tells_how_it_ended(door: Stage) -> None:
    priya = seat(door, "priya")
    left = left_behind(priya, "Left behind")
    scene_end = priya.wait(lambda: next((one for one in cards(priya, "Left behind") if "Booked ✓" in one.shown), None))
    task = priya.one_task("Left behind")
    assert scene_end.ts != left.ts
    assert "Booking…" in left.shown
    assert "If this doesn't change" in left.shown
    assert labels(left) == [LOOK]
    now = looks(priya, left, "Booked ✓")
    assert "Left behind" in now.shown
    assert "Booking…" not in now.shown
    assert f"Booked ✓ task {task['UserTaskId']}" in now.text
    assert labels(now) == ["Undo", "Edit and book again"]


def test_and_that_it_was_not_booked(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    left = left_behind(priya, "Left and refused")
    priya.wait(lambda: next((one for one in cards(priya, "Left and refused") if "Not booked" in one.shown), None))
    now = looks(priya, left, "Not booked. LeadSquared says")
    assert labels(now) == ["Try again", "Edit"]
    assert priya.person.presses(now, label="Try again").ok
    task = priya.wait(lambda: next(iter(priya.booked("Left and refused")), None))
    changed(priya, left, f"Booked on a second try ✓ task {task['UserTaskId']}")
    priya.one_task("Left and refused")


def test_how_it_ended_is_told_while_the_bot_looks_again(priya: Scene) -> None:
    """For minutes after a send without an answer: how it ended was told, so it is no longer on its way."""
    priya.stage.crm.fault(CrmFault.DROP_BEFORE, CREATE)
    left = left_behind(priya, "Left and doubted")
    priya.wait(lambda: next((one for one in cards(priya, "Left and doubted") if "Booked ✓" in one.shown), None))
    assert priya.person.presses(left, label=LOOK).ok
    changed(priya, left, "Booked ✓ task")


def test_while_it_goes_on_it_says_so(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.SLOW, CREATE, delay_s=60.0)
    left = left_behind(priya, "Left meanwhile")
    assert priya.person.presses(left, label=LOOK).ok
    private(priya, "still in progress")
    priya.stage.crm.release()
    priya.wait(lambda: next((one for one in cards(priya, "Left meanwhile") if "Booked ✓" in one.shown), None))


def test_anybody_who_sees_it_may_look(stage: Stage) -> None:
    priya, maya = seat(stage, "priya"), stage.slack.person("maya")
    stage.slack.channel(priya.channel).members.add(maya.user_id)
    left = left_behind(priya, "Left for all")
    priya.wait(lambda: next((one for one in cards(priya, "Left for all") if "Booked ✓" in one.shown), None))
    looks(Scene(stage, maya, priya.channel), left, "Booked ✓")
