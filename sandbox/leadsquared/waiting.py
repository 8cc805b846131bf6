"""Waiting for something to be so, woken by changes instead of looking again and again.

Knows versions only: a box counts its own changes, a remote one asks for them.
"""

from __future__ import annotations

import time
from collections.abc import Callable
from typing import Protocol


class Changing(Protocol):
    """Something with a version that grows with every change."""

    def wait_change(self, after: int, timeout_s: float) -> int:
        """The version, as soon as it is past `after`, or once `timeout_s` are over."""
        ...


def wait_for(world: Changing, predicate: Callable[[], bool], timeout_s: float) -> None:
    """Return as soon as `predicate` holds; TimeoutError when it does not within `timeout_s`.

    The predicate is asked once more for each change, without a lock: it may look at anything.
    """
    deadline = time.monotonic() + timeout_s
    version = world.wait_change(-1, 0)
    while not predicate():
        left = deadline - time.monotonic()
        if left <= 0:
            raise TimeoutError(f"what was waited for did not come about within {timeout_s:g} s")
        version = world.wait_change(version, left)
