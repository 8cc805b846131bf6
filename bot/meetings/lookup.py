"""Look up the lead a draft names, for as long as LeadSquared may need to come back.

Finds; which of several it is, or what none means, is decided in rules.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.meetings.booking import PATIENCE_S, answered, delays_s
from bot.meetings.model import Draft, Lead
from bot.meetings.ports import Clock, Crm, Journal
from bot.meetings.sayings import End, Outcome


@dataclass(frozen=True)
class Found:
    """What LeadSquared knows of the lead that was named: BOOKED means that it answered. `opportunities` are ids."""

    outcome: Outcome
    at: datetime | None = None
    leads: tuple[Lead, ...] = ()
    opportunities: tuple[str, ...] = ()


NOTHING_ASKED = Found(Outcome(End.BOOKED))


def look_up(draft: Draft, crm: Crm, clock: Clock, journal: Journal, on_wait: Callable[[], None]) -> Found:
    """The leads of `lead:`, and a single one's opportunities where `opp:` was said too.

    `on_wait` is called once, before the first wait.
    """
    if not draft.lead:
        return NOTHING_ASKED
    began: datetime | None = None
    found = NOTHING_ASKED
    for number, delay in enumerate(delays_s()):
        found = journal.step(f"lead {number}", lambda: _look(draft, crm, clock), Found)
        began = began or found.at
        over = began and found.at and found.at - began >= timedelta(seconds=PATIENCE_S)
        if found.outcome.end is not End.TRYING or over:
            break
        if number == 0:
            on_wait()
        journal.sleep(delay)
    return found


def _look(draft: Draft, crm: Crm, clock: Clock) -> Found:
    leads: tuple[Lead, ...] = ()
    opportunities: tuple[str, ...] = ()

    def ask() -> str:
        nonlocal leads, opportunities
        leads = crm.find_leads(draft.lead or "")
        if draft.opportunity and len(leads) == 1:
            opportunities = tuple(one.id for one in crm.opportunities(leads[0].id))
        return ""

    return Found(answered(ask), clock(), leads, opportunities)
