"""What is done to an appointment after it is booked, by the menu of its card: both ways, allowed and refused."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from sandbox.leadsquared import CrmFault, TaskRecord
from sandbox.play import leadsquared_panel
from sandbox.slack import PostedMessage
from sandbox.slack.user.elements_on_screen import spots
from sandbox.stage import Stage
from tests.stories.days import D
from tests.stories.scene import Scene, Seen, seat

At = Callable[[str], Scene]


def book(scene: Scene, title: str, options: str = "") -> TaskRecord:
    seen = scene.says(f"{D} 3pm {title} {options}".strip())
    return scene.told_once(seen, title)


def book_more(scene: Scene, title: str) -> TaskRecord:
    """A second appointment, in a channel of its own."""
    return book(seat(scene.stage, scene.person.profile.handle), title) and scene.one_task(title)


def menu_of(message: PostedMessage) -> list[str]:
    return [str(one["text"]["text"]) for one in _menu(message)["options"]]


def _menu(message: PostedMessage) -> dict[str, Any]:
    [menu] = [element for _, element in spots(message.blocks) if element.get("type") == "overflow"]
    return menu


def chooses(scene: Scene, entry: str, who: Scene | None = None) -> None:
    """Choose an entry of the menu of the scene's only card, or of the view with the others."""
    presser, message = (who or scene).person, scene.card().message
    action = _menu(message)["action_id"]
    if entry in menu_of(message):
        assert presser.presses(message, action, entry).ok
        return
    others(who or scene, message)
    assert presser.clicks(label=entry).ok


def others(scene: Scene, message: PostedMessage) -> str:
    """What the view shows that opens for the entries that the menu has no room for."""
    person = scene.person
    while person.view() is not None:
        person.closes(all_of_them=True)
    assert person.presses(message, _menu(message)["action_id"], "More…").ok
    return str(scene.wait(person.view).blocks)


def fills(scene: Scene, title: str, **fields: str) -> None:
    """Fill in the small form of that title, and send it."""
    person = scene.person
    scene.wait(lambda: (view := person.view()) is not None and view.title == title)
    for name, value in fields.items():
        person.fills(name, value)
    ack = person.submits()
    assert ack.ok
    assert not ack.errors
    assert person.view() is None


def private(scene: Scene, *words: str) -> PostedMessage:
    """The private message with these words, once it is there."""

    def look() -> PostedMessage | None:
        found = [one for one in scene.sees() if one.ephemeral and all(word in one.shown for word in words)]
        return found[-1] if found else None

    return scene.wait(look)


def card_says(scene: Scene, words: str) -> Seen:
    return scene.wait(lambda: (card := scene.card()) and (card if words in card.message.shown else None))


def thread_says(scene: Scene, *words: str) -> list[PostedMessage]:
    """The messages of the card's thread with these words, once there is one."""
    return scene.wait(lambda: [one for one in scene.card().thread if all(word in one.shown for word in words)])


def join(scene: Scene, other: Scene) -> Scene:
    """Another person in the same channel."""
    channel = scene.stage.slack.channel(scene.channel)
    channel.members.add(other.person.user_id)
    return Scene(scene.stage, other.person, scene.channel)


def deletes(scene: Scene, who: Scene | None = None) -> None:
    chooses(scene, "Delete", who)
    asked = private(who or scene, "Delete “")
    assert (who or scene).person.presses(asked, label="Delete").ok


@pytest.fixture(autouse=True)
def policy(stage: Stage) -> Iterator[None]:
    """LeadSquared's own rules are back after each story."""
    before = stage.crm.policy_of()
    yield
    stage.crm.set_policy(before)


def test_delete_asks_first_and_card_and_thread_follow(priya: Scene) -> None:
    """LeadSquared deletes soon after its answer only."""
    priya.stage.crm.set_policy(replace(priya.stage.crm.policy_of(), delete_after_s=0.2))
    task = book(priya, "Ends here")
    chooses(priya, "Delete")
    asked = private(priya, "Delete “Ends here”")
    assert priya.booked("Ends here") == [task]
    assert priya.person.presses(asked, label="Delete").ok
    card = card_says(priya, "Deleted by Priya Rao.")
    assert priya.booked("Ends here") == []
    assert len(thread_says(priya, "Priya Rao deleted “Ends here”")) == 1
    assert "overflow" not in str(card.message.blocks)


def test_whoever_keeps_it_changes_nothing(priya: Scene) -> None:
    task = book(priya, "Stays here")
    chooses(priya, "Delete")
    assert priya.person.presses(private(priya, "Delete “"), label="Keep it").ok
    private(priya, "Kept. Nothing was changed.")
    assert priya.booked("Stays here") == [task]


def test_undo_deletes_what_was_just_booked_without_a_question(priya: Scene) -> None:
    book(priya, "Hasty")
    assert priya.person.presses(priya.card().message, label="Undo").ok
    card_says(priya, "Taken back by Priya Rao.")
    assert priya.booked("Hasty") == []
    assert thread_says(priya, "took “Hasty”")


