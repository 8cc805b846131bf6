"""A line that asks to change an existing appointment, as an earlier version stored it: it is refused, as it was then.

No line calls this any more.
"""

import re
from zoneinfo import ZoneInfo

from bot.meetings import choices, rules
from bot.meetings.actions import understand
from bot.meetings.actions.action import Action, Run
from bot.meetings.messages import RefusalReason, Refuse


def run(run_: Run) -> None:
    understanding = understand.understand(run_)
    if understanding is None:
        return
    zone = ZoneInfo(understanding.zone)
    reason = CHANGE.may(understanding.person, understanding.policy) or RefusalReason.NO_BOOKING
    now = run_.request.received_at.astimezone(zone)
    run_.answer(Refuse(reason, choices.in_zone(understanding.draft, zone), now))


# The words that an earlier version refused, and stored without an action's name.
_EARLIER = re.compile(r"\s*(?:please\W+)?(?:cancel|delete|remove|move|reschedule|postpone|undo)\b(?!-)", re.IGNORECASE)


def was_refused(line: str) -> bool:
    """Whether a version that named no action refused this line."""
    return _EARLIER.match(line) is not None


# As BOOK's workflow: versions before this one stored and refused these lines there.
CHANGE = Action(
    "change",
    run=run,
    may=rules.why_not_allowed,
    workflow="hear",
    by_line=False,
)
