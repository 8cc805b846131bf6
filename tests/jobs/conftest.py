"""Each promise about what is kept is made twice: on a SQLite file and on a real Postgres."""

from collections.abc import Iterator
from pathlib import Path

import pytest
from sqlalchemy import URL, Engine

from bot.database import database_url, open_engine
from tests.jobs.servers import postgres, server

__all__ = ["both", "engine", "postgres", "server", "sqlite"]


@pytest.fixture
def sqlite(tmp_path: Path) -> URL:
    return database_url(f"sqlite:///{tmp_path / 'meetings.db'}")


@pytest.fixture(params=["sqlite", "postgres"])
def both(request: pytest.FixtureRequest) -> URL:
    """The address of an empty database, of each kind in turn."""
    url: URL = request.getfixturevalue(request.param)
    return url


@pytest.fixture
def engine(both: URL) -> Iterator[Engine]:
    opened = open_engine(both, 8)
    yield opened
    opened.dispose()
