"""Enqueue requests durably, once for each key, before Slack gets its ack.

Also reads what is stored of a request. The worker, in its own process, runs them.
"""

import json
import time
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from typing import TypeVar

from dbos import DBOS, DBOSClient, EnqueueOptions, error
from dbos._migration import ensure_dbos_schema, run_dbos_migrations, should_migrate
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Connection, Engine, event, text
from sqlalchemy.engine import ExceptionContext
from sqlalchemy.exc import SQLAlchemyError

from bot.database import TransientError
from bot.jobs.deadline import CommitUnknown, Deadline
from bot.jobs.group_commit import GroupCommit
from bot.jobs.pending import APPLICATION, PendingJobs, queue_of
from bot.jobs.serialization import SERIALIZER
from bot.meetings import actions
from bot.meetings.booking import SendResult
from bot.meetings.messages import Outcome, RequestStatus
from bot.meetings.ports import MaybeWritten, NotWritten
from bot.meetings.request import Request, stored_key

T = TypeVar("T")
Job = tuple[EnqueueOptions, dict[str, object]]

# DBOS finds a job again by these, so they stay as they are from release to release.
VERSION = "1"
SCHEMA = "dbos"

REQUEST = TypeAdapter(Request)
OUTCOME = TypeAdapter(Outcome)
# The steps of a booking whose value says how it ended.
CREATE, TRIED = "create ", TypeAdapter(SendResult)
# A person waits at most a second: QUEUE_S for earlier writes and WRITE_S for this one. As many threads as a web process
# has for requests.
QUEUE_S, WRITE_S, THREADS = 0.4, 0.45, 8
# Slack waits three seconds for its ack: a commit that has begun has this long for its answer, and a look whether it is
# there has WRITE_S once more.
COMMIT_S = 1.1
UNFINISHED = ("ENQUEUED", "PENDING", "DELAYED")


def prepare(engine: Engine) -> None:
    """Create or migrate DBOS's tables, one process at a time (see guard.turn). Raises SQLAlchemyError."""
    if engine.dialect.name == "sqlite":
        DBOS.migrate(engine.url.render_as_string(hide_password=False))
    # DBOS.migrate opens connections of its own, and holds a lock of the session, which no pooler keeps.
    elif should_migrate(engine, SCHEMA, use_listen_notify=False):
        ensure_dbos_schema(engine, SCHEMA)
        run_dbos_migrations(engine, SCHEMA, use_listen_notify=False)


class DatabaseBusy(TransientError):
    """Another process holds the database's write lock, and held it for longer than a person should wait."""


def _give_up_when_busy(context: ExceptionContext) -> None:
    """DBOS takes SQLite's "database is locked" by its words and waits for its end, however long that takes.

    Under a name of our own it is an error like any other, and the person hears of it while they look.
    """
    if "database is locked" in str(context.original_exception):
        raise DatabaseBusy("the write lock is taken") from None


def _storable(key: str, job: dict[str, object]) -> bool:
    """Half of a surrogate pair is no text, and Postgres takes no NUL in a key. Slack sends neither."""
    try:
        json.dumps(job, ensure_ascii=False).encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in key


@dataclass(frozen=True)
class WriteLimits:
    """How long a write waits for earlier ones, may take itself, and then may take for the answer to its commit."""

    queue_s: float = QUEUE_S
    write_s: float = WRITE_S
    commit_s: float = COMMIT_S


