"""Run the jobs: one workflow, whose every effect is a DBOS step, picked up again after any crash.

Decides nothing about meetings; see meetings/desk.
"""

import logging
import threading
from collections import Counter
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from datetime import datetime

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine

from bot import logs, metrics
from bot.jobs.alive import Beats, Heart, Lease
from bot.jobs.journal import Journal, PutDown, Unremembered
from bot.jobs.queue import REQUEST, VERSION, WORKFLOW
from bot.jobs.unfinished import APPLICATION, QUEUE, Unfinished
from bot.jobs.upkeep import Upkeep
from bot.meetings.desk import Desk, mark_of
from bot.meetings.progress import Progress
from bot.meetings.request import Request
from bot.meetings.sayings import End, Outcome

Json = dict[str, object]

log = logging.getLogger(__name__)

# How often an idle worker looks for work; half of it is what a line waits on average. 0.05 s costs about
# a twentieth of a core.
POLL_S = 0.05
# Jobs mostly wait, for their turn at LeadSquared's pace or for its return, so many are open at once; one
# account's do not fill all the places.
OPEN, OPEN_PER_ACCOUNT = 1000, 900
STOP_S = 10

_OUTCOME = TypeAdapter(Outcome)


@dataclass(frozen=True)
class Means:
    """What a worker works with, beside its database. `desk_for` finds the desk of a Slack team and may raise
    KeyError; `forget` removes rows of others older than a moment, at most so many."""

    desk_for: Callable[[str], Desk]
    forget: Callable[[datetime, int], None]
    clock: Callable[[], datetime]


class Worker:
    """The working side, one a process. `executor` names it, and no other one ever."""

    def __init__(self, engine: Engine, executor: str, beats: Beats, lease: Lease, means: Means) -> None:
        self._lease, self._means = lease, means
        self._stopping = threading.Event()
        self._running = _Running()
        self._heart = Heart(beats, executor, lease)
        self._upkeep = Upkeep(executor, beats, lease, Unfinished(engine), self._running.ids, means.clock, means.forget)
        config: DBOSConfig = {
            "name": APPLICATION,
            "application_version": VERSION,
            "executor_id": executor,
            "system_database_engine": engine,
            "serializer": DBOSPortableJSONSerializer(),
            "log_level": "WARNING",
            "use_listen_notify": False,
        }
        DBOS(config=config)

        @DBOS.workflow(name=WORKFLOW)
        def hear(job: Json) -> Json | None:
            return self._hear(job)

    def start(self) -> None:
        """Live, take up what the dead left, then new jobs. Raises SQLAlchemyError."""
        self._heart.start()
        DBOS.launch()
        DBOS.register_queue(
            QUEUE,
            worker_concurrency=OPEN,
            partition_worker_concurrency=OPEN_PER_ACCOUNT,
            polling_interval_sec=POLL_S,
        )
        self._upkeep.start()

    def stop(self) -> None:
        """Finish what ends within STOP_S; the rest is taken up by another worker, or at the next start."""
        self._stopping.set()
        self._upkeep.stop()
        DBOS.destroy(workflow_completion_timeout_sec=STOP_S)
        self._lease.close()
        self._heart.stop()

    def _hear(self, job: Json) -> Json | None:
        request = reads(job)
        ref = mark_of(request.key)
        journal = Journal(self._lease, self._stopping, lambda: self._means.clock().timestamp())
        with self._running.one(DBOS.workflow_id or request.key), logs.about(ref):
            progress = Progress()
            try:
                outcome = self._means.desk_for(request.team).hear(request, journal, progress)
            except PutDown as down:
                log.info("put down, %s", down)
                metrics.put_down.inc()
                raise
            except Exception:  # the last door: a bug becomes a reference, never a silence
                log.exception("a job broke")
                metrics.jobs.labels("broken").inc()
                return _written(self._excuse(request, progress))
            end = str(outcome.end) if outcome else "answered"
            metrics.jobs.labels(end).inc()
            # Keys that are refused are for whoever reads the log to mend; the person has this reference.
            log.log(logging.ERROR if end == End.KEYS else logging.INFO, "%s", end)
        return None if outcome is None else _written(outcome)

    def _excuse(self, request: Request, progress: Progress) -> Outcome:
        """The last word of a job that a bug ended. Its card may be what is broken: then a word without it."""
        desk, journal = self._means.desk_for(request.team), Unremembered(self._lease, self._stopping)
        try:
            return desk.excuse(request, journal, progress)
        except Exception:
            log.exception("a broken job's last word broke, too")
            return desk.excuse(request, journal)


def _written(outcome: Outcome) -> Json:
    written: Json = _OUTCOME.dump_python(outcome, mode="json")
    return written


def reads(job: Json) -> Request:
    """A job as it was stored. PutDown where a newer version wrote it, in the middle of a deploy: its own worker, or
    this one's successor, can read it."""
    try:
        return REQUEST.validate_python(job)
    except ValidationError as error:
        log.error("a job is not for this version to read: %d fields are other ones", error.error_count())
        raise PutDown("not read") from None


class _Running:
    """Which jobs this process runs now. One may run twice for a moment: the run that lost it has yet to notice."""

    def __init__(self) -> None:
        self._lock = threading.Lock()
        self._runs: Counter[str] = Counter()

    def ids(self) -> frozenset[str]:
        with self._lock:
            return frozenset(self._runs)

    @contextmanager
    def one(self, job: str) -> Iterator[None]:
        with self._lock:
            self._runs[job] += 1
        try:
            yield
        finally:
            with self._lock:
                self._runs[job] -= 1
                if not self._runs[job]:
                    del self._runs[job]
