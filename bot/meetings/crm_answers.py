"""Turn LeadSquared's answers and exceptions into values: an Outcome, or the tasks that a search found.

Asks once; what follows from an answer is decided in booking.
"""

from collections.abc import Callable
from datetime import datetime

from bot.meetings.messages import Cause, End, Outcome
from bot.meetings.model import Meeting
from bot.meetings.ports import (
    Crm,
    CrmKeysRefused,
    CrmRefused,
    CrmUnavailable,
    CrmUnknown,
    CrmUnusable,
    FoundTasks,
)


def outcome_of(ask: Callable[[], str]) -> Outcome:
    """LeadSquared's answer as a value: BOOKED with what `ask` returned, else how it failed."""
    try:
        return Outcome(End.BOOKED, task_id=ask())
    except CrmRefused as refused:
        return Outcome(End.REFUSED, reason=refused.reason, kind=refused.kind)
    except CrmUnusable:
        return Outcome(End.KEYS, cause=Cause.SETTINGS)
    except CrmKeysRefused:
        return Outcome(End.KEYS)
    except CrmUnavailable as away:
        return Outcome(End.TRYING, cause=away.cause, before=away.before)
    except CrmUnknown as unknown:
        return Outcome(End.UNSURE, cause=unknown.cause)


def search_tasks(crm: Crm, meeting: Meeting, heard_at: datetime) -> FoundTasks | Outcome:
    """Search for the meeting by its reference: the tasks, or why the search failed."""
    found: FoundTasks | None = None

    def ask() -> str:
        nonlocal found
        found = crm.find_by_reference(meeting, heard_at)
        return ""

    outcome = outcome_of(ask)
    return found or outcome


def search_outcome(crm: Crm, meeting: Meeting, heard_at: datetime) -> Outcome:
    """The same search as an outcome: BOOKED with the tasks' ids, or with none if there is no task."""
    found = search_tasks(crm, meeting, heard_at)
    if not isinstance(found, FoundTasks):
        return found
    return Outcome(End.BOOKED, task_id=found.ids[0] if found.ids else "", also=found.ids[1:])
