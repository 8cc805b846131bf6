"""What a calendar shows of an appointment. Values only."""

import re
from dataclasses import dataclass
from datetime import UTC, datetime

from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment
from bot.meetings.messages import AppointmentState
from bot.meetings.ports import AppointmentRecord

_CONTROL = re.compile(r"[\x00-\x09\x0b-\x1f\x7f-\x9f]+")


@dataclass(frozen=True)
class CalendarEntry:
    """`start` and `end` are aware. `uid` stays the same for one appointment, `sequence` grows with each change, which
    was made at `changed_at`. `note` may have several lines."""

    title: str
    start: datetime
    end: datetime
    where: str = ""
    note: str = ""
    uid: str = ""
    sequence: int = 0
    changed_at: datetime = datetime(1970, 1, 1, tzinfo=UTC)
    deleted: bool = False


def entry_of(record: AppointmentRecord, note: str = "") -> CalendarEntry | None:
    """None where its times are not known, or LeadSquared has no task of it."""
    if record.start is None or record.end is None or not record.task_ids:
        return None
    booked_at = record.booked_at or datetime.fromtimestamp(0, UTC)
    changed_at = max(record.changed_at or booked_at, booked_at)
    return CalendarEntry(
        title=_plain(record.title),
        start=record.start.astimezone(UTC),
        end=record.end.astimezone(UTC),
        where=_plain(record.where),
        note=_plain(note),
        uid=f"{record.task_ids[0]}@leadsquared-meetings",
        # Seconds since it was booked: no count of changes is stored, and it has to grow only.
        sequence=max(1, int((changed_at - booked_at).total_seconds())) if record.changed_at else 0,
        changed_at=changed_at,
        deleted=record.status is AppointmentState.DELETED,
    )


def entry_in_crm(found: CrmAppointment, note: str = "") -> CalendarEntry | None:
    """Of one that no request of ours booked; None where LeadSquared names no times, or it is no more."""
    if found.start is None or found.end is None or found.status is AppointmentStatus.CANCELLED:
        return None
    return CalendarEntry(_plain(found.title), found.start, found.end, _plain(found.where), _plain(note))


def _plain(text: str) -> str:
    """Without control characters, which no calendar takes, and halves of surrogate pairs, which are no text."""
    return _CONTROL.sub(" ", text.encode(errors="replace").decode()).strip()
