"""What was turned away before it became a job is in the audit, also where the database was away at first."""

import threading
from dataclasses import replace

from sqlalchemy.exc import OperationalError

from bot.meetings.audit import AuditEvent
from bot.meetings.ports import MaybeWritten, NotWritten
from bot.meetings.request import Origin, ReplyTarget, reference_of
from bot.rejections import MOST, Rejections
from bot.slack.button_payload import ButtonPayload, ButtonPress
from bot.slack.payloads import Actor
from tests.jobs.requests import LINE, NOON
from tests.patience import wait_until

PRESS = ButtonPress("U2", "T1", "2.2.b", ReplyTarget("C1"), ButtonPayload("first", "U1"), ephemeral=False)


class Audit:
    """Away for the first writes."""

    def __init__(self, away: int = 0) -> None:
        self.away, self.rows = away, list[AuditEvent]()
        self.goes_on = threading.Event()
        self.goes_on.set()

    def write(self, events: list[AuditEvent]) -> None:
        self.goes_on.wait()
        if self.away:
            self.away -= 1
            raise OperationalError("INSERT", {}, Exception("database is locked"))
        self.rows += events


def test_each_kind_of_rejection_is_written_once_the_database_answers() -> None:
    audit = Audit(away=2)
    rejections = Rejections(audit.write, lambda: NOON, "ours", pause_s=0.01)
    rejections.unsaved(LINE, NotWritten())
    rejections.unsaved(replace(LINE, key="maybe"), MaybeWritten())
    rejections.other_workspace(Actor("T9", "U9", "1.1.a"), Origin.COMMAND)
    rejections.press(PRESS, "not_yours")
    rejections.form(Actor("T1", "U1", "3.3.c"))
    wait_until(lambda: len(audit.rows) == 5)
    assert [(row.name, row.user, row.origin) for row in audit.rows] == [
        ("not_saved", "U1", "command"),
        ("maybe_saved", "U1", "command"),
        ("refuse other_workspace", "U9", "command"),
        ("refuse not_yours", "U2", "press"),
        ("refuse form", "U1", "form"),
    ]
    assert {row.installation for row in audit.rows} == {"ours"}
    assert audit.rows[3].answers == reference_of("first")


def test_strangers_cannot_fill_the_memory() -> None:
    audit = Audit()
    audit.goes_on.clear()
    rejections = Rejections(audit.write, lambda: NOON, pause_s=0.01)
    for number in range(3 * MOST):
        rejections.other_workspace(Actor("T9", "U9", str(number)), Origin.COMMAND)
    audit.goes_on.set()
    last = reference_of(str(3 * MOST - 1))
    wait_until(lambda: bool(audit.rows) and audit.rows[-1].reference == last)
    assert len(audit.rows) <= 2 * MOST
