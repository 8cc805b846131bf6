"""kill -9 of the whole process group, wherever a line stands: booked once, told once."""

import os
import signal
from pathlib import Path

import pytest

from bot.sandbox.stage import Stage
from tests.stories.begun import CREATE, Begun
from tests.stories.conftest import fast_stage
from tests.stories.days import D
from tests.stories.scene import PATIENCE_S, link_to, seat


def creates(begun: Begun) -> int:
    return sum(call.path.endswith(CREATE) and begun.title in call.body for call in begun.scene.stage.crm.calls)


@pytest.mark.parametrize(
    ("where", "sent"),
    [("acked", 1), ("stored", 1), ("told", 1), ("sent", 2)],
)
def test_killed_anywhere_on_its_way_a_line_is_booked_once_and_told_once(
    killed: dict[str, Begun], where: str, sent: int
) -> None:
    """`sent` twice only where the first never arrived, and only after a look."""
    begun = killed[where]
    begun.scene.told_once(begun.scene.card_ends(), begun.title)
    assert creates(begun) == sent


def test_a_question_is_asked_after_the_kill_as_well(killed: dict[str, Begun]) -> None:
    begun = killed["asked"]
    asked = begun.scene.ends()
    assert "no time" in asked.words
    assert len(begun.scene.sees()) == 1


def test_a_repeat_after_the_kill_still_points_at_the_first_card(killed: dict[str, Begun]) -> None:
    scene = killed["acked"].scene
    repeat = scene.wait(lambda: [one for one in scene.sees() if one.ephemeral])
    assert len(repeat) == 1
    assert link_to(scene.card().message) in repeat[0].shown


def test_a_worker_that_dies_is_started_again_while_the_web_goes_on() -> None:
    with fast_stage() as stage:
        priya = seat(stage, "priya")
        priya.told_once(priya.says(f"{D} 3pm Before the worker died"), "Before the worker died")
        for pid in workers_of(stage):
            os.kill(pid, signal.SIGKILL)
        priya.told_once(priya.says(f"{D} 3pm After the worker died"), "After the worker died")
        assert "starting it again" in stage.logged()


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


def test_sigterm_ends_it_with_0_while_a_job_waits_and_the_next_start_finishes_it(ending: Begun) -> None:
    stage = ending.scene.stage
    assert stage.bot.process is not None
    assert stage.bot.process.wait(PATIENCE_S) == 0
    stage.crm.clear_faults()
    stage.crm.release()
    stage.start()
    ending.scene.told_once(ending.scene.card_ends(), ending.title)
    assert creates(ending) == 1
