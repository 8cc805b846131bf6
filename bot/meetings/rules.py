"""Decide whether a draft may be booked: Ready, Ask or Refuse.

Compares values only: no CRM, no Slack, no clock. The order of calls is in actions.
"""

from dataclasses import dataclass, replace
from datetime import datetime
from typing import Any

from bot.meetings import matching
from bot.meetings.aware_times import is_over, later, minutes_between
from bot.meetings.choices import alternative_times, at_free_time
from bot.meetings.clash import ClashLook
from bot.meetings.crm_appointment import FreeSlot
from bot.meetings.lookup import LOOKUPS, NOTHING_ASKED, LookupResult
from bot.meetings.messages import Ask, Question, Ready, RefusalReason, Refuse
from bot.meetings.model import (
    Draft,
    Lead,
    Meeting,
    Opportunity,
    OwnerKind,
    Person,
    Policy,
    Preferences,
    Problem,
    ProblemKind,
)
from bot.when import Kind, Reading, Unclear

_REFUSED = {
    Kind.NO_TIME: RefusalReason.NO_TIME,
    Kind.NO_CLOCK: RefusalReason.NO_CLOCK,
    Kind.PAST: RefusalReason.PAST,
    Kind.TOO_FAR: RefusalReason.TOO_FAR,
    Kind.BACKWARDS: RefusalReason.BACKWARDS,
    Kind.SEVERAL: RefusalReason.SEVERAL,
}
_ASKED = {
    Kind.TWO_READINGS: Question.TWO_READINGS,
    Kind.TWICE: Question.TWICE,
    Kind.GAP: Question.GAP,
    Kind.UNREAD: Question.UNREAD,
}


@dataclass(frozen=True)
class Asker:
    """Who asks, by which policy, and when: `now` is aware, in the asker's zone."""

    person: Person
    policy: Policy
    now: datetime


@dataclass(frozen=True)
class Found:
    """What was looked up for a draft: `crm` in LeadSquared, `owner` is the Slack member whom owner: names."""

    crm: LookupResult = NOTHING_ASKED
    owner: Person | None = None


def check_draft(draft: Draft, asker: Asker) -> Refuse | Ask | None:
    """Check what needs no look-up, once before the look-ups; None if the draft passes."""
    person, policy, now = asker.person, asker.policy, asker.now
    if why := why_not_allowed(person, policy):
        return Refuse(why, draft, now)
    if draft.problems:
        return Refuse(RefusalReason.OPTION, draft, now, problem=draft.problems[0])
    if draft.owner and (policy.assign == "self" or person.guest) and not is_self(draft, person):
        return Refuse(RefusalReason.ONLY_SELF, draft, now)
    if is_self(draft, person) and not person.mail:
        return Refuse(without_mail(person), draft, now)
    return _about_time(draft, now) or _about_place(draft, now)


def decide(draft: Draft, asker: Asker, found: Found) -> Ready | Ask | Refuse:
    """Decide on a draft that passed check_draft, with what was looked up for it."""
    if found.owner:
        if why := why_not_allowed(found.owner, asker.policy):
            return Refuse(why, draft, asker.now, about=found.owner)
        if not found.owner.mail:
            return Refuse(without_mail(found.owner), draft, asker.now, about=found.owner)
    for lookup in LOOKUPS:
        if verdict := _VERDICTS[lookup.option](draft, asker, found.crm):
            return verdict
    return Ready(_meeting(draft, asker, found))


def _about_type(draft: Draft, asker: Asker, found: LookupResult) -> Ask | None:
    unknown = found.types and not found.task_type
    return Ask(Question.TYPES, draft, asker.now, types=found.types) if unknown else None


def _about_lead(draft: Draft, asker: Asker, found: LookupResult) -> Refuse | Ask | None:
    if not draft.lead:
        # An e-mail in the title: whether its lead is meant, only the person knows.
        return Ask(Question.LEADS, draft, asker.now, leads=found.leads) if found.leads else None
    if not found.may_search:
        return Refuse(RefusalReason.NO_SEARCH, draft, asker.now, about=asker.person)
    if not found.leads:
        return Refuse(RefusalReason.NO_LEAD, draft, asker.now)
    if len(found.leads) > 1 or (found.strict and not _is_sure(draft, found.leads[0])):
        return Ask(Question.LEADS, draft, asker.now, leads=found.leads)
    return None


