"""Faults that were ordered, in their order, and the requests that they hold back.

Decides which fault a request gets; what each fault does is written where requests are answered.
"""

import random
from collections.abc import Callable
from dataclasses import dataclass
from typing import Generic, TypeVar

from sandbox.changes import Changes

RequestT = TypeVar("RequestT")
FaultT = TypeVar("FaultT")


@dataclass
class _Ordered(Generic[RequestT, FaultT]):
    """One order; `left` is how often it may still be played, None for always."""

    fault: FaultT
    matches: Callable[[RequestT], bool]
    left: int | None
    probability: float
    random: random.Random
    then: Callable[[RequestT], None] | None


class FaultQueue(Generic[RequestT, FaultT]):
    """Guarded by the lock of `changes`. While closed, no request is held back."""

    def __init__(self, changes: Changes) -> None:
        self._changes = changes
        self._orders: list[_Ordered[RequestT, FaultT]] = []
        self._releases = 0
        self._closed = False
        # How many requests are held back now.
        self.holding = 0

    def order(
        self,
        fault: FaultT,
        matches: Callable[[RequestT], bool],
        times: int | None = 1,
        *,
        probability: float = 1.0,
        seed: int = 0,
        then: Callable[[RequestT], None] | None = None,
    ) -> None:
        """Play it on the next `times` requests that match, None for all; earlier orders come first.

        `probability` is drawn for each from a random of its own, started with `seed`; `then` is called before the
        fault is played.
        """
        seeded = random.Random(seed)  # noqa: S311  # repeatable, not secret
        with self._changes.lock:
            self._orders.append(_Ordered(fault, matches, times, probability, seeded, then))
            self._changes.changed()

    @property
    def pending(self) -> list[FaultT]:
        """The faults that may still be played."""
        with self._changes.lock:
            return [one.fault for one in self._orders if one.left != 0]

    def take(self, request: RequestT) -> FaultT | None:
        """The first fault that is due for this request, one time less."""
        with self._changes.lock:
            due = next((one for one in self._orders if self._is_due(one, request)), None)
            if due is None:
                return None
            if due.left is not None:
                due.left -= 1
        if due.then is not None:
            due.then(request)
        return due.fault

    def _is_due(self, one: _Ordered[RequestT, FaultT], request: RequestT) -> bool:
        if one.left == 0 or not one.matches(request):
            return False
        return one.probability >= 1 or one.random.random() < one.probability

    def clear(self) -> None:
        """Forget every order; requests that are held back stay so until they are released."""
        with self._changes.lock:
            self._orders.clear()
            self._changes.changed()

    def release(self) -> None:
        """Let every request go on that is held back."""
        with self._changes.lock:
            self._releases += 1
            self._changes.changed()

    @property
    def closed(self) -> bool:
        with self._changes.lock:
            return self._closed

    @property
    def releases(self) -> int:
        """How often `release` was called so far; `hold` takes it, to miss none since then."""
        with self._changes.lock:
            return self._releases

    def hold(self, seconds: float, since: int | None = None) -> bool:
        """Keep a request waiting, or not if a release came after `since`; False when closing ends it."""
        with self._changes.lock:
            known = self._releases if since is None else since
            self.holding += 1
            self._changes.changed()
            self._changes.wait_until(lambda: self._closed or self._releases > known, seconds)
            self.holding -= 1
            self._changes.changed()
            return not self._closed

    def close(self) -> None:
        """Let every request go on that is held back, and hold none until `open`."""
        with self._changes.lock:
            self._closed = True
            self._changes.changed()

    def open(self) -> None:
        with self._changes.lock:
            self._closed = False
