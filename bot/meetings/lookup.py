"""Look up a draft's lead, task type and opportunity in LeadSquared, and retry while it is unavailable.

Which of several is meant, or what none means, is decided in rules.
"""

import itertools
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, timedelta

from bot.meetings import matching
from bot.meetings.crm_answers import outcome_of
from bot.meetings.line import extend_value
from bot.meetings.messages import End, Outcome
from bot.meetings.model import Draft, Lead, Opportunity, Person
from bot.meetings.ports import Clock, Crm, CrmRefused, Journal
from bot.meetings.retry import PATIENCE_S, Retries, is_queued
from bot.meetings.stored_names import stored_as

# The order of steps from which on an e-mail in the title is looked up.
MAILS = 3


@stored_as(words_taken="takes")
@dataclass(frozen=True)
class LookupResult:
    """What LeadSquared knows of the lead, the type and the opportunity that were named: BOOKED means that it answered.

    `opportunities` are the ids of the lead's own, `offered` those with their names. `words_taken` says, by option, how
    many of the words behind an unquoted value belong to it. `task_type` is the type as LeadSquared writes it, "" for
    none; `types` are all there are. `may_search` is False for somebody who may not look up leads; `strict` that a
    single lead is a question too, where it does not have all that was typed; `by_sleeps` that the time of trying is
    what was slept."""

    outcome: Outcome
    at: datetime | None = None
    leads: tuple[Lead, ...] = ()
    opportunities: tuple[str, ...] = ()
    offered: tuple[Opportunity, ...] = ()
    words_taken: tuple[tuple[str, int], ...] = ()
    task_type: str = ""
    types: tuple[str, ...] = ()
    may_search: bool = True
    strict: bool = False
    by_sleeps: bool = False

    def apply_to(self, draft: Draft) -> Draft:
        """The draft with each value as long as LeadSquared knows it."""
        for key, words in self.words_taken:
            draft = extend_value(draft, key, words)
        return replace(draft, task_type=self.task_type) if self.task_type else draft


NOTHING_ASKED = LookupResult(Outcome(End.BOOKED))


@dataclass(frozen=True)
class Lookups:
    """The look-ups of one request. `steps` is the order of steps its job goes by."""

    draft: Draft
    asker: Person
    crm: Crm
    clock: Clock
    journal: Journal
    steps: int

    def run(self, on_wait: Callable[[Outcome], None]) -> LookupResult:
        """`on_wait` as in Retries."""
        if not self._is_needed():
            return NOTHING_ASKED
        began: datetime | None = None
        retries = Retries(on_wait)
        tried_s = 0.0
        for number in itertools.count():
            found = self.journal.step(f"lead {number}", self._look, LookupResult)
            began = began or found.at
            if found.outcome.end is not End.TRYING or _is_over(found, began, tried_s):
                return found
            delay_s = retries.wait_s(found.outcome)
            tried_s += 0 if is_queued(found.outcome) else delay_s
            self.journal.sleep(delay_s)
        raise AssertionError("count has no end")

    def _is_needed(self) -> bool:
        if self.steps < 1:
            return bool(self.draft.lead)
        if self.draft.mail_in_title and self.steps >= MAILS:
            return True
        # A form's type was picked from LeadSquared's own list.
        return bool(self.draft.lead or (self.draft.task_type and self.draft.line))

    def _look(self) -> LookupResult:
        found = NOTHING_ASKED

        def ask() -> str:
            nonlocal found
            found = self._ask()
            return ""

        outcome = outcome_of(ask)
        return replace(found, outcome=outcome, at=self.clock(), by_sleeps=True)

    def _ask(self) -> LookupResult:
        found = LookupResult(Outcome(End.BOOKED), strict=self.steps >= 1)
        for lookup in LOOKUPS:
            found = lookup.find(self, found)
        return found

    def words_behind(self, key: str) -> str:
        return dict(self.draft.words_behind).get(key, "")


def _find_type(asked: Lookups, found: LookupResult) -> LookupResult:
    named = asked.draft.task_type
    if not named or not asked.draft.line or asked.steps < 1:
        return found
    try:
        types = tuple(one.name for one in asked.crm.appointment_types())
    except CrmRefused:
        return found  # these keys may not read the types; LeadSquared checks this one when it creates the task
    for value, count in matching.longest_first(named, asked.words_behind("type")):
        if name := next((one for one in types if matching.same(one, value)), ""):
            return replace(found, types=types, task_type=name, words_taken=(*found.words_taken, ("type", count)))
    return replace(found, types=types)


def _find_leads(asked: Lookups, found: LookupResult) -> LookupResult:
    named = asked.draft.lead
    if not named and asked.draft.mail_in_title and asked.steps >= MAILS:
        may = _may_search(asked.asker, asked.crm)
        return replace(found, leads=_unique(asked.crm.find_leads(asked.draft.mail_in_title))) if may else found
    if not named or (found.types and not found.task_type):
        return found
    if asked.steps >= 1 and not _may_search(asked.asker, asked.crm):
        return replace(found, may_search=False)
    words = asked.words_behind("lead").split()
    leads: tuple[Lead, ...] = ()
    taken = 0
    for value, taken in matching.longest_first(named, " ".join(words)):  # the last one is used below
        leads = _unique(asked.crm.find_leads(value))
        if taken:
            leads = tuple(one for one in leads if matching.matches(one, value))
        if leads:
            break
    while taken and taken < len(words) and all(matching.matches(one, words[taken]) for one in leads):
        taken += 1
    return replace(
        found, leads=leads, words_taken=(*found.words_taken, ("lead", taken)) if taken else found.words_taken
    )


def _may_search(asker: Person, crm: Crm) -> bool:
    """Only LeadSquared's own users may look up leads."""
    return bool(asker.mail) and not asker.guest and crm.is_user(asker.mail or "")


def _find_opportunities(asked: Lookups, found: LookupResult) -> LookupResult:
    if not asked.draft.opportunity or len(found.leads) != 1:
        return found
    offered = asked.crm.opportunities(found.leads[0].id)
    found = replace(found, offered=offered, opportunities=tuple(one.id for one in offered))
    for value, count in matching.longest_first(asked.draft.opportunity, asked.words_behind("opp")):
        if any(matching.same(value, one) for opportunity in offered for one in (opportunity.id, opportunity.name)):
            return replace(found, words_taken=(*found.words_taken, ("opp", count)))
    return found


@dataclass(frozen=True)
class Lookup:
    """One look-up of an option's value; `find` adds to what the look-ups before it found.

    A chosen answer goes to the option's field, see options.
    """

    option: str
    find: Callable[[Lookups, LookupResult], LookupResult]


# In this order; rules has a verdict for each.
LOOKUPS = (
    Lookup("type", _find_type),
    Lookup("lead", _find_leads),
    Lookup("opp", _find_opportunities),
)


def _is_over(found: LookupResult, began: datetime | None, tried_s: float) -> bool:
    """Earlier versions went by the clock, which can be moved; what they remembered goes on to be read so."""
    if found.by_sleeps:
        return tried_s >= PATIENCE_S
    return began is not None and found.at is not None and found.at - began >= timedelta(seconds=PATIENCE_S)


def _unique(leads: Sequence[Lead]) -> tuple[Lead, ...]:
    """Without those that are named twice: nobody could tell them apart."""
    return tuple({lead.id: lead for lead in leads if lead.id}.values())
