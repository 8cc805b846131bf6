"""Tables: every figure beside a floor or a peer, and the ratio between them.

Measures nothing.
"""

import math
import os
import platform
from collections.abc import Sequence

from rich.console import Console
from rich.table import Table

from bench.arithmetic import Summary


def machine() -> str:
    """Named by its cores alone; the load says how much of it was ours."""
    return f"{os.cpu_count()} cores, Python {platform.python_version()}, load {os.getloadavg()[0]:.1f}"


def show(out: Console, title: str, columns: Sequence[str], rows: Sequence[Sequence[str]], note: str = "") -> None:
    """The first column is text, the others are figures."""
    table = Table(title=title, title_justify="left", caption=note or None, caption_justify="left")
    for number, column in enumerate(columns):
        table.add_column(column, justify="right" if number else "left", overflow="fold")
    for row in rows:
        table.add_row(*row)
    out.print(table, markup=False)
    out.print()


def ms(value: float) -> str:
    """Milliseconds, to three figures; what never came is "lost"."""
    if math.isinf(value):
        return "lost"
    digits = 0 if value >= 100 else 1 if value >= 10 else 2 if value >= 0.1 else 4
    return f"{value:.{digits}f}"


def ratio(value: float, floor: float) -> str:
    if not floor or math.isinf(value) or math.isinf(floor):
        return "-"
    times = value / floor
    return f"× {times:.0f}" if times >= 10 else f"× {times:.1f}" if times >= 0.1 else f"× {times:.3f}"


def latencies(one: Summary, floor: Summary) -> tuple[str, ...]:
    """p50, p99 and how many times the floor's each is."""
    return ms(one.p50), ms(one.p99), ratio(one.p50, floor.p50), ratio(one.p99, floor.p99)
