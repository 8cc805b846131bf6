"""What the manifest declares of the step of Workflow Builder: its inputs, its outputs and its menu.

Says nothing of how a run is read: step_event does. https://docs.slack.dev/reference/app-manifest
"""

from collections.abc import Mapping

from bot.slack.step_event import BOOK, TYPES

_STRING, _SECONDS = "string", "slack#/types/timestamp"
# Slack fills it in with whoever started the workflow, and nobody can choose somebody else:
# https://docs.slack.dev/reference/types/user_context-type
_PERSON = "slack#/types/user_context"

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
