"""Requeue jobs that no process runs, and delete old rows, every LOOK_S in each worker.

Runs no job. A job is left by a worker that died, or was released by a run in this process.
"""

import logging
import threading
from collections.abc import Callable, Sequence
from datetime import datetime, timedelta

from dbos import DBOS, error
from sqlalchemy.exc import SQLAlchemyError

from bot import metrics
from bot.jobs.crashes import Crashes
from bot.jobs.heartbeat import Heartbeats, Lease, LivenessMonitor
from bot.jobs.pending import APPLICATION, PendingJob, PendingJobs

log = logging.getLogger(__name__)

LOOK_S = 2.0
# Old rows go a little at a time, so that no person waits for it.
FORGET_EVERY_S, FORGET_AT_ONCE, KEPT_DAYS = 15.0, 50, 30
_ENDED = ["SUCCESS", "ERROR", "CANCELLED", "MAX_RECOVERY_ATTEMPTS_EXCEEDED"]


class Maintenance:
    """A thread of each worker. `running` gives the ids of the jobs that this process runs now; `forget` deletes other
    old rows, at most so many."""

    def __init__(
        self,
        executor: str,
        heartbeats: Heartbeats,
        lease: Lease,
        unfinished: PendingJobs,
        deaths: Crashes,
        running: Callable[[], frozenset[str]],
        clock: Callable[[], datetime],
        forget: Callable[[int], None],
    ) -> None:
        self._executor, self._heartbeats, self._lease, self._running = executor, heartbeats, lease, running
        self._watch = LivenessMonitor(heartbeats, lease.ticks)
        self._pending, self._clock, self._forget = unfinished, clock, forget
        self._crashes = deaths
        self._pauses = Pauses(lease.ticks)
        self._buried: frozenset[str] = frozenset()
        self._stopping = threading.Event()
        self._thread = threading.Thread(target=self._run, name="upkeep", daemon=True)

    def start(self, removed: frozenset[str] = frozenset()) -> None:
        """`removed`: earlier workers that had not stopped regularly."""
        self._buried = removed
        self._thread.start()

    def stop(self) -> None:
        self._stopping.set()

    def _run(self) -> None:
        forgot_at = self._lease.ticks() - FORGET_EVERY_S
        while not self._stopping.is_set():
            try:
                self.requeue()
                if self._lease.ticks() - forgot_at >= FORGET_EVERY_S:
                    forgot_at = self._lease.ticks()
                    self.forget_old()
            except (SQLAlchemyError, error.DBOSException) as failure:
                # Locked, full or unreachable: done at the next round.
                log.warning("maintenance failed: %s; does DATABASE_URL answer?", type(failure).__name__)
            self._stopping.wait(LOOK_S)

    def requeue(self) -> None:
        """Requeue the jobs of dead workers, and those that this worker has taken but does not run."""
        with self._heartbeats.alone() as alone:
            if not alone:
                return
            # Read before the living workers: one that takes a job in between is then seen to live.
            pending = self._pending.pending()
            living = self._watch.living() | {self._executor}
            left = self._idle(pending) + [job for job in pending if job.executor not in living]
            for worker in {job.executor for job in left} & (self._watch.died | self._buried):
                self._crashes.count(worker, [job.id for job in left if job.executor == worker])
            for job in left:
                self._lease.check()
                DBOS.resume_workflow(job.id, queue_name=job.queue)
            if left:
                metrics.taken_up.inc(len(left))
                log.warning("%d jobs that no process ran are queued again", len(left))

    def _idle(self, pending: Sequence[PendingJob]) -> list[PendingJob]:
        """Jobs that this process has taken and does not run, each as often as its pause allows."""
        running = self._running()
        idle = [job for job in pending if job.executor == self._executor and job.id not in running]
        due = self._pauses.due(frozenset(job.id for job in idle))
        return [job for job in idle if job.id in due]

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
        self._forget(FORGET_AT_ONCE)
        self._heartbeats.forget()
        self._crashes.forget_ended()


class Pauses:
    """When a released job is requeued: after FIRST_S, then after twice as long each time. `ticks` is monotonic."""

    FIRST_S, LONGEST_S, FORGOTTEN_S = 2.0, 300.0, 1200.0

    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._jobs: dict[str, tuple[float, float]] = {}  # how long its pause is, and when it is over

    def due(self, idle: frozenset[str]) -> frozenset[str]:
        """Which of the idle jobs to requeue. Never at first sight: a job is idle for a moment before it runs."""
        now, due = self._ticks(), set()
        for job in idle:
            pause_s, until = self._jobs.get(job, (0.0, 0.0))
            if not pause_s:
                self._jobs[job] = (self.FIRST_S, now + self.FIRST_S)
            elif until == 0.0:
                self._jobs[job] = (pause_s, now + pause_s)
            elif now >= until:
                due.add(job)
                self._jobs[job] = (min(2 * pause_s, self.LONGEST_S), 0.0)
        self._jobs = {job: kept for job, kept in self._jobs.items() if job in idle or now - kept[1] < self.FORGOTTEN_S}
        return frozenset(due)
