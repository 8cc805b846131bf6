"""Queries for jobs that have not ended, which use DBOS's partial indexes.

DBOS.list_workflows binds the status, and SQLite then uses no index that is made for one: it walked through every job
that ever ended, 0.4 s at a million, measured. https://docs.dbos.dev/explanations/system-tables
"""

from contextlib import closing
from dataclasses import dataclass

from sqlalchemy import Engine, text

# DBOS finds a job again by these, so they stay as they are from release to release.
APPLICATION = "leadsquared-meetings"
# The queue of versions before each installation had its own.
OLD_QUEUE = "meetings"

# The conditions of DBOS's indexes idx_workflow_status_pending and idx_workflow_status_in_flight, word for word: a
# database uses a partial index only where it recognises its condition.
_PENDING = "status = 'PENDING'"
_WAITING = "status IN ('ENQUEUED', 'PENDING')"
_OURS = "(application_name = :application OR application_name IS NULL) AND queue_name IN (:queue, :old)"


@dataclass(frozen=True)
class PendingJob:
    """A job that a worker has taken, its worker and its queue."""

    id: str
    executor: str
    queue: str


def queue_of(installation: str) -> str:
    """The queue of one installation: two on one database never run each other's jobs."""
    return f"{OLD_QUEUE}-{installation}" if installation else OLD_QUEUE


class PendingJobs:
    """The pending jobs of one installation. Every method may raise SQLAlchemyError."""

    def __init__(self, engine: Engine, installation: str = "") -> None:
        self._engine = engine
        self._names = {"application": APPLICATION, "queue": queue_of(installation), "old": OLD_QUEUE}
        self._table = "workflow_status" if engine.dialect.name == "sqlite" else "dbos.workflow_status"

    def pending(self) -> list[PendingJob]:
        asked = f"SELECT workflow_uuid, executor_id, queue_name FROM {self._table} WHERE {_PENDING} AND {_OURS}"  # noqa: S608  # ours
        with self._engine.connect() as connection:
            found = connection.execute(text(asked), self._names)
            return [PendingJob(str(job), str(executor), str(queue)) for job, executor, queue in found]

    def elsewhere(self) -> int:
        """How many are of another installation on this database."""
        asked = (
            f"SELECT count(*) FROM {self._table} WHERE {_WAITING} AND queue_name LIKE :any "  # noqa: S608  # ours
            "AND queue_name <> :queue"
        )
        with self._engine.connect() as connection:
            found = connection.execute(text(asked), {"any": f"{OLD_QUEUE}-%", "queue": self._names["queue"]})
            return int(found.scalar() or 0)

    def is_any_queued(self, queue: str) -> bool:
        """Whether a job in this queue waits for a worker. Runs up to twenty times a second, so it uses the driver
        alone, and raises the driver's errors."""
        asked = (
            f"SELECT EXISTS (SELECT 1 FROM {self._table} "  # noqa: S608  # ours
            f"WHERE {_WAITING} AND status = 'ENQUEUED' AND queue_name = '{queue}')"
        )
        with closing(self._engine.raw_connection()) as connection, closing(connection.cursor()) as cursor:
            cursor.execute(asked)
            found = cursor.fetchone()
        return bool(found and found[0])

    def oldest_ms(self) -> int | None:
        """When the oldest was written down, in unix milliseconds; None without one."""
        asked = (
            f"SELECT min(created_at) FROM {self._table} "  # noqa: S608  # ours
            f"WHERE {_WAITING} AND {_OURS}"
        )
        with self._engine.connect() as connection:
            found = connection.execute(text(asked), self._names).scalar()
        return None if found is None else int(found)
