"""What nobody runs is taken up again, and what is long over is forgotten: a look every LOOK_S by each worker.

Runs no job. A job is left behind by a worker that died, or by a run that was put down in this one.
"""

import logging
import threading
from collections.abc import Callable
from datetime import datetime, timedelta

from dbos import DBOS, error
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.jobs.alive import Beats, Lease, Watch
from bot.jobs.unfinished import APPLICATION, QUEUE, Unfinished

log = logging.getLogger(__name__)

LOOK_S = 2.0
# Old rows go a little at a time, so that no person waits for it.
FORGET_EVERY_S, FORGET_AT_ONCE, KEPT_DAYS = 15.0, 50, 30
_ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]


class Upkeep:
    """One a worker, in a thread of its own. `running` are the ids of the jobs that this process runs now;
    `forget` removes what else is older than a moment, at most so many rows."""

    def __init__(
        self,
        executor: str,
        beats: Beats,
        lease: Lease,
        unfinished: Unfinished,
        running: Callable[[], frozenset[str]],
        clock: Callable[[], datetime],
        forget: Callable[[datetime, int], None],
    ) -> None:
        self._executor, self._beats, self._lease, self._running = executor, beats, lease, running
        self._watch = Watch(beats, lease.ticks)
        self._unfinished, self._clock, self._forget = unfinished, clock, forget
        self._idle: frozenset[str] = frozenset()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self) -> None:
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()

    def _run(self) -> None:
        forgot_at = self._lease.ticks() - FORGET_EVERY_S
        while not self._stopping.is_set():
            try:
                self.take_up()
                if self._lease.ticks() - forgot_at >= FORGET_EVERY_S:
                    forgot_at = self._lease.ticks()
                    self.forget_old()
            except (SQLAlchemyError, error.DBOSException) as failure:
                # Locked, full or away: the next look does it.
                log.warning("no upkeep: %s; does DATABASE_URL answer?", type(failure).__name__)
            self._stopping.wait(LOOK_S)

    def take_up(self) -> None:
        """Queue again what a dead worker was at, and what this one has at hand but does not run."""
        with self._beats.alone() as alone:
            if not alone:
                return
            # Before the look at who lives: whoever has taken one up by then is seen to live.
            pending = self._unfinished.pending()
            living = self._watch.living()
            running = self._running()
            mine = frozenset(job.id for job in pending if job.executor == self._executor) - running
            # Seen twice: between being taken from the queue and being run lies a moment.
            left = mine & self._idle
            self._idle = mine
            left |= {job.id for job in pending if job.executor not in living | {self._executor}}
            for job in sorted(left):
                self._lease.check()
                DBOS.resume_workflow(job, queue_name=QUEUE)
            if left:
                metrics.taken_up.inc(len(left))
                log.warning("%d jobs that nobody ran are taken up again", len(left))

    def forget_old(self) -> None:
        before = self._clock() - timedelta(days=KEPT_DAYS)
        old = DBOS.list_workflows(
            status=_ENDED,
            application_name=APPLICATION,
            completed_before=before.isoformat(),
            # What ended before began before; said too, it keeps SQLite from walking through all the others.
            end_time=before.isoformat(),
            limit=FORGET_AT_ONCE,
            load_input=False,
            load_output=False,
        )
        if old:
            DBOS.delete_workflows([job.workflow_id for job in old])
        self._forget(before, FORGET_AT_ONCE)
        self._beats.forget()
