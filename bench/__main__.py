"""python -m bench [part ...] [--long]: figures beside a floor or a peer of the same run.

Without a part, the short ones, in about three minutes; with --long all of them.
"""

import argparse
import importlib
import signal
import sys
import time

from rich.console import Console

from bench import tables

SHORT = {"acks": "acks", "idle": "idle", "reading": "reading", "forms": "form_delays"}
LONG = {
    "compared": "compared",
    "fairness": "fairness",
    "limit": "limit",
    "idle_cost": "idle_cost",
    "outages": "outages",
    "sustained": "sustained_load",
    "postgres": "on_postgres",
    "memory": "memory_use",
    "growth": "growth",
    "profile": "cpu_profile",
}


def main(arguments: list[str]) -> int:
    read = argparse.ArgumentParser(prog="python -m bench", description=__doc__)
    read.add_argument("parts", nargs="*", metavar="part", help=", ".join([*SHORT, *LONG]))
    read.add_argument("--long", action="store_true", help="all of them; half an hour")
    given = read.parse_args(arguments)
    modules = SHORT | LONG
    if unknown := [part for part in given.parts if part not in modules]:
        read.error(f"there is no part {unknown[0]}; there are {', '.join(modules)}")
    asked = given.parts or (modules if given.long else SHORT)
    # So that what was started is ended as well.
    signal.signal(signal.SIGTERM, lambda *_: sys.exit(1))
    out = Console(width=None if sys.stdout.isatty() else 120)
    out.print(f"On {tables.machine()}.\n", markup=False)
    for part in asked:
        started = time.monotonic()
        importlib.import_module(f"bench.{modules[part]}").run(out)
        out.print(f"({part}: {time.monotonic() - started:.0f} s)\n", style="dim")
    if left := [part for part in modules if part not in asked and not given.parts]:
        out.print(f"Left for --long: {', '.join(left)}. Each may be asked for by its name.")
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
