"""kill -9 of the whole process group, wherever a line stands: booked once, told once."""

import os
import signal
from pathlib import Path

import pytest

from sandbox.stage import Stage
from tests.patience import wait_until
from tests.processes.begun import CREATE, Begun, Ends
from tests.stories.days import D
from tests.stories.operator import Operator, of
from tests.stories.scene import link_to, seat


def creates(begun: Begun) -> int:
    return sum(call.path.endswith(CREATE) and begun.title in call.body for call in begun.scene.stage.crm.calls)


@pytest.mark.parametrize(
    ("where", "sent"),
    [("acked", 1), ("stored", 1), ("sent", 2)],
)
def test_killed_anywhere_on_its_way_a_line_is_booked_once_and_told_once(ends: Ends, where: str, sent: int) -> None:
    """`sent` twice only where the first never arrived, and only after a look."""
    begun = ends.lines[where]
    begun.scene.told_once(begun.scene.card_ends(), begun.title)
    assert creates(begun) == sent


def test_killed_while_the_thread_is_told_it_is_not_told_twice_and_the_card_says_it(ends: Ends) -> None:
    """Slack cannot be asked whether it took the reply, so it is not said again; the card can be changed again."""
    begun = ends.lines["told"]
    task = begun.scene.one_task(begun.title)
    booked = f"Booked ✓ task {task['UserTaskId']}"
    begun.scene.wait(lambda: booked in begun.scene.card().message.shown)
    assert len([one for one in begun.scene.card().thread if "Created task" in one.shown]) <= 1
    assert creates(begun) == 1


def test_a_question_is_asked_after_the_kill_as_well(ends: Ends) -> None:
    begun = ends.lines["asked"]
    asked = begun.scene.ends()
    assert "no time" in asked.words
    assert len(begun.scene.sees()) == 1


def test_a_repeat_after_the_kill_still_points_at_the_first_card(ends: Ends) -> None:
    scene = ends.lines["acked"].scene
    repeat = scene.wait(lambda: [one for one in scene.sees() if one.ephemeral])
    assert len(repeat) == 1
    assert link_to(scene.card().message) in repeat[0].shown


def test_each_request_is_in_the_audit_once_wherever_it_was_killed(ends: Ends) -> None:
    """Also while its job goes on: what may have been sent is looked for some minutes longer."""
    operator, booked = Operator(ends.lines["acked"].scene.stage), [name for name in ends.lines if name != "asked"]

    def answers() -> dict[str, list[str]]:
        rows = operator.rows_so_far()
        found = {name: of(begun.scene, rows) for name, begun in ends.lines.items()}
        return {name: [one["name"] for row in mine for one in row["answers"]] for name, mine in found.items()}

    wait_until(lambda: all(answers()[name].count("booked") == 1 for name in booked))
    wait_until(lambda: answers()["asked"] == ["refuse no_time"])
    wait_until(lambda: answers()["acked"].count("repeated_request") == 1)


def test_a_worker_that_dies_is_started_again_while_the_web_goes_on(rough: Stage) -> None:
    priya = seat(rough, "priya")
    priya.told_once(priya.says(f"{D} 3pm Before the worker died"), "Before the worker died")
    for pid in workers_of(rough):
        os.kill(pid, signal.SIGKILL)
    priya.told_once(priya.says(f"{D} 3pm Next worker"), "Next worker")
    assert "starting it again" in rough.logged()


def workers_of(stage: Stage) -> list[int]:
    """The processes `python -m bot work` that the stage's bot has started."""
    assert stage.bot.process is not None
    group = stage.bot.process.pid
    found = []
    for folder in Path("/proc").glob("[0-9]*"):
        try:
            words = (folder / "cmdline").read_bytes().split(b"\0")
            if os.getpgid(int(folder.name)) == group and words[3:4] == [b"work"]:
                found.append(int(folder.name))
        except (ProcessLookupError, FileNotFoundError, PermissionError):
            continue
    assert found
    return found


def test_sigterm_ends_it_with_0_while_a_job_waits_and_the_next_start_finishes_it(ends: Ends) -> None:
    assert ends.code == 0
    asked = ends.lines["asked to end"]
    asked.scene.told_once(asked.scene.card_ends(), asked.title)
    assert creates(asked) == 1
