"""An appointment is edited in the form for a new one, in place, from the menu of its card: both ways."""

import json
from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest
import requests

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, TaskRecord, acme
from sandbox.stage import Stage
from tests.doors.form import Form
from tests.stories.scene import Scene
from tests.stories.test_after_booking import book, card_says, chooses, join, private

ASHA, TOM = (next(lead for lead in acme().leads if lead.first_name == name) for name in ("Asha", "Tom"))


@pytest.fixture
def all_fields(stage: Stage) -> Iterator[None]:
    """Update takes the place and the type too, which LeadSquared's page does not list."""
    policy = stage.crm.policy_of()
    stage.crm.set_policy(replace(policy, update_takes=("Location", "TaskType")))
    yield
    stage.crm.set_policy(policy)


def opens(scene: Scene, who: Scene | None = None, *, until: str = "To change the time") -> Form:
    """Edit in the menu of the scene's card; the form, once it has been filled in."""
    who = who or scene
    while who.person.view() is not None:
        who.person.closes(all_of_them=True)
    chooses(scene, "Edit", who)
    form = Form(who)
    form.wait(lambda: (view := who.person.view()) is not None and until in view.shown)
    return form


def now(scene: Scene, title: str) -> TaskRecord:
    (task,) = scene.booked(title)
    return task


def updates(scene: Scene, task: TaskRecord) -> list[dict[str, object]]:
    """The bodies of all calls that edited it."""
    calls = [json.loads(one.body) for one in scene.stage.crm.calls if one.path.endswith("Task.svc/Update")]
    return [one for one in calls if one["UserTaskId"] == task["UserTaskId"]]


def in_leadsquared(scene: Scene, call: str, **body: object) -> None:
    """What somebody does there, without the bot."""
    keys = {"x-LSQ-AccessKey": ACCESS_KEY, "x-LSQ-SecretKey": SECRET_KEY}
    answer = requests.post(f"{scene.stage.crm.url}/v2/Task.svc/{call}", json=body, headers=keys, timeout=10)
    assert answer.ok, answer.text


def test_what_is_edited_is_changed_in_place_and_card_and_thread_follow(priya: Scene) -> None:
    task = book(priya, "Renewel", "remind:15 -- bring the contract")
    form = opens(priya)
    view = form.view
    assert (view.title, view.value("title"), view.value("reminder")) == ("Edit the appointment", "Renewel", "15")
    assert view.value("description") == "bring the contract", "without the line that says who asked"
    assert not form.has("when")
    assert not form.has("owner")
    form.fills("title", "Renewal")
    form.fills("description", "bring two copies")
    form.submits()
    assert priya.person.view() is None
    card_says(priya, "edited by Priya Rao")
    changed = now(priya, "Renewal")
    assert (changed["UserTaskId"], changed["Name"]) == (task["UserTaskId"], "Meeting: Renewal")
    assert str(changed["Description"]).splitlines()[0] == "bring two copies"
    assert str(changed["Description"]).splitlines()[1:] == str(task["Description"]).splitlines()[1:]
    assert (changed["DueDate"], changed["EndDate"], changed["Reminder"]) == (task["DueDate"], task["EndDate"], 15)
    assert [sorted(one) for one in updates(priya, task)] == [["Description", "Name", "UserTaskId"]]
    thread = priya.wait(lambda: [one.shown for one in priya.card().thread if "edited" in one.shown])
    assert len(thread) == 1
    assert "Priya Rao edited “Renewal”" in thread[0]


@pytest.mark.usefixtures("all_fields")
def test_lead_type_place_and_reminder_too(priya: Scene) -> None:
    task = book(priya, "All of it", f'lead:{ASHA.email} where:"Room 4"')
    form = opens(priya)
    form.wait(lambda: "Site visit" in form.view.shown)
    assert form.view.value("where") == "Room 4"
    form.scene.person.suggests("lead", "initech")
    form.fills("lead", TOM.id)
    form.fills("type", "Demo")
    form.fills("where", "Lobby")
    form.fills("reminder", "60")
    form.submits()
    card_says(priya, "edited by Priya Rao")
    changed = now(priya, "All of it")
    assert changed["Name"] == "Demo: All of it"
    assert (changed["RelatedEntity"], changed["RelatedEntityId"]) == (1, TOM.id)
    assert (changed["Location"], changed["Reminder"], changed["NotifyBy"]) == ("Lobby", 60, task["NotifyBy"])
    assert "Lobby" in priya.card().message.shown


def test_what_leadsquared_does_not_take_is_told_and_changes_nothing(priya: Scene) -> None:
    """The page of Update lists no place; this account takes none."""
    book(priya, "No place")
    form = opens(priya)
    form.fills("title", "Somewhere")
    form.fills("where", "Lobby")
    form.submits()
    private(priya, "LeadSquared", "Location")
    assert len(priya.booked("No place")) == 1
    assert priya.booked("Somewhere") == []


def test_saved_as_it_was_sends_nothing(priya: Scene) -> None:
    task = book(priya, "Unedited", f"lead:{ASHA.email} -- as it is")
    opens(priya).submits()
    private(priya, "“Unedited” stays as it is")
    assert updates(priya, task) == []


def test_what_was_changed_in_leadsquared_meanwhile_is_not_overwritten(priya: Scene) -> None:
    task = book(priya, "Elsewhere")
    form = opens(priya)
    form.fills("title", "Mine")
    in_leadsquared(priya, "Update", UserTaskId=task["UserTaskId"], Name="Meeting: Elsewhere, by Maya")
    form.submits()
    private(priya, "Nothing was changed", "was changed in LeadSquared while you edited it")
    assert priya.booked("Elsewhere, by Maya")
    assert len(updates(priya, task)) == 1, "the one made there"
    again = opens(priya)
    assert again.view.value("title") == "Elsewhere, by Maya"


def test_submitted_twice_it_is_changed_once(priya: Scene) -> None:
    task = book(priya, "Twice sent")
    form = opens(priya)
    form.fills("title", "Twice sent, once changed")
    form.submits()
    card_says(priya, "edited by Priya Rao")
    assert len(updates(priya, task)) == 1


def test_without_a_title_it_is_not_saved(priya: Scene) -> None:
    book(priya, "Has a title")
    form = opens(priya)
    form.fills("title", "  ")
    assert "Give it a title" in str(form.submits().errors)
    assert priya.booked("Has a title")


def test_a_guest_is_told_instead_of_shown_the_fields(priya: Scene, someone: Callable[[str], Scene]) -> None:
    book(priya, "Not for guests")
    gus = join(priya, someone("gus"))
    form = opens(priya, gus, until="Guests can't book here")
    assert not form.has("title")


def test_one_that_is_gone_from_leadsquared_says_so(priya: Scene) -> None:
    task = book(priya, "Gone already")
    in_leadsquared(priya, "DeleteTasks", TaskIds=[task["UserTaskId"]])
    priya.wait(lambda: not priya.booked("Gone already"))
    form = opens(priya, until="was deleted in LeadSquared")
    assert not form.has("title")
