"""Times that are being booked right now, in the database: of two requests for one owner's time, the later one sees it.

LeadSquared cannot say so: both may have looked before either of them was stored, and its lists may be some seconds
behind. Rows of the last minute count, and older ones are deleted by whoever comes next.
"""

import hashlib
from collections.abc import Collection
from datetime import UTC, datetime

from sqlalchemy import Column, Connection, Float, MetaData, String, Table, insert, select, text, update

from bot.meetings.ports import HeldTime

# A send is answered, and shows in LeadSquared's lists, before that.
HELD_S = 60.0

tables = MetaData()
_held = Table(
    "meeting_held_times",
    tables,
    Column("request_key", String(255), primary_key=True),
    Column("owner", String(64), nullable=False, index=True),
    Column("starts", Float, nullable=False),  # unix seconds, as the others
    Column("ends", Float, nullable=False),
    Column("held_at", Float, nullable=False),
    Column("task_id", String(64), nullable=False, default=""),  # once it is booked
)


def hold(
    connection: Connection, owner: str, start: datetime, end: datetime, keys: Collection[str], now: float
) -> HeldTime | None:
    """Hold an owner's half-open stretch for the request that is the first of `keys`, or return what another request
    holds of it. `keys` are those of requests that do not count. In a transaction of its own."""
    mine, owner_ = next(iter(keys)), hashlib.sha256(owner.casefold().encode()).hexdigest()
    if connection.dialect.name == "postgresql":
        # One at a time for each owner. On SQLite the first write takes the file's lock.
        connection.execute(text("SELECT pg_advisory_xact_lock(:owner)"), {"owner": int(owner_[:15], 16)})
    release(connection, mine)
    connection.execute(_held.delete().where(_held.c.owner == owner_, _held.c.held_at < now - HELD_S))
    overlapping = select(_held).where(
        _held.c.owner == owner_,
        _held.c.starts < end.timestamp(),
        _held.c.ends > start.timestamp(),
        _held.c.request_key.not_in(list(keys)),
    )
    if other := connection.execute(overlapping.order_by(_held.c.starts)).first():
        starts, ends = (datetime.fromtimestamp(one, UTC) for one in (other.starts, other.ends))
        return HeldTime(other.request_key, starts, ends, other.task_id)
    row = {"owner": owner_, "starts": start.timestamp(), "ends": end.timestamp(), "held_at": now}
    connection.execute(insert(_held).values(request_key=mine, **row))
    return None


def note_task(connection: Connection, key: str, task_id: str) -> None:
    """It is booked: whoever wants the time can ask LeadSquared what became of the task."""
    connection.execute(update(_held).where(_held.c.request_key == key).values(task_id=task_id))


def release(connection: Connection, key: str) -> None:
    """Nothing came of it: the time is free for others at once."""
    connection.execute(_held.delete().where(_held.c.request_key == key))


def forget(connection: Connection, now: float) -> None:
    connection.execute(_held.delete().where(_held.c.held_at < now - HELD_S))
