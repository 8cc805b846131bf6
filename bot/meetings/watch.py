"""Look again for some minutes after the last word, where a send that got no answer may have been taken all the same.

Decides nothing about sending; see booking.
"""

from dataclasses import dataclass
from datetime import datetime
from itertools import count

from bot.meetings.crm_answers import look
from bot.meetings.messages import End, Outcome
from bot.meetings.model import Meeting
from bot.meetings.ports import Crm, FoundTasks, Journal

# When it is looked for, one wait after the other; and how often again while the lists are behind, and how long at most.
WAITS_S = (20.0, 40.0, 60.0, 60.0)
AGAIN_S, LONGEST_S = 60.0, 600.0


@dataclass(frozen=True)
class WatchResult:
    """What one look found; None where nobody could look."""

    ids: tuple[str, ...] | None


def watch(outcome: Outcome, meeting: Meeting, heard_at: datetime, crm: Crm, journal: Journal) -> Outcome | None:
    """What is so in truth, after `outcome` was told; None where nothing new shows."""
    if not outcome.unconfirmed_sends:
        return None

    def look_once() -> WatchResult:
        found = look(crm, meeting, heard_at)
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
