"""Python's garbage collector, set for a process that others wait for.

A collection stops every thread, whoever holds the database's lock among them: the whole heap took 76 to 140 ms of it
at 300 lines a second, measured, and acks waited for it.
"""

import gc

# Objects made before the youngest are looked at; and of how many such looks one goes deeper, twice.
YOUNG, OLDER, OLD = 20_000, 20, 20


def collect_seldom() -> None:
    """What is there now stays for good and is looked at no more; what comes is looked at more rarely."""
    gc.collect()
    gc.freeze()
    gc.set_threshold(YOUNG, OLDER, OLD)
