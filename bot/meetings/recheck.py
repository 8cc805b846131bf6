"""Check again before sending, if the request has waited for long: is it past, may its people still book?

Asks Slack for the profiles; whether they may book is decided in rules.
"""

from dataclasses import dataclass
from datetime import datetime, timedelta

from bot.meetings import rules
from bot.meetings.aware_times import is_over
from bot.meetings.messages import Card, Cause, End, Outcome
from bot.meetings.model import OwnerKind, Policy
from bot.meetings.ports import Chat, ChatUnavailable, Clock
from bot.meetings.request import Request

# Longer than the bot waits for LeadSquared, so that only requests that were held up are checked again.
LONG_WAIT = timedelta(minutes=15)


def asked_at(request: Request) -> datetime:
    """When the request was typed, or its last question answered."""
    return request.choices[-1].pressed_at if request.choices else request.received_at


@dataclass(frozen=True)
class Recheck:
    """The check of one appointment that was requested at `asked_at`."""

    chat: Chat
    clock: Clock
    policy: Policy
    card: Card
    asked_at: datetime

    def obstacle(self) -> Outcome | None:
        """The outcome that prevents sending, TRYING while Slack gives no profile; None to send."""
        now = self.clock()
        if now - self.asked_at < LONG_WAIT:
            return None
        start = self.card.meeting.start
        if start and is_over(start, now):
            return Outcome(End.LATE)
        try:
            return self._barred()
        except ChatUnavailable:
            return Outcome(End.TRYING, cause=Cause.SLACK)

    def _barred(self) -> Outcome | None:
        if why := rules.why_not_allowed(self.chat.person(self.card.asker.user), self.policy):
            return Outcome(End.BARRED, why=why)
        owner = self.card.draft.owner
        if owner is None or owner.kind is not OwnerKind.USER or owner.value == self.card.asker.user:
            return None
        why = rules.why_not_allowed(self.chat.person(owner.value), self.policy)
        return Outcome(End.BARRED, why=why, about_owner=True) if why else None
