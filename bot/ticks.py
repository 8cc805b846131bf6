"""A monotonic clock for durations."""

import time

_BOOT = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)


def ticks() -> float:
    """Seconds that never go back, that no clock change moves, and that pass for a process that is stopped and a machine
    that sleeps. All processes of one machine have the same."""
    return time.clock_gettime(_BOOT)
