"""The folder to count in: made where it is not there, told where it cannot be, and not left behind for ever."""

import os
import subprocess
import sys
import tempfile
from collections.abc import Iterator, MutableMapping
from pathlib import Path

import pytest

from bot.environment import InvalidSettings
from bot.metrics_folder import VARIABLE, MetricsFolder, check_named
from tests.patience import PATIENCE_S, wait_until

MAKES = "from bot.metrics_folder import MetricsFolder; MetricsFolder().make(); print('made', flush=True); input()"


@pytest.fixture
def environment(tmp_path: Path) -> Iterator[MutableMapping[str, str]]:
    """This process's, with no folder named and temporary files in a place of their own; as it was afterwards."""
    before, tempdir = dict(os.environ), tempfile.tempdir
    os.environ.pop(VARIABLE, None)
    os.environ["TMPDIR"] = tempfile.tempdir = str(tmp_path)
    yield os.environ
    tempfile.tempdir = tempdir
    os.environ.clear()
    os.environ.update(before)


def test_a_folder_of_ours_is_made_and_removed(environment: MutableMapping[str, str], tmp_path: Path) -> None:
    counts = MetricsFolder()
    counts.make()
    assert Path(environment[VARIABLE]).parent == tmp_path
    assert Path(environment[VARIABLE]).is_dir()
    counts.remove()
    assert list(tmp_path.iterdir()) == []


def test_one_that_is_named_is_made_and_left(environment: MutableMapping[str, str], tmp_path: Path) -> None:
    environment[VARIABLE] = str(tmp_path / "counts" / "here")
    counts = MetricsFolder()
    counts.make()
    counts.remove()
    assert (tmp_path / "counts" / "here").is_dir()
    assert check_named()


def test_one_that_cannot_be_is_told_by_its_variable(environment: MutableMapping[str, str], tmp_path: Path) -> None:
    (tmp_path / "file").write_text("")
    environment[VARIABLE] = str(tmp_path / "file" / "counts")
    for check in (MetricsFolder().make, check_named):
        with pytest.raises(InvalidSettings, match=f"^{VARIABLE} is not usable: Not a directory; name a folder"):
            check()


@pytest.mark.usefixtures("environment")
def test_no_place_for_temporary_files_is_told(tmp_path: Path) -> None:
    tempfile.tempdir = str(tmp_path / "not there")
    with pytest.raises(InvalidSettings, match="TMPDIR is not usable"):
        MetricsFolder().make()


@pytest.mark.parametrize("command", ["web", "work"])
def test_the_commands_say_so_without_a_traceback(command: str) -> None:
    ran = subprocess.run(
        [sys.executable, "-m", "bot", command],
        env={"PATH": os.environ["PATH"], VARIABLE: "/dev/null/counts"},
        capture_output=True,
        text=True,
        check=False,
    )
    assert ran.returncode == 1
    assert ran.stderr.startswith(f"{VARIABLE} is not usable: ")
    assert "Traceback" not in ran.stderr


def test_what_a_killed_process_left_is_removed_by_the_next_one_and_what_lives_is_not(
    environment: MutableMapping[str, str], tmp_path: Path
) -> None:
    def started() -> "subprocess.Popen[str]":
        process = subprocess.Popen(
            [sys.executable, "-c", MAKES],
            env=dict(environment),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
        )
        assert process.stdout is not None
        assert process.stdout.readline() == "made\n"
        return process

    with started() as killed, started() as living:
        assert len(list(tmp_path.iterdir())) == 2
        killed.kill()
        killed.wait(PATIENCE_S)
        counts = MetricsFolder()
        counts.make()
        wait_until(lambda: len(list(tmp_path.iterdir())) == 2)
        counts.remove()
        assert len(list(tmp_path.iterdir())) == 1
        living.kill()
