"""The Memory port on a database: preferences, last leads, appointments, and claims of lines.

How the database is opened is in database. Jobs and their steps are stored by DBOS; see jobs.
"""

import time
from collections.abc import Callable, Mapping, Sequence
from contextlib import suppress
from dataclasses import replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import (
    Column,
    ColumnElement,
    Connection,
    Engine,
    Float,
    Integer,
    MetaData,
    String,
    Table,
    Text,
    exists,
    insert,
    literal,
    or_,
    select,
    text,
    update,
)
from sqlalchemy.exc import IntegrityError, SQLAlchemyError

from bot import held_times
from bot.meetings.model import Lead, Preferences
from bot.meetings.ports import AppointmentRecord, CardLocation, Claim, HeldTime
from bot.meetings.request import stored_key

_STAND = TypeAdapter(CardLocation)
_HABITS = TypeAdapter(Preferences)
_LEAD = TypeAdapter(Lead)
_APPOINTMENT = TypeAdapter(AppointmentRecord)

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
_appointments = Table(
    "meeting_appointments",
    _tables,
    Column("request_key", String(255), primary_key=True),
    Column("number", Integer, primary_key=True),
    Column("user", String(32), nullable=False),
    Column("record", Text, nullable=False),
    Column("keep_until", Float, nullable=False, index=True),  # unix seconds
)
# Tables of their own, since an earlier version may write the others beside this one.
_tasks = Table(
    "meeting_appointment_tasks",
    _tables,
    Column("team", String(32), primary_key=True),
    Column("task_id", String(64), primary_key=True),
    Column("request_key", String(255), nullable=False, index=True),
    Column("number", Integer, nullable=False),
)
_used = Table(
    "meeting_last_used",
    _tables,
    Column("what", String(16), primary_key=True),
    Column("team", String(32), primary_key=True),
    Column("whose", String(32), primary_key=True),  # a person or a channel
    Column("used_at", Float, nullable=False),  # unix seconds
)
HABITS, LEADS, HOME = "habits", "leads", "home"
DAY_S = 86400.0
# How long rows are kept: claims after they were made, the others after their last use.
CLAIMS_S, LEADS_S, HABITS_S = 30 * DAY_S, 90 * DAY_S, 400 * DAY_S
# For so long after it was opened, the Home tab is drawn again when something was booked or changed.
HOME_S = 3 * DAY_S
# After the end of an appointment.
APPOINTMENTS_S = 90 * DAY_S


def _is(key: str) -> ColumnElement[bool]:
    """A request's claim; a version before this one stored long keys as they were."""
    return _claims.c.request_key.in_({key, stored_key(key)})


