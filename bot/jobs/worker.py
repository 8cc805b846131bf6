"""Run jobs: one DBOS workflow whose every effect is a step, continued after any crash.

Decides nothing about meetings; see meetings/workflow.
"""

import logging
import threading
import time
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, contextmanager, suppress
from dataclasses import dataclass
from datetime import datetime
from functools import partial
from typing import TypeVar

from dbos import DBOS, DBOSConfig
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine
from sqlalchemy.exc import SQLAlchemyError

from bot import logs, metrics
from bot.jobs import wake
from bot.jobs.concurrency import Closed, ConcurrencyLimit, ConcurrencySlot
from bot.jobs.crashes import ABREAST, SET_ASIDE, Crashes
from bot.jobs.heartbeat import Heartbeat, Heartbeats, Lease
from bot.jobs.journal import DurableJournal, JobReleased, UnrecordedJournal
from bot.jobs.maintenance import Maintenance
from bot.jobs.pending import APPLICATION, OLD_QUEUE, PendingJobs, queue_of
from bot.jobs.polling import DBOS_S, Poller, end_unused_threads
from bot.jobs.queue import REQUEST, VERSION
from bot.jobs.running import RunningJobs
from bot.jobs.serialization import SERIALIZER
from bot.meetings import actions
from bot.meetings.messages import End, Outcome
from bot.meetings.progress import Progress
from bot.meetings.request import Request, reference_of
from bot.meetings.workflow import Workflow

Json = dict[str, object]
T = TypeVar("T")

log = logging.getLogger(__name__)

# Jobs mostly wait, for LeadSquared or for their turn, so many are open at once. One person's jobs cannot use all of
# them, and only few of these run at a time: the others wait without any call or message.
OPEN, OPEN_PER_PERSON, BUSY_PER_PERSON = 1000, 50, 4
# How long a job that may have crashed a worker waits for other jobs to finish.
LAST_S = 5.0
# Attempts to tell the person of a stopped job: telling may be what crashes.
WORDS = 3
STOP_S, STOP_LOOK_S = 10.0, 0.02
# A thread of DBOS sleeps so long between two looks for messages, which the bot does not use; the end waits for it.
MESSAGES_S = 0.25

_OUTCOME = TypeAdapter(Outcome)


@dataclass(frozen=True)
class WorkerDependencies:
    """What a worker needs beside its database. `workflow_for` finds the workflow of a Slack team and may raise
    KeyError; `forget` removes old rows of others, at most so many. `signals` is the end of a pipe on which each saved
    request is signalled; None where whoever saves them has no such pipe."""

    workflow_for: Callable[[str], Workflow]
    forget: Callable[[int], None]
    clock: Callable[[], datetime]
    signals: int | None = None


