"""`python -m bot audit`: who asked for what, when, from where, what was understood, and how it ended.

Reads the audit, and the jobs that it has nothing of yet. Changes nothing, and asks neither Slack nor LeadSquared.
"""

import argparse
import json
import re
import sys
from collections.abc import Iterable
from dataclasses import replace
from datetime import datetime, timedelta
from zoneinfo import ZoneInfo

from rich.console import Console
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Application
from bot.audit_report import UNDER_WAY, UNRECORDED, as_json, requests_in, table
from bot.audit_table import AuditTable
from bot.commands import FAILED
from bot.commands import application as application_of
from bot.database import driver_message, read_only
from bot.jobs.stored_jobs import JobProgress, StoredJob, StoredJobs
from bot.meetings import actions
from bot.meetings.audit import AuditEvent, AuditTrail, asked
from bot.meetings.person_zone import is_zone
from bot.past_moments import FORMS, past_moment

DEFAULT_DAYS = 7
# Jobs and their steps are kept for a month.
JOBS_DAYS = 31
# Where nobody looks at a terminal of a certain width.
WIDE = 180


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("--since", metavar="WHEN", help=f"{FORMS}; default {DEFAULT_DAYS} days")
    parser.add_argument("--person", metavar="WHO", help="an e-mail, a Slack member ID, or a part of a name")
    parser.add_argument("--reference", metavar="REF", help="the 8 characters that people are told, like 1a2b3c4d")
    parser.add_argument("--tz", metavar="ZONE", help="the zone to show times in; default MEETING_TIME_ZONE")
    parser.add_argument("--json", action="store_true", help="one JSON object for each request, a line each")


def run(given: argparse.Namespace) -> int:
    return audit(application_of(given), given, Console(width=None if sys.stdout.isatty() else WIDE))


def audit(application: Application, given: argparse.Namespace, out: Console) -> int:
    zone = given.tz or application.settings.meeting_time_zone
    if not is_zone(zone):
        return _fail(f"--tz {zone[:40]} is no zone's name: use one like Asia/Kolkata")
    now = application.clock().astimezone(ZoneInfo(zone))
    try:
        since = past_moment(given.since or f"{DEFAULT_DAYS} days", now)
    except (ValueError, OverflowError):
        return _fail(f"--since {given.since[:40]} is no moment in the past: use {FORMS}")
    reference = (given.reference or "").strip().removeprefix("ref").strip().lower()
    if given.reference and not re.fullmatch(r"[0-9a-f]{8}", reference):
        return _fail(f"--reference {given.reference[:40]} is not the 8 characters that people are told, like 1a2b3c4d")
    if application.is_new:
        return _fail(
            f"There is no database {application.file}, so nothing is recorded. Run this in the folder and with the "
            "DATABASE_URL of the bot"
        )
    try:
        events = _events(application, now, since, reference, explicit=bool(given.since))
    except SQLAlchemyError as error:
        return _fail(f"database: {driver_message(error)}; look at DATABASE_URL, which is the bot's own")
    if given.person:
        events = _of_person(events, given.person)
    requests = requests_in(events)
    if given.json:
        for request in requests:
            out.print(json.dumps(as_json(request), ensure_ascii=False), markup=False, highlight=False, soft_wrap=True)
        return 0
    scope = (
        f"that belong to {reference}" if reference and not given.since else f"since {since:%a %d %b %Y %H:%M} {zone}"
    )
    scope += f", of {given.person}" if given.person else ""
    if not requests:
        days = application.settings.meeting_audit_days
        out.print(
            f"Nothing is recorded {scope.strip()}. The audit goes back {days} days (MEETING_AUDIT_DAYS). What Slack "
            "could not deliver is not in it: look at /healthz, and for “refused with” in the log.",
            markup=False,
        )
        return 0
    out.print(f"Requests {scope.strip()}: {len(requests)}", markup=False, highlight=False)
    out.print(table(requests, ZoneInfo(zone)), highlight=False)
    return 0


def _fail(text: str) -> int:
    print(text, file=sys.stderr)  # noqa: T201  # for whoever asks
    return FAILED


def _events(
    application: Application, now: datetime, since: datetime, reference: str, *, explicit: bool
) -> list[AuditEvent]:
    """Of all requests since then; with a reference of those that belong to it, at any time unless `explicit`."""
    engine = read_only(application.engine(2))
    rows = AuditTable(engine, application.settings.meeting_audit_days)
    jobs = StoredJobs(engine, application.installation)
    oldest = since if explicit or not reference else now - timedelta(days=JOBS_DAYS)
    try:
        recorded = rows.exists()
        keys = rows.keys(oldest - timedelta(days=1)) if recorded else set[str]()  # asked before it was saved
        unrecorded = jobs.since(oldest, keys) if jobs.exist() else ()
        others = [(job, asked(job.request, _action(job), now)) for job in unrecorded]
        found = rows.find(since) if recorded and not reference else []
        if reference:
            found, others = _related(reference, rows if recorded else None, others)
        for job, event in others:
            found += _of_job(job, jobs.progress(job), event)
    finally:
        jobs.close()
        engine.dispose()
    ours = ("", application.installation)
    return [event for event in found if event.installation in ours and (not explicit or event.asked_at >= since)]


def _related(
    reference: str, rows: AuditTable | None, jobs: list[tuple[StoredJob, AuditEvent]]
) -> tuple[list[AuditEvent], list[tuple[StoredJob, AuditEvent]]]:
    """What has the reference, what that answers, and what answers it."""
    found: dict[tuple[str, str], AuditEvent] = {}
    theirs: list[tuple[StoredJob, AuditEvent]] = []
    look, seen = {reference}, set[str]()
    while look:
        seen |= look
        events = [event for one in look for event in rows.with_reference(one)] if rows else []
        found |= {(event.key, event.name): event for event in events}
        theirs = [(job, event) for job, event in jobs if {event.reference, event.answers} & seen]
        events += [event for _, event in theirs]
        look = {one for event in events for one in (event.reference, event.answers) if one} - seen
    return list(found.values()), theirs


def _action(job: StoredJob) -> str:
    try:
        return actions.of_request(job.request).name
    except KeyError:
        return job.request.action


def _of_job(job: StoredJob, progress: JobProgress, event: AuditEvent) -> tuple[AuditEvent, ...]:
    """What a job that the audit has nothing of has come to by now."""
    trail = AuditTrail(lambda: event.at)
    if understood := progress.understanding:
        trail.understood(understood.person, understood.zone, understood.draft)
    outcome = progress.outcome
    found = trail.events(job.request, event.action, outcome)
    if not job.over:
        waits = replace(found[0], name=UNDER_WAY, task_ids=(), reason="", cause="", order=len(found))
        return (*(found if outcome else ()), waits)
    return found if outcome else (replace(found[0], name=UNRECORDED),)


def _of_person(events: Iterable[AuditEvent], person: str) -> list[AuditEvent]:
    """Those of the people whose id or e-mail it is, or whose name has it; also where Slack did not say who asked."""
    found, words = list(events), person.strip().strip("<@>").casefold()

    def is_asker(event: AuditEvent) -> bool:
        named = "@" not in words and words in event.person.casefold()
        return named or words in (event.user.casefold(), event.mail.casefold())

    users = {event.user for event in found if is_asker(event)}
    return [event for event in found if event.user in users]
