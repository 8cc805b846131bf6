"""Buttons on result cards: edit and book again, try again, check, book anyway; pressed by the asker alone."""

from sandbox.leadsquared import CrmFault
from sandbox.slack import PostedMessage
from sandbox.stage import Stage
from tests.doors.form import by_button
from tests.patience import PATIENCE_S
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene, seat

CREATE = "Task.svc/Create"


def labels(message: PostedMessage) -> list[str]:
    return [one.text for one in message.buttons]


def private(scene: Scene, words: str) -> PostedMessage:
    return scene.wait(lambda: next((one for one in scene.sees() if one.ephemeral and words in one.shown), None))


def test_a_booked_card_offers_edit_and_book_again(priya: Scene) -> None:
    assert labels(priya.says(f"{D} 3pm Booked card").message) == ["Undo", "Edit and book again"]


def test_on_an_error_try_again_books_it_in_the_cards_thread(door: Stage) -> None:
    priya = seat(door, "priya")
    door.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    refused = priya.says(f"{D} 3pm Second try where:Lobby").message
    assert labels(refused) == ["Edit", "Try again"]
    assert priya.person.presses(refused, label="Try again").ok
    priya.wait(lambda: "Created task" in str([one.shown for one in priya.person.thread(priya.channel, refused.ts)]))
    task = priya.one_task("Second try")
    assert (task["DueDate"], task["Location"]) == (utc(DAY, 15), "Lobby")
    first = priya.wait(lambda: next((one for one in priya.sees() if "on a second try" in one.shown), None))
    assert first.ts == refused.ts
    assert f"Booked on a second try ✓ task {task['UserTaskId']}" in first.shown
    assert labels(first) == ["Undo", "Edit and book again"]
    for _ in range(2):
        priya.person.presses(refused, label="Try again", stale=True)
    private(priya, "The first answer counts")
    priya.one_task("Second try")


def test_on_an_error_edit_keeps_everything_typed(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    refused = priya.says(f"{D} 3-4pm Mended where:Lobby remind:5 notify:off -- bring cups").message
    form = by_button(priya, refused, "Edit")
    view = form.view
    assert [view.value(name) for name in ("title", "where", "reminder", "description")] == [
        "Mended",
        "Lobby",
        "5",
        "bring cups",
    ]
    assert view.value("notify") == []
    form.fills("where", "Roof")
    form.books()
    task = priya.one_task("Mended")
    assert (task["Location"], task["EndDate"], task["NotifyBy"]) == ("Roof", utc(DAY, 16), "1000")


def test_somebody_else_presses_in_vain(stage: Stage) -> None:
    priya, maya = seat(stage, "priya"), stage.slack.person("maya")
    stage.slack.channel(priya.channel).members.add(maya.user_id)
    theirs = Scene(stage, maya, priya.channel)
    stage.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    refused = priya.says(f"{D} 3pm Not yours").message
    for label in ("Try again", "Edit"):
        assert maya.presses(refused, label=label).ok
        private(theirs, "Only the person who asked")
    assert maya.view() is None or "Not yours" not in str(maya.view())
    assert priya.booked("Not yours") == []


def unsure(priya: Scene, title: str, fault: CrmFault) -> PostedMessage:
    """A card of which nobody knows: LeadSquared did not answer, and shows nothing when it is asked."""
    crm = priya.stage.crm
    crm.fault(fault, CREATE, delay_s=60.0)
    priya.types(f"{D} 3pm {title}")
    return priya.card().message


def test_a_card_on_its_way_offers_a_look_at_how_it_stands(priya: Scene) -> None:
    card = unsure(priya, "On its way", CrmFault.SLOW)
    assert labels(card) == ["Show status"]
    assert priya.person.presses(card, label="Show status").ok
    private(priya, "still in progress")
    priya.stage.crm.wait_for(lambda: bool(priya.booked("On its way")), PATIENCE_S)
    priya.stage.crm.release()
    priya.told_once(priya.card_ends(), "On its way")
