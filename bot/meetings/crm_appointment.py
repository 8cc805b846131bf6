"""An appointment as LeadSquared has it, what may be changed of it, and free times: values, in our words.

What the bot itself stores of an appointment is AppointmentRecord in ports.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import StrEnum

from bot.meetings.model import Lead, Opportunity


class AppointmentStatus(StrEnum):
    """The status of an appointment. LeadSquared documents no number for cancelled: any other is taken as that."""

    PENDING = "pending"
    COMPLETED = "completed"
    CANCELLED = "cancelled"


@dataclass(frozen=True)
class CrmAppointment:
    """One appointment. `start`, `end` and `modified` are aware, in UTC; None where LeadSquared says nothing readable.

    `name` is LeadSquared's, with the type before the title. `reminder` is in minutes, 0 for none.
    """

    id: str
    name: str
    start: datetime | None = None
    end: datetime | None = None
    status: AppointmentStatus = AppointmentStatus.PENDING
    description: str = ""
    owner_mail: str = ""
    owner_id: str = ""
    owner_name: str = ""
    lead: Lead | None = None
    opportunity: Opportunity | None = None
    task_type: str = ""
    where: str = ""
    reminder: int = 0
    notify: bool = False
    modified: datetime | None = None

    @property
    def title(self) -> str:
        """The name without the type before it: `Demo with Acme` of `Meeting: Demo with Acme`."""
        prefix = f"{self.task_type}:"
        has_type = bool(self.task_type) and self.name.casefold().startswith(prefix.casefold())
        return (self.name[len(prefix) :].strip() if has_type else "") or self.name

    def is_at(self, start: datetime | None, end: datetime | None) -> bool:
        """Whether it is at this time, to the second, which is all that LeadSquared stores."""
        if start is None or end is None or self.start is None or self.end is None:
            return (self.start, self.end) == (start, end)
        return all(abs((one - other).total_seconds()) < 1 for one, other in ((self.start, start), (self.end, end)))

    def is_within(self, start: datetime, end: datetime) -> bool:
        """Whether any of it is in the half-open stretch: one that ends when the stretch begins is not."""
        if self.start is None:
            return False
        ends = self.end if self.end and self.end > self.start else self.start
        return self.start < end and (ends > start or self.start >= start)


@dataclass(frozen=True, kw_only=True)
class AppointmentChanges:
    """What is to be changed of an appointment, besides its time; None leaves it as it is.

    `name` is LeadSquared's, with the type before the title; at most one of `owner_mail` and `owner_id` is given, and at
    most one of `lead` and `opportunity`; `no_lead` takes either away. `reminder` is in minutes, 0 for none. LeadSquared
    does not document that `where` and `task_type` can be changed: read the appointment afterwards.
    """

    name: str | None = None
    description: str | None = None
    lead: Lead | None = None
    opportunity: Opportunity | None = None
    no_lead: bool = False
    reminder: int | None = None
    notify: bool | None = None
    owner_mail: str | None = None
    owner_id: str | None = None
    where: str | None = None
    task_type: str | None = None


@dataclass(frozen=True)
class FreeSlot:
    """A stretch in which somebody is free; both ends are aware."""

    start: datetime
    end: datetime
