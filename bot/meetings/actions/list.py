"""`/meeting list`: show a person's own appointments of some days, as LeadSquared has them.

Also those that were made in LeadSquared itself. Which days, which pages and what is marked is decided in agenda.
"""

import itertools
import re
from dataclasses import replace
from datetime import datetime
from zoneinfo import ZoneInfo

from bot.meetings import agenda, choices, rules
from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.understand import understand
from bot.meetings.agenda import AgendaDays, AgendaPage
from bot.meetings.crm_answers import outcome_of
from bot.meetings.messages import (
    AgendaFailed,
    AgendaRead,
    AgendaShown,
    AgendaUnread,
    End,
    Outcome,
    RefusalReason,
    Refuse,
)
from bot.meetings.notifier import Understanding
from bot.meetings.ports import Crm
from bot.meetings.request import Request
from bot.meetings.retry import Retries
from bot.when import languages_for
from bot.when.periods import Period, period

# Somebody waits for a list, and can ask for it again.
PATIENCE_S = 120.0
WORD = "list"


def run(run_: Run) -> None:
    understanding = understand(run_)
    if understanding is None:
        return
    person, request = understanding.person, run_.request
    zone = ZoneInfo(understanding.zone)
    now = request.received_at.astimezone(zone)
    draft = choices.in_zone(understanding.draft, zone)
    why = LIST.may(person, understanding.policy)
    if why is None and not person.mail:
        why = RefusalReason.MAIL_SCOPE if person.mail_hidden else RefusalReason.NO_MAIL
    if why:
        run_.answer(Refuse(why, draft, now))
        return
    days = _days(request, understanding, zone, now)
    if days is None:
        run_.answer(AgendaUnread(draft, words_of(request.line)))
        return
    run_.answer(_read(run_, person.mail or "", days))


def _days(request: Request, understanding: Understanding, zone: ZoneInfo, now: datetime) -> AgendaDays | None:
    """The days that are asked for; None where they cannot be read."""
    if request.choices:
        return read_page(request.choices[-1].value, zone, now)
    words = words_of(request.line)
    found = period(words, now, languages_for(understanding.person.locale)) if words else None
    return None if words and found is None else AgendaDays.of(found, zone, now)


def words_of(line: str) -> str:
    """What is typed behind `list`."""
    return re.sub(rf"^\s*(?:please\W+)?{WORD}\b\s*", "", line, count=1, flags=re.IGNORECASE).strip()


def page_choice(page: AgendaPage) -> str:
    """What the button for the next page carries: `2026-11-24/2026-11-30/1795602600:7d86a7e8-...`."""
    return f"{page.first}/{page.last}/{page.next_}"


def read_page(choice: str, zone: ZoneInfo, now: datetime) -> AgendaDays | None:
    first, _, rest = choice.partition("/")
    last, _, place = rest.partition("/")
    try:
        found = Period(datetime.fromisoformat(first).date(), datetime.fromisoformat(last).date())
    except ValueError:
        return None
    after = agenda.read_place(place)
    return AgendaDays.of(found, zone, now, after) if after and found.days > 0 else None


def _read(run_: Run, mail: str, days: AgendaDays) -> AgendaShown | AgendaFailed:
    retries, waited_s = Retries(lambda waits: _tell_waiting(run_, waits)), 0.0
    for number in itertools.count():
        read = run_.journal.step(f"agenda {number}", lambda: _ask(run_.ports.crm, mail, days), AgendaRead)
        if read.page:
            return AgendaShown(read.page, run_.request.command)
        if read.outcome.end is not End.TRYING or waited_s >= PATIENCE_S:
            return AgendaFailed(replace(read.outcome, end=End.GAVE_UP) if waited_s >= PATIENCE_S else read.outcome)
        wait_s = retries.wait_s(read.outcome)
        waited_s += wait_s
        run_.journal.sleep(wait_s)
    raise AssertionError("count has no end")


def _tell_waiting(run_: Run, waits: Outcome) -> None:
    run_.notifier.tell_privately("waiting", AgendaFailed(waits), soon=True)


def _ask(crm: Crm, mail: str, days: AgendaDays) -> AgendaRead:
    page: AgendaPage | None = None

    def ask() -> str:
        nonlocal page
        page = days.page(crm.appointments_of(mail, days.start, days.end))
        return ""

    return AgendaRead(outcome_of(ask), page)


LIST = Action(
    "list",
    words=(WORD,),
    takes_more=True,
    example="list next 14 days",
    run=run,
    may=rules.why_not_allowed,
    workflow="list",
)
