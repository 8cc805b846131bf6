"""On a SQLite file one process of a kind; its place is free again however it ended."""

import subprocess
import sys
from pathlib import Path

import pytest

from bot.database import database_url
from bot.jobs import locks
from bot.jobs.locks import AlreadyRunning

HOLDER = """
import sys, pathlib
from bot.jobs import locks
held = locks.hold(sys.argv[1], pathlib.Path(sys.argv[2]))
print("held", flush=True)
sys.stdin.read()
"""


@pytest.fixture
def database(tmp_path: Path) -> Path:
    return tmp_path / "meetings.db"


def test_a_second_one_is_refused_and_told_what_to_do(database: Path) -> None:
    held = locks.hold("worker", database)
    with pytest.raises(AlreadyRunning, match="DATABASE_URL"):
        locks.hold("worker", database, patience_s=0)
    held.release()


def test_another_role_or_another_database_is_free(database: Path) -> None:
    held = [locks.hold(role, path) for role in ("web", "worker") for path in (database, database.with_name("b.db"))]
    for one in held:
        one.release()


def test_released_it_is_free(database: Path) -> None:
    locks.hold("worker", database).release()
    locks.hold("worker", database, patience_s=0).release()


def test_killed_it_is_free(database: Path) -> None:
    """kill -9 of a process that holds it."""
    command = [sys.executable, "-c", HOLDER, "worker", str(database)]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as holder:
        assert holder.stdout
        assert holder.stdout.readline() == b"held\n"
        with pytest.raises(AlreadyRunning):
            locks.hold("worker", database, patience_s=0)
        holder.kill()
    locks.hold("worker", database).release()


def test_a_link_to_the_file_is_the_same_file(database: Path, tmp_path: Path) -> None:
    """In another folder, under another name: two workers on it would each run every job."""
    database.touch()
    link = tmp_path / "elsewhere" / "other.db"
    link.parent.mkdir()
    link.symlink_to(database)
    held = locks.hold("worker", database)
    with pytest.raises(AlreadyRunning):
        locks.hold("worker", link, patience_s=0)
    held.release()
    assert database_url(str(link)) == database_url(f"sqlite:///{database}")
