"""What a step of a workflow says when it fails: Slackbot passes it on to whoever started the workflow."""

from bot.meetings.audience import Audience
from bot.slack.text.translation import sentence


def question(audience: Audience, said: str) -> str:
    """`said` is the question, whole."""
    return sentence(audience, "A workflow can't answer questions, so it stopped here. {question}", question=said)


def booked_without_outputs(audience: Audience, task_id: str) -> str:
    return sentence(
        audience,
        "Created task {task}. Slack didn't take the result of this step, so the workflow stopped: don't run it again. "
        "Ask an admin to update the app's manifest.",
        task=task_id,
    )


def no_person(audience: Audience) -> str:
    """A schedule or another app started the workflow."""
    return sentence(
        audience,
        "Nothing was booked: nobody started this workflow, so I don't know whose appointment it is. Start it by a link "
        "or a button.",
    )


def no_types(audience: Audience) -> str:
    return sentence(audience, "LeadSquared isn't answering right now. Try again in a minute, or leave the type out.")
