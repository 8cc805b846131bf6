"""The clock of a process is set while it runs: its time of day moves, and its waits do not."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from chaos.bot_clock import BotClock
from sandbox.stage import of_this_machine

PROGRAM = """
import sys, time
from datetime import UTC, datetime
for line in sys.stdin:
    began = time.monotonic()
    time.sleep(0.01)
    print(time.time(), datetime.now(UTC).timestamp(), time.monotonic() - began, flush=True)
"""


def test_a_running_process_sees_its_clock_step(tmp_path: Path) -> None:
    """Ahead, then behind; a short sleep stays short."""
    clock = BotClock(tmp_path)
    if not clock.can_step:
        pytest.skip("no C compiler here, so no clock can be stepped")
    with subprocess.Popen(
        [sys.executable, "-c", PROGRAM],
        env={**of_this_machine(), **clock.settings},
        stdin=subprocess.PIPE,
        stdout=subprocess.PIPE,
        text=True,
    ) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        for ahead_s in (0, 3600, -3600):
            clock.step(ahead_s)
            before = time.time()
            process.stdin.write("\n")
            process.stdin.flush()
            wall, aware, waited = map(float, process.stdout.readline().split())
            after = time.time()
            assert before + ahead_s <= wall <= after + ahead_s
            assert before + ahead_s <= aware <= after + ahead_s
            assert 0.01 <= waited <= after - before
        process.stdin.close()


def test_a_library_that_is_loaded_already_stays_loaded(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    """Such as one that moves the clock of all tests; the loader takes blanks between names as well."""
    monkeypatch.setenv("LD_PRELOAD", "/lib/first.so /lib/second.so")
    clock = BotClock(tmp_path)
    assert clock.settings.get("LD_PRELOAD", "") == f"/lib/first.so:/lib/second.so:{tmp_path / 'clock.so'}"
