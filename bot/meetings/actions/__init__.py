"""All actions: what a person can ask the bot to do, one file each, listed in ACTIONS.

The command listener, the help text, the manifest's usage hint and the worker read this tuple. A new action is a file
beside these, a row here, and a handler in app where it is no job.
"""

from bot.meetings.actions.action import Action, Run
from bot.meetings.actions.book import BOOK, WORKFLOW_STEP
from bot.meetings.actions.change import CHANGE, was_refused
from bot.meetings.actions.delete import DELETE
from bot.meetings.actions.edit import EDIT
from bot.meetings.actions.hand_over import HAND_OVER
from bot.meetings.actions.held import HELD
from bot.meetings.actions.help import HELP
from bot.meetings.actions.list import LIST
from bot.meetings.actions.move import MOVE
from bot.meetings.actions.no_show import NO_SHOW
from bot.meetings.actions.open_form import OPEN_FORM
from bot.meetings.actions.settings import SETTINGS
from bot.meetings.actions.small_talk import SMALL_TALK
from bot.meetings.actions.undo import UNDO
from bot.meetings.actions.whoami import WHOAMI
from bot.meetings.messages import AppointmentState
from bot.meetings.request import Origin, Request

__all__ = [
    "ACTIONS",
    "BOOK",
    "BY_NAME",
    "CHANGE",
    "DELETE",
    "EDIT",
    "HAND_OVER",
    "HELD",
    "HELP",
    "LIST",
    "MOVE",
    "NO_SHOW",
    "OPEN_FORM",
    "SETTINGS",
    "SMALL_TALK",
    "UNDO",
    "WHOAMI",
    "WORKFLOW_STEP",
    "Action",
    "Run",
    "for_line",
    "for_state",
    "of_request",
]

# The first that takes a line is its action; BOOK takes every line.
ACTIONS = (
    OPEN_FORM,
    SETTINGS,
    WHOAMI,
    HELP,
    LIST,
    SMALL_TALK,
    CHANGE,
    UNDO,
    MOVE,
    EDIT,
    HELD,
    NO_SHOW,
    HAND_OVER,
    DELETE,
    WORKFLOW_STEP,
    BOOK,
)
BY_NAME = {action.name: action for action in ACTIONS}


def for_line(line: str) -> Action:
    """The action that a typed line asks for."""
    return next(action for action in ACTIONS if action.takes(line))


def for_state(state: AppointmentState) -> tuple[Action, ...]:
    """The actions that the menu of an appointment in this state offers, in order."""
    return tuple(action for action in ACTIONS if state in action.states)


def of_request(request: Request) -> Action:
    """The action of a stored request. KeyError for one that only a newer version knows."""
    if request.action:
        return BY_NAME[request.action]
    # Stored by a version that named no action: it booked all forms, and every line that its listener stored.
    return CHANGE if request.origin is Origin.COMMAND and was_refused(request.line) else BOOK
