"""The sentences of Add to calendar."""

from bot.meetings.audience import Audience
from bot.meetings.model import Lead
from bot.slack.text.labels import lead_label
from bot.slack.text.translation import sentence
from bot.slack.truncate import TITLE, one_line


def choose(audience: Audience, title: str, *, file: bool) -> str:
    """Above the links. `file`: there is one to an iCalendar file too."""
    named = one_line(title, TITLE)
    if file:
        return sentence(
            audience,
            "Add “{title}” to your calendar. The calendar file works everywhere: open it again after a change, and the "
            "entry is updated. Its link works for 30 days.",
            title=named,
        )
    return sentence(
        audience, "Add “{title}” to your calendar. If the appointment is changed later, add it again.", title=named
    )


def not_known(audience: Audience) -> str:
    return sentence(
        audience, "I don't know the time of this appointment, so I can't add it to a calendar. Look in LeadSquared."
    )


def google(audience: Audience) -> str:
    return sentence(audience, "Google Calendar")


def outlook(audience: Audience) -> str:
    return sentence(audience, "Outlook")


def file(audience: Audience) -> str:
    return sentence(audience, "Calendar file (.ics)")


def untitled(audience: Audience) -> str:
    """The title of an appointment that has none."""
    return sentence(audience, "Appointment")


def note(audience: Audience, lead: Lead | None, task_id: str) -> str:
    """What the entry says below its title."""
    task = sentence(audience, "Task {task} in LeadSquared", task=task_id)
    if lead is None:
        return task
    return "\n".join((sentence(audience, "Lead: {lead}", lead=lead_label(lead)), task))
