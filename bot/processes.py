"""Web and worker side by side, as two processes that start and end together.

Each is `python -m bot` again; what they do is in web and in jobs.
"""

import atexit
import logging
import os
import shutil
import signal
import subprocess
import sys
import tempfile
import threading
import time
from types import FrameType

log = logging.getLogger(__name__)

# A child that has not ended by itself in this time after SIGTERM is killed; 15 s is what hosts allow.
GRACE_S = 14
# Where prometheus_client counts for several processes: its own variable.
COUNTS = "PROMETHEUS_MULTIPROC_DIR"
LOOK_S, RESTART_S = 0.1, 1.0


def count_together() -> None:
    """Give this process, and those it starts, a folder to count in; before prometheus_client is imported. A folder
    that the environment names already is another's, and is left to it."""
    if os.environ.get(COUNTS):
        return
    mine, folder = os.getpid(), tempfile.mkdtemp(prefix="meetings-counts-")
    os.environ[COUNTS] = folder

    def remove() -> None:
        if os.getpid() == mine:  # not in what was forked
            shutil.rmtree(folder, ignore_errors=True)

    atexit.register(remove)


def beside(web: list[str], work: list[str]) -> int:
    """Run both until SIGTERM, or until web ends by itself. A worker that ends, and whatever is killed, is started
    again. Returns the exit code."""
    stopping = threading.Event()

    def stop(signum: int, frame: FrameType | None) -> None:
        del signum, frame
        stopping.set()

    signal.signal(signal.SIGTERM, stop)
    signal.signal(signal.SIGINT, stop)
    commands = {"web": web, "work": work}
    children = {name: _start(command) for name, command in commands.items()}
    while not stopping.wait(LOOK_S):
        for name, child in children.items():
            code = child.poll()
            if code is None:
                continue
            if name == "web" and code >= 0:
                # It says itself why: a setting, a port that is taken, another web process on the file.
                log.error("the web process ended with %s", code)
                return _end(list(children.values()), asked=False)
            log.error("%s ended with %s; starting it again", name, code)
            if name == "work":
                stopping.wait(RESTART_S)
            children[name] = _start(commands[name])
    return _end(list(children.values()), asked=True)


def _start(arguments: list[str]) -> subprocess.Popen[bytes]:
    command = [sys.executable, "-m", "bot", *arguments, "--leash"]
    return subprocess.Popen(command, stdin=subprocess.PIPE)  # noqa: S603  # our own interpreter and module


def _end(children: list[subprocess.Popen[bytes]], *, asked: bool) -> int:
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
    # A child that had barely begun has no way of ending of its own yet.
    return 0 if asked and all(code in (0, -signal.SIGTERM) for code in codes) else 1


def keep_on_leash() -> None:
    """End this process when its parent is gone, even when the parent was killed: standard input ends then."""

    def watch() -> None:
        while os.read(sys.stdin.fileno(), 1):
            pass
        os.kill(os.getpid(), signal.SIGTERM)

    threading.Thread(target=watch, name="leash", daemon=True).start()