class Worker:
    """Takes jobs from the queue and runs them; one a process. `executor` is a name that is never used again."""

    def __init__(
        self,
        engine: Engine,
        executor: str,
        heartbeats: Heartbeats,
        lease: Lease,
        dependencies: WorkerDependencies,
        installation: str = "",
    ) -> None:
        self._lease, self._dependencies = lease, dependencies
        self._executor, self._installation = executor, installation
        self._person_limit, self._crashes = ConcurrencyLimit(BUSY_PER_PERSON), Crashes(engine)
        self._suspect_limit, self._process_limit = ConcurrencyLimit(ABREAST), ConcurrencyLimit(OPEN)
        self._pending = PendingJobs(engine, installation)
        self._stopping = threading.Event()
        self._running = RunningJobs()
        self._heartbeat = Heartbeat(heartbeats, executor, lease)
        self._maintenance = Maintenance(
            executor,
            heartbeats,
            lease,
            self._pending,
            self._crashes,
            self._running.ids,
            dependencies.clock,
            dependencies.forget,
        )
        # The old queue too: it may hold jobs of an earlier version. No signal comes for those.
        self._queues = list(dict.fromkeys((queue_of(installation), OLD_QUEUE)))
        signalled = dependencies.signals is not None
        self._pollers = [
            Poller(partial(self._pending.is_any_queued, name), signalled=signalled) for name in self._queues
        ]
        config: DBOSConfig = {
            "name": APPLICATION,
            "application_version": VERSION,
            "executor_id": executor,
            "system_database_engine": engine,
            "serializer": SERIALIZER,
            "log_level": "WARNING",
            "use_listen_notify": False,
            "notification_listener_polling_interval_sec": MESSAGES_S,
        }
        self._dbos = DBOS(config=config)

        # One for each kind of job, under the name that its jobs are stored with.
        def workflow(job: Json) -> Json | None:
            return self._run_job(job)

        for name in sorted({action.workflow for action in actions.ACTIONS if action.is_job}):
            DBOS.workflow(name=name)(workflow)

    def start(self) -> None:
        """Start heartbeats, requeue what dead workers left, take new jobs. Raises SQLAlchemyError."""
        self._heartbeat.start()
        DBOS.listen_queues([])  # the pollers listen
        DBOS.launch()
        end_unused_threads(self._dbos)
        for name, poller in zip(self._queues, self._pollers, strict=True):
            queue = DBOS.register_queue(
                name,
                worker_concurrency=OPEN,
                partition_worker_concurrency=OPEN_PER_PERSON,
                polling_interval_sec=DBOS_S,
            )
            poller.start(self._dbos, queue)
        if self._dependencies.signals is not None:
            wake.read_from(self._dependencies.signals, self._pollers[0].signal)
        self._maintenance.start(self._heartbeat.removed)
        if others := self._pending.elsewhere():
            log.error(
                "%d jobs in this database are of another Slack app or LeadSquared host, and are left to its worker; "
                "is DATABASE_URL this installation's?",
                others,
            )

    def stop(self) -> None:
        """Finish jobs that end within STOP_S; the rest is run by another worker, or at the next start."""
        self._stopping.set()
        for limit in (self._person_limit, self._suspect_limit, self._process_limit):
            limit.close()
        for poller in self._pollers:
            poller.stop()
        self._maintenance.stop()
        # DBOS's own wait for the jobs that still run looks once a second only.
        deadline = time.monotonic() + STOP_S
        while self._dbos._active_workflows_set.activeList() and time.monotonic() < deadline:
            time.sleep(STOP_LOOK_S)
        DBOS.destroy()
        self._lease.close()
        self._heartbeat.stop()

    def _run_job(self, job: Json) -> Json | None:
        request = parse_job(job)
        ref, name = reference_of(request.key), DBOS.workflow_id or request.key
        with self._running.one(name), logs.about(ref):
            if request.installation not in ("", self._installation):
                log.error("a job is of another installation on this database; is DATABASE_URL this one's?")
                raise JobReleased("another installation's")
            try:
                with self._slot(name, request) as (crashes, waiting):
                    journal = DurableJournal(
                        self._lease, self._stopping, lambda: self._dependencies.clock().timestamp(), waiting
                    )
                    if crashes >= SET_ASIDE:
                        return self._stop_job(name, request, crashes)
                    return self._run(request, journal)
            except (JobReleased, Closed) as down:
                log.info("released, %s", down or "stopping")
                metrics.released.inc()
                raise JobReleased(*down.args) from None

    def _run(self, request: Request, journal: DurableJournal) -> Json | None:
        progress = Progress()
        try:
            outcome = self._dependencies.workflow_for(request.team).run(request, journal, progress)
        except Exception:  # the person gets a reference, and the log has the same one
            log.exception("a job failed on a bug")
            metrics.jobs.labels("broken").inc()
            return _written(self._report_failure(request, progress))
        end = str(outcome.end) if outcome else "answered"
        metrics.jobs.labels(end).inc()
        # Refused keys are for an operator to fix, who finds this reference in the log.
        log.log(logging.ERROR if end == End.KEYS else logging.INFO, "%s", end)
        return None if outcome is None else _written(outcome)

    @contextmanager
    def _slot(self, name: str, request: Request) -> Iterator[tuple[int, Callable[[], AbstractContextManager[None]]]]:
        """Wait for a slot among the jobs of its person. A job that may have crashed a worker runs last, with few others
        of its kind or, from the second crash on, with no other job at all, and it is recorded while it runs. Gives the
        number of crashes, and a context for waits."""
        crashes = self._in_time(lambda: self._crashes.of(name))
        if not crashes:
            with (
                self._person_limit.turn(f"{request.team}/{request.user}") as turn,
                self._process_limit.turn("") as place,
                self._running.ordinary(),
            ):
                yield 0, _pausing(turn, place)
            return
        log.warning("a worker crashed while running this job, %d times so far", crashes)
        self._running.quiet(LAST_S, self._stopping)

        def note(worker: str) -> None:
            self._in_time(lambda: self._crashes.note(name, worker))

        @contextmanager
        def waiting() -> Iterator[None]:
            note("")
            with paused():
                yield
            note(self._executor)

        with self._suspect_limit.turn("") as turn, self._process_limit.turn("", 1 if crashes == 1 else OPEN) as place:
            paused = _pausing(turn, place)
            note(self._executor)
            try:
                yield crashes, waiting
            except BaseException:
                with suppress(JobReleased):
                    note("")
                raise
        self._in_time(lambda: self._crashes.forget(name))

    def _in_time(self, do: Callable[[], T]) -> T:
        try:
            return do()
        except SQLAlchemyError as failure:
            raise JobReleased(f"the database: {type(failure).__name__}") from None

    def _stop_job(self, name: str, request: Request, crashes: int) -> Json | None:
        """Tell the person, with the reference, of a job that has crashed every worker that ran it."""
        log.error("stopped: %d workers crashed while running this job", crashes)
        metrics.jobs.labels("set aside").inc()
        if crashes >= SET_ASIDE + WORDS:
            log.error("its person is not told: telling crashed workers, too")
            return None
        self._in_time(lambda: self._crashes.add(name))
        return _written(self._report_failure(request, Progress(certain=False)))

    def _report_failure(self, request: Request, progress: Progress) -> Outcome:
        """The final message of a job that a bug ended; without its card, where that fails too."""
        workflow, journal = (
            self._dependencies.workflow_for(request.team),
            UnrecordedJournal(self._lease, self._stopping),
        )
        try:
            return workflow.report_failure(request, journal, progress)
        except Exception:
            log.exception("telling of a failed job failed, too")
            return workflow.report_failure(request, journal)


def _pausing(turn: ConcurrencySlot, place: ConcurrencySlot) -> Callable[[], AbstractContextManager[None]]:
    """What to enter while a job that has both only waits."""

    @contextmanager
    def pause() -> Iterator[None]:
        # Taken again in the order in which they were taken first, or two jobs could wait for each other.
        with place.paused(), turn.paused():
            yield

    return pause


def _written(outcome: Outcome) -> Json:
    written: Json = _OUTCOME.dump_python(outcome, mode="json")
    return written


def parse_job(job: Json) -> Request:
    """A stored job as a Request. JobReleased where a newer version wrote it, in the middle of a deploy: a worker of
    that version can read it."""
    try:
        request = REQUEST.validate_python(job)
    except ValidationError as error:
        log.error("this version cannot read a job: %d fields are different", error.error_count())
        raise JobReleased("not read") from None
    if request.action and request.action not in actions.BY_NAME:
        log.error("this version has no action %s", request.action)
        raise JobReleased("not read")
    return request
