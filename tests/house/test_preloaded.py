"""A copy of a process that has loaded the libraries does what a new `python -m bot` does."""

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from sandbox.stage import of_this_machine
from tests.patience import PATIENCE_S
from tests.preloaded import Copied, Launcher

pytestmark = pytest.mark.skipif(sys.platform != "linux", reason="elsewhere each is a new Python")
Program = tuple[int, str]


@pytest.fixture(scope="module")
def launcher() -> Launcher:
    return Launcher()


def ends(launcher: Launcher | type["subprocess.Popen[bytes]"], printed: Path, *command: str, **more: str) -> Program:
    """Its exit code, and what it printed."""
    with printed.open("w+b") as out, Path(os.devnull).open("rb") as nothing:
        process = launcher(
            [sys.executable, "-m", "bot", *command],
            env={**of_this_machine(), **more},
            stdin=nothing.fileno(),
            stdout=out.fileno(),
            stderr=out.fileno(),
            start_new_session=True,
        )
        assert isinstance(process, Copied) is isinstance(launcher, Launcher)
        return process.wait(PATIENCE_S), printed.read_text()


@pytest.mark.parametrize("command", [("manifest",), ("read", "tomorrow 3pm", "--now", "2026-11-24T12:00"), ("work",)])
def test_it_prints_and_ends_as_a_new_one(launcher: Launcher, tmp_path: Path, command: tuple[str, ...]) -> None:
    """`work` has no settings here, and names those that are missing."""
    settings = {"MEETING_COMMAND": "/book"}
    new = ends(subprocess.Popen, tmp_path / "new", *command, **settings)
    assert ends(launcher, tmp_path / "copy", *command, **settings) == new
    assert new[1].strip()


def test_it_has_a_session_of_its_own_and_tells_what_killed_it(launcher: Launcher, tmp_path: Path) -> None:
    read, write = os.pipe()
    with (tmp_path / "printed").open("wb") as out:
        process = launcher(
            [sys.executable, "-m", "bot", "read", "--jsonl"],
            env=of_this_machine(),
            stdin=read,
            stdout=out.fileno(),
            stderr=out.fileno(),
            start_new_session=True,
        )
    os.close(read)
    assert os.getsid(process.pid) == os.getpgid(process.pid) == process.pid
    assert process.poll() is None, "it waits for a line"
    os.killpg(process.pid, signal.SIGKILL)
    assert process.wait(PATIENCE_S) == -signal.SIGKILL
    os.close(write)


@pytest.mark.parametrize(
    ("command", "settings"), [("web", {}), ("work", {"PYTHONPATH": "/next"}), ("work", {"LD_PRELOAD": "/lib/clock.so"})]
)
def test_what_starts_others_or_brings_libraries_is_a_new_python(
    launcher: Launcher, tmp_path: Path, command: str, settings: dict[str, str]
) -> None:
    with (tmp_path / "printed").open("w+b") as out:
        process = launcher(
            [sys.executable, "-m", "bot", command, "--no-such-option"],
            env={**of_this_machine(), **settings},
            stdin=out.fileno(),
            stdout=out.fileno(),
            stderr=out.fileno(),
            start_new_session=True,
        )
        assert isinstance(process, subprocess.Popen)
        assert process.wait(PATIENCE_S) == 2
