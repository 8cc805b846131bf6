"""A request as Slack hands it over, with everything in it that a request can have."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

from bot.jobs.queue import WriteLimits
from bot.meetings.model import NamedOwner, OwnerKind
from bot.meetings.request import Choice, ReplyTarget, Request, SubmittedForm
from tests.patience import PATIENCE_S

# For tests that mean no hurry: a loaded machine may take longer for a write than a person should wait.
NO_HURRY = WriteLimits(PATIENCE_S, PATIENCE_S, PATIENCE_S)
NOON = datetime(2026, 11, 24, 12, 0, 0, 250_000, tzinfo=UTC)
LINE = Request(
    key="13345224609.738474920.8088930838d88f",
    team="T1",
    user="U1",
    reply_to=ReplyTarget("C1", thread_ts="1503435956.000247", response_url="https://hooks.slack.test/commands/T1/1/x"),
    received_at=NOON,
    command="/meeting",
    line='tomorrow 3-4pm Demo “mit Ümläuten” 🚀 \u202e lead:"Asha Rao"\n-- bring \x00it',
    mentions=(("@noah", "U2"),),
)
FORM = replace(
    LINE,
    key="form",
    line="",
    mentions=(),
    form=SubmittedForm(
        title="Demo",
        start=NOON,
        end=NOON + timedelta(hours=1),
        view="V1",
        owner=NamedOwner(OwnerKind.USER, "U2"),
        fields=(("mx_Custom_1", "x"),),
    ),
)
CHOICE = Choice("1795602600-1795606200", NOON + timedelta(minutes=1))
