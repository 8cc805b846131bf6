"""What web and worker weigh after 5,000 and after 10,000 lines, beside how they began and beside Bolt alone.

Resident memory as `ps` tells it. It says nothing of the database's size.
"""

import subprocess
from collections.abc import Sequence

from rich.console import Console

from bench import measured_servers
from bench.jobs_table import Jobs, jobs_at
from bench.tables import show
from sandbox.stage import Stage

HALF = 5000
RATE = 40.0
DONE_S = 1800.0


def run(out: Console) -> None:
    peer = of_bolt()
    with measured_servers.world() as stage, jobs_at(stage.settings["DATABASE_URL"]) as jobs:
        stage.start()
        lost = _lines(stage, jobs, 0, 50)
        weighed = [_weigh(stage)]
        for first in (50, 50 + HALF):
            lost += _lines(stage, jobs, first, HALF)
            weighed.append(_weigh(stage))
    rows = [("Bolt's default mode, acks only: web", *(f"{value:.0f}" for value in peer), _more(peer))]
    for name in ("web", "worker"):
        values = [one[name] for one in weighed]
        rows.append((f"the bot: {name}", *(f"{value:.0f}" for value in values), _more(values)))
    columns = ("MiB", "after 50 lines", f"{HALF:,}", f"{2 * HALF:,}", "growth of the second half")
    note = f"Every line done before it is weighed; {lost} of them were refused at the door."
    show(out, "Memory", columns, rows, note)


def _more(weights: Sequence[float]) -> str:
    return f"{weights[2] / weights[1] - 1:+.1%}"


def of_bolt() -> list[float]:
    """MiB of a peer's serving process after 50, 5,000 and 10,000 commands."""
    seen = []
    with measured_servers.world() as stage, measured_servers.peer("bolt_acks", stage) as url:
        for first, count in ((0, 50), (50, HALF), (50 + HALF, HALF)):
            measured_servers.load(url, stage, 200, count / 200, first=first, warm=0)
            seen.append(max(rss for _, rss, line in _processes().values() if "bench.peers:bolt_acks" in line))
    return seen


def _lines(stage: Stage, jobs: Jobs, first: int, count: int) -> int:
    """So many lines more, until all that were taken are done: how many were not."""
    seen = measured_servers.load(measured_servers.events_url(stage), stage, RATE, count / RATE, first=first, warm=0)
    jobs.wait_done(DONE_S)
    return seen.lost


def _weigh(stage: Stage) -> dict[str, float]:
    """MiB of the process that serves and of the one that works."""
    assert stage.bot.process is not None  # noqa: S101  # it is running
    processes = _processes()
    ours = {stage.bot.process.pid}
    for pid in sorted(processes):
        if processes[pid][0] in ours:
            ours.add(pid)
    mine = {pid: processes[pid] for pid in ours}
    return {
        "worker": max(rss for _, rss, line in mine.values() if " bot work" in line),
        # Where several serve, the one that started them has the same command line and is the lighter.
        "web": max(rss for _, rss, line in mine.values() if " bot web --no-work" in line),
    }


def _processes() -> dict[int, tuple[int, float, str]]:
    """By process id: its parent's, MiB resident, command line."""
    command = ["/bin/ps", "-A", "-o", "pid=,ppid=,rss=,args="]
    listed = subprocess.run(command, stdout=subprocess.PIPE, check=True, text=True).stdout  # noqa: S603  # nothing from outside
    found = (line.split(None, 3) for line in listed.splitlines())
    return {int(one[0]): (int(one[1]), int(one[2]) / 1024, one[3]) for one in found if len(one) == 4}
