"""Which sentence goes with which message of the domain."""

from collections.abc import Callable

from bot.meetings.audience import Audience
from bot.meetings.messages import (
    Ask,
    BookingResult,
    BotMessage,
    InternalFailure,
    LookupFailed,
    OutdatedChoice,
    ProfileUnavailable,
    Refuse,
    RepeatedRequest,
    TokenRefused,
    Waiting,
)
from bot.slack.text import questions, refusals, results
from bot.slack.text.reply import Reply

BY_MESSAGE: dict[type, Callable[..., Reply]] = {
    Ask: questions.ask,
    BookingResult: results.booking_result,
    InternalFailure: results.internal_failure,
    LookupFailed: results.lookup_failed,
    OutdatedChoice: results.outdated_choice,
    ProfileUnavailable: results.profile_unavailable,
    Refuse: refusals.refuse,
    RepeatedRequest: results.repeated_request,
    TokenRefused: results.token_refused,
    Waiting: results.waiting,
}


def say(audience: Audience, message: BotMessage) -> Reply:
    """A sentence, and the lines to type that go with it."""
    return BY_MESSAGE[type(message)](audience, message)
