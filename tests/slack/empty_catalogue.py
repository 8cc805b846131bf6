"""A LeadSquared account without anything in it, for forms that have other matters."""

from datetime import datetime

from bot.meetings.crm_appointment import CrmAppointment
from bot.meetings.model import Lead, Opportunity, TaskType


class EmptyCatalogue:
    """A Catalogue that answers at once."""

    def appointment_types(self) -> tuple[TaskType, ...]:
        return ()

    def search_leads(self, words: str) -> tuple[Lead, ...]:
        del words
        return ()

    def find_leads(self, words: str) -> tuple[Lead, ...]:
        del words
        return ()

    def opportunities(self, lead_id: str) -> tuple[Opportunity, ...]:
        del lead_id
        return ()

    def user_named(self, mail: str) -> str:
        del mail
        return ""

    def appointment(self, task_id: str) -> CrmAppointment | None:
        del task_id
        return None

    def appointments_of(self, owner: str, start: datetime, end: datetime) -> tuple[CrmAppointment, ...]:
        del owner, start, end
        return ()

    def lead_page(self, lead_id: str) -> str:
        del lead_id
        return ""
