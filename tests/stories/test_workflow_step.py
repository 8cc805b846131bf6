"""A workflow books an appointment, over either of Slack's ways in: what it gets back, and what a person reads."""

from collections.abc import Callable

import pytest

from bot.slack.manifest import manifest
from sandbox.leadsquared import acme
from sandbox.slack import Ack, CannotDo, StepRun, refused
from sandbox.slack.functions import RUNNING
from sandbox.slack.json_values import obj
from tests.in_process import InProcessStage
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene, seat

STEP = "book_appointment"
ASHA = next(lead for lead in acme().leads if lead.first_name == "Asha")


@pytest.fixture
def priya(door: InProcessStage) -> Scene:
    door.slack.declares(manifest("https://here.example.com", "/meeting", socket=False, workflow_step=True))
    return seat(door, "priya")


@pytest.fixture
def someone(priya: Scene) -> Callable[[str], Scene]:
    return lambda handle: seat(priya.stage, handle)


def runs(scene: Scene, **inputs: str | int) -> StepRun:
    """Start it, and wait for its end."""
    run = scene.person.runs_step(STEP, dict(inputs))
    scene.wait(lambda: run.status != RUNNING)
    return run


def event_of(scene: Scene, run: StepRun) -> Ack:
    sent = [one for one in scene.stage.slack.deliveries if run.execution_id in str(one.request.payload)]
    return sent[0]


def test_it_books_and_hands_on_task_times_and_lead(priya: Scene) -> None:
    run = runs(
        priya,
        title="Tomorrow demo at 5",
        when=f"{D} 3-4pm",
        lead="asha@globex.com",
        type="Demo",
        owner="U0MAYA",
        description="Bring the contract",
    )
    task = priya.one_task("Tomorrow demo at 5")
    assert (task["DueDate"], task["EndDate"]) == (utc(DAY, 15), utc(DAY, 16))
    assert (task["OwnerEmailAddress"], task["RelatedEntityId"]) == ("maya@acme.com", ASHA.id)
    assert task["Name"] == "Demo: Tomorrow demo at 5"
    assert "Bring the contract" in task["Description"]
    assert run.status == "completed"
    assert run.outputs["task_id"] == task["UserTaskId"]
    assert isinstance(run.outputs["end"], int)
    assert run.outputs["end"] - int(str(run.outputs["start"])) == 3600
    assert ASHA.id in str(run.outputs["lead_link"])
    card = [one for one in priya.person.sees("dm") if "Tomorrow demo at 5" in one.shown][-1]
    assert f"Booked ✓ task {task['UserTaskId']}" in card.shown
    assert [one.shown for one in priya.person.thread("dm", card.ts)] == [f"Created task {task['UserTaskId']}"]


def test_a_time_from_a_form_and_a_length(priya: Scene) -> None:
    start = 1_800_000_000
    run = runs(priya, title="By the second", start=start, length="1 hour")
    assert (run.outputs["start"], run.outputs["end"]) == (start, start + 3600)
    assert "lead_link" not in run.outputs
    as_words = runs(priya, title="As figures", when=str(start))
    assert as_words.outputs["start"] == start


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({"when": f"{D} 3 or 5pm"}, "3:00"),
        ({"when": f"{D} 3pm", "lead": "Sharma"}, "Sharma"),
    ],
)
def test_a_question_ends_it_with_the_questions_text(priya: Scene, inputs: dict[str, str], says: str) -> None:
    run = runs(priya, title="Open question", **inputs)
    assert run.status == "failed"
    assert "A workflow can't answer questions" in run.error
    assert "Nothing is booked" in run.error
    assert says in run.error
    assert priya.booked("Open question") == []


@pytest.mark.parametrize(
    ("inputs", "says"),
    [
        ({}, "no time"),
        ({"when": "whenever"}, "no time"),
        ({"when": "yesterday 3pm"}, "A workflow can't answer questions"),
        ({"when": f"{D} 3pm", "start": 1_800_000_000}, "more than one time"),
        ({"when": f"{D} 3pm", "length": "blue"}, "mins"),
        ({"when": f"{D} 3pm", "lead": "nobody@nowhere.example"}, "nobody@nowhere.example"),
        ({"when": f"{D} 3pm", "owner": "U0GUS"}, "guest"),
    ],
)
def test_a_refusal_ends_it_with_the_sentence_a_person_reads(
    priya: Scene, inputs: dict[str, str | int], says: str
) -> None:
    before = len(priya.person.sees("dm"))
    run = runs(priya, title="Refused step", **inputs)
    assert run.status == "failed"
    assert says in run.error
    assert priya.booked("Refused step") == []
    assert len(priya.person.sees("dm")) == before, "Slackbot passes it on, and it is not said twice"