class Queue:
    """The web process's side of the job queue.

    A write takes a millisecond or two and commits all that are waiting; one that takes too long fails, as a person
    waits for the ack. `saved` is called after each write.
    """

    def __init__(
        self,
        engine: Engine,
        installation: str = "",
        saved: Callable[[], None] = lambda: None,
        limits: WriteLimits = WriteLimits(),  # it is frozen
    ) -> None:
        event.listen(engine, "handle_error", _give_up_when_busy)
        self._engine, self._pending = engine, PendingJobs(engine, installation)
        self._installation, self._saved = installation, saved
        # A file does not hang, and the engine's own patience does without another thread.
        self._deadline = (
            None if engine.dialect.name == "sqlite" else Deadline(engine, limits.write_s, limits.commit_s, THREADS)
        )
        self._group_commit: GroupCommit[Job, bool] = GroupCommit(self._write_in_time, limits.queue_s)
        self._client = DBOSClient(
            system_database_engine=engine,
            serializer=SERIALIZER,
            application_name=APPLICATION,
            retry_connection_errors=False,
            lazy=True,
        )

    def put(self, request: Request, account: str) -> bool:
        """Store a request; False if its key is stored already. Raises NotWritten or MaybeWritten."""
        if (key := stored_key(request.key)) != request.key:
            # A version before this one stored long keys as they were.
            if self.find(request.key):
                return False
            request = replace(request, key=key)
        request = replace(request, installation=self._installation)
        options: EnqueueOptions = {
            "queue_name": queue_of(self._installation),
            "workflow_name": actions.of_request(request).workflow,
            "workflow_id": request.key,
            "workflow_id_reuse_policy": "reject",
            "queue_partition_key": f"{account}:{request.team}:{request.user}",
        }
        job = REQUEST.dump_python(request, mode="json")
        if not _storable(request.key, job):
            # Alone, before it can fail those who are written with it.
            raise NotWritten("UnicodeError")
        try:
            return self._group_commit.put((options, job))
        except CommitUnknown:
            if self.status(key):
                return True
            raise MaybeWritten from None
        except (SQLAlchemyError, error.DBOSException, TimeoutError) as failure:
            raise NotWritten(type(failure).__name__) from None

    def _write_in_time(self, jobs: Sequence[Job]) -> list[bool]:
        try:
            return self._in_time(lambda: self._write(jobs))
        finally:
            # After an error too: a commit without an answer may have been made.
            self._saved()

    def _write(self, jobs: Sequence[Job]) -> list[bool]:
        """All of them or none; False for a key that was there."""
        with self._engine.begin() as connection:
            new: dict[int, bool] = {}
            # In one order everywhere: two processes with the same two keys must not wait for each other.
            for place, job in sorted(enumerate(jobs), key=lambda one: one[1][0]["workflow_id"]):
                new[place] = self._enqueue(connection, *job)
            return [new[place] for place in range(len(jobs))]

    def _enqueue(self, connection: Connection, options: EnqueueOptions, job: dict[str, object]) -> bool:
        try:
            self._client.enqueue_in_transaction(connection, options, job)
        except error.DBOSWorkflowIDInUseError:
            return False
        return True

    def find(self, key: str) -> Request | None:
        """The request of a key; None if it is no longer stored, belongs to another installation, or the database does
        not answer."""
        keys = list({key, stored_key(key)})
        try:
            found = self._in_time(lambda: self._client.list_workflows(workflow_ids=keys, load_output=False))
        except (SQLAlchemyError, error.DBOSException):
            return None
        if not found or not found[0].input:
            return None
        try:
            request = REQUEST.validate_python(found[0].input["args"][0])
        except (ValidationError, TypeError, LookupError):
            return None  # a newer version's, or nobody's
        return request if request.installation in ("", self._installation) else None

    def check(self) -> None:
        """Raises SQLAlchemyError when the database does not answer as soon as a person's write would need it."""

        def ask() -> None:
            with self._engine.connect() as connection:
                connection.execute(text("SELECT 1"))

        self._in_time(ask)

    def status(self, key: str) -> RequestStatus | None:
        """The status of a request; None if it is no longer stored, or the database does not answer."""
        try:
            found = self._in_time(
                lambda: self._client.list_workflows(workflow_ids=list({key, stored_key(key)}), load_input=False)
            )
        except (SQLAlchemyError, error.DBOSException):
            return None
        if not found:
            return None
        job = found[0]
        if job.status in UNFINISHED:
            told = self._booked_or_not(job.workflow_id)
            return RequestStatus(told is not None, told)
        ended = job.output if job.status == "SUCCESS" else None
        return RequestStatus(over=True, outcome=OUTCOME.validate_python(ended) if ended else None)

    def _booked_or_not(self, job: str) -> Outcome | None:
        """How the booking of a running job has ended, while the job only searches again; None while it books."""
        try:
            steps = self._in_time(lambda: self._client.list_workflow_steps(job))
            last = next((step for step in reversed(steps) if step["function_name"].startswith(CREATE)), None)
            outcome = TRIED.validate_python(last["output"]).outcome if last else None
        except (SQLAlchemyError, error.DBOSException, ValidationError):
            return None
        return outcome if outcome and outcome.end.is_last else None

    def oldest_s(self) -> float | None:
        """The age of the oldest job that has not ended, 0.0 without one; None when the database does not answer."""
        try:
            began_ms = self._in_time(self._pending.oldest_ms)
        except SQLAlchemyError:
            return None
        return max(0.0, time.time() - began_ms / 1000) if began_ms else 0.0

    def _in_time(self, do: Callable[[], T]) -> T:
        return self._deadline.run(do) if self._deadline else do()

    def close(self) -> None:
        if self._deadline:
            self._deadline.close()
        self._client.destroy()
