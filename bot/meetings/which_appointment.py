"""Which appointment a typed line means: by words of its title or lead, by its time, or by its id.

Compares values only. Half a match is never taken for a whole one: then the person is asked.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.meetings import matching
from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment
from bot.meetings.model import Draft
from bot.when import Piece, Reading, Unclear

# Words that say nothing about which appointment it is.
_FILLERS = frozenset(("a", "an", "and", "at", "for", "from", "in", "my", "of", "on", "our", "please", "the", "with"))
# How far back and ahead it is looked for, where the line names no day: within the 100 days of one call.
BACK, AHEAD = timedelta(days=21), timedelta(days=76)
# Between the words for an appointment and those for its new time or owner.
BETWEEN = (" to ", " until ", " till ", " over to ")


@dataclass(frozen=True)
class WantedAppointment:
    """What a line says of an appointment. `start` and `end` are the stretch that it begins in, aware; None where no day
    was named. `clock` is the hour and minute that it begins at, where a clock time was named. `task_id` is its id in
    LeadSquared."""

    words: str = ""
    start: datetime | None = None
    end: datetime | None = None
    clock: tuple[int, int] | None = None
    task_id: str = ""

    def days(self, now: datetime) -> tuple[datetime, datetime]:
        """The stretch to look through."""
        if self.start and self.end:
            return self.start, self.end
        return now - BACK, now + AHEAD


@dataclass(frozen=True)
class FoundAppointments:
    """Those that a line may mean, by start. `sure`: all that was said fits, so that the only one is the one meant."""

    appointments: tuple[CrmAppointment, ...] = ()
    sure: bool = True

    @property
    def only(self) -> CrmAppointment | None:
        return self.appointments[0] if self.sure and len(self.appointments) == 1 else None


def wanted_by(draft: Draft, zone: ZoneInfo) -> WantedAppointment:
    """What a line without its first word says: `tomorrow's Globex call`, `Demo friday 3pm`, or an id."""
    words = [word for word in draft.title.split() if word.strip("\"'“”‘’,.!?").casefold() not in _FILLERS]
    ids = [word for word in words if matching.GUID.fullmatch(word)]
    reading = _reading(draft.when)
    wanted = WantedAppointment(" ".join(word for word in words if word not in ids), task_id=ids[0] if ids else "")
    if reading is None:
        return wanted
    start = reading.start.astimezone(zone)
    clock = (start.hour, start.minute) if reading.grain == "minute" else None
    day_said = any(part.piece is Piece.DATE and part.said for part in reading.parts)
    if not day_said and clock:
        return WantedAppointment(wanted.words, clock=clock, task_id=wanted.task_id)
    first = start.replace(hour=0, minute=0, second=0, microsecond=0)
    last = reading.end.astimezone(zone) if reading.grain == "day" and reading.end else first
    end = last.replace(hour=0, minute=0, second=0, microsecond=0) + timedelta(days=1)
    return WantedAppointment(wanted.words, first, end, clock, wanted.task_id)


def choose(appointments: Sequence[CrmAppointment], wanted: WantedAppointment, zone: ZoneInfo) -> FoundAppointments:
    """The pending ones that fit all that was said; else, unsure, those that fit most of its words."""
    pending = [one for one in appointments if one.status is AppointmentStatus.PENDING and _in_time(one, wanted, zone)]
    whole = [one for one in pending if not wanted.words or matching.has_words(wanted.words, _texts(one))]
    if whole:
        return FoundAppointments(tuple(whole))
    counts = [sum(matching.has_words(word, _texts(one)) for word in wanted.words.split()) for one in pending]
    most = max(counts, default=0)
    return FoundAppointments(
        tuple(one for one, count in zip(pending, counts, strict=True) if most and count == most), sure=False
    )


def split_target(line: str) -> tuple[str, str]:
    """`Globex call to friday 3pm` as `Globex call` and `friday 3pm`, at the last word between; the second is "" where
    there is none."""
    folded = f" {line} ".casefold()
    ends = [(at + len(word), at) for word in BETWEEN if (at := folded.rfind(word)) >= 0]
    if not ends:
        return line.strip(), ""
    end, at = max(ends, key=lambda one: (one[0], -one[1]))
    padded = f" {line} "
    return padded[:at].strip(), padded[end:].strip()


def _reading(when: Reading | Unclear | None) -> Reading | None:
    if isinstance(when, Unclear):
        return when.candidates[0] if when.candidates else None
    return when


def _in_time(one: CrmAppointment, wanted: WantedAppointment, zone: ZoneInfo) -> bool:
    if one.start is None:
        return False
    start = one.start.astimezone(zone)
    if wanted.start and wanted.end and not wanted.start <= start < wanted.end:
        return False
    return wanted.clock is None or wanted.clock == (start.hour, start.minute)


def _texts(one: CrmAppointment) -> tuple[str, ...]:
    lead, opportunity = one.lead, one.opportunity
    named = (lead.name, lead.company) if lead else ()
    return (one.name, one.where, *named, opportunity.name if opportunity else "")
