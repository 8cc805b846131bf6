"""The highest rate of commands that is sustained: every one acked, the 99th percentile under 100 ms.

Tries rates upward and then between; each on a bot that was just started.
"""

from collections.abc import Callable

from rich.console import Console

from bench import acks
from bench.arithmetic import Summary
from bench.tables import ratio, show

P99_MS = 100.0
SECONDS = 5.0
START, FACTOR, STEP, MOST = 100.0, 1.5, 25.0, 1500.0


def run(out: Console) -> None:
    found = {
        "bare WSGI, checks the signature": highest(lambda rate: acks.of_peer("bare", rate, SECONDS)),
        "Bolt's default mode, acks only": highest(lambda rate: acks.of_peer("bolt_acks", rate, SECONDS)),
        "Bolt's default mode, the same job": highest(lambda rate: acks.of_bolt(rate, SECONDS)[0]),
        "the bot, SQLite, one web process": highest(lambda rate: acks.of_bot(rate, SECONDS)[0]),
    }
    floor = next(iter(found.values()))
    rows = [(name, _most(rate), ratio(rate, floor)) for name, rate in found.items()]
    note = f"For {SECONDS:.0f} s each, the worker at its own speed beside; to the nearest {STEP:.0f}."
    show(out, f"The highest rate with p99 under {P99_MS:.0f} ms", ("", "a second", "to floor"), rows, note)


def highest(measure: Callable[[float], Summary]) -> float:
    """In requests a second; 0 where not even the lowest rate is sustained, MOST where every rate is."""
    sustained, missed = 0.0, START
    while holds(measure(missed)):
        sustained, missed = missed, min(missed * FACTOR, MOST)
        if sustained >= MOST:
            return MOST
    while missed - sustained > STEP:
        middle = (sustained + missed) / 2
        sustained, missed = (middle, missed) if holds(measure(middle)) else (sustained, middle)
    return sustained


def holds(seen: Summary) -> bool:
    return not seen.lost and seen.p99 < P99_MS


def _most(rate: float) -> str:
    return f"{rate:.0f} or more" if rate >= MOST else f"{rate:.0f}"
