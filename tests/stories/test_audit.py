"""The audit tells an operator what became of each request, by the command that they type."""

import sqlite3
from collections.abc import Callable
from contextlib import closing
from datetime import datetime
from typing import Any

import pytest
from sqlalchemy import make_url

from sandbox.leadsquared import CrmFault
from tests.doors.form import by_command
from tests.in_process import InProcessStage
from tests.patience import wait_until
from tests.stories.days import D
from tests.stories.operator import Operator, of
from tests.stories.scene import Scene
from tests.stories.test_after_booking import deletes

Someone = Callable[[str], Scene]


@pytest.fixture
def operator(stage: InProcessStage) -> Operator:
    return Operator(stage)


def endings(rows: list[dict[str, Any]]) -> dict[str, list[str]]:
    """The names of the answers, by title."""
    return {row["understood"]["title"]: [answer["name"] for answer in row["answers"]] for row in rows}


def reference_in(words: str) -> str:
    return words.partition("ref ")[2][:8]


def test_what_was_asked_and_how_it_ended_is_one_row_for_each_request(priya: Scene, operator: Operator) -> None:
    seen = priya.says(f"{D} 3pm Audited demo lead:asha@globex.com")
    task = priya.told_once(seen, "Audited demo")
    priya.says("yesterday 3pm Audited past")
    priya.stage.crm.fault(CrmFault.ERROR_IN_200, "Task.svc/Create")
    priya.says(f"{D} 3pm Audited refused")
    rows = of(priya, operator.rows("--since", "today"))
    assert {title: names[0] for title, names in endings(rows).items()} == {
        "Audited demo": "booked",
        "Audited past": "refuse past",
        "Audited refused": "refused",
    }
    [demo] = [row for row in rows if row["understood"]["title"] == "Audited demo"]
    assert (demo["user"], demo["mail"], demo["origin"], demo["action"]) == (
        "U0PRIYA",
        "priya@acme.com",
        "command",
        "book",
    )
    assert demo["understood"]["zone"] == "Asia/Kolkata"
    assert datetime.fromisoformat(demo["understood"]["start"]).strftime("%H:%M") == "15:00"
    assert demo["answers"][0]["task_ids"] == [task["UserTaskId"]]
    assert demo["reference"] == reference_in(task["Description"])
    [refused] = [row for row in rows if row["understood"]["title"] == "Audited refused"]
    assert refused["answers"][0]["reason"] == "The request could not be processed"


def test_a_reference_shows_the_question_its_answer_and_the_appointment(priya: Scene, operator: Operator) -> None:
    question = priya.says(f"{D} 3pm or 5pm Audited question")
    priya.person.presses(question.message, label=question.message.buttons[1].text)
    seen = priya.card_ends()
    task = priya.told_once(seen, "Audited question")
    found = operator.rows("--reference", reference_in(task["Description"]))
    assert [(row["origin"], row["answers"][0]["name"]) for row in found] == [
        ("command", "ask two_readings"),
        ("press", "booked"),
    ]
    assert found[1]["answers_reference"] == found[0]["reference"]
    assert found == operator.rows("--reference", f"REF {found[0]['reference']}".lower())


def test_what_is_done_to_an_appointment_later_is_a_request_too(priya: Scene, operator: Operator) -> None:
    priya.says(f"{D} 3pm Audited deletion")
    task = priya.one_task("Audited deletion")
    deletes(priya)
    priya.wait(lambda: "Deleted" in priya.card().message.shown)
    rows = of(priya, operator.rows("--since", "today"))
    assert [(row["action"], row["origin"], row["understood"]["title"]) for row in rows] == [
        ("book", "command", "Audited deletion"),
        ("delete", "press", "Audited deletion"),
        ("delete", "press", "Audited deletion"),
    ]
    assert rows[2]["answers"][-1]["task_ids"] == [task["UserTaskId"]]
    assert [row["answers"][0]["name"] for row in rows[1:]] == ["confirm_change", "change_result done"]


def test_one_person_is_found_by_id_mail_and_name(priya: Scene, someone: Someone, operator: Operator) -> None:
    priya.says("yesterday 3pm Audited for Priya")
    someone("noah").says("yesterday 3pm Audited for Noah")
    for person in ("U0PRIYA", "<@u0priya>", "PRIYA@acme.com", "priya rao"):
        titles = endings(operator.rows("--since", "1 hour", "--person", person))
        assert "Audited for Priya" in titles
        assert "Audited for Noah" not in titles
    assert operator.rows("--person", "nobody") == []
    assert "Nothing is recorded" in operator.reads("--person", "nobody")


def test_a_guest_and_a_second_line_are_recorded_too(priya: Scene, someone: Someone, operator: Operator) -> None:
    gus = someone("gus")
    gus.says(f"{D} 3pm Audited guest")
    [row] = of(gus, operator.rows("--since", "today"))
    assert row["answers"][0]["name"] == "refuse guest"
    priya.says(f"{D} 3pm Audited twice")
    priya.types(f"{D} 3pm Audited twice")
    priya.wait(lambda: any(one.ephemeral for one in priya.sees()))
    _, second = of(priya, operator.rows("--since", "today"))
    assert second["answers"][0]["name"] == "repeated_request"


def test_what_could_not_be_saved_is_recorded_once_the_database_is_back(priya: Scene, operator: Operator) -> None:
    file = make_url(str(priya.stage.settings["DATABASE_URL"])).database
    assert file
    with closing(sqlite3.connect(file, isolation_level=None)) as holder:
        holder.execute("BEGIN IMMEDIATE")
        ack = priya.types(f"{D} 3pm Audited unsaved")
        assert "Nothing was booked" in str(ack)
    wait_until(lambda: of(priya, operator.rows("--since", "today")))
    [row] = of(priya, operator.rows("--since", "today"))
    assert [answer["name"] for answer in row["answers"]] == ["not_saved"]


def test_a_form_that_was_not_taken_is_recorded(priya: Scene, operator: Operator) -> None:
    form = by_command(priya)
    form.types("yesterday 3pm", "is over")
    form.fills("title", "Audited form")
    before = len(operator.rows())
    assert form.submits().errors
    priya.person.closes(all_of_them=True)
    wait_until(lambda: len(operator.rows()) == before + 1)
    row = operator.rows()[-1]
    assert (row["user"], row["origin"], row["answers"][0]["name"]) == ("U0PRIYA", "form", "refuse form")


def test_the_table_names_zone_person_and_what_to_do(priya: Scene, operator: Operator) -> None:
    priya.stage.crm.fault(CrmFault.KEYS_REFUSED, "Task.svc/Create")
    priya.says(f"{D} 3pm Audited keyless")
    assert operator.rows()
    shown = operator.reads("--since", "today", "--tz", "Europe/Berlin")
    assert "asked (Europe/Berlin)" in shown
    for words in (
        "Priya Rao",
        "priya@acme.com",
        "“Audited keyless”",
        "15:00–15:30 Asia/Kolkata",
        "python -m bot check",
    ):
        assert words in shown


@pytest.mark.parametrize(
    ("option", "value", "cure"),
    [
        ("--since", "whenever", "use 2026-11-24, "),
        ("--since", "2099-01-01", "no moment in the past"),
        ("--reference", "1234", "like 1a2b3c4d"),
        ("--tz", "Mars", "like Asia/Kolkata"),
    ],
)
def test_a_wrong_option_says_what_to_type(
    operator: Operator, option: str, value: str, cure: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert operator.runs(option, value) == 1
    told = capsys.readouterr().err
    assert value in told
    assert cure in told
