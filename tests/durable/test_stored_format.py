"""What a job has stored can be read by the next version: two versions finish each other's jobs during a deploy."""

from datetime import UTC, datetime

import pytest

from bot.jobs.journal import JobReleased
from bot.jobs.queue import REQUEST
from bot.jobs.worker import parse_job
from bot.meetings.request import ReplyTarget, Request

REQUESTED = Request(
    key="1.2.a",
    team="T1",
    user="U1",
    reply_to=ReplyTarget(channel="C1"),
    received_at=datetime(2026, 11, 24, 9, 0, tzinfo=UTC),
    command="/meeting",
    line="tomorrow 3pm Demo",
)


def test_a_job_as_the_first_version_wrote_it_is_read() -> None:
    """A field that is added later has a default; one that is gone would be missed here."""
    first: dict[str, object] = {
        "key": "1.2.a",
        "team": "T1",
        "user": "U1",
        "place": {"channel": "C1", "thread_ts": None, "response_url": None},
        "heard_at": "2026-11-24T09:00:00Z",
        "command": "/meeting",
        "line": "tomorrow 3pm Demo",
        "mentions": [],
    }
    assert parse_job(first) == REQUESTED


def test_a_job_that_only_a_newer_version_can_read_is_left_for_it() -> None:
    """It is no bug and no end: the run is put down, and the newer worker takes it up."""
    newer = REQUEST.dump_python(REQUESTED, mode="json")
    del newer["key"]
    with pytest.raises(JobReleased):
        parse_job(newer)
