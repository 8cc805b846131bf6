"""The audit keeps each answer once, for as long as it should, on SQLite and on Postgres."""

from dataclasses import replace
from datetime import datetime, timedelta

import pytest
from sqlalchemy import Engine
from sqlalchemy.exc import DBAPIError

from bot.audit_table import DAY_S, AuditTable
from bot.database import open_engine, read_only
from bot.meetings.audit import AuditEvent
from bot.meetings.request import reference_of
from tests.jobs.requests import NOON

DAYS = 90


def event(key: str, name: str = "booked", at: datetime = NOON, **more: object) -> AuditEvent:
    plain = AuditEvent(
        key=key, name=name, at=at, asked_at=at, team="T1", user="U1", reference=reference_of(key), mail="Priya@acme.com"
    )
    return replace(plain, **more)  # type: ignore[arg-type]  # its own fields


QUESTION = event("a", "ask two_readings")
ANSWER = event("a:answer", at=NOON + timedelta(minutes=1), answers=reference_of("a"), task_ids=("task-1",))
CHECK = event("a:answer:2", "unsure", at=NOON + timedelta(minutes=2), answers=reference_of("a:answer"))
OTHER = event("b", user="U2", mail="noah@acme.com", owner="priya@acme.com", title="Demo \x00 “ü”")
ALL = [QUESTION, OTHER, ANSWER, CHECK]


@pytest.fixture
def table(engine: Engine) -> AuditTable:
    table = AuditTable(engine, DAYS, lambda: NOON.timestamp())
    assert not table.exists()
    table.create_table()
    table.write(ALL)
    return table


def test_what_is_written_again_is_there_once(table: AuditTable) -> None:
    table.write([replace(ANSWER, at=NOON + timedelta(hours=1)), CHECK])
    table.write([])
    assert sorted(table.find(NOON), key=lambda one: one.key) == sorted(ALL, key=lambda one: one.key)
    assert table.keys(NOON) == {one.key for one in ALL}


@pytest.mark.parametrize("asked", [QUESTION, ANSWER, CHECK])
def test_a_reference_finds_what_it_answers_and_what_answers_it(table: AuditTable, asked: AuditEvent) -> None:
    assert table.with_reference(asked.reference) == [QUESTION, ANSWER, CHECK]


def test_only_what_is_too_old_goes(table: AuditTable, engine: Engine) -> None:
    later = AuditTable(engine, DAYS, lambda: NOON.timestamp() + DAYS * DAY_S + 90)
    later.forget(1)
    assert len(table.find(NOON)) == 3, "a few at a time"
    later.forget(50)
    assert table.find(NOON) == [CHECK]


def test_a_person_is_taken_out_of_their_rows_and_those_of_others(table: AuditTable) -> None:
    assert table.users_with("PRIYA@acme.com") == {"U1"}
    assert table.mails_of("U1") == {"priya@acme.com"}
    assert table.forget_person("U1", ["priya@acme.com"]) == 4
    assert table.find(NOON) == [replace(OTHER, owner="")]


def test_a_connection_for_reading_writes_nothing(table: AuditTable, engine: Engine) -> None:
    reading = read_only(open_engine(engine.url, 1))
    reader = AuditTable(reading, DAYS)
    assert reader.exists()
    with pytest.raises(DBAPIError):
        reader.write([event("c")])
    reading.dispose()
    assert "c" not in table.keys(NOON)
