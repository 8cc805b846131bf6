"""`python -m bot forget <user id>`: remove what is stored about one person.

Deletes nothing in LeadSquared or Slack. See docs/stored-data.md.
"""

import argparse
import re
import sys

from sqlalchemy.exc import SQLAlchemyError

from bot.app import Application
from bot.commands import application as application_of
from bot.database import driver_message

# https://docs.slack.dev/reference/objects/user-object
_USER = re.compile(r"[UW][A-Z0-9]{2,30}")
# A conversation with the bot alone.
_DIRECT = "D"
WRONG = 1


def arguments(parser: argparse.ArgumentParser) -> None:
    parser.add_argument("user", metavar="USER_ID", help="the Slack member ID, like U012AB3CD")


def run(asked: argparse.Namespace) -> int:
    code, said = forget(application_of(asked), asked.user)
    print(said, file=sys.stderr if code else sys.stdout)  # for whoever asks
    return code


def forget(application: Application, user: str) -> tuple[int, str]:
    """The exit code and what to print."""
    if not _USER.fullmatch(user):
        return WRONG, f"{user[:40]!r} is no Slack user id: copy the member ID from the person's profile, like U012AB3CD"
    if application.is_new:
        return 0, "There is no database yet, so nothing is stored about anybody."
    try:
        return _forget(application, user)
    except SQLAlchemyError as error:
        return (
            WRONG,
            (
                f"database: {driver_message(error)}; look at DATABASE_URL, and run it again: "
                "what was removed stays removed"
            ),
        )


def _forget(application: Application, user: str) -> tuple[int, str]:
    found = list(application.queue.requests_of(user))
    ended = [request for request, over in found if over]
    channels = {request.reply_to.channel for request, _ in found if request.reply_to.channel.startswith(_DIRECT)}
    rows = application.store.forget_person(user, [request.key for request in ended], sorted({user, *channels}))
    application.queue.forget([request.key for request in ended])
    application.store.overwrite()
    said = (
        f"Removed: {len(ended)} requests with their steps, and {rows} rows of preferences, appointments, claims and "
        "last leads."
    )
    waiting = len(found) - len(ended)
    if waiting:
        return WRONG, f"{said} {waiting} requests are still under way: run it again when they have ended."
    return 0, said
