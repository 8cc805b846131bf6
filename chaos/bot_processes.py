"""The bot's processes: started, started again when they end, killed, stopped, kept from writing to the disk.

Sees them from outside only, by /proc and signals. When something is done to them is in the script.
"""

import contextlib
import os
import resource
import signal
import threading
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from pathlib import Path

from chaos.script import Target
from sandbox.stage import Bot

# As a host does: look often, and start again a moment after the end.
_POLL_S, _RESTART_S = 0.05, 0.3
_STOP_S = 20.0


@dataclass(frozen=True)
class Process:
    """One live process of the bot; `role` is its command line behind `python -m bot`."""

    pid: int
    session: int
    role: str

    @property
    def is_web(self) -> bool:
        return "--no-work" in self.role

    @property
    def is_worker(self) -> bool:
        return self.role.startswith("work")


class BotProcesses:
    """All processes of the bot. `note` is called with what happens to them."""

    def __init__(self, bots: Sequence[Bot], note: Callable[[str], None]) -> None:
        self._bots = list(bots)
        self._note = note
        self._sessions: set[int] = set()
        self._ended_at: dict[int, float] = {}
        self._disk_full = self._paused = False
        self._lock = threading.RLock()
        self._closing = threading.Event()
        self._restarter = threading.Thread(target=self._restart_ended, name="restarter", daemon=True)

    def start(self) -> None:
        for bot in self._bots:
            self._start(bot)
        self._restarter.start()

    def close(self) -> None:
        """End everything: SIGTERM first, then SIGKILL for what is left."""
        self._closing.set()
        self._restarter.join()
        self._limit_files(on=False)
        self._stop()

    def _stop(self) -> None:
        """SIGTERM first, then SIGKILL for what is left."""
        for bot in self._bots:
            if bot.process is not None and bot.process.poll() is None:
                bot.process.terminate()
        deadline = time.monotonic() + _STOP_S
        while self.processes() and time.monotonic() < deadline:
            for bot in self._bots:
                if bot.process is not None:
                    bot.process.poll()
            time.sleep(_POLL_S)
        self._kill(self.processes())
        for bot in self._bots:
            if bot.process is not None:
                bot.process.wait()

    def processes(self) -> list[Process]:
        """The processes that live now, parents before their children."""
        with self._lock:
            sessions = set(self._sessions)
        found = (_process(int(entry.name), sessions) for entry in Path("/proc").iterdir() if entry.name.isdigit())
        return sorted(filter(None, found), key=lambda one: one.pid)

    def kill(self, target: Target, pick: float) -> None:
        """kill -9; `pick` from 0 to 1 chooses one of several."""
        everything = self.processes()
        chosen = _chosen(everything, target, pick)
        self._note(f"kill -9: {', '.join(f'{one.role} ({one.pid})' for one in chosen) or 'nobody was there'}")
        self._kill(chosen)

    def fill_disk(self, *, on: bool) -> None:
        """Let no file grow or be written, as on a full disk; also of processes that are started meanwhile."""
        self._note("the disk is full" if on else "the disk has room again")
        with self._lock:
            self._disk_full = on
        self._limit_files(on=on)

    def stop_worker(self, pick: float) -> Callable[[], None]:
        """SIGSTOP a worker; what is returned lets it go on."""
        workers = [one for one in self.processes() if one.is_worker]
        if not workers:
            return lambda: None
        stopped = workers[min(int(pick * len(workers)), len(workers) - 1)]
        self._note(f"stopped: {stopped.role} ({stopped.pid})")
        _signal(stopped.pid, signal.SIGSTOP)

        def go_on() -> None:
            self._note(f"goes on: {stopped.role} ({stopped.pid})")
            _signal(stopped.pid, signal.SIGCONT)

        return go_on

    def crash(self, port: int) -> None:
        """SIGSEGV, as in a native library, to whichever process has a connection from this local port."""
        inode = _inode_of(port)
        for one in self.processes():
            if inode and _has_socket(one.pid, inode):
                self._note(f"SIGSEGV: {one.role} ({one.pid})")
                _signal(one.pid, signal.SIGSEGV)

    def stop_all_during(self, meanwhile: Callable[[], None]) -> None:
        """Stop everything, as an operator does; `meanwhile` runs when nobody is there; then start it again."""
        self._note("everything is stopped")
        with self._lock:
            self._paused = True
        self._stop()
        meanwhile()
        with self._lock:
            self._ended_at.clear()
            for bot in self._bots:
                self._start(bot)
            self._paused = False
        self._note("everything is started again")

    def _start(self, bot: Bot) -> None:
        with self._lock:
            bot.start()
            assert bot.process is not None  # noqa: S101  # just started
            self._sessions.add(bot.process.pid)

    def _restart_ended(self) -> None:
        while not self._closing.wait(_POLL_S):
            with self._lock:
                if self._paused:
                    continue
                self._start_again()
                disk_full = self._disk_full
            if disk_full:
                self._limit_files(on=True)

    def _start_again(self) -> None:
        for index, bot in enumerate(self._bots):
            if bot.process is None or bot.process.poll() is None:
                continue
            if index not in self._ended_at:
                self._ended_at[index] = time.monotonic()
                self._note(f"ended with {bot.process.returncode}: {bot.log.stem}; it is started again")
            elif time.monotonic() - self._ended_at[index] >= _RESTART_S:
                del self._ended_at[index]
                self._start(bot)

    def _limit_files(self, *, on: bool) -> None:
        for one in self.processes():
            with contextlib.suppress(OSError):
                most = 0 if on else resource.RLIM_INFINITY
                resource.prlimit(one.pid, resource.RLIMIT_FSIZE, (most, resource.RLIM_INFINITY))

    def _kill(self, processes: Sequence[Process]) -> None:
        for one in processes:
            _signal(one.pid, signal.SIGKILL)


def _chosen(everything: list[Process], target: Target, pick: float) -> list[Process]:
    if target is Target.ALL:
        return everything
    those = {
        Target.WEB: [one for one in everything if one.is_web],
        Target.WORKER: [one for one in everything if one.is_worker],
        Target.ONE: everything,
    }[target]
    if not those:
        return []
    one = those[min(int(pick * len(those)), len(those) - 1)]
    return [other for other in those if other.session == one.session] if target is Target.WEB else [one]


def _inode_of(port: int) -> str:
    """The inode of the socket with this local port on loopback; "" where there is none."""
    for line in Path("/proc/net/tcp").read_text().splitlines()[1:]:
        fields = line.split()
        if int(fields[1].rpartition(":")[2], 16) == port and fields[9] != "0":
            return fields[9]
    return ""


def _has_socket(pid: int, inode: str) -> bool:
    try:
        return any(str(one.readlink()) == f"socket:[{inode}]" for one in Path(f"/proc/{pid}/fd").iterdir())
    except OSError:  # it has gone meanwhile
        return False


def _signal(pid: int, number: signal.Signals) -> None:
    with contextlib.suppress(ProcessLookupError):
        os.kill(pid, number)


def _process(pid: int, sessions: set[int]) -> Process | None:
    """The process where it is one of ours and lives; zombies do not."""
    try:
        session = os.getsid(pid)
        if session not in sessions:
            return None
        command = Path(f"/proc/{pid}/cmdline").read_bytes().decode(errors="replace").split("\0")
    except OSError:
        return None
    if not any(command):
        return None
    words = [word for word in command[command.index("bot") + 1 :] if word] if "bot" in command else command[:1]
    return Process(pid, session, " ".join(words))
