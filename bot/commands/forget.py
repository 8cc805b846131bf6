"""`python -m bot forget <mail or user id>`: remove what is stored about one person.

Deletes nothing in LeadSquared or Slack. See docs/stored-data.md.
"""

import argparse
import re
import sys

from slack_sdk.errors import SlackApiError
from sqlalchemy.exc import SQLAlchemyError

from bot.app import Application
from bot.commands import FAILED
from bot.commands import application as application_of
from bot.database import driver_message
from bot.meetings.ports import ChatUnavailable

# https://docs.slack.dev/reference/objects/user-object
_USER = re.compile(r"[UW][A-Z0-9]{2,30}")
_MAIL = re.compile(r"[^\s@]+@[^\s@]+")
# A conversation with the bot alone.
_DIRECT = "D"


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("person", metavar="PERSON", help="an e-mail, or a Slack member ID like U012AB3CD")


def run(asked: argparse.Namespace) -> int:
    code, said = forget(application_of(asked), asked.person)
    print(said, file=sys.stderr if code else sys.stdout)  # for whoever asks
    return code


def forget(application: Application, person: str) -> tuple[int, str]:
    """The exit code and what to print."""
    if not _USER.fullmatch(person) and not _MAIL.fullmatch(person):
        return FAILED, (
            f"{person[:40]!r} is no e-mail and no Slack user id: copy the member ID from the person's profile, "
            "like U012AB3CD"
        )
    if application.is_new:
        return 0, "There is no database yet, so nothing is stored about anybody."
    try:
        # This version's tables may not be there yet, where the bot was not started since the upgrade.
        application.create_tables()
        if _USER.fullmatch(person):
            return _forget(application, person)
        return _forget_with_mail(application, person)
    except SQLAlchemyError as error:
        return FAILED, (
            f"database: {driver_message(error)}; look at DATABASE_URL, and run it again: what was removed stays removed"
        )


def _forget_with_mail(application: Application, mail: str) -> tuple[int, str]:
    users = application.audit.users_with(mail)
    users |= {user for user, one in application.settings.people.items() if one.casefold() == mail.casefold()}
    problem = ""
    try:
        found = application.chat("").person_with(mail)
        users |= {found.user} if found else set()
    except ChatUnavailable as error:
        problem = f" Slack could not be asked for the member with this e-mail ({error.why})."
    except SlackApiError as error:
        problem = f" Slack could not be asked for the member with this e-mail ({error.response['error']})."
    if not users:
        return FAILED, (
            f"Nobody with the e-mail {mail} is in the audit, or in Slack.{problem} Use the member ID from the "
            "person's Slack profile, like U012AB3CD."
        )
    results = [_forget(application, user, mail) for user in sorted(users)]
    code = FAILED if problem else max(code for code, _ in results)
    return code, "\n".join(said for _, said in results) + problem


def _forget(application: Application, user: str, mail: str = "") -> tuple[int, str]:
    jobs = list(application.stored_jobs.of(user))
    ended = [job.request.key for job in jobs if job.over]
    channels = {job.request.reply_to.channel for job in jobs if job.request.reply_to.channel.startswith(_DIRECT)}
    mails = application.audit.mails_of(user) | ({mail} - {""})
    rows = application.store.forget_person(user, ended, sorted({user, *channels}))
    rows += application.audit.forget_person(user, sorted(mails))
    application.stored_jobs.forget(ended)
    application.store.overwrite()
    said = (
        f"{user}: removed {len(ended)} requests with their steps, and {rows} rows of preferences, appointments, "
        "claims, last leads and audit."
    )
    waiting = len(jobs) - len(ended)
    if waiting:
        return FAILED, f"{said} {waiting} requests are still under way: run it again when they have ended."
    return 0, said
