"""What a line costs when the database already holds 100,000, and a million, finished ones.

The old jobs are copies of a real one with all its steps, made by SQL. SQLite.
"""

import time
from datetime import UTC, datetime

from rich.console import Console

from bench import idle, measured_servers, sample_lines
from bench.arithmetic import Summary, spread
from bench.jobs_table import batches, jobs_at
from bench.tables import ms, ratio, show
from bot.database import database_url, open_engine
from bot.jobs.queue import Queue
from bot.slack import payloads
from sandbox.stage import Stage

SIZES = (0, 100_000, 1_000_000)
BATCH = 20_000
PUTS, LINES = 300, 40
DONE_S = 300.0


def run(out: Console) -> None:
    rows: list[tuple[str, ...]] = []
    floors: tuple[Summary, Summary] | None = None
    with measured_servers.world() as stage, jobs_at(stage.settings["DATABASE_URL"]) as jobs:
        stage.start()
        idle.walk(stage, 1)
        pattern, old = jobs.finished(), 0
        for number, size in enumerate(SIZES):
            if stage.bot.stop():
                raise RuntimeError(f"the bot did not end well:\n{stage.logged()[-2000:]}")
            for batch in batches(old, size, BATCH):
                jobs.copy(pattern, batch)
            old = size
            put = _puts(stage, number * PUTS)
            stage.start()
            jobs.wait_done(DONE_S)
            line = spread([way.reply for way in idle.walk(stage, LINES, first=(number + 1) * 1000)])
            floors = floors or (put, line)
            rows.append(_row(size, jobs.rows(), put, line, floors))
    columns = ("finished jobs", "rows", "enqueue p50 ms", "p99 ms", "to none", "line p50 ms", "p95 ms", "to none")
    note = f"{PUTS} enqueues one after another with no worker; {LINES} lines from typing to the reply."
    show(out, "As the table of finished jobs grows", columns, rows, note)


def _puts(stage: Stage, first: int) -> Summary:
    """Enqueue as a web process does, one after another."""
    engine = open_engine(database_url(stage.settings["DATABASE_URL"]), 1)
    queue = Queue(engine)
    taken = []
    for number in range(first, first + PUTS):
        words = {"trigger_id": f"growth.{number}", "command": "/meeting", "text": sample_lines.line(100_000 + number)}
        request = payloads.command({**sample_lines.fields(number), **words}, datetime.now(UTC))
        started = time.perf_counter()
        queue.put(request, "default")
        taken.append((time.perf_counter() - started) * 1000)
    queue.close()
    engine.dispose()
    return spread(taken)


def _row(size: int, rows: int, put: Summary, line: Summary, floors: tuple[Summary, Summary]) -> tuple[str, ...]:
    of_put = ms(put.p50), ms(put.p99), ratio(put.p50, floors[0].p50)
    of_line = ms(line.p50), ms(line.p95), ratio(line.p50, floors[1].p50)
    return f"{size:,}", f"{rows:,}", *of_put, *of_line
