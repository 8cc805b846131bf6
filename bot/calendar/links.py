"""Addresses that open a new entry in Google Calendar or Outlook, filled in. Nothing is sent to either.

Slack takes addresses of up to 3,000 characters, so a long note is cut first, then the place, then the title.
"""

from collections.abc import Callable
from dataclasses import replace
from urllib.parse import quote, urlencode

from bot.calendar.entry import CalendarEntry

LONGEST = 3000
_GOOGLE = "https://calendar.google.com/calendar/render"
_OUTLOOK = "https://outlook.office.com/calendar/0/deeplink/compose"


def google(entry: CalendarEntry) -> str:
    return _fitting(entry, _google)


def outlook(entry: CalendarEntry) -> str:
    """For accounts of work and school."""
    return _fitting(entry, _outlook)


def _google(entry: CalendarEntry) -> str:
    times = "/".join(f"{one:%Y%m%dT%H%M%SZ}" for one in (entry.start, entry.end))
    fields = {"text": entry.title, "dates": times, "location": entry.where, "details": entry.note}
    return _address(_GOOGLE, {"action": "TEMPLATE", **fields})


def _outlook(entry: CalendarEntry) -> str:
    times = {"startdt": f"{entry.start:%Y-%m-%dT%H:%M:%SZ}", "enddt": f"{entry.end:%Y-%m-%dT%H:%M:%SZ}"}
    fields = {"subject": entry.title, **times, "location": entry.where, "body": entry.note}
    return _address(_OUTLOOK, {"path": "/calendar/action/compose", "rru": "addevent", **fields})


def _address(page: str, fields: dict[str, str]) -> str:
    """A blank as %20: Outlook shows a plus as it is."""
    return f"{page}?{urlencode({name: value for name, value in fields.items() if value}, quote_via=quote)}"


def _fitting(entry: CalendarEntry, made: Callable[[CalendarEntry], str]) -> str:
    while len(made(entry)) > LONGEST:
        if entry.note:
            entry = replace(entry, note=_shorter(entry.note))
        elif entry.where:
            entry = replace(entry, where=_shorter(entry.where))
        else:
            entry = replace(entry, title=_shorter(entry.title))
    return made(entry)


def _shorter(text: str) -> str:
    return text[: len(text) * 3 // 4].rstrip()
