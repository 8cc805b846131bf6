"""Serve the calendar files of signed addresses. Reads what is stored of the appointment, and nothing else.

A stranger's request costs one check of a signature. No address is logged.
"""

from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from bot.app import Application
from bot.calendar.entry import entry_of
from bot.calendar.file import ics
from bot.http import HttpRequest, HttpResponse, text
from bot.meetings.audience import Audience
from bot.slack.text import calendar_text

KIND = "text/calendar; charset=utf-8"
HEADERS = (
    ("content-disposition", 'attachment; filename="appointment.ics"'),
    ("cache-control", "private, no-store"),
    ("referrer-policy", "no-referrer"),
    ("x-content-type-options", "nosniff"),
    ("x-robots-tag", "noindex"),
)


def answer(application: Application, request: HttpRequest) -> HttpResponse:
    signed = application.calendar_addresses.read(request.path)
    if signed is None:
        return text(404, "This link does not work, or not any more. Choose Add to calendar in Slack again.")
    try:
        record = application.store.appointment_of_task(*signed)
    except SQLAlchemyError:
        return text(503, "Try again in a minute.")
    entry = None
    if record and record.task_ids:
        audience = record.audience or Audience(record.user)
        entry = entry_of(record, calendar_text.note(audience, record.lead, record.task_ids[0]))
    if entry is None:
        return text(404, "Nothing is stored about this appointment any more. Look in LeadSquared.")
    named = replace(entry, title=entry.title or calendar_text.untitled(audience))
    return HttpResponse(200, ics(named), KIND, HEADERS)
