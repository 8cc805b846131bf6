"""An iCalendar file (RFC 5545) with one appointment, in UTC.

icalendar is loaded with the first file: most processes never make one.
"""

from bot.calendar.entry import CalendarEntry


def ics(entry: CalendarEntry) -> bytes:
    """Opened again after a change it updates the entry: the same UID, and a higher SEQUENCE."""
    from icalendar import Calendar, Event

    event = Event()
    event.add("uid", entry.uid)
    event.add("sequence", entry.sequence)
    event.add("dtstamp", entry.changed_at)
    event.add("last-modified", entry.changed_at)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end)
    event.add("summary", entry.title)
    if entry.where:
        event.add("location", entry.where)
    if entry.note:
        event.add("description", entry.note)
    event.add("status", "CANCELLED" if entry.deleted else "CONFIRMED")
    calendar = Calendar()
    calendar.add("prodid", "-//leadsquared-meetings//EN")
    calendar.add("version", "2.0")
    calendar.add("method", "CANCEL" if entry.deleted else "PUBLISH")
    calendar.add_component(event)
    made: bytes = calendar.to_ical()
    return made
