"""A line that asks to change an existing appointment, which the bot cannot do yet: say so, and book nothing.

Without this, `cancel tomorrow 3pm Demo` would be booked as an appointment of that name.
"""

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


# As BOOK's workflow: versions before this one stored and refused these lines there.
CHANGE = Action(
    "change",
    words=("cancel", "delete", "remove", "move", "reschedule", "postpone", "undo"),
    takes_more=True,
    run=run,
    may=rules.why_not_allowed,
    workflow="hear",
)
