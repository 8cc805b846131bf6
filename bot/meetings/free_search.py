"""When an appointment's owner is free next, for as long as it takes: on its own day, or on the days after that.

Compares values only; the appointments are asked for by the caller.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta
from zoneinfo import ZoneInfo

from bot.meetings.clash import WantedTime
from bot.meetings.crm_appointment import CrmAppointment, FreeSlot
from bot.meetings.free_times import MOST, WorkingHours, next_free
from bot.meetings.model import Policy

# So many days are looked through.
DAYS = 7


@dataclass(frozen=True)
class FreeSearch:
    """The search for one appointment, from its own start or from `now` on where that is later."""

    wanted: WantedTime
    now: datetime

    @classmethod
    def of(cls, about: CrmAppointment, policy: Policy, zone: str, now: datetime) -> "FreeSearch | None":
        """None for an appointment without both ends. `zone` is the reader's, an IANA name."""
        if about.start is None or about.end is None or about.end <= about.start:
            return None
        there = ZoneInfo(zone)
        length = about.end.astimezone(UTC) - about.start.astimezone(UTC)
        start = max(about.start.astimezone(UTC), now.astimezone(UTC)).astimezone(there)
        end = (start.astimezone(UTC) + length).astimezone(there)
        hours = WorkingHours(policy.opens, policy.closes)
        # Where it is now counts as busy: a quarter of an hour later would hardly be meant.
        return cls(WantedTime(start, end, hours, there), now)

    @property
    def first(self) -> datetime:
        return self.wanted.start.replace(hour=0, minute=0, second=0, microsecond=0, fold=0)

    @property
    def last(self) -> datetime:
        return self.first + timedelta(days=DAYS)

    def found(self, appointments: Iterable[CrmAppointment]) -> tuple[FreeSlot, ...]:
        """The first free times, at most three, none of them before the start."""
        wanted, busy = self.wanted, self.wanted.busy_times(appointments)
        slots: list[FreeSlot] = []
        for days in range(DAYS):
            day = (self.first + timedelta(days=days)).date()
            open_ = [wanted.hours.of(day, wanted.zone)]
            here = next_free(wanted.start, wanted.end, busy, open_, self.now)
            slots += [one for one in here if one.start > wanted.start]
        return tuple(slots[:MOST])
