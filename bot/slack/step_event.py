"""The step of Workflow Builder: what the manifest declares of it, and a run of it as a request.

Pure. https://docs.slack.dev/workflows/workflow-steps
"""

from collections.abc import Mapping
from datetime import datetime

from bot.meetings.actions import WORKFLOW_STEP
from bot.meetings.request import LONGEST_KEY, ReplyTarget, Request, StepInputs
from bot.slack.invisible_characters import visible
from bot.slack.payloads import Json, authorized_team, objects, text

# Callback ids: workflows that were built refer to them, so they stay.
BOOK, TYPES = "book_appointment", "appointment_types"
_STRING, _SECONDS = "string", "slack#/types/timestamp"
# Slack fills it in with whoever started the workflow, and nobody can choose somebody else:
# https://docs.slack.dev/reference/types/user_context-type
_PERSON = "slack#/types/user_context"
LONGEST = 3000

FUNCTIONS: Mapping[str, object] = {
    BOOK: {
        "title": "Book an appointment",
        "description": "Books an appointment in LeadSquared for whoever starts the workflow",
        "input_parameters": {
            "properties": {
                "person": {"type": _PERSON, "title": "Person", "description": "Whoever starts the workflow"},
                "title": {"type": _STRING, "title": "Title", "description": "What the appointment is called"},
                "when": {
                    "type": _STRING,
                    "title": "When, in words",
                    "description": "As tomorrow 3-4pm; leave it out where Start is given",
                },
                "start": {
                    "type": _SECONDS,
                    "title": "Start",
                    "description": "A date and time, as a form asks for it; leave it out where words are given",
                },
                "length": {"type": _STRING, "title": "Length", "description": "As 45 or 1 hour; default: your own"},
                "lead": {"type": _STRING, "title": "Lead", "description": "An e-mail, a phone number or a LeadId"},
                "type": {
                    "type": _STRING,
                    "title": "Type",
                    "description": "An appointment type of LeadSquared; default: your own",
                    "dynamic_options": {"function": f"#/functions/{TYPES}", "inputs": {}},
                },
                "owner": {
                    "type": "slack#/types/user_id",
                    "title": "Owner",
                    "description": "Whose appointment it is; default: whoever starts the workflow",
                },
                "description": {"type": _STRING, "title": "Description", "description": "More about it"},
            },
            "required": ["person", "title"],
        },
        "output_parameters": {
            "properties": {
                "task_id": {"type": _STRING, "title": "Task id", "description": "LeadSquared's id of the appointment"},
                "start": {"type": _SECONDS, "title": "Start", "description": "When it begins"},
                "end": {"type": _SECONDS, "title": "End", "description": "When it ends"},
                "lead_link": {"type": _STRING, "title": "Lead", "description": "The address of the lead's page"},
            },
            "required": ["task_id"],
        },
    },
    TYPES: {
        "title": "Appointment types",
        "description": "The types to choose from; a menu of Book an appointment, no step of its own",
        "input_parameters": {"properties": {}},
        "output_parameters": {
            "properties": {
                "options": {
                    "type": "slack#/types/options_select",
                    "title": "Types",
                    "description": "The appointment types of LeadSquared",
                }
            },
            "required": ["options"],
        },
    },
}


def execution_of(body: Json) -> str:
    """Slack's id of a run; "" where it is none."""
    execution = text(objects(body, "event"), "function_execution_id")
    return execution if len(execution) <= LONGEST_KEY else ""


def read(body: Json, command: str, now: datetime) -> Request | None:
    """https://docs.slack.dev/reference/events/function_executed

    {"type": "event_callback", "team_id": "T1", "event": {"type": "function_executed", "function": {"callback_id":
     "book_appointment", ...}, "function_execution_id": "Fx1234567O9L", "inputs": {"person": {"id": "U1", "secret":
     "..."}, "title": "Demo", "when": "tomorrow 3pm", "start": 1795602600, ...}, "bot_access_token": "xwfp-..."}}

    None for a run that nobody started. Nothing else in the event says who did.
    """
    inputs = objects(objects(body, "event"), "inputs")
    user = text(objects(inputs, "person"), "id")
    if not user or not execution_of(body):
        return None
    return Request(
        key=execution_of(body),
        team=authorized_team(body),
        user=user,
        # A workflow has no channel of its own: the card is a direct message.
        reply_to=ReplyTarget(user),
        received_at=now,
        command=command,
        action=WORKFLOW_STEP.name,
        step=StepInputs(
            title=_words(inputs, "title"),
            when=_words(inputs, "when"),
            start=_seconds(inputs.get("start")),
            length=_words(inputs, "length"),
            lead=_words(inputs, "lead"),
            task_type=_words(inputs, "type"),
            owner=_words(inputs, "owner"),
            description=_words(inputs, "description"),
        ),
    )


def _words(inputs: Json, name: str) -> str:
    return visible(text(inputs, name))[:LONGEST].strip()


def _seconds(found: object) -> int | None:
    """A date and time, as unix seconds."""
    if isinstance(found, str) and found.isascii() and found.isdecimal() and len(found) <= 10:
        return int(found)
    return found if isinstance(found, int) and not isinstance(found, bool) else None
