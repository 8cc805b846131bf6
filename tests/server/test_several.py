"""Several processes on one port, started again when they are killed, and all ended with the one that started them."""

import os
import signal
import socket
import subprocess
import sys
from collections.abc import Iterator
from contextlib import contextmanager
from functools import partial
from pathlib import Path

import pytest

from tests.patience import PATIENCE_S, wait_until

SERVE = """
import os, socket, sys, threading
from bot import processes
from bot.shutdown import Shutdown

listening = socket.create_server(("127.0.0.1", 0))
print(listening.getsockname()[1], flush=True)

def answer():
    while True:
        connection, _ = listening.accept()
        connection.sendall(str(os.getpid()).encode())
        connection.close()

def serve(end):
    {first}
    ending = Shutdown()
    ending.watch()
    processes.keep_on_leash(end)
    ending.serving()
    threading.Thread(target=answer, daemon=True).start()
    ending.asked.wait()
    print("ended in order", flush=True)
    return 0

sys.exit(processes.copies(2, serve, leash=True))
"""


@contextmanager
def copies(first: str = "pass") -> Iterator[tuple["subprocess.Popen[str]", int]]:
    script = SERVE.format(first=first)
    with subprocess.Popen(
        [sys.executable, "-c", script], stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True
    ) as started:
        assert started.stdout is not None
        try:
            yield started, int(started.stdout.readline())
        finally:
            started.kill()


def served_by(port: int) -> int:
    """The pid of whoever answers. Never 0, which os.kill takes for this whole process group."""
    answer = b""
    while not answer:  # a process that is being killed may still take a connection, and then says nothing
        with socket.create_connection(("127.0.0.1", port), PATIENCE_S) as connection:
            answer = connection.recv(100)
    pid = int(answer)
    assert pid > 1
    return pid


def gone(pid: int) -> bool:
    try:
        status = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):  # the latter where it goes between open and read
        return True
    return status.rpartition(")")[2].split()[0] == "Z"


def test_a_copy_that_is_killed_is_started_again() -> None:
    with copies() as (started, port):
        seen = set()
        for _ in range(3):
            pid = served_by(port)
            seen.add(pid)
            os.kill(pid, signal.SIGKILL)
            wait_until(partial(gone, pid))
        assert len(seen) == 3
        assert served_by(port) not in seen
        assert started.poll() is None


@pytest.mark.parametrize("how", [signal.SIGTERM, signal.SIGKILL, None])
def test_none_outlives_the_one_that_started_it(how: signal.Signals | None) -> None:
    """Asked to end, killed, or left by whoever holds the other end of its standard input."""
    with copies() as (started, port):
        pid = served_by(port)
        if how is None:
            assert started.stdin is not None
            started.stdin.close()
        else:
            started.send_signal(how)
        assert started.wait(PATIENCE_S) == (-signal.SIGKILL if how is signal.SIGKILL else 0)
        wait_until(lambda: gone(pid))
        assert started.stdout is not None
        if how is signal.SIGTERM:
            # The other one may not have got so far.
            assert started.stdout.readline() == "ended in order\n"


def test_what_cannot_serve_ends_them_all() -> None:
    with copies("return 3") as (started, _):
        assert started.wait(PATIENCE_S) == 1
