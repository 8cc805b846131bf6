"""Ends a step of a workflow: with its outputs, or as failed, with the sentence that a person reads.

Calls Slack once for each end; meetings/notifier tries again what may work later.
https://docs.slack.dev/reference/methods/functions.completeSuccess
"""

import logging

from bot.meetings.audience import Audience
from bot.meetings.messages import Ask, BookingResult, BotMessage, End
from bot.slack import buttons
from bot.slack.api import SlackRefused, call
from bot.slack.text import sentences, step_failures
from bot.slack.truncate import truncate
from bot.slack.web_client import SlackClient

log = logging.getLogger(__name__)

# What Slack refuses where outputs do not fit the manifest that is installed.
MISFIT = "parameter_validation_failed"
# Slackbot passes the text on in a message.
LONGEST = 3000

Outputs = dict[str, str | int]


def end(client: SlackClient, audience: Audience, execution: str, message: BotMessage) -> bool:
    """False where the step has ended already: it took too long, was cancelled, or an earlier try got through."""
    outputs = outputs_of(message)
    try:
        if outputs is not None:
            call(lambda: client.functions_completeSuccess(function_execution_id=execution, outputs=outputs))
        else:
            fail(client, execution, text_of(audience, message))
    except SlackRefused as refused:
        if refused.args[0] != MISFIT or outputs is None:
            log.info("a workflow's step cannot be ended: %s", refused.args[0])
            return False
        log.error("the installed manifest has other outputs for the workflow step: python -m bot manifest")
        return _fail_booked(client, audience, execution, str(outputs["task_id"]))
    return True


def fail(client: SlackClient, execution: str, text: str) -> None:
    """Raises SlackRefused or ChatUnavailable."""
    call(lambda: client.functions_completeError(function_execution_id=execution, error=truncate(text, LONGEST)))


def outputs_of(message: BotMessage) -> Outputs | None:
    """What later steps can use; None for anything but an appointment that is booked."""
    if not isinstance(message, BookingResult) or message.card.outcome.end is not End.BOOKED:
        return None
    outputs: Outputs = {"task_id": message.card.outcome.task_id}
    for name, moment in (("start", message.card.meeting.start), ("end", message.card.meeting.end)):
        outputs |= {name: int(moment.timestamp())} if moment else {}
    return outputs | ({"lead_link": message.lead_page} if message.lead_page else {})


def text_of(audience: Audience, message: BotMessage) -> str:
    """The whole message as text; of a question its choices too, which elsewhere are buttons."""
    said, lines = sentences.say(audience, message)
    choices = [label for label, _ in buttons.choices(audience, message)]
    if choices or isinstance(message, Ask):
        said = step_failures.question(audience, said)
    return "\n".join([said, *choices, *lines])


def _fail_booked(client: SlackClient, audience: Audience, execution: str, task_id: str) -> bool:
    try:
        fail(client, execution, step_failures.booked_without_outputs(audience, task_id))
    except SlackRefused:
        return False
    return True
