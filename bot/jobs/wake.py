"""A pipe by which a web process tells the worker beside it that something was saved.

It only saves time: what no signal came for is found by the worker's own look, a second later.
"""

import os
import threading
from collections.abc import Callable
from contextlib import suppress


def writes_to(end: int | None) -> Callable[[], None]:
    """What to call once something was saved. Never waits: a pipe that is full wakes the worker anyway."""
    if end is None:
        return lambda: None
    os.set_blocking(end, False)

    def signal() -> None:
        with suppress(OSError):
            os.write(end, b"\0")

    return signal


def read_from(end: int, wake: Callable[[], None]) -> None:
    """Call `wake` for each signal, in a thread of its own, until no process has the other end any more."""

    def read() -> None:
        while os.read(end, 4096):
            wake()

    threading.Thread(target=read, name="wake", daemon=True).start()