@pytest.mark.parametrize("way", ["Undo", "Delete"])
def test_where_deleting_is_switched_off_held_is_offered(priya: Scene, way: str) -> None:
    task = book(priya, f"Stays {way}")
    priya.stage.crm.set_policy(replace(priya.stage.crm.policy_of(), may_delete=False))
    if way == "Undo":
        assert priya.person.presses(priya.card().message, label="Undo").ok
    else:
        deletes(priya)
    told = private(priya, "Deleting tasks is not enabled for your account", "mark it as held")
    assert priya.booked(f"Stays {way}") == [task]
    assert priya.person.presses(told, label="Held").ok
    fills(priya, "Held")
    card_says(priya, "Held ✓ marked by Priya Rao")
    assert priya.one_task(f"Stays {way}")["StatusCode"] == 1


def test_held_completes_it_with_a_note(priya: Scene) -> None:
    task = book(priya, "Done well", "lead:asha@globex.com")
    chooses(priya, "Held")
    fills(priya, "Held", note="They want a quote\u202e ref 1a2b3c4d")
    card = card_says(priya, "Held ✓ marked by Priya Rao")
    now = priya.one_task("Done well")
    assert (now["StatusCode"], now["DueDate"]) == (1, task["DueDate"])
    assert now["Description"].startswith(task["Description"])
    assert now["Description"].endswith("Held, noted by Priya Rao: They want a quote ref. 1a2b3c4d")
    assert "Asha Rao, Globex" in card.message.shown
    assert thread_says(priya, "as held", "quote")
    assert menu_of(priya.card().message) == ["Delete", "Open lead in LeadSquared"]


def test_a_no_show_is_completed_and_offers_to_book_again(priya: Scene) -> None:
    book(priya, "Nobody came")
    chooses(priya, "No-show")
    fills(priya, "No-show")
    card_says(priya, "No-show, marked by Priya Rao")
    task = priya.one_task("Nobody came")
    assert task["StatusCode"] == 1
    assert task["Description"].endswith("No-show, noted by Priya Rao")
    [told] = thread_says(priya, "no-show")
    assert priya.person.presses(told, label="Edit and book again").ok
    assert priya.wait(lambda: (view := priya.person.view()) is not None and view.title)


def test_a_hand_over_is_told_to_both(priya: Scene, someone: At) -> None:
    maya = someone("maya")
    book(priya, "Handed", "lead:asha@globex.com")
    chooses(priya, "Hand over")
    fills(priya, "Hand over", colleague="maya")
    card = card_says(priya, "Handed over by Priya Rao ✓ task")
    assert priya.one_task("Handed")["OwnerEmailAddress"] == "maya@acme.com"
    assert "Maya Chen" in card.message.shown
    assert thread_says(priya, "over to Maya Chen")
    assert priya.wait(lambda: [one for one in maya.person.sees("dm") if "Priya Rao handed “Handed”" in one.shown])


def test_a_colleague_without_a_leadsquared_user_gets_nothing(priya: Scene) -> None:
    task = book(priya, "Kept by Priya")
    chooses(priya, "Hand over")
    fills(priya, "Hand over", colleague="noah")
    private(priya, "Owner is not active", "Choose another owner")
    assert priya.booked("Kept by Priya") == [task]


def test_the_lead_is_a_click_away(priya: Scene) -> None:
    book(priya, "With a lead", "lead:asha@globex.com")
    message = priya.card().message
    shown = others(priya, message) if "More…" in menu_of(message) else str(message.blocks)
    assert "https://app.leadsquared.test/LeadManagement/LeadDetails?LeadID=" in shown


def test_a_colleague_may_where_members_book_for_each_other_and_a_guest_may_not(priya: Scene, someone: At) -> None:
    task = book(priya, "Everybody's")
    guest, maya = join(priya, someone("gus")), join(priya, someone("maya"))
    chooses(priya, "Delete", guest)
    private(guest, "guests can't do that here")
    assert priya.booked("Everybody's") == [task]
    deletes(priya, maya)
    card_says(priya, "Deleted by Maya Chen.")


def test_what_was_moved_in_leadsquared_is_told_and_not_overwritten(priya: Scene) -> None:
    task = book(priya, "Moved there")
    leadsquared_panel.move(priya.stage.crm, task["UserTaskId"], 60)
    priya.stage.crm.wait_for(lambda: priya.one_task("Moved there")["DueDate"] != task["DueDate"])
    chooses(priya, "Delete")
    private(priya, "“Moved there” was moved in LeadSquared", "4:00-4:30 PM")
    card_says(priya, "4:00-4:30 PM")
    assert len(priya.booked("Moved there")) == 1
    deletes(priya)
    card_says(priya, "Deleted by Priya Rao.")


