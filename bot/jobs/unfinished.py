"""The jobs that have not ended, read from DBOS's table so that those which have cost nothing.

DBOS.list_workflows binds the status, and SQLite then uses no index that is made for one: it walked through every job
that ever ended, 0.4 s at a million, measured. https://docs.dbos.dev/explanations/system-tables
"""

from dataclasses import dataclass

from sqlalchemy import Engine, text

# DBOS finds a job again by these, so they stay as they are from release to release.
APPLICATION, QUEUE = "leadsquared-meetings", "meetings"

# The words of DBOS's indexes idx_workflow_status_pending and idx_workflow_status_in_flight: it is by these that a
# database sees that they fit.
_PENDING = "status = 'PENDING'"
_WAITING = "status IN ('ENQUEUED', 'PENDING')"
_OURS = "(application_name = :application OR application_name IS NULL)"


@dataclass(frozen=True)
class Pending:
    """A job that a worker took, and its worker."""

    id: str
    executor: str


class Unfinished:
    """Either may raise SQLAlchemyError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._table = "workflow_status" if engine.dialect.name == "sqlite" else "dbos.workflow_status"

    def pending(self) -> list[Pending]:
        asked = f"SELECT workflow_uuid, executor_id FROM {self._table} WHERE {_PENDING} AND {_OURS}"  # noqa: S608  # ours
        with self._engine.connect() as connection:
            found = connection.execute(text(asked), {"application": APPLICATION})
            return [Pending(str(job), str(executor)) for job, executor in found]

    def oldest_ms(self) -> int | None:
        """When the oldest was written down, in unix milliseconds; None without one."""
        asked = (
            f"SELECT min(created_at) FROM {self._table} "  # noqa: S608  # ours
            f"WHERE {_WAITING} AND queue_name = :queue AND {_OURS}"
        )
        with self._engine.connect() as connection:
            found = connection.execute(text(asked), {"application": APPLICATION, "queue": QUEUE}).scalar()
        return None if found is None else int(found)
