"""Submitted: checked at once, booked once, and answered where one looks: form, thread, or message."""

import json

from sandbox.leadsquared import CrmFault
from sandbox.slack import refused, server_error, slow
from sandbox.stage import Stage
from tests.doors.form import Form, by_command
from tests.patience import PATIENCE_S
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene, link_to, seat

CREATE = "Task.svc/Create"


def filled(scene: Scene, title: str, when: str = f"{D} 3pm") -> Form:
    form = by_command(scene)
    form.fills("title", title)
    form.types(when, "UTC")
    return form


def test_what_is_wrong_stands_on_its_own_field_and_everything_typed_stays(priya: Scene) -> None:
    form = by_command(priya)
    form.types("yesterday 3pm", "is over")
    form.fills("title", "   ")
    form.fills("where", "Room 4")
    errors = form.submits().errors
    assert set(errors) == {"title", "when"}
    assert form.view.value("where") == "Room 4"
    assert form.view.title == "Schedule a meeting"


def test_a_working_view_stands_there_until_leadsquared_answers(priya: Scene) -> None:
    crm = priya.stage.crm
    crm.fault(CrmFault.SLOW, CREATE)
    form = filled(priya, "Working")
    form.submits()
    assert form.view.title == "Booking"
    crm.wait_for(lambda: bool(priya.booked("Working")), PATIENCE_S)
    crm.release()
    form.wait(lambda: form.view.title == "Booked")
    task = priya.told_once(priya.card_ends(), "Working")
    assert task["UserTaskId"] in form.view.shown
    (link,) = [url for block in form.view.blocks for url in _urls(block)]
    assert link == link_to(priya.card().message)


def _urls(block: object) -> list[str]:
    return [part.split('"')[0] for part in json.dumps(block).split('"url": "')[1:]]


def test_submitted_twice_is_booked_once(door: Stage) -> None:
    priya = seat(door, "priya")
    form = filled(priya, "Twice")
    ack = form.submits()
    assert door.slack.replay(ack).ok
    form.wait(lambda: form.view.title == "Booked")
    priya.told_once(priya.card_ends(), "Twice")


def test_book_another_is_another_one_at_once(priya: Scene) -> None:
    form = filled(priya, "One of two")
    form.books()
    form.clicks("Book another")
    form.wait(lambda: form.view.title == "Schedule a meeting")
    assert not form.view.value("title")
    form.fills("title", "Two of two")
    form.types(f"{D} 4pm", "4:00")
    form.books()
    assert priya.one_task("One of two")["DueDate"] == utc(DAY, 15)
    assert priya.one_task("Two of two")["DueDate"] == utc(DAY, 16)


def test_after_a_refusal_change_it_keeps_everything(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    form = filled(priya, "Refused once")
    form.reveals()
    priya.person.suggests("lead", "glob")
    form.fills("lead", "Asha Rao · Globex · asha@globex.com")
    form.fills("where", "Room 4")
    form.fills("description", "Bring cups")
    form.fills("reminder", "5")
    shown = form.books()
    assert shown.title == "Not booked"
    assert "The request could not be processed" in shown.shown
    assert priya.booked("Refused once") == []
    form.clicks("Change it")
    form.wait(lambda: form.view.title == "Schedule a meeting")
    view = form.view
    assert [view.value(name) for name in ("title", "where", "description", "reminder")] == [
        "Refused once",
        "Room 4",
        "Bring cups",
        "5",
    ]
    assert "Asha Rao" in str(view.state)
    form.books()
    task = priya.one_task("Refused once")
    assert (task["DueDate"], task["Reminder"], task["RelatedEntity"]) == (utc(DAY, 15), 5, 1)


def test_the_line_offered_after_a_refusal_says_what_the_form_said(priya: Scene) -> None:
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, CREATE)
    form = filled(priya, "By line then", f"{D} 3-4pm")
    form.fills("where", "Room 4")
    form.books()
    refused = priya.card_ends()
    priya.says(refused.examples[0])
    task = priya.one_task("By line then")
    assert (task["DueDate"], task["EndDate"], task["Location"]) == (utc(DAY, 15), utc(DAY, 16), "Room 4")


def test_a_closed_form_is_answered_in_messages_all_the_same(priya: Scene) -> None:
    crm = priya.stage.crm
    crm.fault(CrmFault.SLOW, CREATE)
    form = filled(priya, "Closed early")
    form.submits()
    priya.person.closes()
    crm.wait_for(lambda: bool(priya.booked("Closed early")), PATIENCE_S)
    crm.release()
    priya.told_once(priya.card_ends(), "Closed early")
    assert priya.person.view() is None


