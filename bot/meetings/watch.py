"""Search again for some minutes after a booking ended, if an unanswered send may still show up as a task.

Sends nothing; see booking.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from bot.meetings.crm_answers import search_tasks
from bot.meetings.messages import End, Outcome
from bot.meetings.model import Meeting
from bot.meetings.ports import Crm, FoundTasks, Journal

# The waits before the searches; then the wait while LeadSquared's lists are behind, and the longest time in all.
WAITS_S = (20.0, 40.0, 60.0, 60.0)
AGAIN_S, LONGEST_S = 60.0, 600.0


@dataclass(frozen=True)
class WatchResult:
    """What one search found; None if it failed."""

    ids: tuple[str, ...] | None


def watch(outcome: Outcome, meeting: Meeting, heard_at: datetime, crm: Crm, journal: Journal) -> Outcome | None:
    """The corrected outcome, if tasks show up after `outcome` was told; else None."""
    if not outcome.unconfirmed_sends:
        return None

    def look_once() -> WatchResult:
        found = search_tasks(crm, meeting, heard_at)
        return WatchResult(found.ids if isinstance(found, FoundTasks) else None)

    told = tuple(filter(None, (outcome.task_id, *outcome.also)))
    most = len(told) + outcome.unconfirmed_sends
    seen = told
    slept_s = 0.0
    for number in count():
        wait_s = WAITS_S[number] if number < len(WAITS_S) else AGAIN_S
        journal.sleep(wait_s)
        slept_s += wait_s
        watched = journal.step(f"watch {number}", look_once, WatchResult)
        seen = tuple(dict.fromkeys((*seen, *(watched.ids or ()))))
        # A list that lacks a task which is there is behind, and says nothing about others.
        behind = watched.ids is None or not set(told) <= set(watched.ids)
        if len(seen) >= most or (number + 1 >= len(WAITS_S) and not behind) or slept_s >= LONGEST_S:
            break
    return None if seen == told else Outcome(End.BOOKED, task_id=seen[0], also=seen[1:])
