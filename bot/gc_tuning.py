"""Tune Python's garbage collector, so that collections do not delay acks.

A collection stops every thread, also one that holds the database's lock: a full one took 76 to 140 ms at 300 lines a
second (measured), and acks waited for it.
"""

import gc

# gc.set_threshold: allocations before generation 0 is collected, and collections before the next generation is.
YOUNG, OLDER, OLD = 20_000, 20, 20


def collect_seldom() -> None:
    """Exclude all present objects from collections, and collect new ones less often. Call after start-up."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLD)
