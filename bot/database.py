"""Open the database, SQLite or Postgres by URL, so that a write either happens soon or fails.

Knows no table; those are in store, jobs and leadsquared/call_counter.
"""

from pathlib import Path
from typing import Any, TypeVar

import psycopg
from psycopg.abc import PQGen
from sqlalchemy import URL, Engine, create_engine, event, make_url
from sqlalchemy.engine.interfaces import DBAPIConnection, Dialect
from sqlalchemy.exc import (
    DatabaseError,
    DBAPIError,
    DisconnectionError,
    InterfaceError,
    InternalError,
    OperationalError,
    PendingRollbackError,
    SQLAlchemyError,
)
from sqlalchemy.exc import TimeoutError as PoolTimeout
from sqlalchemy.pool import ConnectionPoolEntry

from bot import sqlite

# How long a write waits for a connection, and for another process's write on SQLite, before it fails.
PATIENCE_S = 2.0
# A process that is stopped in the middle of a transaction keeps its locks no longer than this.
STANDSTILL_S = 10
# How long Postgres may take for each answer: without a limit, a call to a host that is gone would never return.
ANSWER_S = 10.0
T = TypeVar("T")


def database_url(value: str) -> URL:
    """DATABASE_URL as hosts hand it out: `postgres://`, `postgresql://`, `sqlite:///file`, or a path."""
    if value.startswith(("postgres://", "postgresql://")):
        value = "postgresql+psycopg://" + value.split("://", 1)[1]
    elif "://" not in value:
        value = f"sqlite:///{value}"
    url = make_url(value)
    if url.get_backend_name() == "sqlite" and url.database:
        # The real path, so that files beside it (locks, counts) are the same under every name of the file.
        url = url.set(database=str(Path(url.database).resolve()))
    return url


def driver_message(error: SQLAlchemyError) -> str:
    """The driver's own message in one line, for operators: it names hosts and files, and no password."""
    said = str(getattr(error, "orig", None) or "").strip().splitlines()
    return said[0] if said else type(error).__name__


class TransientError(SQLAlchemyError):
    """An error of ours that may go away: the same call may be tried again."""


def is_transient(error: SQLAlchemyError) -> bool:
    """Whether the error may go away: unreachable, locked, full, read-only. A value that does not fit, a broken
    constraint or a missing column are bugs, and stay however often they are tried."""
    kinds = (OperationalError, InterfaceError, InternalError, DisconnectionError, PendingRollbackError, PoolTimeout)
    # SQLite says of a damaged file DatabaseError and no more.
    return isinstance(error, (TransientError, *kinds)) or type(error) in (DBAPIError, DatabaseError)


def open_engine(
    url: URL,
    connections: int,
    patience_s: float = PATIENCE_S,
    queue_s: float = PATIENCE_S,
    answer_s: float = ANSWER_S,
) -> Engine:
    """An engine on which a write either happens soon or fails: a thread waits `queue_s` for one of the connections,
    and its write `patience_s` for another process's on SQLite, and `answer_s` for each answer of Postgres.
    Connections are made when first used."""
    if url.get_backend_name() != "sqlite":
        return _open_postgres(url, connections, patience_s, queue_s, answer_s)
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=queue_s,
        hide_parameters=True,
        connect_args={"factory": sqlite.connections(patience_s), "timeout": 0},
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # IMMEDIATE: a transaction that will write waits for its turn at its start, where waiting is safe.
        connection.isolation_level = "IMMEDIATE"
        cursor = connection.cursor()
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        # What is deleted is overwritten, and not left in the file until the place is needed.
        cursor.execute("PRAGMA secure_delete=ON")
        cursor.close()

    return engine


def _answering_within(seconds: float) -> type[psycopg.Connection]:
    class AnsweredInTime(psycopg.Connection):
        """A connection that is closed when an answer takes too long."""

        def wait(self, gen: PQGen[T], interval: float = 0.1, timeout: float | None = None) -> T:
            try:
                return super().wait(gen, interval, seconds if timeout is None else timeout)
            except psycopg.errors._WaitTimeout:
                if timeout is not None:
                    raise
                self.close()
                raise psycopg.OperationalError(f"no answer within {seconds:g} s") from None

    return AnsweredInTime


def _open_postgres(url: URL, connections: int, patience_s: float, queue_s: float, answer_s: float) -> Engine:
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=queue_s,
        pool_pre_ping=True,
        hide_parameters=True,
        connect_args={
            "connect_timeout": 2,  # libpq knows no shorter one
            "tcp_user_timeout": int(patience_s * 1000),  # a host that is gone, noticed on an open connection
            "prepare_threshold": None,  # behind a pooler the next transaction may be another server connection's
        },
    )

    kind = _answering_within(answer_s)

    @event.listens_for(engine, "do_connect")
    def connect(_: Dialect, __: ConnectionPoolEntry, where: tuple[str, ...], how: dict[str, Any]) -> psycopg.Connection:
        return kind.connect(*where, **how)

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{STANDSTILL_S}s'")
        cursor.close()
        connection.commit()

    return engine


def read_only(engine: Engine) -> Engine:
    """The same engine, on whose connections nothing can be written. Before its first connection."""

    @event.listens_for(engine, "connect")
    def forbid(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        if engine.dialect.name != "sqlite":
            connection.read_only = True
            return
        cursor = connection.cursor()
        cursor.execute("PRAGMA query_only=ON")
        cursor.close()

    return engine
