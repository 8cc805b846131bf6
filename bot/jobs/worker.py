"""Run the jobs: one workflow, whose every effect is a DBOS step, picked up again after any crash.

Decides nothing about meetings; see meetings/desk.
"""

import logging
import uuid
from collections.abc import Callable
from functools import cache
from typing import Any, TypeVar

from dbos import DBOS, DBOSConfig, DBOSPortableJSONSerializer
from pydantic import TypeAdapter, ValidationError
from sqlalchemy import Engine

from bot.jobs.queue import APPLICATION, QUEUE, REQUEST, VERSION, WORKFLOW
from bot.meetings.desk import Desk, mark_of
from bot.meetings.sayings import End, Outcome

T = TypeVar("T")
Json = dict[str, object]

log = logging.getLogger(__name__)

# How often an idle worker looks for work; half of it is what a line waits on average. 0.05 s costs about
# a twentieth of a core.
POLL_S = 0.05
# Jobs mostly wait, for their turn at LeadSquared's pace or for its return, so many are open at once; one
# account's do not fill all the places.
OPEN, OPEN_PER_ACCOUNT = 256, 192
STOP_S = 10

_OUTCOME = TypeAdapter(Outcome)


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


class Journal:
    """The desk's journal on DBOS: a step's value is written down before the next step begins."""

    def __init__(self, process: str) -> None:
        self.process = process

    def step(self, name: str, do: Callable[[], T], shape: object) -> T:
        adapter = _adapter(shape)
        remembered = DBOS.run_step({"name": name}, lambda: adapter.dump_python(do(), mode="json"))
        try:
            return adapter.validate_python(remembered)  # type: ignore[no-any-return]  # shape is T's
        except ValidationError as error:
            # `from None`: what cannot be read back may be people's words, and errors end up in logs.
            raise ValueError(f"step {name} remembers something else: {error.error_count()} errors") from None

    def sleep(self, seconds: float) -> None:
        DBOS.sleep(seconds)


class Worker:
    """The working side, one a process. `desk_for` finds the desk of a Slack team and may raise KeyError."""

    def __init__(self, engine: Engine, executor: str, desk_for: Callable[[str], Desk]) -> None:
        self._desk_for = desk_for
        self._journal = Journal(uuid.uuid4().hex)
        config: DBOSConfig = {
            "name": APPLICATION,
            "application_version": VERSION,
            "executor_id": executor,
            "system_database_engine": engine,
            "serializer": DBOSPortableJSONSerializer(),
            "log_level": "WARNING",
            "use_listen_notify": False,
        }
        DBOS(config=config)

        @DBOS.workflow(name=WORKFLOW)
        def hear(job: Json) -> Json | None:
            return self._hear(job)

    def start(self) -> None:
        """Take up what this executor left, then new jobs."""
        DBOS.launch()
        DBOS.register_queue(
            QUEUE,
            worker_concurrency=OPEN,
            partition_worker_concurrency=OPEN_PER_ACCOUNT,
            polling_interval_sec=POLL_S,
        )

    def stop(self) -> None:
        """Finish what ends within STOP_S; the rest is taken up again at the next start."""
        DBOS.destroy(workflow_completion_timeout_sec=STOP_S)

    def _hear(self, job: Json) -> Json | None:
        request = REQUEST.validate_python(job)
        ref = mark_of(request.key)
        desk = self._desk_for(request.team)
        try:
            outcome = desk.hear(request, self._journal)
        except Exception:  # the last door: a bug becomes a reference, never a silence
            log.exception("ref %s: a job broke", ref)
            desk.excuse(request, self._journal)
            return None
        # Keys that are refused are for whoever reads the log to mend; the person has this reference.
        level = logging.ERROR if outcome and outcome.end is End.KEYS else logging.INFO
        log.log(level, "ref %s: %s", ref, outcome.end if outcome else "answered")
        return None if outcome is None else _OUTCOME.dump_python(outcome, mode="json")
