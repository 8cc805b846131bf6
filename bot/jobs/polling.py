"""Poll for queued jobs cheaply: one indexed statement twenty times a second.

DBOS's own poll takes several statements, so it runs only when a job is queued, or once a second.

DBOS waits between two looks on the event that stops it; ours ends that wait early. The loop itself is DBOS's, which
offers no other way to wake it, so it is started here and not by DBOS.
"""

import logging
import threading
import time
from collections.abc import Callable

from dbos import DBOS, Queue
from dbos._queue import queue_worker_thread

log = logging.getLogger(__name__)

# A line waits half of it on average.
LOOK_S = 0.05
# DBOS's own interval: for what becomes due without being written.
IDLE_S = 1.0
STOP_S = 2.0


class Wake(threading.Event):
    """An event that is set to stop. `wait` also returns, unset, once `queued` is true."""

    def __init__(self, queued: Callable[[], bool], look_s: float = LOOK_S) -> None:
        super().__init__()
        self._queued, self._look_s = queued, look_s

    def wait(self, timeout: float | None = None) -> bool:
        until = time.monotonic() + (IDLE_S if timeout is None else timeout)
        while not super().wait(max(0.0, min(self._look_s, until - time.monotonic()))):
            if time.monotonic() >= until or self._is_queued():
                break
        return self.is_set()

    def _is_queued(self) -> bool:
        try:
            return self._queued()
        except Exception as error:  # noqa: BLE001  # each driver has errors of its own
            # DBOS's own poll, a second later, logs the cause.
            log.debug("cannot poll for jobs: %s", type(error).__name__)
            return False


class Poller:
    """Takes jobs off one queue, in a thread of its own."""

    def __init__(self, queued: Callable[[], bool]) -> None:
        self._wake = Wake(queued)
        self._thread: threading.Thread | None = None

    def start(self, dbos: DBOS, queue: Queue) -> None:
        """`dbos` is launched, and listens to no queue itself."""
        self._thread = threading.Thread(target=self._run, args=(dbos, queue), name="queue", daemon=True)
        self._thread.start()

    def stop(self) -> None:
        """No job is begun from now on."""
        self._wake.set()
        if self._thread is not None:
            self._thread.join(STOP_S)

    def _run(self, dbos: DBOS, queue: Queue) -> None:
        while not self._wake.is_set():
            try:
                queue_worker_thread(self._wake, dbos, queue)
            except Exception:
                log.exception("polling for jobs failed; it continues")
            threading.Event.wait(self._wake, IDLE_S)
