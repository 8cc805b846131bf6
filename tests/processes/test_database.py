"""The database cannot be written when a line comes in: the person hears at once, and nothing is half booked."""

import os
import resource
import sqlite3
from collections.abc import Iterator
from contextlib import closing, contextmanager
from pathlib import Path

import pytest

from sandbox.stage import Stage
from tests.stories.days import D
from tests.stories.scene import seat


@contextmanager
def locked(stage: Stage) -> Iterator[None]:
    """Somebody else holds the database's write lock."""
    with closing(sqlite3.connect(stage.folder / "meetings.db", isolation_level=None, timeout=20)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")


@contextmanager
def full(stage: Stage) -> Iterator[None]:
    """No file of the bot's processes may grow, which is what a full disk is to them."""
    pids = processes_of(stage)
    before = {pid: resource.prlimit(pid, resource.RLIMIT_FSIZE) for pid in pids}
    for pid, (_, hard) in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, (1, hard))
    yield
    for pid, limits in before.items():
        resource.prlimit(pid, resource.RLIMIT_FSIZE, limits)


def processes_of(stage: Stage) -> list[int]:
    assert stage.bot.process is not None
    group = stage.bot.process.pid
    pids = [int(folder.name) for folder in Path("/proc").glob("[0-9]*")]
    return [pid for pid in pids if _group(pid) == group]


def _group(pid: int) -> int:
    try:
        return os.getpgid(pid)
    except ProcessLookupError:
        return -1


@pytest.mark.parametrize("trouble", [locked, full])
def test_the_person_hears_at_once_that_nothing_was_booked(rough: Stage, trouble: object) -> None:
    assert trouble in (locked, full)
    priya = seat(rough, "priya")
    title = f"Unwritten {'lock' if trouble is locked else 'full'}"
    priya.told_once(priya.says(f"{D} 2pm {title} before"), f"{title} before")
    with locked(rough) if trouble is locked else full(rough):
        before = len(priya.sees())
        ack = priya.types(f"{D} 3pm {title}")
        assert "Nothing was booked" in ack.body, "in the ack, within Slack's 3 seconds"
        (said,) = priya.sees()[before:]
        assert said.ephemeral
        assert "Type it again" in said.shown
    priya.told_once(priya.says(f"{D} 3pm {title}"), title)
