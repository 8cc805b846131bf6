"""Tasks as LeadSquared returns them, and the log entry of a call.

Values only; they are stored in leadsquared_state.
"""

from dataclasses import dataclass
from datetime import UTC, datetime
from typing import TypedDict

from sandbox.leadsquared.crm_faults import CrmFault

# 0001-01-01 is how LeadSquared writes "not yet" in CompletedOn.
NEVER = "0001-01-01 00:00:00.000"


class TypeOfTask(TypedDict):
    """The task type as a task record names it."""

    Id: str
    Name: str


class TaskRecord(TypedDict):
    """A task as LeadSquared returns it; every time is UTC, `YYYY-MM-DD HH:MM:SS.000`."""

    UserTaskId: str
    Name: str
    Category: int
    Description: str
    RelatedEntity: int
    RelatedEntityId: str
    RelatedEntityIdName: str
    DueDate: str
    EndDate: str
    Reminder: int
    NotifyBy: str
    StatusCode: int
    OwnerId: str
    OwnerName: str
    OwnerEmailAddress: str
    CreatedBy: str
    CreatedByName: str
    CreatedOn: str
    ModifiedBy: str
    ModifiedByName: str
    ModifiedOn: str
    CompletedOn: str
    TaskType: TypeOfTask
    Location: str
    CustomFields: dict[str, str]


@dataclass(frozen=True)
class CrmCall:
    """One logged request and its outcome; the keys are left out.

    `at` is aware UTC by the server's clock, `tick` seconds by its monotonic one. `account` is None when
    the keys open none. `body` is the text as it came. While `open`, no answer has been decided;
    afterwards `status` and `answer` are what was answered, None when the connection was closed
    instead. `fault` names the fault that was played, `throttled` says the call was over the rate.
    """

    number: int
    at: datetime
    tick: float
    account: str | None
    method: str
    path: str
    query: dict[str, str]
    body: str
    open: bool = True
    status: int | None = None
    answer: str | None = None
    fault: CrmFault | None = None
    throttled: bool = False


class Counters(TypedDict):
    """One account's calls so far; `most_in_window` is over its own rate's seconds."""

    calls: int
    throttled: int
    dropped: int
    open: int
    tasks: int
    most_in_window: int
    window_s: float


def written(moment: datetime) -> str:
    """An aware moment as LeadSquared writes it."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.000")


def read_written(text: str) -> datetime:
    """The opposite of `written`: aware UTC."""
    return datetime.fromisoformat(text).replace(tzinfo=UTC)


def snapshot(task: TaskRecord) -> TaskRecord:
    """A copy that shares nothing; by hand, since a caller may look at thousands again and again."""
    copied = task.copy()
    copied["TaskType"] = task["TaskType"].copy()
    copied["CustomFields"] = task["CustomFields"].copy()
    return copied
