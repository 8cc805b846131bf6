"""The Journal port on DBOS: each step's value is stored before the next step starts.

If a value cannot be stored, this run of the job ends without an outcome, and the job is requeued.
"""

import threading
import uuid
from collections.abc import Callable
from contextlib import AbstractContextManager, nullcontext
from functools import cache
from typing import Any, TypeVar

from dbos import DBOS, error
from pydantic import TypeAdapter, ValidationError
from sqlalchemy.exc import SQLAlchemyError

from bot.database import is_transient
from bot.jobs.heartbeat import Lease
from bot.meetings.ports import JournalUnreadable
from bot.ticks import ticks

T = TypeVar("T")

# The version of the shapes that steps remember, noted in each that is an object; those without one are of the first.
# One more whenever an earlier version could not read them, or would go on from them another way.
SHAPES, NOTED = 4, "v"


class JobReleased(BaseException):
    """This run of a job ends without an outcome; the job is run again. Not an Exception: DBOS would store one."""


@cache
def _adapter(shape: Any) -> TypeAdapter[Any]:
    return TypeAdapter(shape)


class DurableJournal:
    """One run of one job. `stopping` ends its waits; `wall` is in unix seconds, since a wait may outlive a restart;
    `waiting` is entered while it only waits."""

    def __init__(
        self,
        lease: Lease,
        stopping: threading.Event,
        wall: Callable[[], float],
        waiting: Callable[[], AbstractContextManager[None]] = nullcontext,
    ) -> None:
        # A name for this run: the same job taken up again, by this process or another, is another run.
        self.process = uuid.uuid4().hex
        self._lease, self._stopping, self._wall, self._waiting = lease, stopping, wall, waiting

    def step(self, name: str, do: Callable[[], T], shape: object) -> T:
        adapter = _adapter(shape)

        def run() -> object:
            self._lease.check()
            try:
                value: object = adapter.dump_python(do(), mode="json")
            except SQLAlchemyError as failure:
                if not is_transient(failure):
                    raise
                # Not stored as the step's result: a database that is locked, full or unreachable may recover.
                raise JobReleased(f"in {name}: {type(failure).__name__}") from None
            return {**value, NOTED: SHAPES} if isinstance(value, dict) else value

        try:
            remembered = DBOS.run_step({"name": name}, run)
        except (error.DBOSUnexpectedStepError, error.DBOSStepNondeterminismError) as other:
            raise JournalUnreadable(f"another step than {name}: {type(other).__name__}") from None
        except (SQLAlchemyError, error.DBOSException) as failure:
            if isinstance(failure, SQLAlchemyError) and not is_transient(failure):
                raise
            raise JobReleased(f"{name} cannot be remembered: {type(failure).__name__}") from None
        if isinstance(remembered, dict):
            shapes = remembered.get(NOTED, 1)
            remembered = {key: value for key, value in remembered.items() if key != NOTED}
            if shapes > SHAPES:
                raise JobReleased(f"a newer version did {name}")
        try:
            return adapter.validate_python(remembered)  # type: ignore[no-any-return]  # shape is T's
        except ValidationError as unread:
            # `from None`: what cannot be read back may be people's words, and errors end up in logs.
            raise JournalUnreadable(f"step {name} remembers something else: {unread.error_count()} errors") from None

    def sleep(self, seconds: float) -> None:
        began = False

        def begin() -> float:
            nonlocal began
            began = True
            return self._wall() + seconds

        until = self.step("sleep", begin, float)
        # A clock change must neither shorten a wait that starts now nor prolong one that started earlier.
        left_s = seconds if began else max(0.0, min(seconds, until - self._wall()))
        if left_s:
            with self._waiting():
                self._stopping.wait(left_s)
        if self._stopping.is_set():
            raise JobReleased("stopping")

    def ticks(self) -> float:
        return self._lease.ticks()


class UnrecordedJournal:
    """A journal that stores nothing, for the final message of a job whose own journal may be broken.

    After a crash in between, everything is done again.
    """

    def __init__(self, lease: Lease, stopping: threading.Event) -> None:
        self.process = uuid.uuid4().hex
        self._lease, self._stopping = lease, stopping

    def step(self, name: str, do: Callable[[], T], shape: object) -> T:
        del shape
        self._lease.check()
        try:
            return do()
        except SQLAlchemyError as failure:
            if not is_transient(failure):
                raise
            raise JobReleased(f"in {name}: {type(failure).__name__}") from None

    def sleep(self, seconds: float) -> None:
        if self._stopping.wait(seconds):
            raise JobReleased("stopping")

    def ticks(self) -> float:
        return ticks()