def _about_opportunity(draft: Draft, asker: Asker, found: LookupResult) -> Refuse | Ask | None:
    if not draft.lead:
        return _about_opportunity_alone(draft, asker.now)
    if not draft.opportunity or _opportunity(draft, found):
        return None
    offered = _named(draft, found) or found.offered
    if not offered or matching.GUID.fullmatch(draft.opportunity):
        return Refuse(RefusalReason.NOT_THEIRS, draft, asker.now)
    return Ask(Question.OPPORTUNITIES, draft, asker.now, opportunities=offered)


# By the option that was looked up; decide goes through them in the order of LOOKUPS.
_VERDICTS = {"type": _about_type, "lead": _about_lead, "opp": _about_opportunity}


def _about_opportunity_alone(draft: Draft, now: datetime) -> Refuse | None:
    """Without a lead, an opportunity can only be named by its id, which is one word."""
    said, tail = draft.opportunity or "", dict(draft.words_behind).get("opp", "")
    if not said or not matching.continues(said, tail):
        return None
    return Refuse(RefusalReason.OPTION, draft, now, problem=Problem(ProblemKind.VALUE, "opp", f"{said} {tail}"))


def _is_sure(draft: Draft, lead: Lead) -> bool:
    """Whether the only lead found matches all that was typed, also the words behind an unquoted value."""
    said = draft.lead or ""
    return matching.matches(lead, said) and not matching.continues(said, dict(draft.words_behind).get("lead", ""))


def _opportunity(draft: Draft, found: LookupResult) -> Opportunity | None:
    """The one that was named: by its id, or by its name, where only one has it."""
    if not draft.opportunity:
        return None
    if not draft.lead or draft.opportunity in found.opportunities:
        name = next((one.name for one in found.offered if one.id == draft.opportunity), "")
        return Opportunity(draft.opportunity, name)
    named = _named(draft, found)
    return named[0] if len(named) == 1 else None


def _named(draft: Draft, found: LookupResult) -> tuple[Opportunity, ...]:
    said = draft.opportunity or ""
    return tuple(one for one in found.offered if matching.same(said, one.name) or matching.same(said, one.id))


def ask_about_clash(draft: Draft, asker: Asker, look: ClashLook, owner: str) -> Ask:
    """Ask about a meeting that may be booked, and has something in its way; `owner` as in Ask."""
    zone = asker.now.tzinfo
    free = (FreeSlot(one.start.astimezone(zone), one.end.astimezone(zone)) for one in look.free)
    readings = tuple(filter(None, (at_free_time(draft, slot) for slot in free)))
    return Ask(Question.CLASH, draft, asker.now, readings=readings, clash=look, owner=owner)


def with_preferences(policy: Policy, preferences: Preferences) -> Policy:
    """The installation's policy with one person's own defaults. Permissions stay the installation's."""
    return replace(
        policy,
        minutes=preferences.minutes or policy.minutes,
        task_type=preferences.task_type or policy.task_type,
        reminder=policy.reminder if preferences.reminder is None else preferences.reminder,
        notify=policy.notify if preferences.notify is None else preferences.notify,
    )


def changed_preferences(preferences: Preferences, policy: Policy) -> Preferences:
    """Preferences without those that equal the installation's, so that they follow when it changes."""
    return replace(
        preferences,
        minutes=None if preferences.minutes == policy.minutes else preferences.minutes,
        task_type=None if preferences.task_type == policy.task_type else preferences.task_type,
        reminder=None if preferences.reminder == policy.reminder else preferences.reminder,
        notify=None if preferences.notify == policy.notify else preferences.notify,
    )


