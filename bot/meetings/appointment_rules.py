"""Decide whether somebody may do something to an existing appointment now, or why not.

Compares values only: what was stored, what LeadSquared has, and what the person saw. The calls are in
actions/change_appointment.
"""

from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.meetings import rules
from bot.meetings.crm_appointment import AppointmentStatus, CrmAppointment
from bot.meetings.messages import AppointmentCard, AppointmentState, ChangeEnd, ChangeResult
from bot.meetings.model import Person, Policy
from bot.meetings.ports import AppointmentRecord
from bot.meetings.request import Target

# A card shows a colleague's change some moments after it was made.
SEEN_S = 3.0


@dataclass(frozen=True)
class Known:
    """What is known of an appointment: our record and LeadSquared's, each None where there is none."""

    record: AppointmentRecord | None
    found: CrmAppointment | None

    @property
    def is_known(self) -> bool:
        return self.record is not None or self.found is not None

    def card(self, before: CrmAppointment | None = None) -> AppointmentCard:
        """The appointment as a card shows it: as LeadSquared has it, or had it `before`, else as it was stored."""
        record, there = self.record, self.found or before
        lead = there.lead if there else record.lead if record else None
        if record and record.lead and lead and record.lead.id == lead.id:
            lead = record.lead  # with its company, which LeadSquared's task does not name
        card = AppointmentCard(
            task_id=there.id if there else record.task_ids[0] if record and record.task_ids else "",
            title=there.title if there else record.title if record else "",
            start=there.start if there else record.start if record else None,
            end=there.end if there else record.end if record else None,
            owner_name=(there.owner_name or there.owner_mail) if there else _owner_of(record),
            lead=lead,
            opportunity=there.opportunity if there else None,
            where=there.where if there else "",
            state=_state(record, self.found),
        )
        if record is None:
            return card
        by, how = (record.changed_name, record.changed_how) if record.status is card.state else ("", "")
        return replace(card, key=record.key, number=record.number, user=record.user, by=by, action=how)


def _owner_of(record: AppointmentRecord | None) -> str:
    return (record.owner_name or record.owner) if record else ""


def _state(record: AppointmentRecord | None, found: CrmAppointment | None) -> AppointmentState:
    if found is None:
        return AppointmentState.DELETED
    if found.status is AppointmentStatus.CANCELLED:
        return AppointmentState.DELETED
    if found.status is AppointmentStatus.COMPLETED:
        ours = record is not None and record.status in (AppointmentState.HELD, AppointmentState.NO_SHOW)
        return record.status if record and ours else AppointmentState.COMPLETED
    return AppointmentState.BOOKED


@dataclass(frozen=True)
class Presser:
    """Who asks for it, by which policy, and when they pressed or typed: `at` is aware."""

    person: Person
    policy: Policy
    at: datetime


def why_not(action: str, who: Presser, known: Known, target: Target, *, open_only: bool) -> ChangeResult | None:
    """Why it is not done; None when it may be. `open_only`: not to one that is completed."""
    record, found = known.record, known.found
    if why := rules.why_not_allowed(who.person, who.policy):
        return ChangeResult(action, ChangeEnd.NOT_ALLOWED, why=why)
    if not known.is_known:
        return ChangeResult(action, ChangeEnd.MISSING)
    about = known.card()
    if not may_change(who.person, who.policy, known):
        names = (record.name if record else "", about.owner_name)
        return ChangeResult(action, ChangeEnd.NOT_THEIRS, about, may=tuple(dict.fromkeys(filter(None, names))))
    by = record.changed_name if record else ""
    if about.state is AppointmentState.DELETED:
        ours = record is not None and record.status is AppointmentState.DELETED
        return ChangeResult(action, ChangeEnd.GONE, about, by=by if ours else "")
    if record and _changed_meanwhile(action, who, record):
        return ChangeResult(action, ChangeEnd.MEANWHILE, about, by=by)
    known_before = record.status if record else AppointmentState.BOOKED
    if about.state is not AppointmentState.BOOKED and (open_only or known_before is AppointmentState.BOOKED):
        return ChangeResult(action, ChangeEnd.COMPLETED, about, by=about.by)
    start, end = (target.start, target.end) if target.start else (record.start, record.end) if record else (None, None)
    if found and start and not found.is_at(start, end):
        return ChangeResult(action, ChangeEnd.MOVED, about)
    return None


def may_change(person: Person, policy: Policy, known: Known) -> bool:
    """Whoever asked for it, its owner, and every member where members may book for each other."""
    asked = known.record is not None and known.record.user == person.user
    return asked or _owns(person, known) or (policy.assign == "members" and not person.guest)


def is_repeated(action: str, who: Presser, record: AppointmentRecord | None) -> bool:
    """Whether the same person asked for the same twice, as with a double click: it was done, and told."""
    if record is None or record.changed_at is None or record.changed_by != who.person.user:
        return False
    return record.changed_how == action and record.changed_at >= who.at - timedelta(seconds=SEEN_S)


def _owns(person: Person, known: Known) -> bool:
    owner = known.found.owner_mail if known.found else known.record.owner if known.record else ""
    return bool(person.mail) and rules.ascii_lower(owner) == rules.ascii_lower(person.mail or "")


def _changed_meanwhile(action: str, who: Presser, record: AppointmentRecord) -> bool:
    """Whether something else was done to it after the person last saw it."""
    if record.changed_at is None:
        return False
    seen_s = 0.0 if record.changed_by == who.person.user else SEEN_S
    other = record.changed_by != who.person.user or record.changed_how != action
    return other and record.changed_at >= who.at - timedelta(seconds=seen_s)
