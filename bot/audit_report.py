"""What `python -m bot audit` prints: one row for each request, in words, or one line of JSON.

Decides nothing about which requests; see commands/audit.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import datetime, tzinfo
from itertools import groupby
from zoneinfo import ZoneInfo

from rich import box
from rich.table import Table
from rich.text import Text

from bot.meetings.audit import CANCELLED, DONE, MAYBE_SAVED, NOT_SAVED, AuditEvent
from bot.meetings.person_zone import is_zone
from bot.meetings.request import AGAIN, ANYWAY, CANCEL, CHECK

# A request whose job has not ended, or of which an earlier version recorded nothing.
UNDER_WAY, UNRECORDED = "under_way", "unrecorded"

_ENDINGS = {
    "booked": "booked",
    "refused": "not booked: LeadSquared refused it",
    "keys": "not booked: LeadSquared refuses the bot's keys. Run python -m bot check, then press Try again on the card",
    "gave_up": "not booked: given up after 10 minutes without an answer from LeadSquared",
    "unsure": "not known whether it is booked: look in LeadSquared, or press Check again on the card",
    "clash": "not booked yet: the owner has another appointment then, and the person was asked",
    "late": "not booked: it waited until its time was over",
    "barred": "not booked: after a long wait somebody in it may not book any more",
    "changed": "done in LeadSquared",
    "broken": "not booked: an error of the bot ended it. The log has the same reference",
    "trying": "waited",
    "booking": "on its way to LeadSquared",
    "waiting": "waited before the look-up",
    "lookup_failed": "not booked: the look-up in LeadSquared failed",
    "profile_unavailable": "not booked: Slack gave no profile of the person. Run python -m bot check",
    "token_refused": "waits: Slack refuses the bot's token. Run python -m bot check",
    "repeated_request": "the same line again within a minute: only the first one counts",
    "outdated_choice": "not booked: the button was out of date",
    CANCELLED: "cancelled by the person",
    DONE: "done",
    NOT_SAVED: "not booked: the database did not save it. Look at DATABASE_URL and the disk",
    MAYBE_SAVED: "the database did not say whether it was saved",
    "refuse form": "not sent: the form's fields said what was wrong",
    UNDER_WAY: "its job has not ended yet",
    UNRECORDED: "ended under an earlier version, which recorded no answers",
}
_KINDS = {
    "refuse": "not booked, told why",
    "ask": "question",
    "change_result": "told",
    "change_waiting": "waited",
    "agenda_shown": "showed the list",
    "agenda_unread": "not understood which days",
    "agenda_failed": "no list",
    "confirm_change": "asked whether it is really to be done",
}
_ORIGINS = {"press": "a button or menu"}
_CAUSES = {
    "no_answer": "LeadSquared did not answer",
    "queue": "other calls came first",
    "throttled": "LeadSquared limits the account's calls (LEADSQUARED_RATE)",
    "blocked": "a firewall or proxy answered in LeadSquared's place",
    "settings": "with these settings no request can be sent (LEADSQUARED_HOST and the keys)",
    "slack": "Slack did not say who somebody is",
    "interrupted": "the bot's process ended in the middle of it",
    "uncounted": "the database did not let the bot count its calls (DATABASE_URL)",
}
_PRESSED = {AGAIN: "Try again", ANYWAY: "Book anyway", CHECK: "Check again", CANCEL: "Cancel"}


@dataclass(frozen=True)
class AuditedRequest:
    """One request with its answers, oldest first."""

    events: tuple[AuditEvent, ...]

    @property
    def first(self) -> AuditEvent:
        return self.events[0]

    @property
    def last(self) -> AuditEvent:
        return self.events[-1]


def requests_in(events: Iterable[AuditEvent]) -> list[AuditedRequest]:
    """In the order in which they were asked."""
    ordered = sorted(events, key=lambda event: (event.asked_at, event.key, event.at, event.order))
    return [AuditedRequest(tuple(found)) for _, found in groupby(ordered, key=lambda event: event.key)]


def table(requests: Sequence[AuditedRequest], zone: ZoneInfo) -> Table:
    """`zone` is the reader's. The times of an appointment are shown in the asker's, where that is another."""
    shown = Table(box=box.SIMPLE_HEAD, show_lines=True, pad_edge=False)
    for header in (f"asked ({zone.key})", "reference", "who", "asked for", "understood", "how it ended"):
        shown.add_column(header, overflow="fold", no_wrap=header == "reference")
    for request in requests:
        last = request.last
        shown.add_row(
            *map(
                Text,
                (
                    _moment(last.asked_at, zone, seconds=True),
                    last.reference + (f"\nanswers {last.answers}" if last.answers else ""),
                    "\n".join(filter(None, (last.person, last.mail, last.user))),
                    _asked_for(last, zone),
                    _understood(last, zone),
                    "\n".join(_answer(event, last.asked_at, zone) for event in request.events),
                ),
            )
        )
    return shown


def _asked_for(event: AuditEvent, zone: ZoneInfo) -> str:
    source = f"by {_ORIGINS.get(event.origin, event.origin)}" + (f" in {event.channel}" if event.channel else "")
    pressed = f"pressed: {_choice(event, zone)}" if event.pressed else ""
    return "\n".join(filter(None, (_plain(event.action), source, pressed)))


def _choice(event: AuditEvent, zone: ZoneInfo) -> str:
    """A choice as it was stored; a time is a start and an end in unix seconds."""
    start = event.pressed.partition("-")[0]
    if start.isdecimal() and len(start) == 10:
        theirs = _zone_of(event, zone)
        return f"{_moment(datetime.fromtimestamp(int(start), theirs), theirs)} {theirs.key}"
    return _PRESSED.get(event.pressed, event.pressed)


def _zone_of(event: AuditEvent, ours: ZoneInfo) -> ZoneInfo:
    return ZoneInfo(event.zone) if is_zone(event.zone) else ours


def _understood(event: AuditEvent, zone: ZoneInfo) -> str:
    facts = (
        f"“{event.title}”" if event.title else "",
        _stretch(event, _zone_of(event, zone), zone),
        event.task_type,
        f"owner {event.owner}" if event.owner else "",
        f"lead {event.lead_id}" if event.lead_id else "",
    )
    return "\n".join(filter(None, facts)) or "nothing"


def _stretch(event: AuditEvent, theirs: ZoneInfo, ours: ZoneInfo) -> str:
    if event.start is None:
        return ""
    start = event.start.astimezone(theirs)
    end = event.end.astimezone(theirs) if event.end else None
    until = "" if end is None else f"–{end:%H:%M}" if end.date() == start.date() else f" – {_moment(end, theirs)}"
    named = "" if theirs.key == ours.key else f" {theirs.key}"
    return f"{_moment(start, theirs)}{until}{named}"


def _answer(event: AuditEvent, asked_at: datetime, zone: tzinfo) -> str:
    """When, and what was answered."""
    at = event.at.astimezone(zone)
    when = f"{at:%H:%M:%S}" if at.date() == asked_at.astimezone(zone).date() else _moment(at, zone, seconds=True)
    return f"{when} {answer_words(event)}"


def answer_words(event: AuditEvent) -> str:
    """The answer as a sentence; an answer of a kind that has no words here is named as it is."""
    kind, _, about = event.name.partition(" ")
    words = _ENDINGS.get(event.name) or f"{_KINDS.get(kind, _plain(kind))}{': ' if about else ''}{_plain(about)}"
    details = (
        _CAUSES.get(event.cause, _plain(event.cause)),
        event.reason,
        f"task {', '.join(event.task_ids)}" if event.task_ids else "",
    )
    return "; ".join(filter(None, (words, *details)))


def _plain(name: str) -> str:
    return name.replace("_", " ")


def _moment(moment: datetime, zone: tzinfo, *, seconds: bool = False) -> str:
    return format(moment.astimezone(zone), "%a %d %b %Y %H:%M:%S" if seconds else "%a %d %b %Y %H:%M")


def as_json(request: AuditedRequest) -> dict[str, object]:
    """One request; times are ISO in UTC."""
    last = replace(request.last)
    return {
        "reference": last.reference,
        "answers_reference": last.answers or None,
        "asked_at": last.asked_at.isoformat(),
        "user": last.user,
        "person": last.person or None,
        "mail": last.mail or None,
        "team": last.team,
        "channel": last.channel or None,
        "origin": last.origin,
        "action": last.action,
        "pressed": last.pressed or None,
        "understood": {
            "title": last.title or None,
            "start": last.start.isoformat() if last.start else None,
            "end": last.end.isoformat() if last.end else None,
            "zone": last.zone or None,
            "task_type": last.task_type or None,
            "owner": last.owner or None,
            "lead_id": last.lead_id or None,
        },
        "answers": [
            {
                "at": event.at.isoformat(),
                "name": event.name,
                "words": answer_words(event),
                "task_ids": list(event.task_ids),
                "reason": event.reason or None,
                "cause": event.cause or None,
            }
            for event in request.events
        ],
    }
