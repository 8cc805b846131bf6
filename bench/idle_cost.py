"""What the bot costs while nobody types: memory of all its processes together, and processor time.

Memory is proportional (PSS): a page that several processes share counts once. Time is of all of them, after a line was
booked and LEAD_S passed, so that nothing of the start is in it.
"""

import os
import time
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from rich.console import Console

from bench import measured_servers
from bench.tables import show
from sandbox.stage import Stage

LEAD_S, SECONDS = 10.0, 60.0
TICKS = os.sysconf("SC_CLK_TCK")
COLUMNS = ("process", "PSS MiB", "of a core")
NOTE = "Goals: 200 MiB together, and 1.5 % of a core."


@dataclass(frozen=True)
class IdleCost:
    """One process: its command, its proportional memory, and its share of a core."""

    name: str
    mib: float
    of_core: float


def run(out: Console) -> None:
    costs = measure()
    rows = [(one.name, f"{one.mib:.0f}", f"{one.of_core:.1%}") for one in [*costs, together(costs)]]
    show(out, f"Idle for {SECONDS:.0f} s: `bot web` with its worker, on SQLite", COLUMNS, rows, NOTE)


def measure() -> list[IdleCost]:
    with measured_servers.world(rate="25/5") as stage:
        stage.start()
        stage.slack.person("priya").types("/meeting tomorrow 3pm Before the idle time", channel="sales")
        stage.slack.wait_for(lambda: _is_told(stage), 60.0)
        time.sleep(LEAD_S)
        before = _spent_s(stage)
        time.sleep(SECONDS)
        after = _spent_s(stage)
        return [
            IdleCost(name, _pss_mib(pid), (spent - before.get(pid, (name, spent))[1]) / SECONDS)
            for pid, (name, spent) in sorted(after.items())
        ]


def together(costs: Sequence[IdleCost]) -> IdleCost:
    return IdleCost("together", sum(one.mib for one in costs), sum(one.of_core for one in costs))


def _is_told(stage: Stage) -> bool:
    seen = stage.slack.person("priya").sees("sales")
    return bool(seen) and "Booked" in seen[-1].shown


def _spent_s(stage: Stage) -> dict[int, tuple[str, float]]:
    """By process id: its command behind `bot`, and the processor time it has used so far."""
    assert stage.bot.process is not None  # noqa: S101  # it is running
    found = {}
    for folder in Path("/proc").glob("[0-9]*"):
        pid = int(folder.name)
        try:
            if os.getsid(pid) != stage.bot.process.pid:
                continue
            words = (folder / "cmdline").read_bytes().decode().split("\0")
            fields = (folder / "stat").read_text().rpartition(")")[2].split()
        except OSError:
            continue  # ended just now
        name = " ".join(word for word in words[words.index("bot") :] if word) if "bot" in words else words[0]
        found[pid] = (name, (int(fields[11]) + int(fields[12])) / TICKS)
    return found


def _pss_mib(pid: int) -> float:
    lines = Path(f"/proc/{pid}/smaps_rollup").read_text().splitlines()
    return next(int(line.split()[1]) for line in lines if line.startswith("Pss:")) / 1024
