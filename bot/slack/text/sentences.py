"""Which sentence goes with which message of the domain."""

from collections.abc import Callable

from bot.meetings.audience import Audience
from bot.meetings.messages import (
    AgendaFailed,
    AgendaShown,
    AgendaUnread,
    Ask,
    BookingResult,
    BotMessage,
    CardElsewhere,
    ChangeResult,
    ChangeWaiting,
    ConfirmChange,
    InternalFailure,
    LookupFailed,
    NoneFound,
    OutdatedChoice,
    ProfileUnavailable,
    Refuse,
    RepeatedRequest,
    TokenRefused,
    Waiting,
    WhichAppointment,
)
from bot.slack.text import agenda, appointment_changes, booking_results, open_questions, refusals
from bot.slack.text.reply import Reply

BY_MESSAGE: dict[type, Callable[..., Reply]] = {
    AgendaFailed: agenda.failed,
    AgendaShown: agenda.shown,
    AgendaUnread: agenda.unread,
    Ask: open_questions.ask,
    BookingResult: booking_results.booking_result,
    CardElsewhere: booking_results.card_elsewhere,
    ChangeResult: appointment_changes.change_result,
    ChangeWaiting: appointment_changes.change_waiting,
    ConfirmChange: appointment_changes.confirm_change,
    WhichAppointment: appointment_changes.which_appointment,
    NoneFound: appointment_changes.none_found,
    InternalFailure: booking_results.internal_failure,
    LookupFailed: booking_results.lookup_failed,
    OutdatedChoice: booking_results.outdated_choice,
    ProfileUnavailable: booking_results.profile_unavailable,
    Refuse: refusals.refuse,
    RepeatedRequest: booking_results.repeated_request,
    TokenRefused: booking_results.token_refused,
    Waiting: booking_results.waiting,
}


def say(audience: Audience, message: BotMessage) -> Reply:
    """A sentence, and the lines to type that go with it."""
    return BY_MESSAGE[type(message)](audience, message)
