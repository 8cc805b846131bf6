"""Start processes of the bot as copies of one that has loaded the libraries, which takes most of a start.

A copy has an environment, files, a session and an exit code of its own, and runs `bot.__main__` as `python -m bot`
does. What starts other processes, or brings libraries of its own, is started by Python; see `Launcher`.
"""

import array
import atexit
import gc
import importlib
import json
import os
import runpy
import select
import signal
import socket
import subprocess
import sys
import time
import traceback
from collections.abc import Mapping, Sequence
from contextlib import suppress
from pathlib import Path

from sandbox.stage import Process, of_this_machine

# All but prometheus_client, which looks at the environment while it is loaded.
LIBRARIES = ("dateparser", "psycopg", "requests", "rich.console", "uvicorn.protocols.http.h11_impl", "bot.logs")
OURS = ("bot.settings", "bot.store", "bot.jobs.queue", "bot.slack.bolt_app", "bot.when", "bot.meetings.workflow")
LONGEST = 200_000


class Launcher:
    """Starts a process as subprocess.Popen does, by a copy where that is the same. One in each process of tests."""

    def __init__(self) -> None:
        self._control: socket.socket | None = None

    def __call__(
        self,
        args: Sequence[str],
        *,
        env: Mapping[str, str],
        stdin: int,
        stdout: int,
        stderr: int,
        start_new_session: bool,
    ) -> Process:
        if not (start_new_session and _can_be_copied(args[1:], env)):
            return subprocess.Popen(
                args, env=env, stdin=stdin, stdout=stdout, stderr=stderr, start_new_session=start_new_session
            )
        if self._control is None:
            self._control = self._start()
        status, write = os.pipe()
        asked = json.dumps([args[3:], dict(env), str(Path.cwd())]).encode()
        files = array.array("i", [stdin, stdout, stderr, write])
        self._control.sendmsg([asked], [(socket.SOL_SOCKET, socket.SCM_RIGHTS, files)])
        os.close(write)
        return Copied(args, int(self._control.recv(100)), status)

    def _start(self) -> socket.socket:
        ours, theirs = socket.socketpair(socket.AF_UNIX, socket.SOCK_SEQPACKET)
        command = [sys.executable, "-m", "tests.preloaded", str(theirs.fileno())]
        process = subprocess.Popen(
            command,
            pass_fds=[theirs.fileno()],
            cwd=Path(__file__).parents[1],
            env=of_this_machine(),
            stdin=subprocess.DEVNULL,
        )
        theirs.close()

        def end() -> None:
            ours.close()
            process.wait()

        atexit.register(end)
        return ours


def _can_be_copied(command: Sequence[str], env: Mapping[str, str]) -> bool:
    """Whether it is the bot of these files, and starts no other process by its command line."""
    ours = of_this_machine()
    special = {name for name in {*env, *ours} if name.startswith(("PYTHON", "LD_"))}
    return (
        sys.platform == "linux"
        and list(command[:2]) == ["-m", "bot"]
        and ("web" not in command or "--no-work" in command)
        and all(env.get(name) == ours.get(name) for name in special)
    )


class Copied:
    """A process that was started as a copy, as subprocess.Popen has it. Its exit code arrives at `status`."""

    def __init__(self, args: Sequence[str], pid: int, status: int) -> None:
        self.args, self.pid, self._status = args, pid, status
        self.returncode: int | None = None

    def poll(self) -> int | None:
        return self._read(0.0)

    def wait(self, timeout: float | None = None) -> int:
        code = self._read(timeout)
        if code is None:
            raise subprocess.TimeoutExpired(list(self.args), timeout or 0.0)
        return code

    def terminate(self) -> None:
        self.send_signal(signal.SIGTERM)

    def kill(self) -> None:
        self.send_signal(signal.SIGKILL)

    def send_signal(self, number: int) -> None:
        if self.poll() is None:
            with suppress(ProcessLookupError):
                os.kill(self.pid, number)

    def _read(self, seconds: float | None) -> int | None:
        if self.returncode is None and select.select([self._status], [], [], seconds)[0]:
            self.returncode = int(os.read(self._status, 20))
            os.close(self._status)
        return self.returncode


def serve(control: socket.socket) -> None:
    """Make copies of this process until whoever asks for them is gone. It has one thread, so that a copy is whole."""
    statuses: dict[int, int] = {}
    woken, wake = os.pipe()
    os.set_blocking(wake, False)
    signal.signal(signal.SIGCHLD, lambda *_: None)
    signal.set_wakeup_fd(wake, warn_on_full_buffer=False)
    while True:
        ready = select.select([control.fileno(), woken], [], [])[0]
        if woken in ready:
            os.read(woken, 4096)
            _tell_of_ends(statuses)
        if control.fileno() in ready:
            asked, files, _, _ = socket.recv_fds(control, LONGEST, 4)
            if not asked:
                return
            begun, begins = os.pipe()
            pid = os.fork()
            if pid == 0:
                os.setsid()
                signal.set_wakeup_fd(-1)
                signal.signal(signal.SIGCHLD, signal.SIG_DFL)
                for end, file in enumerate(files[:3]):
                    os.dup2(file, end)
                for one in (control.fileno(), woken, wake, begun, begins, *files, *statuses.values()):
                    os.close(one)
                os._exit(_run(*json.loads(asked)))
            os.close(begins)
            os.read(begun, 1)  # it has a session of its own from now on
            for one in (begun, *files[:3]):
                os.close(one)
            statuses[pid] = files[3]
            control.send(str(pid).encode())


def _tell_of_ends(statuses: dict[int, int]) -> None:
    for pid, status in list(statuses.items()):
        ended, how = os.waitpid(pid, os.WNOHANG)
        if ended:
            with suppress(BrokenPipeError):
                os.write(status, str(os.waitstatus_to_exitcode(how)).encode())
            os.close(statuses.pop(pid))


def _run(arguments: list[str], env: dict[str, str], folder: str) -> int:
    """What `python -m bot` does with these arguments: its exit code."""
    os.environ.clear()
    os.environ.update(env)
    time.tzset()
    os.chdir(folder)
    sys.argv = ["bot", *arguments]
    sys.modules.pop("bot.__main__", None)  # the stand-ins have loaded it
    try:
        runpy.run_module("bot", run_name="__main__", alter_sys=True)
    except SystemExit as end:
        return int(end.code or 0)
    except BaseException:  # noqa: BLE001  # as Python does at the end
        traceback.print_exc()
        return 1
    finally:
        sys.stdout.flush()
        sys.stderr.flush()
    return 0


def main(control: int) -> None:
    for name in (*LIBRARIES, *OURS):
        importlib.import_module(name)
    if "prometheus_client" in sys.modules:
        raise RuntimeError("prometheus_client would count in the wrong folder: it is loaded by each copy itself")
    gc.freeze()
    serve(socket.socket(fileno=control))


if __name__ == "__main__":
    main(int(sys.argv[1]))
