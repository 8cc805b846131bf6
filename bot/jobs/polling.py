"""Poll for queued jobs: when a web process signals one, and once a second; without signals, twenty times a second.

That poll is one indexed statement; DBOS's own takes several, so it runs only when a job is queued, or every few
seconds. DBOS waits between two polls on the event that stops it; ours ends that wait early. The loop itself is DBOS's,
which offers no other way to wake it, so it is started here and not by DBOS. DBOS's own threads are ended: what they
look for, several times a second, is nothing that the bot uses.
"""

import logging
import threading
import time
from collections.abc import Callable

from dbos import DBOS, Queue
from dbos._queue import queue_worker_thread

log = logging.getLogger(__name__)

# Without signals, half of it is what a line waits on average; with them, it is between two looks while jobs are queued.
LOOK_S = 0.05
IDLE_S = 1.0
# DBOS's own interval, beside our looks.
DBOS_S = 5.0
STOP_S = 2.0


class Wake(threading.Event):
    """Set to stop. A wait also ends, unset, once `queued` says that a job is queued. `signalled`: whoever queues one
    calls `signal`, so that looking all the time is only needed while some are left in the queue."""

    def __init__(self, queued: Callable[[], bool], look_s: float = LOOK_S, *, signalled: bool = False) -> None:
        super().__init__()
        self._queued, self._look_s, self._signalled = queued, look_s, signalled
        self._changed = threading.Condition()
        self._has_signal, self._some_left = False, True

    def set(self) -> None:
        super().set()
        self.signal()

    def signal(self) -> None:
        with self._changed:
            self._has_signal = True
            self._changed.notify_all()

    def wait(self, timeout: float | None = None) -> bool:
        until = time.monotonic() + (IDLE_S if timeout is None else timeout)
        while not self.is_set():
            left_s = max(0.0, until - time.monotonic())
            look_s = self._look_s if self._some_left or not self._signalled else IDLE_S
            self._pause(min(look_s, left_s))
            if self.is_set() or time.monotonic() >= until:
                break
            self._some_left = self._is_queued()
            if self._some_left:
                break
        return self.is_set()

    def _pause(self, seconds: float) -> None:
        with self._changed:
            self._changed.wait_for(lambda: self._has_signal, seconds)
            self._has_signal = False

    def _is_queued(self) -> bool:
        try:
            return self._queued()
        except Exception as error:  # noqa: BLE001  # each driver has errors of its own
            # DBOS's own poll, a second later, logs the cause.
            log.debug("cannot poll for jobs: %s", type(error).__name__)
            return False


def end_unused_threads(dbos: DBOS) -> None:
    """End the threads of a DBOS that was just launched: for new queues, its internal queue, schedules, delays and time
    limits. The bot has none of these, and all of the threads together used more than a hundredth of a core."""
    for event in (*dbos.background_thread_stop_events, dbos._background_jobs_stop_event):
        event.set()


class Poller:
    """Takes jobs off one queue, in a thread of its own."""

    def __init__(self, queued: Callable[[], bool], *, signalled: bool) -> None:
        self._wake = Wake(queued, signalled=signalled)
        self.signal = self._wake.signal
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
