"""After SIGTERM a process is gone in time, whatever waits in it: in a process of its own, whose main thread hangs."""

import signal
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import pytest

from tests.patience import PATIENCE_S

HANGS = """
import threading
from bot.shutdown import Shutdown

ending = Shutdown(seconds={seconds})
ending.watch()
{serving}
print("there", flush=True)
{then}
"""
FOR_EVER = "lock = threading.Lock(); lock.acquire(); lock.acquire()"


@contextmanager
def process(serving: str, then: str, seconds: float = 0.1) -> Iterator["subprocess.Popen[str]"]:
    script = HANGS.format(seconds=seconds, serving=serving, then=then)
    with subprocess.Popen([sys.executable, "-c", script], stdout=subprocess.PIPE, text=True) as started:
        assert started.stdout is not None
        assert started.stdout.readline() == "there\n"
        try:
            yield started
        finally:
            started.kill()


@pytest.mark.parametrize("number", [signal.SIGTERM, signal.SIGINT])
@pytest.mark.parametrize("then", [FOR_EVER, "threading.Event().wait()"])
def test_what_hangs_ends_when_the_time_is_over(then: str, number: signal.Signals) -> None:
    with process("ending.serving()", then) as hanging:
        hanging.send_signal(number)
        assert hanging.wait(PATIENCE_S) == 0


def test_before_it_serves_it_ends_at_once() -> None:
    with process("", FOR_EVER, seconds=3 * PATIENCE_S) as starting:
        starting.send_signal(signal.SIGTERM)
        assert starting.wait(PATIENCE_S) == 0


def test_what_is_asked_to_end_finishes_first() -> None:
    finishes = 'ending.asked.wait(); print("finished", flush=True)'
    with process("ending.serving()", finishes, seconds=3 * PATIENCE_S) as serving:
        serving.send_signal(signal.SIGTERM)
        assert serving.stdout is not None
        assert serving.stdout.readline() == "finished\n"
        assert serving.wait(PATIENCE_S) == 0
