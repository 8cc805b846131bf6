"""What is stored about people has an age, and goes when it is asked for."""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from sqlalchemy import Engine, text

from bot.app import Application
from bot.commands.forget import forget
from bot.database import database_url, open_engine
from bot.jobs import queue
from bot.jobs.queue import Queue
from bot.jobs.stored_jobs import StoredJobs
from bot.meetings.audit import asked
from bot.meetings.model import Preferences
from bot.meetings.request import ReplyTarget
from bot.settings import Settings
from bot.sqlite import keep_private
from bot.store import DAY_S, HABITS_S, LEADS_S, Store
from tests.jobs.requests import LINE, NO_HURRY, NOON
from tests.meetings.samples import ASHA, RAVI

MINE = Preferences(minutes=45)


class Clock:
    def __init__(self) -> None:
        self.now = NOON.timestamp()

    def __call__(self) -> float:
        return self.now


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def store(engine: Engine, clock: Clock) -> Store:
    store = Store(engine, clock)
    store.create_tables()
    return store


@pytest.fixture
def writing(engine: Engine) -> Iterator[Queue]:
    queue.prepare(engine)
    writing = Queue(engine, limits=NO_HURRY)
    yield writing
    writing.close()


def test_what_nobody_uses_goes_and_what_is_used_stays(store: Store, clock: Clock) -> None:
    for user in ("U1", "U2"):
        store.set_preferences("T1", user, MINE)
    store.remember_lead("T1", "C1", ASHA)
    store.remember_lead("T1", "C2", RAVI)
    clock.now += LEADS_S - DAY_S / 2
    assert store.last_lead("T1", "C1") == ASHA
    store.forget(50)
    assert store.last_lead("T1", "C1") == ASHA
    clock.now += DAY_S
    store.forget(50)
    assert store.last_lead("T1", "C2") is None
    assert store.last_lead("T1", "C1") == ASHA
    clock.now += HABITS_S - LEADS_S - DAY_S
    assert store.preferences("T1", "U1") == MINE
    clock.now += 2 * DAY_S
    store.forget(50)
    assert (store.preferences("T1", "U1"), store.preferences("T1", "U2")) == (MINE, Preferences())


def test_what_an_earlier_version_kept_is_of_the_day_it_is_first_seen(
    store: Store, engine: Engine, clock: Clock
) -> None:
    store.set_preferences("T1", "U1", MINE)
    with engine.begin() as connection:
        connection.execute(text("DELETE FROM meeting_last_used"))
    store.forget(50)
    clock.now += HABITS_S - DAY_S
    store.forget(50)
    assert store.preferences("T1", "U1") == MINE


def test_one_person_is_forgotten_and_nobody_else(store: Store, writing: Queue, engine: Engine) -> None:
    for user in ("U1", "U2"):
        store.set_preferences("T1", user, MINE)
        for key in (f"{user} ended", f"{user} waits"):
            # Each mentions the other.
            writing.put(replace(LINE, key=key, user=user, mentions=(("@x", "U1"), ("@y", "U2"))), "account")
            store.claim(f"line of {key}", key, NOON, 60)
    schema = "" if engine.dialect.name == "sqlite" else "dbos."
    with engine.begin() as connection:
        connection.execute(
            text(f"UPDATE {schema}workflow_status SET status = 'SUCCESS' WHERE workflow_uuid LIKE '%ended'")
        )
    store.remember_lead("T1", "D1", ASHA)
    jobs = StoredJobs(engine)
    found = {job.request.key: job.over for job in jobs.of("U1")}
    assert found == {"U1 ended": True, "U1 waits": False}
    assert store.forget_person("U1", ["U1 ended"], ["D1"]) == 3
    jobs.forget(["U1 ended"])
    store.overwrite()
    assert writing.find("U1 ended") is None
    assert all(writing.find(key) for key in ("U1 waits", "U2 ended", "U2 waits"))
    assert (store.preferences("T1", "U1"), store.preferences("T1", "U2")) == (Preferences(), MINE)
    assert store.last_lead("T1", "D1") is None
    assert store.claim("line of U1 ended", "new", NOON, 60).mine
    assert not store.claim("line of U2 ended", "new", NOON, 60).mine


def test_nothing_of_it_is_left_in_sqlites_files(tmp_path: Path) -> None:
    engine = open_engine(database_url(str(tmp_path / "private.db")), 1)
    queue.prepare(engine)
    writing, store = Queue(engine, limits=NO_HURRY), Store(engine)
    store.create_tables()
    writing.put(replace(LINE, key="mine", line="a very secret dinner", reply_to=ReplyTarget("C1")), "account")
    StoredJobs(engine).forget(["mine"])
    store.overwrite()
    left = [file.name for file in tmp_path.glob("private.db*") if b"secret dinner" in file.read_bytes()]
    writing.close()
    engine.dispose()
    assert left == []


def test_files_that_an_earlier_version_made_are_closed_to_others(tmp_path: Path) -> None:
    for name in ("meetings.db", "meetings.db-wal", "meetings.db-worker.lock", "other.db"):
        (tmp_path / name).touch(mode=0o644)
    keep_private(tmp_path / "meetings.db")
    open_to_others = sorted(file.name for file in tmp_path.iterdir() if file.stat().st_mode & 0o077)
    assert open_to_others == ["other.db"]


def application_in(folder: Path) -> Application:
    """One on a SQLite file, with nobody to call."""
    return Application(
        Settings.model_validate(
            {
                "slack_bot_token": "xoxb-1",
                "slack_signing_secret": "0123456789abcdef",
                "slack_api_url": "http://127.0.0.1:9",
                "leadsquared_host": "http://127.0.0.1:9",
                "leadsquared_access_key": "a",
                "leadsquared_secret_key": "b",
                "database_url": f"sqlite:///{folder / 'meetings.db'}",
            }
        )
    )


def test_the_command_removes_one_persons_rows_and_names_what_is_left(tmp_path: Path) -> None:
    application = application_in(tmp_path)
    assert forget(application, "U1A")[0] == 0
    application.create_tables()
    code, said = forget(application, "priya@acme.com")
    assert (code, "Slack could not be asked" in said, "member ID" in said) == (1, True, True)
    assert forget(application, "priya")[0] == 1
    application.store.set_preferences("T1", "U1A", MINE)
    application.queue.put(replace(LINE, user="U1A"), "default")
    code, said = forget(application, "U1A")
    assert (code, "1 rows" in said, "1 requests are still under way" in said) == (1, True, True)
    assert application.store.preferences("T1", "U1A") == Preferences()
    application.store.set_preferences("T1", "U1A", MINE)
    application.audit.write([asked(replace(LINE, user="U1A"), "book", NOON, "done")])
    with_mail = replace(asked(replace(LINE, user="U1A", key="2"), "book", NOON, "done"), mail="priya@acme.com")
    application.audit.write([with_mail])
    code, said = forget(application, "Priya@acme.com")
    assert (code, "U1A: removed 0 requests" in said, "3 rows" in said) == (1, True, True)
    assert application.audit.find(NOON) == []
    application.queue.close()


def test_the_workers_clean_up_deletes_old_rows_of_the_audit_too(tmp_path: Path) -> None:
    application = application_in(tmp_path)
    application.create_tables()
    old, new = datetime.now(UTC) - timedelta(days=91), datetime.now(UTC) - timedelta(days=89)
    for key, at in (("old", old), ("new", new)):
        application.audit.write([asked(replace(LINE, key=key, received_at=at), "book", at, "done")])
    application.forget_old(50)
    assert [event.key for event in application.audit.find(old - timedelta(days=1))] == ["new"]