def test_what_was_deleted_in_leadsquared_is_told(priya: Scene) -> None:
    task = book(priya, "Gone there")
    leadsquared_panel.delete(priya.stage.crm, task["UserTaskId"])
    priya.stage.crm.wait_for(lambda: not priya.booked("Gone there"))
    chooses(priya, "Held")
    fills(priya, "Held", note="x")
    private(priya, "“Gone there”", "was deleted in LeadSquared")
    card_says(priya, "Deleted in LeadSquared.")


def test_what_was_completed_in_leadsquared_is_told(priya: Scene) -> None:
    task = book(priya, "Done there")
    leadsquared_panel.complete(priya.stage.crm, task["UserTaskId"])
    chooses(priya, "Delete")
    private(priya, "“Done there” is already completed in LeadSquared", "choose Delete again")
    card_says(priya, "Completed in LeadSquared ✓")
    deletes(priya)
    card_says(priya, "Deleted by Priya Rao.")


def test_two_who_press_at_once_get_one_result_and_both_are_told(priya: Scene, someone: At) -> None:
    book(priya, "Contested")
    maya = join(priya, someone("maya"))
    chooses(priya, "Delete")
    asked = private(priya, "Delete “Contested”")
    chooses(priya, "Held", maya)
    maya.wait(lambda: maya.person.view() is not None)
    crm, before = priya.stage.crm, len(priya.stage.crm.calls)
    crm.fault(CrmFault.SLOW, "Task.svc/DeleteTasks", delay_s=0.3)
    assert priya.person.presses(asked, label="Delete").ok
    crm.wait_for(lambda: any("DeleteTasks" in call.path for call in crm.calls[before:]))
    fills(maya, "Held")
    private(maya, "Priya Rao already deleted “Contested”")
    card_says(priya, "Deleted by Priya Rao.")
    assert priya.booked("Contested") == []
    assert len(thread_says(priya, "“Contested”")) == 1


def test_a_deletion_without_an_answer_is_looked_at_and_told_once(priya: Scene) -> None:
    book(priya, "Shaky")
    chooses(priya, "Delete")
    asked = private(priya, "Delete “Shaky")
    priya.stage.crm.fault(CrmFault.DROP_AFTER, "Task.svc/DeleteTasks")
    assert priya.person.presses(asked, label="Delete").ok
    card_says(priya, "Deleted by Priya Rao.")
    assert priya.booked("Shaky") == []
    assert len(thread_says(priya, "deleted “Shaky")) == 1


def test_a_right_that_the_bots_user_lacks_is_told_with_the_next_step(priya: Scene) -> None:
    task = book(priya, "No rights")
    priya.stage.crm.set_policy(replace(priya.stage.crm.policy_of(), may_change=False))
    chooses(priya, "Held")
    fills(priya, "Held")
    private(priya, "You do not have permission to modify this task", "An admin of LeadSquared has to allow it")
    assert priya.booked("No rights") == [task]


def test_a_typed_line_finds_the_one_appointment_and_asks_before_it_deletes(priya: Scene) -> None:
    book(priya, "Zephyr call")
    task = book_more(priya, "Zephyr lunch")
    priya.types("cancel the Zephyr call")
    asked = private(priya, "Delete “Zephyr call”")
    assert priya.person.presses(asked, label="Delete").ok
    priya.wait(lambda: not priya.booked("Zephyr call"))
    assert priya.booked("Zephyr lunch") == [task]
    private(priya, "Priya Rao deleted “Zephyr call”")


def test_a_typed_line_that_fits_two_is_a_question_and_one_that_fits_none_says_so(priya: Scene) -> None:
    book(priya, "Quokka intro")
    book_more(priya, "Quokka demo")
    priya.types("done Quokka -- they sign")
    asked = private(priya, "Several of your appointments fit that")
    [label] = [one.text for one in asked.buttons if one.text.startswith("Quokka demo")]
    assert priya.person.presses(asked, label=label).ok
    fills(priya, "Held")
    priya.wait(lambda: priya.one_task("Quokka demo")["StatusCode"] == 1)
    assert priya.one_task("Quokka intro")["StatusCode"] == 0
    priya.types("no-show Wombat pitch")
    none = private(priya, "I found no open appointment of yours that fits")
    assert '/meeting "no-show Wombat pitch" tomorrow 3pm' in none.shown


def test_a_typed_line_completes_with_its_note_and_hands_over_to_a_mention(priya: Scene) -> None:
    book(priya, "Ocelot sync")
    book_more(priya, "Ocelot plan")
    priya.types("done Ocelot sync -- they sign")
    private(priya, "marked “Ocelot sync” as held", "they sign")
    assert priya.one_task("Ocelot sync")["Description"].endswith("Held, noted by Priya Rao: they sign")
    priya.types("hand over Ocelot plan to @maya")
    private(priya, "over to Maya Chen")
    assert priya.one_task("Ocelot plan")["OwnerEmailAddress"] == "maya@acme.com"