def _meeting(draft: Draft, asker: Asker, found: Found) -> Meeting:
    policy, owner = asker.policy, found.owner
    start, end = _dates(draft, policy)
    who = owner or asker.person
    mail: str | None = who.mail
    lsq_id: str | None = None
    name = who.name
    if draft.owner and draft.owner.kind is OwnerKind.MAIL and owner is None:
        mail = name = draft.owner.value
    elif draft.owner and draft.owner.kind is OwnerKind.LSQ:
        mail, lsq_id, name = None, draft.owner.value, f"user {draft.owner.value}"
    if is_self(draft, asker.person):
        mail, name = asker.person.mail, asker.person.name
    return Meeting(
        **_with_defaults(draft, policy),
        start=start,
        end=end,
        owner_name=name,
        owner_mail=mail,
        owner_id=lsq_id,
        lead=found.crm.leads[0] if found.crm.leads else None,
        opportunity=_opportunity(draft, found.crm),
    )


def _with_defaults(draft: Draft, policy: Policy) -> dict[str, Any]:
    """What was said, and the policy's own value where it has one for what was not."""
    said = draft.plain_details
    defaults = {name: getattr(policy, name, None) for name in said}
    return {name: defaults[name] if value is None else value for name, value in said.items()}


def _dates(draft: Draft, policy: Policy) -> tuple[datetime | None, datetime | None]:
    reading = draft.when
    if not isinstance(reading, Reading):
        return None, None
    return reading.start, reading.end or later(reading.start, draft.minutes or policy.minutes)


def _about_time(draft: Draft, now: datetime) -> Refuse | Ask | None:
    reading = draft.when
    if draft.leave_dates:
        said = reading is not None or draft.minutes is not None
        return Refuse(RefusalReason.DATES_TWICE, draft, now) if said else None
    if isinstance(reading, Unclear):
        if reading.kind in _REFUSED:
            return _refuse(_REFUSED[reading.kind], draft, now)
        ahead = tuple(one for one in reading.candidates if not is_over(one.start, now))
        if not ahead:
            return Refuse(RefusalReason.PAST if reading.candidates else RefusalReason.NO_TIME, draft, now)
        return Ask(_ASKED[reading.kind], draft, now, readings=ahead)
    if reading is None:
        return Refuse(RefusalReason.NO_TIME, draft, now)
    if reading.grain == "day":
        return _refuse(RefusalReason.NO_CLOCK, draft, now)
    if is_over(reading.start, now):
        return _refuse(RefusalReason.PAST, draft, now)
    if reading.end is not None:
        if minutes_between(reading.start, reading.end) <= 0:
            return Refuse(RefusalReason.BACKWARDS, draft, now)
        if draft.minutes and draft.minutes != minutes_between(reading.start, reading.end):
            return Refuse(RefusalReason.END_TWICE, draft, now)
    return None


def _about_place(draft: Draft, now: datetime) -> Ask | None:
    """`where:Cafe Central Demo`: only the person knows where the place ends."""
    tail = dict(draft.words_behind).get("where", "")
    if not draft.where or not matching.continues(draft.where, tail):
        return None
    places = [value for value, _ in matching.longest_first(draft.where, tail)]
    return Ask(Question.PLACE, draft, now, places=tuple(reversed(places)))


def _refuse(why: RefusalReason, draft: Draft, now: datetime) -> Refuse:
    return Refuse(why, draft, now, choices=alternative_times(why, draft, now))


def why_not_allowed(person: Person, policy: Policy) -> RefusalReason | None:
    """Why somebody may neither book nor own an appointment here; None when they may."""
    if person.outside:
        return RefusalReason.OUTSIDE
    if person.deleted:
        return RefusalReason.DELETED
    if person.bot:
        return RefusalReason.BOT
    if person.guest and not policy.guests:
        return RefusalReason.GUEST
    return None


def without_mail(person: Person) -> RefusalReason:
    """The reason for a missing e-mail: the person's profile, or a scope that the bot lacks."""
    return RefusalReason.MAIL_SCOPE if person.mail_hidden else RefusalReason.NO_MAIL


def is_self(draft: Draft, asker: Person) -> bool:
    """Whether it is the asker's own appointment."""
    said = draft.owner
    if said is None:
        return True
    if said.kind is OwnerKind.USER:
        return said.value == asker.user
    return said.kind is OwnerKind.MAIL and bool(asker.mail) and ascii_lower(said.value) == ascii_lower(asker.mail or "")


def ascii_lower(mail: str) -> str:
    """Lower-case ASCII letters only, as LeadSquared compares: other case mappings could match another person."""
    return "".join(one.lower() if one.isascii() else one for one in mail)
