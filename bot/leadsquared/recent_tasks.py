"""Remember this process's newest tasks: a list from LeadSquared that lacks one of them is out of date.

In memory, for some minutes.
"""

import threading
from collections import deque
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta

from bot.meetings.model import Meeting

# After that long a list that lacks the task proves nothing any more.
FRESH_S = 600.0
# A list may lack a task that is so young for no other reason than its age.
YOUNG_S = 30.0
MOST = 200


@dataclass(frozen=True)
class RecentTask:
    """`start` is aware; `at` in this process's ticks."""

    id: str
    owner: str
    start: datetime
    at: float


class RecentTasks:
    def __init__(self, ticks: Callable[[], float]) -> None:
        self._ticks = ticks
        self._lock = threading.Lock()
        self._tasks: deque[RecentTask] = deque(maxlen=MOST)

    def note(self, meeting: Meeting, task_id: str) -> None:
        """LeadSquared has confirmed that it stored the task."""
        if meeting.start:
            with self._lock:
                self._tasks.append(RecentTask(task_id, _owner(meeting), meeting.start, self._ticks()))

    def is_young(self, task: RecentTask) -> bool:
        return self._ticks() - task.at < YOUNG_S

    def forget(self, task: RecentTask) -> None:
        """Somebody moved or deleted it in LeadSquared."""
        with self._lock, suppress(ValueError):
            self._tasks.remove(task)

    def of(self, meeting: Meeting, first: datetime, last: datetime) -> tuple[RecentTask, ...]:
        """The tasks that a list of this owner from the day of `first` to that of `last` must contain."""
        fresh_from, owner = self._ticks() - FRESH_S, _owner(meeting)
        with self._lock:
            return tuple(
                one
                for one in self._tasks
                if one.owner == owner and one.at >= fresh_from and is_listed(one.start, first, last)
            )


def is_listed(start: datetime, first: datetime, last: datetime) -> bool:
    """Whether a list from the day of `first` to that of `last` must contain a task that begins at `start`, in whatever
    zone LeadSquared takes these as days. All three are aware."""
    begins, ends = (one.astimezone(UTC).replace(hour=0, minute=0, second=0) for one in (first, last))
    return begins + timedelta(hours=12) <= start <= ends + timedelta(hours=10)


def _owner(meeting: Meeting) -> str:
    return (meeting.owner_mail or meeting.owner_id or "").casefold()
