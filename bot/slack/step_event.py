"""A run of the step of Workflow Builder as a request. What the manifest declares of it is in manifest_functions.

Pure. https://docs.slack.dev/workflows/workflow-steps
"""

from datetime import datetime

from bot.meetings.actions import WORKFLOW_STEP
from bot.meetings.request import LONGEST_KEY, ReplyTarget, Request, StepInputs
from bot.slack.event_body import authorized_team
from bot.slack.invisible_characters import visible
from bot.slack.payloads import Json, objects, text

# Callback ids: workflows that were built refer to them, so they stay.
BOOK, TYPES = "book_appointment", "appointment_types"
LONGEST = 3000


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
