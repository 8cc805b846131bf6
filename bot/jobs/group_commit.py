"""Group commit: writes are batched, and whoever gets the database commits everything that is waiting.

Knows no database. SQLite allows one writer at a time, so that a batch is faster than its items; and a commit costs
Postgres as much for eight rows as for one.
"""

import threading
from collections.abc import Callable, Sequence
from concurrent.futures import Future
from typing import Generic, TypeVar

Item = TypeVar("Item")
Told = TypeVar("Told")


class GroupCommit(Generic[Item, Told]):
    """`write` takes all waiting items and returns a result for each, in order; what it raises is raised for all.

    It runs once at a time, in the thread of one of the callers, so that a single call needs no thread switch.
    """

    def __init__(self, write: Callable[[Sequence[Item]], Sequence[Told]], patience_s: float) -> None:
        self._write, self._patience_s = write, patience_s
        self._turn, self._lock = threading.Lock(), threading.Lock()
        self._waiting: list[tuple[Item, Future[Told]]] = []

    def put(self, item: Item) -> Told:
        """What `write` returned or raised for it. TimeoutError when `patience_s` pass before its write begins: then
        it is not written."""
        mine: Future[Told] = Future()
        with self._lock:
            self._waiting.append((item, mine))
        if self._turn.acquire(timeout=self._patience_s):
            try:
                if not mine.done():
                    self._write_waiting()
            finally:
                self._turn.release()
        elif self._withdrawn(mine):
            raise TimeoutError
        return mine.result()

    def _write_waiting(self) -> None:
        with self._lock:
            batch, self._waiting = self._waiting, []
        try:
            told = self._write([item for item, _ in batch])
        except BaseException as error:  # noqa: BLE001  # whatever it is, nobody may wait for ever
            for _, one in batch:
                one.set_exception(error)
        else:
            for (_, one), answer in zip(batch, told, strict=True):
                one.set_result(answer)

    def _withdrawn(self, mine: Future[Told]) -> bool:
        with self._lock:
            for place, (_, one) in enumerate(self._waiting):
                if one is mine:
                    del self._waiting[place]
                    return True
        return False