class Store:
    """A Memory on one database. `clock` is in unix seconds, and says what is old."""

    def __init__(self, engine: Engine, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._clock = engine, clock

    def create_tables(self) -> None:
        _tables.create_all(self._engine)
        held_times.tables.create_all(self._engine)

    def check(self) -> None:
        """Raises SQLAlchemyError when the database does not answer."""
        with self._engine.connect() as connection:
            connection.execute(text("SELECT 1"))

    def preferences(self, team: str, user: str) -> Preferences:
        mine = (_habits.c.team == team, _habits.c.user == user)
        with self._engine.connect() as connection:
            kept = connection.execute(select(_habits.c.habits).where(*mine)).scalar()
        if kept:
            self._use(HABITS, team, user)
        return _HABITS.validate_json(kept) if kept else Preferences()

    def set_preferences(self, team: str, user: str, habits: Preferences) -> None:
        self._keep(_habits, {"team": team, "user": user}, {"habits": _HABITS.dump_json(habits).decode()})
        self._use(HABITS, team, user)

    def note_home(self, team: str, user: str) -> None:
        self._use(HOME, team, user)

    def has_home(self, team: str, user: str) -> bool:
        mine = (_used.c.what == HOME, _used.c.team == team, _used.c.whose == user)
        with self._engine.connect() as connection:
            last = connection.execute(select(_used.c.used_at).where(*mine)).scalar()
        return last is not None and last > self._clock() - HOME_S

    def last_lead(self, team: str, channel: str) -> Lead | None:
        here = (_leads.c.team == team, _leads.c.channel == channel)
        with self._engine.connect() as connection:
            kept = connection.execute(select(_leads.c.lead).where(*here)).scalar()
        if kept:
            self._use(LEADS, team, channel)
        return _LEAD.validate_json(kept) if kept else None

    def remember_lead(self, team: str, channel: str, lead: Lead) -> None:
        self._keep(_leads, {"team": team, "channel": channel}, {"lead": _LEAD.dump_json(lead).decode()})
        self._use(LEADS, team, channel)

    def remember_appointment(self, record: AppointmentRecord) -> None:
        key: dict[str, str | int] = {"request_key": stored_key(record.key), "number": record.number}
        until = (record.end.timestamp() if record.end else self._clock()) + APPOINTMENTS_S
        stored = _APPOINTMENT.dump_json(record).decode()
        row: dict[str, str | float] = {"user": record.user, "record": stored, "keep_until": until}
        self._keep(_appointments, key, row)
        for task_id in record.task_ids:
            task: dict[str, str | int] = {"team": record.team, "task_id": task_id.lower()[:64]}
            self._keep(_tasks, task, key)

    def appointments(self, key: str) -> tuple[AppointmentRecord, ...]:
        mine = select(_appointments.c.record).where(_appointments.c.request_key == stored_key(key))
        with self._engine.connect() as connection:
            found = connection.execute(mine.order_by(_appointments.c.number)).scalars().all()
        return tuple(map(_APPOINTMENT.validate_json, found))

    def appointment_of_task(self, team: str, task_id: str) -> AppointmentRecord | None:
        """None too for one that an earlier version stored, which noted no task ids."""
        mine = (_tasks.c.team == team, _tasks.c.task_id == task_id.lower())
        joined = _tasks.join(
            _appointments,
            (_tasks.c.request_key == _appointments.c.request_key) & (_tasks.c.number == _appointments.c.number),
        )
        with self._engine.connect() as connection:
            found = connection.execute(select(_appointments.c.record).select_from(joined).where(*mine)).scalar()
        return _APPOINTMENT.validate_json(found) if found else None

    def hold_time(self, owner: str, start: datetime, end: datetime, keys: tuple[str, ...]) -> HeldTime | None:
        with self._engine.begin() as connection:
            return held_times.hold(connection, owner, start, end, keys, self._clock())

    def note_held_task(self, key: str, task_id: str) -> None:
        with self._engine.begin() as connection:
            held_times.note_task(connection, key, task_id)

    def release_time(self, key: str) -> None:
        with self._engine.begin() as connection:
            held_times.release(connection, key)

    def _keep(
        self, table: Table, key: Mapping[str, str | int], kept: Mapping[str, str | int] | Mapping[str, str | float]
    ) -> None:
        """Update the row, or insert it. If two processes insert at once, the second one updates."""
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
        row: dict[str, str | float] = {
            "fingerprint": fingerprint,
            "request_key": stored_key(key),
            "heard_at": at.timestamp(),
        }
        while True:
            try:
                with self._engine.begin() as connection:
                    connection.execute(insert(_claims).values(**row))
                return Claim(mine=True)
            except IntegrityError:
                claim = self._claim_again(row, key, within_s)
            # None: released since the insert; then it is free, and whoever inserts first has it.
            if claim is not None:
                return claim

    def _claim_again(self, row: dict[str, str | float], key: str, within_s: int) -> Claim | None:
        """Take over a claim that is old or our own; None if it was released meanwhile."""
        fingerprint, at = row["fingerprint"], row["heard_at"]
        old = _claims.c.heard_at < float(at) - within_s
        mine = _is(key)
        with self._engine.begin() as connection:
            taken = connection.execute(
                update(_claims).where(_claims.c.fingerprint == fingerprint, or_(old, mine)).values(**row, stand=None)
            )
            if taken.rowcount:
                return Claim(mine=True)
            found = connection.execute(select(_claims.c.stand).where(_claims.c.fingerprint == fingerprint)).first()
        if found is None:
            return None
        return Claim(mine=False, location=_STAND.validate_json(found.stand) if found.stand else None)

    def remember_card(self, fingerprint: str, key: str, stand: CardLocation) -> None:
        with self._engine.begin() as connection:
            connection.execute(
                update(_claims)
                .where(_claims.c.fingerprint == fingerprint, _is(key))
                .values(stand=_STAND.dump_json(stand).decode())
            )

    def _use(self, what: str, team: str, whose: str) -> None:
        """Record the last use, once a day. A failure is ignored: it is recorded at the next use."""
        key, now = {"what": what, "team": team, "whose": whose}, self._clock()
        mine = [_used.c[name] == value for name, value in key.items()]
        with suppress(SQLAlchemyError):
            with self._engine.connect() as connection:
                last = connection.execute(select(_used.c.used_at).where(*mine)).scalar()
            if last is None or abs(now - last) > DAY_S:
                self._keep(_used, key, {"used_at": now})

    def forget(self, at_most: int) -> None:
        """Delete old rows, at most so many at a time."""
        now = self._clock()
        old = select(_claims.c.fingerprint).where(_claims.c.heard_at < now - CLAIMS_S).limit(at_most)
        with self._engine.begin() as connection:
            connection.execute(_claims.delete().where(_claims.c.fingerprint.in_(old)))
            held_times.forget(connection, now)
            connection.execute(_used.delete().where(_used.c.what == HOME, _used.c.used_at < now - HOME_S))
            over = select(_appointments.c.request_key).where(_appointments.c.keep_until < now).limit(at_most)
            ended = exists().where(
                _appointments.c.request_key == _tasks.c.request_key,
                _appointments.c.number == _tasks.c.number,
                _appointments.c.keep_until < now,
            )
            connection.execute(_tasks.delete().where(_tasks.c.request_key.in_(over), ended))
            connection.execute(
                _appointments.delete().where(_appointments.c.request_key.in_(over), _appointments.c.keep_until < now)
            )
            for what, table, whose, age_s in (
                (HABITS, _habits, _habits.c.user, HABITS_S),
                (LEADS, _leads, _leads.c.channel, LEADS_S),
            ):
                # Rows of an earlier version, which recorded no use, count as used now.
                noted = exists().where(_used.c.what == what, _used.c.team == table.c.team, _used.c.whose == whose)
                unnoted = select(literal(what), table.c.team, whose, literal(now)).where(~noted).limit(at_most)
                connection.execute(insert(_used).from_select(["what", "team", "whose", "used_at"], unnoted))
                last = select(_used.c.team, _used.c.whose).where(_used.c.what == what, _used.c.used_at < now - age_s)
                for row in connection.execute(last.limit(at_most)).all():
                    connection.execute(table.delete().where(table.c.team == row.team, whose == row.whose))
                    mine = (_used.c.what == what, _used.c.team == row.team, _used.c.whose == row.whose)
                    connection.execute(_used.delete().where(*mine))

    def forget_person(self, user: str, keys: Sequence[str], channels: Sequence[str]) -> int:
        """Remove a person's preferences and appointments, the claims of their requests `keys`, and the last leads of
        `channels`, which are theirs alone; how many rows. Appointments of others that they changed lose their name."""
        gone = 0
        with self._engine.begin() as connection:
            gone += connection.execute(_habits.delete().where(_habits.c.user == user)).rowcount
            theirs = select(_appointments.c.request_key).where(_appointments.c.user == user)
            connection.execute(_tasks.delete().where(_tasks.c.request_key.in_(theirs)))
            gone += connection.execute(_appointments.delete().where(_appointments.c.user == user)).rowcount
            self._forget_changes_by(connection, user)
            for channel in channels:
                gone += connection.execute(_leads.delete().where(_leads.c.channel == channel)).rowcount
            for key in keys:
                gone += connection.execute(_claims.delete().where(_is(key))).rowcount
            connection.execute(_used.delete().where(_used.c.whose.in_([user, *channels])))
        return gone

    def _forget_changes_by(self, connection: Connection, user: str) -> None:
        named = _appointments.c.record.contains(user, autoescape=True)
        for row in connection.execute(select(_appointments).where(named)).all():
            record = _APPOINTMENT.validate_json(row.record)
            if record.changed_by == user:
                here = (_appointments.c.request_key == row.request_key, _appointments.c.number == row.number)
                cleared = _APPOINTMENT.dump_json(replace(record, changed_by="", changed_name="")).decode()
                connection.execute(update(_appointments).where(*here).values(record=cleared))

    def overwrite(self) -> None:
        """Truncate SQLite's write-ahead log, which still contains deleted rows."""
        if self._engine.dialect.name == "sqlite":
            with self._engine.connect() as connection:
                connection.execute(text("PRAGMA wal_checkpoint(TRUNCATE)"))

    def abandon(self, key: str) -> CardLocation | None:
        """Delete a request's claim without its fingerprint. Reads the whole table: only after a bug."""
        mine = _is(key)
        with self._engine.begin() as connection:
            kept = connection.execute(select(_claims.c.stand).where(mine)).scalar()
            connection.execute(_claims.delete().where(mine))
        return _STAND.validate_json(kept) if kept else None

    def release(self, fingerprint: str, key: str) -> None:
        with self._engine.begin() as connection:
            connection.execute(_claims.delete().where(_claims.c.fingerprint == fingerprint, _is(key)))
