"""How long a person waits when something of ours dies: from the kill to the thread's word, and to a no at the ack.

A kill comes between LeadSquared's storing and its answer, where it hurts most: the appointment is looked for by its
mark before the person is answered. Nothing of it is fast, so each is measured a few times only.
"""

import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager

import psycopg
from rich.console import Console

from bench import measured_servers
from bench.tables import show
from sandbox.leadsquared import CrmFault, LeadSquaredServer
from sandbox.slack import PostedMessage
from sandbox.stage import NO_CLASHES, Bot, Stage

TIMES = 3
CHANNEL, TITLE = "sales", "Demo"
PATIENCE_S = 60.0
SETTINGS = {"LEADSQUARED_RATE": "1000/1", **NO_CLASHES}
# What DBOS writes a job in: whoever holds it makes Postgres hang for an ack.
LOCK = "LOCK TABLE dbos.workflow_status IN ACCESS EXCLUSIVE MODE"


def run(out: Console) -> None:
    another = [_another_worker() for _ in range(TIMES)]
    refused = [_hanging() for _ in range(TIMES)]
    again = [_restart() for _ in range(TIMES)]
    rows = [
        ("Postgres: a worker is killed, another is there: answered", *_figures(another), "15 s"),
        ("SQLite: web and worker are killed and started again: answered", *_figures(again), "-"),
        ("Postgres hangs: the person is answered that nothing was booked", *_figures(refused), "1 s"),
    ]
    columns = ("", "least s", "most s", "promised")
    show(
        out,
        f"When something dies, {TIMES} times each",
        columns,
        rows,
        "An instant LeadSquared, and nothing else to do.",
    )


def _another_worker() -> float:
    with measured_servers.postgres() as url, _stage({"DATABASE_URL": url}, "web", "--no-work") as stage:
        workers = [Bot(["work"], stage.environment(), stage.folder / f"work-{number}.log") for number in range(2)]
        try:
            workers[0].start()
            _held(stage)
            workers[1].start()
            _until(lambda: "runs jobs" in workers[1].log.read_text())
            workers[0].kill()
            return _told(stage)
        finally:
            for worker in workers:
                worker.kill()


def _restart() -> float:
    with _stage({}, "web") as stage:
        _held(stage)
        stage.bot.kill()
        killed = time.monotonic()
        stage.start()
        return time.monotonic() - killed + _told(stage)


def _hanging() -> float:
    with (
        measured_servers.postgres() as url,
        _stage({"DATABASE_URL": url}, "web", "--no-work") as stage,
        psycopg.connect(url) as other,
    ):
        other.execute(LOCK)
        began = time.monotonic()
        ack = stage.slack.person("priya").types(f"/meeting tomorrow 3pm {TITLE}", channel=CHANNEL)
        seconds = time.monotonic() - began
        if "Nothing was booked" not in ack.body:
            raise RuntimeError(f"no answer: {ack.body}")
        return seconds


@contextmanager
def _stage(settings: dict[str, str], *command: str) -> Iterator[Stage]:
    stage = Stage({**SETTINGS, **settings}, crm=LeadSquaredServer(rate=(2000, 1.0)), command=command)
    try:
        stage.start()
        yield stage
    finally:
        stage.bot.kill()
        stage.close()


def _held(stage: Stage) -> None:
    """A line whose appointment LeadSquared has stored, and has not answered for."""
    stage.crm.fault(CrmFault.SLOW, "Task.svc/Create", delay_s=PATIENCE_S)
    stage.slack.person("priya").types(f"/meeting tomorrow 3pm {TITLE}", channel=CHANNEL)
    stage.crm.wait_for(lambda: bool(stage.crm.tasks), PATIENCE_S)


def _told(stage: Stage) -> float:
    """Seconds from now until the thread names the task."""
    began = time.monotonic()
    _until(lambda: any(one.text.startswith("Created task") for one in _replies(stage)))
    return time.monotonic() - began


def _replies(stage: Stage) -> list[PostedMessage]:
    priya = stage.slack.person("priya")
    cards = [one for one in priya.sees(CHANNEL) if not one.ephemeral]
    return [reply for card in cards for reply in priya.thread(CHANNEL, card.ts)]


def _until(what: Callable[[], bool]) -> None:
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        if time.monotonic() > deadline:
            raise RuntimeError("it did not come to that")
        time.sleep(0.01)


def _figures(seconds: list[float]) -> tuple[str, str]:
    return f"{min(seconds):.2f}", f"{max(seconds):.2f}"
