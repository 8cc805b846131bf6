"""A real Postgres for those who ask for one, from the wheel; and a bot of several processes on it."""

import itertools
import tempfile
from collections.abc import Callable, Iterator

import pytest

from tests.durable.crew import Crew
from tests.durable.postgres import Postgres

_numbers = itertools.count(1)


@pytest.fixture(scope="session")
def postgres() -> Iterator[Postgres]:
    with tempfile.TemporaryDirectory(prefix="meetings-postgres-", ignore_cleanup_errors=True) as folder:
        server = Postgres(folder)
        yield server
        server.close()


@pytest.fixture
def new_database(postgres: Postgres) -> Callable[[], str]:
    """The DATABASE_URL of an empty database, one more at each call."""
    return lambda: postgres.create(f"meetings_{next(_numbers)}")


@pytest.fixture
def crew(new_database: Callable[[], str]) -> Iterator[Crew]:
    """A web process on Postgres; workers are started by the story."""
    with Crew({"DATABASE_URL": new_database()}) as crew:
        yield crew
