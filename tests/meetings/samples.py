"""Priya, her colleagues, her leads, and the meeting they keep having."""

from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from bot.meetings import line
from bot.meetings.audience import Audience
from bot.meetings.model import Draft, Lead, Meeting, Person

INDIA = ZoneInfo("Asia/Kolkata")
NOW = datetime(2026, 11, 24, 10, 5, 42, tzinfo=INDIA)
READER = Audience("U1", "en", "Asia/Kolkata")
PRIYA = Person("U1", "Priya Rao", "priya@acme.com", "Asia/Kolkata", "en-IN")
NOAH = Person("U2", "Noah Kim", "noah@acme.com", "America/Los_Angeles")
GUEST = Person("U3", "Gus Guest", "gus@acme.com", "Europe/Berlin", guest=True)
ASHA = Lead("lead-asha", "Asha Rao", "Globex", "asha@globex.com", "+91-98450-12345")
RAVI = Lead("lead-ravi", "Ravi Sharma", "Hooli", "ravi@hooli.com")
NEHA = Lead("lead-neha", "Neha Sharma", "Hooli", "neha@hooli.com")
MENTIONS = (("@priya", "U1"), ("@noah", "U2"), ("@gus", "U3"))
MEETING = Meeting(
    title="Demo with Acme",
    task_type="Meeting",
    start=NOW + timedelta(hours=5),
    end=NOW + timedelta(hours=6),
    owner_name="Priya Rao",
    owner_mail="priya@acme.com",
    owner_id=None,
    reference="7d86a7e8",
    notify=True,
)


def draft(text: str, **changes: object) -> Draft:
    """What the line says to Priya at NOW."""
    return replace(line.parse(text, MENTIONS, NOW, ("en",)), **changes)  # type: ignore[arg-type]  # any of Draft's fields
