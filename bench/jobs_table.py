"""The tables of finished jobs, looked at and filled with SQL: what no user of the bot would do.

Knows DBOS's schema, and nothing of what a job does.
"""

import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass, field

from sqlalchemy import Engine, MetaData, String, Table, cast, func, insert, literal, select

from bot.database import database_url, open_engine

# Every table with a row of a job that has ended, by the job's id.
_TABLES = ("workflow_status", "workflow_input", "workflow_output", "operation_outputs")
_ID = "workflow_uuid"


@dataclass
class Jobs:
    """The jobs on one database."""

    engine: Engine
    _tables: dict[str, Table] = field(default_factory=dict)

    def count(self, status: str | None = None) -> int:
        """How many there are, ended or not; or those of one status, like SUCCESS."""
        jobs = self._table("workflow_status")
        wanted = select(func.count()).select_from(jobs)
        if status is not None:
            wanted = wanted.where(jobs.c.status == status)
        with self.engine.connect() as connection:
            return int(connection.execute(wanted).scalar_one())

    def wait_done(self, patience_s: float) -> None:
        """Until every job has ended. RuntimeError when that takes longer."""
        deadline = time.monotonic() + patience_s
        while left := self.count() - self.count("SUCCESS"):
            if time.monotonic() > deadline:
                raise RuntimeError(f"{left} jobs were not done in time")
            time.sleep(0.5)

    def rows(self) -> int:
        """Of all the tables together."""
        with self.engine.connect() as connection:
            return sum(
                int(connection.execute(select(func.count()).select_from(self._table(name))).scalar_one())
                for name in _TABLES
            )

    def finished(self) -> str:
        """The id of a job that was done."""
        jobs = self._table("workflow_status")
        with self.engine.connect() as connection:
            found = connection.execute(select(jobs.c[_ID]).where(jobs.c.status == "SUCCESS").limit(1)).scalar_one()
        return str(found)

    def copy(self, job: str, numbers: range) -> None:
        """Copies of a job and all its steps, one for each number."""
        with self.engine.begin() as connection:
            first, last = numbers.start, numbers.stop - 1
            counter = select(literal(first).label("n")).cte("counter", recursive=True)
            counter = counter.union_all(select((counter.c.n + 1).label("n")).where(counter.c.n < last))
            for name in _TABLES:
                table = self._table(name)
                others = [column for column in table.columns if column.name != _ID]
                copied = select(literal("copy-").concat(cast(counter.c.n, String)), *others)
                copied = copied.select_from(table.join(counter, literal(True))).where(table.c[_ID] == job)
                connection.execute(insert(table).from_select([_ID, *[one.name for one in others]], copied))

    def _table(self, name: str) -> Table:
        schema = None if self.engine.dialect.name == "sqlite" else "dbos"
        if name not in self._tables:
            self._tables[name] = Table(name, MetaData(), schema=schema, autoload_with=self.engine)
        return self._tables[name]


@contextmanager
def jobs_at(url: str) -> Iterator[Jobs]:
    """Of the database that DATABASE_URL names."""
    engine = open_engine(database_url(url), 2)
    try:
        yield Jobs(engine)
    finally:
        engine.dispose()


def batches(first: int, last: int, size: int) -> Sequence[range]:
    """first up to, not including, last, in pieces."""
    return [range(start, min(start + size, last)) for start in range(first, last, size)]
