"""Schedule from message, on a message of any kind: what people see of it is in the form, and nothing else."""

from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

import pytest

from sandbox.slack import PostedMessage
from sandbox.slack.json_values import JsonObject
from sandbox.slack.unusual_messages import forwarded, of_app, of_app_in_attachments, of_workflow, with_file
from sandbox.stage import Stage
from tests.doors.form import Form, on_message
from tests.doors.test_on_message import ago, together
from tests.stories.days import DAY, D, utc
from tests.stories.scene import Scene


def shown(scene: Scene, message: PostedMessage) -> Form:
    return on_message(scene, scene.stage.slack.puts(message))


def channel_id(scene: Scene) -> str:
    return scene.person.posts("here", channel=scene.channel).channel


def test_a_workflows_words_are_read_and_its_time_is_by_ones_own_clock(priya: Scene) -> None:
    form = shown(priya, of_workflow(channel_id(priya), f"Pricing *review* {D} ~3pm~ 4pm, asha@globex.com"))
    (only,) = form.wait(lambda: form.choices)
    assert "4:00 PM India time" in only
    assert str(form.view.value("title")).startswith("Pricing review")
    assert "*" not in str(form.view.value("description"))
    form.fills("title", "Of a workflow")
    form.books()
    assert priya.one_task("Of a workflow")["DueDate"] == utc(DAY, 16)


SECTION: JsonObject = {"type": "section", "text": {"type": "mrkdwn", "text": f"*Call* with Asha\n{D} 4pm"}}
ATTACHMENT: JsonObject = {"title": "Call with Asha", "text": f"{D} 4pm", "fallback": "Call"}


@pytest.mark.parametrize("kind", ["blocks", "attachments", "file"])
def test_words_that_are_not_in_the_text_are_read(priya: Scene, kind: str) -> None:
    where = channel_id(priya)
    message = {
        "blocks": lambda: of_app(where, [SECTION]),
        "attachments": lambda: of_app_in_attachments(where, [ATTACHMENT]),
        "file": lambda: with_file(where, priya.person.user_id, "Call with Asha", preview=f"{D} 4pm"),
    }[kind]()
    form = shown(priya, message)
    (only,) = form.wait(lambda: form.choices)
    assert "4:00 PM" in only
    assert "Call with Asha" in str(form.view.value("title"))
    assert "displayed" not in str(form.view.value("description"))


def test_a_forwarded_message_is_read_by_the_clock_and_the_day_of_who_wrote_it(stage: Stage) -> None:
    priya, maya = together(stage)
    original = maya.person.posts("Shall we say tomorrow at 11:59pm?", channel=maya.channel, at=ago(30))
    form = shown(priya, forwarded(original.channel, priya.person.user_id, original))
    first, *_ = form.wait(lambda: form.choices)
    assert first.startswith("11:59 PM by the author's clock (New York)")
    form.fills("readings", first, "by the author's clock")
    form.fills("title", "Forwarded")
    form.books()
    written = datetime.fromtimestamp(float(original.ts), ZoneInfo("America/New_York"))
    tomorrow = (written + timedelta(days=1)).date()
    assert priya.one_task("Forwarded")["DueDate"] == utc(tomorrow, 23, 59, zone="America/New_York")


def test_a_mention_is_a_name_in_the_form_and_in_leadsquared(stage: Stage) -> None:
    priya, maya = together(stage)
    said = priya.person.posts(f"Demo with @maya in #general {D} 4pm", channel=priya.channel)
    form = on_message(priya, said)
    form.wait(lambda: "Maya" in str(form.view.value("title")))
    form.books()
    (task,) = [one for one in stage.crm.tasks if "Demo with @Maya" in one["Name"]]
    assert maya.person.user_id not in str(task)
    assert said.channel not in str(task["Name"])
    assert "C0GENERAL" not in str(task)
