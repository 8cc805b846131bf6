"""The audit on a database: one row for each answer to a request, for as many days as a setting says.

What a row says is made in meetings/audit, how it is shown in commands/audit.
"""

import time
from collections.abc import Callable, Iterable, Sequence
from dataclasses import replace
from datetime import datetime

from pydantic import TypeAdapter
from sqlalchemy import Column, Engine, Float, MetaData, String, Table, Text, inspect, or_, select
from sqlalchemy.dialects import postgresql, sqlite

from bot.meetings.audit import AuditEvent
from bot.meetings.request import stored_key

_EVENT = TypeAdapter(AuditEvent)
_tables = MetaData()
_audit = Table(
    "meeting_audit",
    _tables,
    Column("request_key", String(255), primary_key=True),
    Column("name", String(64), primary_key=True),
    Column("asked_at", Float, nullable=False, index=True),  # unix seconds
    Column("reference", String(16), nullable=False, index=True),
    Column("answers", String(16), nullable=False),  # the reference of the request whose button was pressed
    Column("user", String(32), nullable=False, index=True),
    Column("mail", String(255), nullable=False),
    Column("event", Text, nullable=False),
)
NAME_LENGTH, MAIL_LENGTH = 64, 255
DAY_S = 86400.0
# As many rows go into one statement, within what either database takes.
AT_ONCE = 100


class AuditTable:
    """The audit of all installations on one database. `days` is how long a row is kept; `clock` is in unix seconds.
    Every method may raise SQLAlchemyError."""

    def __init__(self, engine: Engine, days: int, clock: Callable[[], float] = time.time) -> None:
        self._engine, self._keep_s, self._clock = engine, days * DAY_S, clock
        self._dialect = sqlite if engine.dialect.name == "sqlite" else postgresql

    def create_table(self) -> None:
        _tables.create_all(self._engine)

    def exists(self) -> bool:
        return inspect(self._engine).has_table(_audit.name)

    def write(self, events: Iterable[AuditEvent]) -> None:
        """Write what is new; an event that is there already stays as it is."""
        rows = [_row(event) for event in events]
        if rows:
            with self._engine.begin() as connection:
                connection.execute(self._dialect.insert(_audit).on_conflict_do_nothing(), rows)

    def find(self, since: datetime) -> list[AuditEvent]:
        """All that was asked since then, oldest first."""
        return self._events(_audit.c.asked_at >= since.timestamp())

    def keys(self, since: datetime) -> set[str]:
        """The requests of which anything is recorded."""
        asked = select(_audit.c.request_key).where(_audit.c.asked_at >= since.timestamp()).distinct()
        with self._engine.connect() as connection:
            return set(connection.execute(asked).scalars())

    def with_reference(self, reference: str) -> list[AuditEvent]:
        """The request with this reference, those that it answers, and those that answer it, oldest first."""
        found: dict[tuple[str, str], AuditEvent] = {}
        look, seen = {reference}, set[str]()
        while look:
            seen |= look
            events = self._events(or_(_audit.c.reference.in_(look), _audit.c.answers.in_(look)))
            found |= {(event.key, event.name): event for event in events}
            look = {one for event in events for one in (event.reference, event.answers) if one} - seen
        return sorted(found.values(), key=_by_time)

    def users_with(self, mail: str) -> set[str]:
        """The Slack ids of those who had this e-mail when they asked."""
        asked = select(_audit.c.user).where(_audit.c.mail == mail.casefold()).distinct()
        with self._engine.connect() as connection:
            return set(connection.execute(asked).scalars())

    def mails_of(self, user: str) -> set[str]:
        """The e-mails that this person had when they asked."""
        asked = select(_audit.c.mail).where(_audit.c.user == user, _audit.c.mail != "").distinct()
        with self._engine.connect() as connection:
            return set(connection.execute(asked).scalars())

    def forget(self, at_most: int) -> None:
        """Delete rows that are too old, of at most so many requests."""
        before = self._clock() - self._keep_s
        old = select(_audit.c.request_key).where(_audit.c.asked_at < before).limit(at_most)
        with self._engine.begin() as connection:
            connection.execute(_audit.delete().where(_audit.c.request_key.in_(old), _audit.c.asked_at < before))

    def forget_person(self, user: str, mails: Sequence[str]) -> int:
        """Delete a person's rows, and take them out of the rows of others whose appointment is theirs; how many rows
        were deleted or changed."""
        theirs = {user, *(mail.casefold() for mail in mails)}
        with self._engine.begin() as connection:
            gone = connection.execute(_audit.delete().where(_audit.c.user == user)).rowcount
            named = or_(*(_audit.c.event.icontains(one, autoescape=True) for one in (user, *mails)))
            for row in connection.execute(select(_audit).where(named)).all():
                event = _EVENT.validate_json(row.event)
                if event.owner.casefold() in theirs:
                    here = (_audit.c.request_key == row.request_key, _audit.c.name == row.name)
                    cleared = _EVENT.dump_json(replace(event, owner=""), exclude_defaults=True).decode()
                    gone += connection.execute(_audit.update().where(*here).values(event=cleared)).rowcount
        return gone

    def _events(self, condition: object) -> list[AuditEvent]:
        with self._engine.connect() as connection:
            found = connection.execute(select(_audit.c.event).where(condition)).scalars().all()  # type: ignore[arg-type]  # SQL's condition
        return sorted(map(_EVENT.validate_json, found), key=_by_time)


def _by_time(event: AuditEvent) -> tuple[datetime, str, datetime, int]:
    return event.asked_at, event.key, event.at, event.order


def _row(event: AuditEvent) -> dict[str, object]:
    return {
        "request_key": stored_key(event.key),
        "name": event.name[:NAME_LENGTH],
        "asked_at": event.asked_at.timestamp(),
        "reference": event.reference,
        "answers": event.answers,
        "user": event.user[:32],
        "mail": event.mail.casefold()[:MAIL_LENGTH],
        "event": _EVENT.dump_json(event, exclude_defaults=True).decode(),
    }