@pytest.mark.parametrize(("handle", "reason"), [("gus", "guest"), ("nomail", "no e-mail"), ("stran", "workspace")])
def test_who_may_not_book_may_not_by_a_workflow(someone: Callable[[str], Scene], handle: str, reason: str) -> None:
    scene = someone(handle)
    run = runs(scene, title="Barred step", when=f"{D} 3pm")
    assert (run.status, reason in run.error) == ("failed", True)
    assert scene.booked("Barred step") == []


def test_whom_nobody_started_is_for_nobody(priya: Scene) -> None:
    run = priya.person.runs_step(STEP, {"title": "By schedule", "when": f"{D} 3pm"}, by_schedule=True)
    priya.wait(lambda: run.status != RUNNING)
    assert "nobody started this workflow" in run.error
    with pytest.raises(CannotDo, match="cannot be filled in"):
        priya.person.runs_step(STEP, {"title": "As Maya", "person": {"id": "U0MAYA", "secret": "x"}})


def test_what_leadsquared_refuses_is_its_end_and_stands_on_the_card(priya: Scene) -> None:
    run = runs(priya, title="Of no type", when=f"{D} 3pm", type="Nothing like that")
    assert run.status == "failed"
    assert "Not booked. LeadSquared says: Task type not found: Nothing like that" in run.error
    card = [one for one in priya.person.sees("dm") if "Of no type" in one.shown][-1]
    assert "Not booked" in card.shown
    # The workflow is over; what is pressed on the card is answered there.
    demo = next(one.text for one in card.buttons if "Demo" in one.text)
    assert priya.person.presses(card, label=demo).ok
    priya.wait(lambda: [one for one in priya.person.thread("dm", card.ts) if "Created task" in one.shown])
    assert priya.one_task("Of no type")["Name"] == "Demo: Of no type"
    calls = priya.stage.slack.calls_to("functions.completeError") + priya.stage.slack.calls_to(
        "functions.completeSuccess"
    )
    assert len([one for one in calls if run.execution_id in str(one.args)]) == 1


def test_delivered_again_it_is_booked_once(priya: Scene) -> None:
    slack = priya.stage.slack
    run = priya.person.runs_step(STEP, {"title": "Told often", "when": f"{D} 3pm"})
    first = event_of(priya, run)
    for number in (1, 2, 3):
        assert slack.delivers_again(first, number).ok
    priya.wait(lambda: run.status != RUNNING)
    assert slack.delivers_again(first, event_id="Ev0OTHER").ok
    runs(priya, title="Last of all", when=f"{D} 5pm")
    priya.one_task("Told often")


def test_slack_that_takes_the_end_late_gets_it_once(priya: Scene) -> None:
    """A call that was made and not answered is made again, and the run has ended then."""
    slack = priya.stage.slack
    slack.fails("functions.completeSuccess", refused("internal_error"))
    slack.fails("functions.completeSuccess", refused("internal_error", after_storing=True))
    run = runs(priya, title="Ended late", when=f"{D} 3pm")
    assert run.status == "completed"
    priya.wait(
        lambda: len([c for c in slack.calls_to("functions.completeSuccess") if run.execution_id in str(c.args)]) > 1
    )
    priya.one_task("Ended late")


def test_a_step_that_slack_waits_for_no_longer_is_told_by_message(priya: Scene) -> None:
    slack = priya.stage.slack
    with slack.state.lock:
        run = priya.person.runs_step(STEP, {"title": "Too late", "when": "whenever"})
        slack.times_out(run)
    told = priya.wait(lambda: [one for one in priya.person.sees("dm") if "Nothing was booked" in one.shown])
    assert "no time" in told[-1].shown
    assert run.status == "timed_out"


def test_outputs_that_the_installed_manifest_lacks_fail_it_as_booked(priya: Scene) -> None:
    """An older manifest is installed."""
    slack = priya.stage.slack
    outputs = obj(obj(slack.state.functions.declared[STEP]["output_parameters"])["properties"])
    del outputs["end"]
    run = runs(priya, title="Older manifest", when=f"{D} 3pm")
    task = priya.one_task("Older manifest")
    assert run.status == "failed"
    assert f"Created task {task['UserTaskId']}" in run.error
    assert "don't run it again" in run.error


def test_the_menu_of_types_is_leadsquareds(priya: Scene) -> None:
    assert priya.person.sees_options(STEP, "type") == ["Meeting", "Demo", "Site visit"]


def test_edit_on_its_card_begins_with_what_the_workflow_gave(priya: Scene) -> None:
    runs(priya, title="Edited step", when=f"{D} 3pm", lead="asha@globex.com")
    card = [one for one in priya.person.sees("dm") if "Edited step" in one.shown][-1]
    while priya.person.view():
        priya.person.closes(all_of_them=True)
    priya.person.presses(card, label="Edit and book again")
    view = priya.wait(lambda: priya.person.view())
    priya.wait(lambda: (found := priya.person.view()) is not None and found.value("title") == "Edited step")
    assert view is not None
    priya.person.closes(all_of_them=True)
