"""`python -m bot check`: every setting, and what Slack and LeadSquared say of theirs.

Reads and prints; changes nothing, and never prints a secret.
"""

import argparse
import os
import tempfile
from collections.abc import Callable, Mapping
from pathlib import Path
from typing import TypeVar
from urllib.parse import urlsplit

from pydantic import SecretStr
from rich.console import Console
from rich.table import Table
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Application
from bot.commands import application as application_of
from bot.database import database_url, driver_message
from bot.environment import truncated_keys, unknown
from bot.leadsquared import records
from bot.leadsquared.body import Json
from bot.leadsquared.client import LeadSquared
from bot.ready import failure
from bot.slack.manifest import SCOPES
from bot.slack.socket_mode import refusal

T = TypeVar("T")

# What does not work without a scope that may be left out.
OPTIONAL = {
    "chat:write.public": "the bot must be invited to each channel",
    "channels:read": "cards are posted in public channels that are shared with another company",
    "groups:read": "cards are posted in private channels that are shared with another company",
    "app_mentions:read": "messages that mention the bot do not reach it",
}
NEEDED = frozenset(SCOPES) - OPTIONAL.keys()


def arguments(parser: argparse.ArgumentParser) -> None:
    """None."""


def run(asked: argparse.Namespace) -> int:
    return check(application_of(asked), Console(soft_wrap=True))


def check(application: Application, console: Console) -> int:
    """Print what was found; 1 when something has to be mended first."""
    table = Table(title="Settings", title_justify="left", show_header=False)
    for name, value in application.settings:
        shown = "set" if isinstance(value, SecretStr) else "not set" if value is None else str(value)
        table.add_row(name.upper(), shown)
    console.print(table)
    for note in unknown(os.environ, (name.upper() for name in type(application.settings).model_fields)):
        console.print(f"! {note}", markup=False, style="yellow", soft_wrap=True)
    wrong = _database(application, console)
    with tempfile.TemporaryDirectory(prefix="meetings-check-") as folder:
        # Beside a bot that runs, calls are counted with its own; where no database is, nobody else makes any.
        crm = application.crm(database_url(f"sqlite:///{folder}/meetings.db") if application.is_new else None)
        wrong += (
            _slack(application, console) + _socket_mode(application, console) + _leadsquared(application, crm, console)
        )
    for said in wrong:
        console.print(f"✗ {said}", markup=False, style="red", soft_wrap=True)
    if not wrong:
        console.print("✓ all is well: start it with python -m bot web", style="green")
    return 1 if wrong else 0


def _database(application: Application, console: Console) -> list[str]:
    if application.is_new:
        return _place(application.file, console)
    if application.on_sqlite and (wrong := _unwritable(application.file.absolute().parent)):
        return [wrong]
    try:
        application.store.check()
    except SQLAlchemyError as error:
        return [f"database: {driver_message(error)}; look at DATABASE_URL"]
    console.print(f"✓ database: {application.url.get_backend_name()} answers", markup=False)
    return []


def _place(file: Path, console: Console) -> list[str]:
    """Where SQLite's file is going to be; asking for it would make it."""
    folder = file.absolute().parent
    if not folder.is_dir():
        return [f"database: there is no folder {folder}; make it, or look at DATABASE_URL"]
    if wrong := _unwritable(folder):
        return [wrong]
    console.print(f"✓ database: {file.name} will be made in {folder}", markup=False, soft_wrap=True)
    return []


def _unwritable(folder: Path) -> str:
    """SQLite makes files beside its own, and so do we; empty where that can be done."""
    if os.access(folder, os.W_OK | os.X_OK):
        return ""
    return f"database: we may not write in {folder}; allow it, or look at DATABASE_URL"


def _slack(application: Application, console: Console) -> list[str]:
    me, said = _answer(application.chat().myself)
    if me is None:
        return [said]
    console.print(f"✓ Slack: {me.bot_name} in {me.team_name} ({me.team})", markup=False)
    missing = sorted(NEEDED - me.scopes)
    if missing:
        return [
            (
                f"Slack: the token lacks {', '.join(missing)}; add them under OAuth & Permissions "
                "and reinstall the app (manifest.yml has them all)"
            )
        ]
    for scope in sorted(OPTIONAL.keys() - me.scopes):
        console.print(f"  without {scope} {OPTIONAL[scope]}", markup=False)
    return []


def _socket_mode(application: Application, console: Console) -> list[str]:
    token = application.settings.slack_app_token
    if token is None:
        return []
    if problem := refusal(token.get_secret_value(), application.settings.slack_api_url):
        return [f"Socket Mode: {problem}"]
    console.print("✓ Socket Mode: Slack gives out an address to connect to", markup=False)
    return []


def _leadsquared(application: Application, crm: LeadSquared, console: Console) -> list[str]:
    me, said = _answer(crm.who_am_i)
    if me is None:
        return [said, *_short_keys(application)]
    zone = me.get("TimeZone") or "an unknown time zone"
    console.print(f"✓ LeadSquared: keys of {_who(me)}, account in {zone}", markup=False)
    wrong = []
    right = _right_host(me)
    ours = urlsplit(application.settings.leadsquared_host).netloc
    if right and right != ours:
        wrong.append(f"LeadSquared: this account lives at {right}; set LEADSQUARED_HOST={right}")
    types, said = _answer(crm.task_types)
    if types is None:
        return [*wrong, said]
    return wrong + _task_type(application.settings.meeting_task_type, types, console)


def _short_keys(application: Application) -> list[str]:
    found = application.settings
    keys = {
        "LEADSQUARED_ACCESS_KEY": found.leadsquared_access_key.get_secret_value(),
        "LEADSQUARED_SECRET_KEY": found.leadsquared_secret_key.get_secret_value(),
    }
    return truncated_keys(keys)


def _answer(ask: Callable[[], T]) -> tuple[T | None, str]:
    """What was answered, or None and why nothing was."""
    answers: list[T] = []
    said = failure(lambda: answers.append(ask()))
    return (answers[0], "") if answers else (None, said or "LeadSquared: all its calls are taken; check again later")


def _task_type(name: str, types: list[Json], console: Console) -> list[str]:
    """`types` are the account's, to-dos among them."""
    by_name = {records.type_name(one): one for one in types}
    appointments = [one.name for one in map(records.appointment_type, types) if one]
    if name in appointments:
        console.print(f"✓ task type {name}: an appointment type", markup=False)
        return []
    cure = f"set MEETING_TASK_TYPE to one of: {', '.join(appointments) or 'none is defined yet'}"
    if name in by_name:
        return [f"LeadSquared: the task type {name} is a to-do, and would not reach calendars; {cure}"]
    return [f"LeadSquared: there is no task type {name}; {cure}"]


def _who(me: Mapping[str, object]) -> str:
    name = " ".join(str(me.get(key) or "") for key in ("FirstName", "LastName")).strip()
    return name or str(me.get("EmailAddress") or "a LeadSquared user")


def _right_host(me: Mapping[str, object]) -> str:
    """`LSQCommonServiceURLs` has bare names, sometimes with a scheme."""
    urls = me.get("LSQCommonServiceURLs")
    api = str(urls.get("api") or "") if isinstance(urls, Mapping) else ""
    return urlsplit(api if "://" in api else f"https://{api}").netloc
