"""Read and delete stored jobs, for the command line: all of a person, all since a moment, and how far each came.

Reads whole tables, so that no person waits for it. Every method may raise SQLAlchemyError.
"""

import json
from collections.abc import Iterator, Sequence
from contextlib import suppress
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from typing import Any

from dbos import DBOSClient
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine, text

from bot.jobs.journal import NOTED
from bot.jobs.pending import APPLICATION, queue_of
from bot.jobs.queue import CREATE, OUTCOME, REQUEST, SCHEMA, TRIED, UNFINISHED
from bot.jobs.serialization import SERIALIZER
from bot.meetings.messages import Outcome
from bot.meetings.notifier import Understanding
from bot.meetings.request import Request
from bot.meetings.slack_answer import SlackAnswer

_WHO = TypeAdapter(SlackAnswer[Understanding])
_PAGE = 500


@dataclass(frozen=True)
class StoredJob:
    """A request, when it was saved, and whether its job has ended."""

    request: Request
    saved_at: datetime
    over: bool


@dataclass(frozen=True)
class JobProgress:
    """What the steps of a job found so far: who asked and what was understood, and how the booking stands."""

    understanding: Understanding | None = None
    outcome: Outcome | None = None


class StoredJobs:
    """The jobs of one installation."""

    def __init__(self, engine: Engine, installation: str = "") -> None:
        self._engine, self._installation = engine, installation
        self._schema = "" if engine.dialect.name == "sqlite" else f"{SCHEMA}."
        self._client = DBOSClient(
            system_database_engine=engine,
            serializer=SERIALIZER,
            application_name=APPLICATION,
            retry_connection_errors=False,
            lazy=True,
        )

    def exist(self) -> bool:
        """Whether there is a table of jobs."""
        with self._engine.connect() as connection:
            return connection.dialect.has_table(
                connection, "workflow_input", schema=None if self._schema == "" else SCHEMA
            )

    def of(self, user: str) -> Iterator[StoredJob]:
        """All of a person, of every installation on the database."""
        found = self._jobs("i.inputs LIKE :user", {"user": f"%{user}%"})
        return (job for job in found if job.request.user == user)

    def since(self, moment: datetime, but: set[str]) -> Iterator[StoredJob]:
        """All that were saved since then, without those whose keys are in `but`."""
        ours = {"since": int(moment.timestamp() * 1000), "queue": queue_of(self._installation), "old": queue_of("")}
        return self._jobs("s.created_at >= :since AND s.queue_name IN (:queue, :old)", ours, but)

    def _jobs(self, condition: str, values: dict[str, Any], but: set[str] = frozenset()) -> Iterator[StoredJob]:  # type: ignore[assignment]  # none
        asked = text(
            f"SELECT i.workflow_uuid, i.inputs, s.status, s.created_at FROM {self._schema}workflow_input i "  # noqa: S608  # ours
            f"JOIN {self._schema}workflow_status s ON s.workflow_uuid = i.workflow_uuid "
            f"WHERE i.workflow_uuid > :after AND {condition} ORDER BY i.workflow_uuid LIMIT {_PAGE}"
        )
        after = ""
        while True:
            with self._engine.connect() as connection:
                rows = connection.execute(asked, {"after": after, **values}).all()
            for row in rows:
                after = row.workflow_uuid
                if after in but:
                    continue
                with suppress(ValueError, LookupError, TypeError):
                    request = REQUEST.validate_python(json.loads(row.inputs)["positionalArgs"][0])
                    saved_at = datetime.fromtimestamp(row.created_at / 1000, UTC)
                    yield StoredJob(replace(request, key=after), saved_at, row.status not in UNFINISHED)
            if len(rows) < _PAGE:
                return

    def progress(self, job: StoredJob) -> JobProgress:
        """What its steps found, and for one that has ended how it ended."""
        key = job.request.key
        understanding: Understanding | None = None
        outcome: Outcome | None = None
        for step in self._client.list_workflow_steps(key):
            value = step["output"]
            plain = {name: one for name, one in value.items() if name != NOTED} if isinstance(value, dict) else value
            with suppress(ValidationError):
                if step["function_name"].startswith("who "):
                    understanding = _WHO.validate_python(plain).value or understanding
                elif step["function_name"].startswith(CREATE):
                    outcome = TRIED.validate_python(plain).outcome
        if job.over:
            found = self._client.list_workflows(workflow_ids=[key], load_input=False)
            ended = found[0].output if found and found[0].status == "SUCCESS" else None
            outcome = OUTCOME.validate_python(ended) if ended else None
        return JobProgress(understanding, outcome)

    def forget(self, keys: Sequence[str]) -> None:
        """Delete jobs that have ended, with their steps."""
        for start in range(0, len(keys), 100):
            self._client.delete_workflows(list(keys[start : start + 100]))

    def close(self) -> None:
        self._client.destroy()
