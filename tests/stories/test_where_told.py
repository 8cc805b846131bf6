"""Where it is told: a card in the channel and a thread under it, or the next best place, with the reason."""

from dataclasses import replace

import pytest

from sandbox.leadsquared import CrmFault
from sandbox.slack import Channel, PostedMessage, server_error, slow
from sandbox.stage import Stage
from tests.stories.days import D
from tests.stories.scene import Scene, Seen, seat

CREATE = "Task.svc/Create"


def settled_elsewhere(scene: Scene, title: str) -> list[PostedMessage]:
    """What stands here once the task id was told, by whatever way."""

    def told() -> list[PostedMessage] | None:
        seen = scene.sees()
        tasks = scene.booked(title)
        return seen if tasks and any(f"Created task {tasks[0]['UserTaskId']}" in one.shown for one in seen) else None

    seen = scene.wait(told)
    scene.one_task(title)
    return seen


def test_the_card_says_booking_first_and_changes_when_it_is_booked(door: Stage) -> None:
    priya = seat(door, "priya")
    door.crm.fault(CrmFault.SLOW, CREATE)
    priya.types(f"{D} 3pm Watched card lead:asha@globex.com")
    first = priya.card().message
    assert "Booking…" in first.shown
    for part in ("Watched card", "3:00", "India", "Priya Rao", "Asha Rao, Globex"):
        assert part in first.shown
        assert part in first.text, "notifications and screen readers read the text alone"
    door.crm.wait_for(lambda: bool(priya.booked("Watched card")))
    door.crm.release()
    seen = priya.ends()
    assert seen.message.ts == first.ts, "the card itself changes"
    assert "Booking…" not in seen.message.shown
    priya.told_once(seen, "Watched card")


def test_in_a_public_channel_without_the_bot_it_posts_all_the_same(stage: Stage) -> None:
    priya = seat(stage, "priya", with_bot=False)
    priya.told_once(priya.says(f"{D} 3pm Uninvited"), "Uninvited")


@pytest.mark.parametrize("place", ["vault", "priya-maya", "mpdm-priya--maya--lukas-1"])
def test_where_the_bot_is_no_member_only_the_typist_sees_it_with_the_invitation(stage: Stage, place: str) -> None:
    priya = Scene(stage, stage.slack.person("priya"), place)
    priya.types(f"{D} 3pm Secret of {place}")
    seen = settled_elsewhere(priya, f"Secret of {place}")
    mine = [one for one in seen if f"Secret of {place}" in one.shown or "Created task" in one.shown]
    assert len(mine) == 1, "nothing stands above the answer that says it is still on its way"
    answer = mine[0]
    assert answer.ephemeral
    for words in (f"Secret of {place}", "Created task", "/invite", "Only you see this"):
        assert words in answer.shown
        assert words in answer.text or words in ("/invite", "Only you see this")
    assert [one.text for one in answer.buttons] == ["Undo", "Edit and book again"]
    maya = stage.slack.person("maya")
    assert not any(f"Secret of {place}" in one.shown for one in maya.sees(place))


def test_once_invited_it_answers_in_a_thread(stage: Stage) -> None:
    priya = seat(stage, "priya", private=True, with_bot=False)
    priya.types(f"{D} 3pm Uninvited talk")
    settled_elsewhere(priya, "Uninvited talk")
    stage.slack.invite_bot(priya.channel)
    priya.told_once(priya.says(f"{D} 4pm Invited talk"), "Invited talk")


def close_the_door(channel: Channel, how: str) -> None:
    channel.is_archived = how == "archived"
    channel.is_read_only = how == "read-only"
    channel.is_thread_only = how == "thread-only"


@pytest.mark.parametrize(
    ("how", "reason"),
    [("archived", "archived"), ("read-only", "not allowed to post"), ("thread-only", "not allowed to post")],
)
def test_a_channel_that_takes_no_posts_has_its_answer_told_privately(stage: Stage, how: str, reason: str) -> None:
    """Closed between the typing and the card, which is the only way to type there at all."""
    priya = seat(stage, "priya")
    stage.slack.fails("users.info", slow(0.3))
    priya.types(f"{D} 3pm Last words {how}")
    close_the_door(stage.slack.channel(priya.channel), how)
    seen = settled_elsewhere(priya, f"Last words {how}")
    assert all(one.ephemeral for one in seen)
    assert any(reason in one.shown for one in seen)
    assert not any("/invite" in one.shown for one in seen), "an invitation would not help here"


def test_when_the_response_url_is_gone_too_a_direct_message_tells_it(stage: Stage) -> None:
    lukas = seat(stage, "lukas", private=True, with_bot=False)
    before = len(lukas.person.sees("dm"))
    stage.slack.fails("response_url", server_error(404), times=10)
    lukas.types(f"{D} 3pm Direct words")

    def told() -> Seen | None:
        cards = [one for one in lukas.person.sees("dm")[before:] if "Direct words" in one.shown]
        thread = tuple(lukas.person.thread("dm", cards[0].ts)) if cards else ()
        return Seen(cards[0], thread) if thread and "Booked" in cards[0].shown else None

    seen = lukas.wait(told)
    lukas.told_once(seen, "Direct words")
    assert "/invite" in seen.message.shown


def test_a_private_answer_reaches_the_typist_alone(stage: Stage) -> None:
    priya = Scene(stage, stage.slack.person("priya"), "general")
    asked = priya.says("Timeless words")
    assert asked.message.ephemeral
    assert not any("Timeless words" in one.shown for one in stage.slack.person("maya").sees("general"))


def test_a_thread_whose_card_was_deleted_is_not_the_end_of_it(stage: Stage) -> None:
    """Somebody deletes the card while LeadSquared still works on it: the typist hears the end all the same."""
    priya = seat(stage, "priya")
    stage.crm.fault(CrmFault.SLOW, CREATE)
    priya.types(f"{D} 3pm Deleted card")
    card = priya.card().message
    stage.slack.state.put(replace(card, deleted=True))
    stage.crm.wait_for(lambda: bool(priya.booked("Deleted card")))
    stage.crm.release()
    seen = settled_elsewhere(priya, "Deleted card")
    assert seen[-1].ephemeral
