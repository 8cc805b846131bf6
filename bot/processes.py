"""Start and supervise child processes: web and worker, or several that serve one port.

Imports nothing else of the bot, so that the supervisor needs little memory. What the children do is in run.
"""

import logging
import os
import select
import signal
import subprocess
import sys
import threading
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from types import FrameType
from typing import Protocol

log = logging.getLogger(__name__)

# A child that has not ended by itself in this time after SIGTERM is killed; 15 s is what hosts allow.
GRACE_S = 14.0
RESTART_S = 1.0
WEB = "web"


class Child(Protocol):
    """A child process; as subprocess.Popen has it."""

    def poll(self) -> int | None: ...
    def wait(self, timeout: float | None = None) -> int: ...
    def terminate(self) -> None: ...
    def kill(self) -> None: ...


Start = Callable[[], Child]


def web_and_worker(module: str, *, leash: bool) -> int:
    """Web and worker as two processes, each `python -m` with this module, and a pipe by which the first wakes the
    second. Returns the exit code."""
    # Both ends stay open here, so that either process can be started again.
    read, write = os.pipe()
    starts = {
        WEB: lambda: _program(module, WEB, "--no-work", wake=write),
        "work": lambda: _program(module, "work", wake=read),
    }
    return supervise(starts, leash=leash)


def copies(count: int, serve: Callable[[int], int], *, leash: bool) -> int:
    """So many copies of this process that run `serve` and share what is open already, as a socket. Each is given the
    end of a pipe for `keep_on_leash`, to be called once it knows what to do with a signal."""
    end, ours = os.pipe()

    def run() -> int:
        os.close(ours)
        return serve(end)

    return supervise({f"{WEB} {number}": lambda: _Copy(run) for number in range(1, count + 1)}, leash=leash)


def supervise(starts: Mapping[str, Start], *, leash: bool) -> int:
    """Run all until SIGTERM, or until a web process ends by itself. A worker that ends, and whatever is killed, is
    started again. `leash`: also until standard input ends. Sleeps whenever nothing happens."""
    signals = _Signals()
    children = {name: start() for name, start in starts.items()}
    again_at: dict[str, float] = {}
    while not signals.wait(_until(again_at), leash=leash):
        for name, child in children.items():
            if name in again_at:
                if time.monotonic() >= again_at[name]:
                    del again_at[name]
                    children[name] = starts[name]()
                continue
            code = child.poll()
            if code is None:
                continue
            if name.startswith(WEB) and code >= 0:
                # It has printed the reason: a setting, a port in use, another web process on the file.
                log.error("the web process ended with %s", code)
                return _end(list(children.values()), asked=False)
            log.error("%s ended with %s; starting it again", name, code)
            again_at[name] = time.monotonic() + (0.0 if name.startswith(WEB) else RESTART_S)
    return _end(list(children.values()), asked=True)


def _until(again_at: Mapping[str, float]) -> float | None:
    return max(0.0, min(again_at.values()) - time.monotonic()) if again_at else None


def _end(children: list[Child], *, asked: bool) -> int:
    for child in children:
        child.terminate()
    deadline = time.monotonic() + GRACE_S
    codes = []
    for child in children:
        try:
            codes.append(child.wait(max(0.1, deadline - time.monotonic())))
        except subprocess.TimeoutExpired:
            child.kill()
            codes.append(child.wait())
    # A child that had just started handles no signal yet.
    return 0 if asked and all(code in (0, -signal.SIGTERM) for code in codes) else 1


def keep_on_leash(end: int) -> None:
    """End this process when its parent is gone, even when the parent was killed: the pipe whose `end` we have ends.
    Starts a thread, so signals that another thread is to hear are blocked before."""

    def watch() -> None:
        while os.read(end, 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="leash", daemon=True).start()


def _program(module: str, *arguments: str, wake: int) -> "subprocess.Popen[bytes]":
    command = [sys.executable, "-m", module, *arguments, "--leash", "--wake", str(wake)]
    return subprocess.Popen(command, stdin=subprocess.PIPE, pass_fds=[wake])  # noqa: S603  # our own interpreter


class _Copy:
    """A copy of this process that runs `run` to its end."""

    def __init__(self, run: Callable[[], int]) -> None:
        self._code: int | None = None
        self._pid = os.fork()
        if self._pid == 0:
            code = 1
            try:
                _Signals.forget()
                code = run()
            finally:
                logging.shutdown()
                os._exit(code)

    def poll(self) -> int | None:
        if self._code is None:
            pid, status = os.waitpid(self._pid, os.WNOHANG)
            if pid:
                self._code = os.waitstatus_to_exitcode(status)
        return self._code

    def wait(self, timeout: float | None = None) -> int:
        deadline = None if timeout is None else time.monotonic() + timeout
        while (code := self.poll()) is None:
            if deadline is not None and time.monotonic() > deadline:
                raise subprocess.TimeoutExpired("a copy", timeout or 0.0)
            time.sleep(0.02)
        return code

    def terminate(self) -> None:
        self._send(signal.SIGTERM)

    def kill(self) -> None:
        self._send(signal.SIGKILL)

    def _send(self, number: signal.Signals) -> None:
        if self._code is None:
            with suppress(ProcessLookupError):
                os.kill(self._pid, number)


class _Signals:
    """Wakes the supervisor: asked to end, or a child ended."""

    def __init__(self) -> None:
        self._asked = False
        self._woken, wake = os.pipe()
        os.set_blocking(wake, False)
        os.set_blocking(self._woken, False)
        signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
        for number in (signal.SIGTERM, signal.SIGINT):
            signal.signal(number, self._ask)
        signal.signal(signal.SIGCHLD, lambda *_: None)

    def _ask(self, number: int, frame: FrameType | None) -> None:
        del number, frame
        self._asked = True

    def wait(self, seconds: float | None, *, leash: bool) -> bool:
        """For a signal or so long; whether it is time to end."""
        if self._asked:
            return True
        watched = [self._woken, *([sys.stdin.fileno()] if leash else [])]
        ready, _, _ = select.select(watched, [], [], seconds)
        if self._woken in ready:
            os.read(self._woken, 4096)
        if leash and sys.stdin.fileno() in ready and not os.read(sys.stdin.fileno(), 4096):
            return True
        return self._asked

    @staticmethod
    def forget() -> None:
        """In a copy: signals end it, until it says otherwise."""
        signal.set_wakeup_fd(-1)
        for number in (signal.SIGTERM, signal.SIGINT, signal.SIGCHLD):
            signal.signal(number, signal.SIG_DFL)
