"""What an owner's appointments say about a time: which are in the way, and when that day is free instead.

Compares values only; the looks themselves are in clash_check.
"""

from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass
from datetime import UTC, datetime, timedelta, tzinfo

from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment, FreeSlot
from bot.meetings.free_times import BusyTime, WorkingHours, clashing, next_free


@dataclass(frozen=True)
class ClashLook:
    """What one look found. `busy` is in the way, `free` are the next free times of that day; `left_out`: nobody looked,
    as the calls were short or LeadSquared did not answer."""

    busy: tuple[BusyTime, ...] = ()
    free: tuple[FreeSlot, ...] = ()
    left_out: bool = False


@dataclass(frozen=True)
class WantedTime:
    """A time that an appointment is to have. `start` and `end` are aware, in the asker's zone; `hours` are of the
    owner's `zone`. `references` are the marks of this appointment and of the earlier attempts at it, `task_id` is its
    own where it is there already: none of these is in its own way. `own`: the asker is the owner, who may read titles.
    """

    start: datetime
    end: datetime
    hours: WorkingHours
    zone: tzinfo
    references: Collection[str] = ()
    task_id: str = ""
    own: bool = True

    @property
    def day(self) -> FreeSlot:
        """The owner's day on which it begins, longer where it is longer itself."""
        first = self.start.astimezone(self.zone).replace(hour=0, minute=0, second=0, microsecond=0, fold=0)
        return FreeSlot(min(first, self.start, key=_utc), max(first + timedelta(days=1), self.end, key=_utc))

    def busy_times(self, appointments: Iterable[CrmAppointment]) -> tuple[BusyTime, ...]:
        """The appointments that count: completed, cancelled and endless ones do not, and neither does itself."""
        return tuple(
            BusyTime(one.start, one.end, one.title if self.own else "")
            for one in appointments
            if one.status is AppointmentStatus.PENDING
            and one.start
            and one.end
            and one.start < one.end
            and one.id != self.task_id
            and not any(f"ref {reference}" in one.description for reference in self.references)
        )

    def look(self, busy: Sequence[BusyTime], now: datetime, slots: Sequence[FreeSlot] | None = None) -> ClashLook:
        """What is in the way, and if anything is, what is free; `slots` are LeadSquared's own free times of that day,
        None where it has none, and then the working hours count."""
        in_the_way = clashing(busy, self.start, self.end)
        if not in_the_way:
            return ClashLook()
        open_ = [self.hours.of(self.start.astimezone(self.zone).date(), self.zone)] if slots is None else slots
        shown = tuple(_in_zone(one, self.start.tzinfo) for one in in_the_way)
        return ClashLook(shown, next_free(self.start, self.end, busy, open_, now))


def _in_zone(one: BusyTime, zone: tzinfo | None) -> BusyTime:
    return BusyTime(one.start.astimezone(zone), one.end.astimezone(zone), one.title)


def _utc(moment: datetime) -> datetime:
    return moment.astimezone(UTC)
