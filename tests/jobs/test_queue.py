"""Written down once a key before anybody is told, or not at all."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from dataclasses import replace
from pathlib import Path

import psycopg
import pytest
from sqlalchemy import URL, Engine, text

from bot.database import open_engine
from bot.jobs import queue
from bot.jobs.queue import REQUEST, Queue
from bot.meetings.ports import NotWritten
from bot.meetings.request import LONGEST_KEY
from tests.jobs.requests import FORM, LINE, NO_HURRY

Open = Callable[[URL], Queue]


@pytest.fixture
def open_queue() -> Iterator[Open]:
    """As each web process opens one."""
    opened: list[tuple[Queue, Engine]] = []

    def open_(url: URL) -> Queue:
        engine = open_engine(url, 1, patience_s=0.2)
        opened.append((Queue(engine, limits=NO_HURRY), engine))
        return opened[-1][0]

    yield open_
    for writing, engine in opened:
        writing.close()
        engine.dispose()


@pytest.fixture
def prepared(both: URL) -> URL:
    _prepare(both)
    return both


def _prepare(url: URL) -> None:
    engine = open_engine(url, 2)
    queue.prepare(engine)
    engine.dispose()


@pytest.mark.parametrize("request_", [LINE, FORM], ids=["line", "form"])
def test_a_request_comes_back_from_json_as_it_was(request_: object) -> None:
    """Whatever people type: emoji, other scripts, control characters."""
    assert REQUEST.validate_json(REQUEST.dump_json(REQUEST.validate_python(request_))) == request_


def test_a_repeated_key_is_one_job(prepared: URL, open_queue: Open) -> None:
    """Slack's delivery and a person's Enter may come twice; the first one counts."""
    first, second = replace(LINE, line="first"), replace(LINE, line="second")
    writing = open_queue(prepared)
    assert writing.put(first, "account")
    assert not writing.put(second, "account")
    assert writing.find(LINE.key) == first


def test_another_process_finds_it(prepared: URL, open_queue: Open) -> None:
    writing, reading = open_queue(prepared), open_queue(prepared)
    for given in (LINE, FORM):
        writing.put(given, "account")
        assert reading.find(given.key) == given
    assert reading.find("no such key") is None


def test_preparing_twice_changes_nothing(prepared: URL, open_queue: Open) -> None:
    writing = open_queue(prepared)
    writing.put(FORM, "account")
    _prepare(prepared)
    assert writing.find(FORM.key) == FORM


def test_while_somebody_else_writes_it_is_told_that_nothing_was_written(sqlite: URL, open_queue: Open) -> None:
    """It does not wait until the other is done; and once the way is free the same key can be written."""
    _prepare(sqlite)
    writing = open_queue(sqlite)
    other = open_engine(sqlite, 1)
    with other.connect() as holder:
        holder.execute(text("BEGIN EXCLUSIVE"))
        with pytest.raises(NotWritten):
            writing.put(FORM, "account")
        holder.rollback()
    other.dispose()
    assert writing.put(FORM, "account")


def test_a_database_that_is_gone_is_told_at_once(postgres: URL, server: str, open_queue: Open) -> None:
    """Postgres, taken away while we are connected."""
    _prepare(postgres)
    writing = open_queue(postgres)
    assert writing.put(FORM, "account")
    with psycopg.connect(server, autocommit=True) as connection:
        connection.execute(f'DROP DATABASE "{postgres.database}" WITH (FORCE)'.encode())
    with pytest.raises(NotWritten):
        writing.put(LINE, "account")


def test_a_database_that_was_never_there_is_told_too(tmp_path: Path, open_queue: Open) -> None:
    nowhere = URL.create("sqlite", database=str(tmp_path / "no folder" / "meetings.db"))
    writing = open_queue(nowhere)
    with pytest.raises(NotWritten) as caught:
        writing.put(LINE, "account")
    assert "no folder" not in str(caught.value), "no address, which may carry a password"


def test_a_crowd_is_written_down_whole_and_each_hears_of_its_own(prepared: URL, open_queue: Open) -> None:
    """Eight threads at once, one key twice among them: one of the two is new."""
    writing = open_queue(prepared)
    keys = [f"key-{number % 15}" for number in range(16)]
    with ThreadPoolExecutor(8) as threads:
        new = list(threads.map(lambda key: (key, writing.put(replace(LINE, key=key), "account")), keys))
    assert sorted(key for key, was_new in new if was_new) == sorted(set(keys))
    assert all(writing.find(key) is not None for key in keys)


def test_what_no_database_can_store_fails_alone(prepared: URL, open_queue: Open) -> None:
    """Half of a surrogate pair, as no Slack sends it: those who are written beside it do not hear of it."""
    writing = open_queue(prepared)
    for odd in (replace(LINE, key="odd", line="\ud83d"), replace(LINE, key="o\0dd")):
        with pytest.raises(NotWritten):
            writing.put(odd, "account")
    assert writing.put(LINE, "account")


def test_try_again_may_be_pressed_as_often_as_one_likes(prepared: URL, open_queue: Open) -> None:
    """Each press is a job under a key of its own, found again by its button, and no key outgrows a column."""
    writing, request, keys = open_queue(prepared), LINE, set()
    for _ in range(120):
        pressed = replace(request, key=f"{request.key}:answer", answered_key=request.key)
        assert writing.put(pressed, "account")
        assert not writing.put(pressed, "account")
        found = writing.find(pressed.key)
        assert found is not None
        assert writing.find(found.key) == found
        assert len(found.key) <= LONGEST_KEY
        keys.add(found.key)
        request = found
    assert len(keys) == 120


def test_a_long_key_that_an_older_version_stored_is_still_one_job(prepared: URL, open_queue: Open) -> None:
    writing, old = open_queue(prepared), f"old{':answer' * 30}"
    assert writing.put(replace(LINE, key="short"), "account")
    schema = "" if prepared.get_backend_name() == "sqlite" else "dbos."
    engine = open_engine(prepared, 1)
    with engine.begin() as connection:
        for change in (
            "status SET workflow_uuid = :old",
            "input SET workflow_uuid = :old, inputs = replace(inputs, 'short', :old)",
        ):
            connection.execute(text(f"UPDATE {schema}workflow_{change}"), {"old": old})
    engine.dispose()
    found = writing.find(old)
    assert found is not None
    assert found.key == old
    assert not writing.put(replace(LINE, key=old), "account")
