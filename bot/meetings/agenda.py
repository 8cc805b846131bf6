"""One's own appointments of some days: by day in one's own zone, in pages that a message has room for.

Values only. An appointment is under the day on which it begins, or under the first day where it began before that.
"""

import re
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta, tzinfo
from enum import StrEnum

from bot.meetings.aware_times import existing
from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment
from bot.meetings.model import Lead
from bot.when.periods import Period

# Where nobody says which days.
USUAL_DAYS = 7
# As many days as LeadSquared looks through at once.
MOST_DAYS = 100
# Days and appointments on a page together: Slack takes 50 blocks in a message, some of them for what stands around.
ROWS = 40


class AgendaState(StrEnum):
    """What an appointment of a list is at that moment."""

    AHEAD = "ahead"
    NOW = "now"
    OVER = "over"  # and nobody has completed it
    COMPLETED = "completed"


@dataclass(frozen=True)
class AgendaEntry:
    """One appointment in a list. `start` and `end` are aware, the same where LeadSquared names no end."""

    task_id: str
    title: str
    start: datetime
    end: datetime
    state: AgendaState
    lead: Lead | None = None
    where: str = ""


@dataclass(frozen=True)
class AgendaPage:
    """A part of the list of the days from `first` to `last`. `cut`: more days were asked for than are looked through.

    `until` is the last day that the page shows whole; `more` how many appointments come after it, and `next_` where the
    next page begins: the start and the id of the last one that is shown. `today` is the reader's.
    """

    first: date
    last: date
    today: date
    entries: tuple[AgendaEntry, ...] = ()
    until: date | None = None
    more: int = 0
    next_: str = ""
    cut: bool = False
    is_first: bool = True

    def by_day(self, zone: tzinfo) -> list[tuple[date, list[AgendaEntry]]]:
        """The days that have any, each with its own in order."""
        days: dict[date, list[AgendaEntry]] = {}
        for entry in self.entries:
            days.setdefault(self.day_of(entry, zone), []).append(entry)
        return list(days.items())

    def day_of(self, entry: AgendaEntry, zone: tzinfo) -> date:
        return max(entry.start.astimezone(zone).date(), self.first)


@dataclass(frozen=True)
class AgendaDays:
    """The days that a list is of, in the reader's zone. `after` is where an earlier page ended, None for the first
    one."""

    period: Period
    zone: tzinfo
    now: datetime
    after: tuple[int, str] | None = None
    cut: bool = False

    @classmethod
    def of(
        cls, period: Period | None, zone: tzinfo, now: datetime, after: tuple[int, str] | None = None
    ) -> "AgendaDays":
        """`period` None for the usual days from today on."""
        today = now.astimezone(zone).date()
        found = period or Period(today, today + timedelta(days=USUAL_DAYS - 1))
        last = min(found.last, found.first + timedelta(days=MOST_DAYS - 1))
        return cls(Period(found.first, last), zone, now, after, cut=last < found.last)

    @property
    def start(self) -> datetime:
        """From when on LeadSquared is asked: the first moment of these days, or where an earlier page ended."""
        begins = _midnight(self.period.first, self.zone)
        return max(begins, datetime.fromtimestamp(self.after[0], self.zone)) if self.after else begins

    @property
    def end(self) -> datetime:
        """The first moment after these days."""
        return _midnight(self.period.last + timedelta(days=1), self.zone)

    def page(self, appointments: Iterable[CrmAppointment], rows: int = ROWS) -> AgendaPage:
        after = self.after or (-1, "")
        entries = [one for one in map(self._entry, appointments) if one and _place_of(one) > after]
        entries.sort(key=_place_of)
        first, last = self.period
        whole = AgendaPage(first, last, self.now.astimezone(self.zone).date(), cut=self.cut, is_first=not self.after)
        shown = self._fitting(whole, entries, rows)
        left = entries[len(shown) :]
        if not left:
            return _with(whole, shown, last, 0)
        day, next_day = (whole.day_of(one, self.zone) for one in (shown[-1], left[0]))
        until = day if next_day > day else None
        return _with(whole, shown, until, len(left))

    def _entry(self, one: CrmAppointment) -> AgendaEntry | None:
        if one.status is AppointmentStatus.CANCELLED or one.start is None:
            return None
        end = one.end if one.end and one.end > one.start else one.start
        state = AgendaState.AHEAD
        if one.status is AppointmentStatus.COMPLETED:
            state = AgendaState.COMPLETED
        elif end <= self.now:
            state = AgendaState.OVER
        elif one.start <= self.now:
            state = AgendaState.NOW
        return AgendaEntry(one.id, one.title, one.start, end, state, one.lead, one.where)

    def _fitting(self, whole: AgendaPage, entries: Sequence[AgendaEntry], rows: int) -> list[AgendaEntry]:
        """As many as fit, whole days where that is possible: a day that alone is too long is cut."""
        used, days = 0, list[date]()
        for number, entry in enumerate(entries):
            day = whole.day_of(entry, self.zone)
            used += 1 + (not days or days[-1] != day)
            if used > rows:
                begun = [one for one in entries[:number] if whole.day_of(one, self.zone) < day]
                return list(begun or entries[:number])
            days.append(day)
        return list(entries)


def _with(whole: AgendaPage, shown: Sequence[AgendaEntry], until: date | None, more: int) -> AgendaPage:
    next_ = written(_place_of(shown[-1])) if more else ""
    return replace(whole, entries=tuple(shown), until=until, more=more, next_=next_)


def _place_of(entry: AgendaEntry) -> tuple[int, str]:
    """Where it stands in the list: by its start in unix seconds, then by its id."""
    return int(entry.start.timestamp()), entry.task_id


def written(place: tuple[int, str]) -> str:
    """`1795602600:7d86a7e8-...`, as a button carries it."""
    return f"{place[0]}:{place[1]}"


def read_place(text: str) -> tuple[int, str] | None:
    """The inverse of `written`; None for what is none."""
    found = re.fullmatch(r"(\d{1,10}):([\w-]{1,64})", text, re.ASCII)
    return (int(found[1]), found[2]) if found else None


def _midnight(day: date, zone: tzinfo) -> datetime:
    """The first moment of a day; where the clocks skip midnight, the next moment that there is."""
    return existing(datetime(day.year, day.month, day.day, tzinfo=zone))
