"""Count the worker crashes during each job, so that a job that crashes its worker is stopped.

Most jobs of a crashed worker did not cause it. So after the first crash each of them is a suspect, and a row says which
suspects are running a step: only those are counted again, and a job that has stored another step since its last crash
starts from one again. What follows from the count is in worker.
"""

from collections.abc import Sequence

from sqlalchemy import Column, Engine, Integer, MetaData, String, Table, Text, bindparam, delete, insert, select, update
from sqlalchemy import text as sql

# After so many crashes a job is stopped and its person is told.
SET_ASIDE = 3
# How many jobs with one crash run at once; one with two has the process to itself, so that a third is its own doing.
ABREAST = 8
_CHUNK = 500

_tables = MetaData()
_deaths = Table(
    "meeting_job_deaths",
    _tables,
    Column("job", Text, primary_key=True),
    Column("deaths", Integer, nullable=False),
    Column("steps", Integer, nullable=False),  # how many it remembered when its worker died last
    Column("running", String(64), nullable=False, default=""),  # in the middle of something, in this worker
)


class Crashes:
    """Every method may raise SQLAlchemyError."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine
        self._schema = "" if engine.dialect.name == "sqlite" else "dbos."

    def create_table(self) -> None:
        _tables.create_all(self._engine)

    def of(self, job: str) -> int:
        with self._engine.connect() as connection:
            return connection.execute(select(_deaths.c.deaths).where(_deaths.c.job == job)).scalar() or 0

    def note(self, job: str, worker: str) -> None:
        """Record which worker runs a suspect now; "" when it only waits, or has ended."""
        with self._engine.begin() as connection:
            connection.execute(update(_deaths).where(_deaths.c.job == job).values(running=worker))

    def add(self, job: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(update(_deaths).where(_deaths.c.job == job).values(deaths=_deaths.c.deaths + 1))

    def forget(self, job: str) -> None:
        """It has ended."""
        with self._engine.begin() as connection:
            connection.execute(delete(_deaths).where(_deaths.c.job == job))

    def forget_ended(self) -> None:
        """Delete the counts of jobs that have ended, or are no longer stored."""
        there = f"SELECT workflow_uuid FROM {self._schema}workflow_status WHERE status IN ('ENQUEUED', 'PENDING')"  # noqa: S608  # ours
        with self._engine.begin() as connection:
            connection.execute(sql(f"DELETE FROM meeting_job_deaths WHERE job NOT IN ({there})"))  # noqa: S608  # ours

    def count(self, worker: str, jobs: Sequence[str]) -> None:
        """Record that `worker` crashed while these jobs were running."""
        for start in range(0, len(jobs), _CHUNK):
            self._count(worker, sorted(jobs)[start : start + _CHUNK])

    def _count(self, worker: str, jobs: Sequence[str]) -> None:
        asked = sql(
            f"SELECT workflow_uuid, count(*) FROM {self._schema}operation_outputs "  # noqa: S608  # ours
            "WHERE workflow_uuid IN :jobs GROUP BY workflow_uuid"
        ).bindparams(bindparam("jobs", expanding=True))
        with self._engine.begin() as connection:
            steps = {str(job): int(count) for job, count in connection.execute(asked, {"jobs": list(jobs)})}
            known = {row.job: row for row in connection.execute(select(_deaths).where(_deaths.c.job.in_(jobs)))}
            for job in jobs:
                got, row = steps.get(job, 0), known.get(job)
                if row is None:
                    connection.execute(insert(_deaths).values(job=job, deaths=1, steps=got, running=""))
                    continue
                deaths = row.deaths
                if got > row.steps:
                    deaths = 1
                elif row.running == worker:
                    deaths += 1
                connection.execute(
                    update(_deaths).where(_deaths.c.job == job).values(deaths=deaths, steps=got, running="")
                )
