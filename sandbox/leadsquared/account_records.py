"""The records of a LeadSquared account: its users, leads, opportunities, task types and rules.

No tasks and no clock: what changes while an account is served is in leadsquared_state.
"""

from dataclasses import dataclass, field
from typing import Literal
from zoneinfo import available_timezones

APPOINTMENT: Literal[0] = 0
TO_DO: Literal[1] = 1


@dataclass(frozen=True)
class UserRecord:
    """A LeadSquared user; `time_zone` is an IANA name."""

    id: str
    email: str
    first_name: str
    last_name: str
    time_zone: str
    active: bool = True

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True)
class LeadRecord:
    """A lead; `id` is what LeadSquared calls ProspectID."""

    id: str
    first_name: str
    last_name: str
    company: str
    email: str
    phone: str
    owner_id: str
    stage: str = "Prospect"

    @property
    def name(self) -> str:
        return f"{self.first_name} {self.last_name}"


@dataclass(frozen=True)
class OpportunityRecord:
    """An opportunity of a lead; `event` is the code of its opportunity type."""

    id: str
    lead_id: str
    name: str
    stage: str
    owner_id: str
    status: str = "Open"
    event: int = 12000


@dataclass(frozen=True)
class CustomFieldRecord:
    """A custom field of a task type, `mx_Custom_1` and the like."""

    schema_name: str
    display_name: str
    mandatory: bool = False


@dataclass(frozen=True)
class TaskTypeRecord:
    """A task type; `minutes` is how long its tasks last when no end is sent."""

    id: str
    name: str
    category: Literal[0, 1] = APPOINTMENT
    minutes: int = 30
    columns: tuple[CustomFieldRecord, ...] = ()


@dataclass(frozen=True)
class AccountPolicy:
    """How an account answers: the parts in which real accounts differ, or nobody knows.

    rate               calls, seconds: at most so many calls in any so many seconds
    throttle_status    429 is documented; 403 and 200 are seen on live accounts
    throttled_count    whether refused calls count in the window too
    error_status       of a logical error: 500 is documented, 200 is seen
    api_host, app_host what UserByAccessKey.Get names as the account's own hosts; None: this server
    may_delete         whether DeleteTasks is switched on
    delete_after_s     seconds from DeleteTasks' answer until the tasks are gone
    move_after_s       seconds from BulkUpdateAppointmentTime's answer until the tasks are moved
    may_change         whether the user whom the keys belong to may change tasks
    completed_is_final whether a completed task cannot be changed any more
    update_takes       members that Update takes besides those on its page: Location, TaskType
    has_slots          whether the account has RetrieveAvailableSlots: where not, its path is unknown
    opportunity_type_needed  whether GetOpportunitiesOfLead insists on opportunityType
    day_zone           the zone in which the dates of RetrieveAppointments are days
    page_cap           records on a page at most, whatever PageSize asks for
    """

    rate: tuple[int, float] = (25, 5.0)
    throttle_status: int = 429
    throttled_count: bool = True
    error_status: int = 500
    api_host: str | None = None
    app_host: str = "app.leadsquared.test"
    may_delete: bool = True
    delete_after_s: float = 0.0
    move_after_s: float = 0.0
    may_change: bool = True
    completed_is_final: bool = True
    update_takes: tuple[str, ...] = ()
    has_slots: bool = False
    opportunity_type_needed: bool = False
    day_zone: str = "UTC"
    page_cap: int = 200

    def __post_init__(self) -> None:
        if self.throttle_status not in (429, 403, 200):
            raise ValueError("throttle_status is 429, 403 or 200")
        if self.error_status not in (500, 200):
            raise ValueError("error_status is 500 or 200")
        if self.rate[0] < 1 or self.rate[1] <= 0:
            raise ValueError("rate is (calls, seconds), both above nought")
        if self.day_zone not in available_timezones():
            raise ValueError("day_zone is an IANA name")


@dataclass(frozen=True)
class AccountRecord:
    """One LeadSquared account: keys, the user whom the keys belong to, and its records."""

    name: str
    access_key: str = field(repr=False)
    secret_key: str = field(repr=False)
    key_user: UserRecord
    users: tuple[UserRecord, ...]
    leads: tuple[LeadRecord, ...]
    opportunities: tuple[OpportunityRecord, ...]
    task_types: tuple[TaskTypeRecord, ...]
    time_zone: str = "Asia/Kolkata"
    policy: AccountPolicy = AccountPolicy()

    def user(self, user_id: str) -> UserRecord | None:
        return next((user for user in self.users if user.id.lower() == user_id.lower()), None)

    def user_by_email(self, email: str) -> UserRecord | None:
        return next((user for user in self.users if user.email.lower() == email.lower()), None)

    def lead(self, lead_id: str) -> LeadRecord | None:
        return next((lead for lead in self.leads if lead.id.lower() == lead_id.lower()), None)

    def opportunity(self, opportunity_id: str) -> OpportunityRecord | None:
        wanted = opportunity_id.lower()
        return next((one for one in self.opportunities if one.id.lower() == wanted), None)

    def task_type(self, name: str) -> TaskTypeRecord | None:
        return next((one for one in self.task_types if one.name == name), None)
