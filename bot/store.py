"""What must outlive a restart and is no job: people's habits, a channel's last lead, the lines that were taken and
where their cards stand.

SQLite or Postgres by URL. Jobs and their steps are DBOS's, in the same database; see jobs.
"""

from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import (
    URL,
    Column,
    Engine,
    Float,
    MetaData,
    String,
    Table,
    Text,
    create_engine,
    event,
    insert,
    make_url,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.exc import IntegrityError
from sqlalchemy.pool import ConnectionPoolEntry

from bot import sqlite
from bot.meetings.model import Habits, Lead
from bot.meetings.ports import Claim, Stand

_STAND = TypeAdapter(Stand)
_HABITS = TypeAdapter(Habits)
_LEAD = TypeAdapter(Lead)
# How long a write waits for a connection, and for another process's write on SQLite, before it fails.
PATIENCE_S = 2.0
# A process that stands still in the middle of a transaction keeps its locks no longer than this.
STANDSTILL_S = 10

_tables = MetaData()
_habits = Table(
    "meeting_habits",
    _tables,
    Column("team", String(32), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("habits", Text, nullable=False),
)
_leads = Table(
    "meeting_last_leads",
    _tables,
    Column("team", String(32), primary_key=True),
    Column("channel", String(32), primary_key=True),
    Column("lead", Text, nullable=False),
)
_claims = Table(
    "meeting_claims",
    _tables,
    Column("fingerprint", String(64), primary_key=True),
    Column("request_key", String(255), nullable=False),
    Column("heard_at", Float, nullable=False, index=True),  # unix seconds
    Column("stand", Text),
)


def database_url(value: str) -> URL:
    """DATABASE_URL as hosts hand it out: `postgres://`, `postgresql://`, `sqlite:///file`, or a path."""
    if value.startswith(("postgres://", "postgresql://")):
        value = "postgresql+psycopg://" + value.split("://", 1)[1]
    elif "://" not in value:
        value = f"sqlite:///{value}"
    return make_url(value)


def open_engine(url: URL, connections: int, patience_s: float = PATIENCE_S, queue_s: float = PATIENCE_S) -> Engine:
    """An engine on which a write either happens soon or fails: a thread waits `queue_s` for one of the connections,
    and its write `patience_s` for another process's. Connections are made when first used."""
    if url.get_backend_name() != "sqlite":
        return _open_postgres(url, connections, patience_s, queue_s)
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
        cursor.close()

    return engine


def _open_postgres(url: URL, connections: int, patience_s: float, queue_s: float) -> Engine:
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
        },
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        cursor = connection.cursor()
        cursor.execute(f"SET idle_in_transaction_session_timeout = '{STANDSTILL_S}s'")
        cursor.close()
        connection.commit()

    return engine


class Store:
    """A Memory on one database."""

    def __init__(self, engine: Engine) -> None:
        self._engine = engine

    def create_tables(self) -> None:
        _tables.create_all(self._engine)

    def check(self) -> None:
        """Raises SQLAlchemyError when the database does not answer."""
        with self._engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def habits(self, team: str, user: str) -> Habits:
        mine = (_habits.c.team == team, _habits.c.user == user)
        with self._engine.connect() as connection:
            kept = connection.execute(select(_habits.c.habits).where(*mine)).scalar()
        return _HABITS.validate_json(kept) if kept else Habits()

    def set_habits(self, team: str, user: str, habits: Habits) -> None:
        self._keep(_habits, {"team": team, "user": user}, {"habits": _HABITS.dump_json(habits).decode()})

    def last_lead(self, team: str, channel: str) -> Lead | None:
        here = (_leads.c.team == team, _leads.c.channel == channel)
        with self._engine.connect() as connection:
            kept = connection.execute(select(_leads.c.lead).where(*here)).scalar()
        return _LEAD.validate_json(kept) if kept else None

    def remember_lead(self, team: str, channel: str, lead: Lead) -> None:
        self._keep(_leads, {"team": team, "channel": channel}, {"lead": _LEAD.dump_json(lead).decode()})

    def _keep(self, table: Table, key: dict[str, str], kept: dict[str, str]) -> None:
        """Update the row, or insert it; of two that insert at once the second updates."""
        mine = [table.c[name] == value for name, value in key.items()]
        for last in (False, True):
            try:
                with self._engine.begin() as connection:
                    if not connection.execute(update(table).where(*mine).values(**kept)).rowcount:
                        connection.execute(insert(table).values(**key, **kept))
                return
            except IntegrityError:
                if last:
                    raise

    def claim(self, fingerprint: str, key: str, at: datetime, within_s: int) -> Claim:
        row: dict[str, str | float] = {"fingerprint": fingerprint, "request_key": key, "heard_at": at.timestamp()}
        while True:
            try:
                with self._engine.begin() as connection:
                    connection.execute(insert(_claims).values(**row))
                return Claim(mine=True)
            except IntegrityError:
                claim = self._claim_again(row, within_s)
            # None: released since the insert; then it is free, and whoever inserts first has it.
            if claim is not None:
                return claim

    def _claim_again(self, row: dict[str, str | float], within_s: int) -> Claim | None:
        """Take over a claim that is old or our own; None when there is none any more."""
        fingerprint, key, at = row["fingerprint"], row["request_key"], row["heard_at"]
        old = _claims.c.heard_at < float(at) - within_s
        mine = _claims.c.request_key == key
        with self._engine.begin() as connection:
            taken = connection.execute(
                update(_claims).where(_claims.c.fingerprint == fingerprint, or_(old, mine)).values(**row, stand=None)
            )
            if taken.rowcount:
                return Claim(mine=True)
            found = connection.execute(select(_claims.c.stand).where(_claims.c.fingerprint == fingerprint)).first()
        if found is None:
            return None
        return Claim(mine=False, stand=_STAND.validate_json(found.stand) if found.stand else None)

    def remember_stand(self, fingerprint: str, key: str, stand: Stand) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                update(_claims)
                .where(_claims.c.fingerprint == fingerprint, _claims.c.request_key == key)
                .values(stand=_STAND.dump_json(stand).decode())
            )

    def forget(self, before: datetime, at_most: int) -> None:
        """Remove lines that were claimed before that, a few at a time."""
        old = select(_claims.c.fingerprint).where(_claims.c.heard_at < before.timestamp()).limit(at_most)
        with self._engine.begin() as connection:
            connection.execute(_claims.delete().where(_claims.c.fingerprint.in_(old)))

    def release(self, fingerprint: str, key: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                _claims.delete().where(_claims.c.fingerprint == fingerprint, _claims.c.request_key == key)
            )