def test_a_question_that_only_leadsquared_can_raise_is_asked_in_the_form_and_beside_it(priya: Scene) -> None:
    asked = priya.says(f"{D} 3pm Which Sharma lead:Sharma")
    assert asked.message.ephemeral
    priya.person.presses(asked.message, label="Edit")
    form = Form(priya)
    form.wait(lambda: priya.person.view() and "LeadSquared has no lead for" in form.view.shown)
    priya.person.suggests("lead", "Sharma")
    form.fills("lead", "Ravi Sharma · Hooli · ravi@hooli.com")
    form.books()
    assert priya.one_task("Which Sharma")["RelatedEntityIdName"] == "Ravi Sharma"


def test_a_form_from_before_a_release_says_so_and_keeps_what_was_typed(priya: Scene) -> None:
    form = filled(priya, "Old form")
    with priya.stage.slack.state.lock:
        (view,) = priya.stage.slack.state.open_views.stack(priya.person.user_id)
        view.content["private_metadata"] = json.dumps({**json.loads(form.view.private_metadata), "v": 1})
    assert priya.person.fills("when", f"{D} 5pm").ok  # type: ignore[union-attr]  # it is told
    errors = form.submits().errors
    assert "older version" in str(errors)
    assert form.view.value("title") == "Old form"
    assert priya.booked("Old form") == []


def test_what_was_typed_survives_every_update(priya: Scene) -> None:
    """Fields that tell nobody when they change are not lost to those that do."""
    form = by_command(priya)
    kept = {"title": "Survivor", "where": "Room 4", "description": "Bring cups", "reminder": "10"}
    for name, value in kept.items():
        form.fills(name, value)
    form.fills("notify", None)
    form.types(f"{D} 3pm", "3:00")
    form.fills("time", "16:00", "4:00")
    form.fills("type", "Site visit")
    form.wait(lambda: "Parking" in form.view.shown)
    priya.person.suggests("lead", "glob")
    form.fills("lead", "Asha Rao · Globex · asha@globex.com")
    form.wait(lambda: "About the opportunity" in form.view.shown)
    assert {name: form.view.value(name) for name in kept} == kept
    assert form.view.value("notify") == []


def test_ten_keys_in_a_row_end_with_the_preview_of_the_last(door: Stage) -> None:
    """Slack takes its time for the first updates, and somebody else has changed the view meanwhile."""
    priya = seat(door, "priya")
    form = by_command(priya)
    form.fills("title", "Fast fingers")
    words = f"{D} 3:45pm"
    door.slack.fails("views.update", slow(0.3), times=2)
    for length in range(len(words) - 9, len(words) + 1):
        form.fills("when", words[:length])
    form.wait_preview("3:45-4:15 PM")
    assert form.view.value("when") == words
    form.wait(lambda: form.picks == (f"{DAY}", "15:45", "30"))
    form.books()
    assert priya.one_task("Fast fingers")["DueDate"] == utc(DAY, 15, 45)


def test_what_was_typed_last_is_booked_also_before_its_preview_came(priya: Scene) -> None:
    form = filled(priya, "No preview")
    priya.stage.slack.fails("views.update", slow(0.5), times=1)
    form.fills("when", f"{D} 6pm")
    form.books()
    assert priya.one_task("No preview")["DueDate"] == utc(DAY, 18)


def test_updates_that_slack_refuses_or_another_process_overtook_are_made_again(priya: Scene) -> None:
    form = by_command(priya)
    for hour, fault in ((3, refused("hash_conflict")), (4, server_error()), (5, refused("internal_error"))):
        priya.stage.slack.fails("views.update", fault)
        form.types(f"{D} {hour}pm", f"{hour}:00")


def test_a_picker_touched_while_the_words_are_under_way_loses_neither(priya: Scene) -> None:
    form = by_command(priya)
    form.fills("title", "Crossed")
    slack = priya.stage.slack
    with slack.state.lock:
        (view,) = slack.state.open_views.stack(priya.person.user_id)
        before = dict(view.content)
    form.types(f"{D} 3pm", "3:00")
    priya.wait(lambda: not slack.holding)  # nor an answer to a story before this one
    with slack.state.lock:  # her screen has not caught up yet
        view.show(before)
    form.fills("time", "17:00", "5:00-5:30 PM")
    form.wait(lambda: form.picks == (f"{DAY}", "17:00", "30"))
    form.books()
    assert priya.one_task("Crossed")["DueDate"] == utc(DAY, 17)
