"""What must outlive a restart and is no job: which lines are on their way, and where their cards stand.

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

from bot.meetings.model import Habits
from bot.meetings.ports import Claim, Stand

_STAND = TypeAdapter(Stand)
_HABITS = TypeAdapter(Habits)
# How long one write waits for another process's on SQLite before it fails and somebody is told.
BUSY_MS = 2000

_tables = MetaData()
_habits = Table(
    "meeting_habits",
    _tables,
    Column("team", String(32), primary_key=True),
    Column("user", String(32), primary_key=True),
    Column("habits", Text, nullable=False),
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


def open_engine(url: URL, connections: int) -> Engine:
    """An engine on which a write either happens soon or fails; connections are made when first used."""
    if url.get_backend_name() != "sqlite":
        return create_engine(
            url,
            pool_size=connections,
            max_overflow=0,
            pool_timeout=2,
            pool_pre_ping=True,
            hide_parameters=True,
            connect_args={"connect_timeout": 2},
        )
    engine = create_engine(
        url,
        pool_size=connections,
        max_overflow=0,
        pool_timeout=BUSY_MS / 1000,
        hide_parameters=True,
    )

    @event.listens_for(engine, "connect")
    def prepare(connection: DBAPIConnection, _: ConnectionPoolEntry) -> None:
        # IMMEDIATE: a transaction that will write waits for its turn at its start, where waiting is safe.
        connection.isolation_level = "IMMEDIATE"
        cursor = connection.cursor()
        cursor.execute(f"PRAGMA busy_timeout={BUSY_MS}")
        cursor.execute("PRAGMA journal_mode=WAL")
        cursor.execute("PRAGMA foreign_keys=ON")
        cursor.close()

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
        kept = _HABITS.dump_json(habits).decode()
        mine = (_habits.c.team == team, _habits.c.user == user)
        with self._engine.begin() as connection:
            if not connection.execute(update(_habits).where(*mine).values(habits=kept)).rowcount:
                connection.execute(insert(_habits).values(team=team, user=user, habits=kept))

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

    def release(self, fingerprint: str, key: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                _claims.delete().where(_claims.c.fingerprint == fingerprint, _claims.c.request_key == key)
            )
