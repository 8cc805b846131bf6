"""Whatever a job told its person is recorded, once, also when processes die at any of its steps."""

from dataclasses import dataclass, field, replace
from datetime import UTC

import pytest

from bot.meetings import actions
from bot.meetings.actions import BOOK
from bot.meetings.actions.action import Action, Run
from bot.meetings.audit import AuditEvent, asked
from bot.meetings.messages import End, Outcome
from bot.meetings.model import Policy
from bot.meetings.progress import Progress
from bot.meetings.request import CANCEL, Choice, ReplyTarget, Request, SubmittedForm
from bot.meetings.workflow import Workflow
from tests.meetings.fakes import Act, FakeChat, FakeCrm, FakeJournal, Ticking, turns
from tests.meetings.memory import FakeMemory
from tests.meetings.samples import ASHA, GUEST, NOW, PRIYA

SECRET = "https://hooks.slack.test/commands/T1/1/secret"


def request(line: str, user: str = "U1") -> Request:
    place = ReplyTarget("C1", response_url=SECRET)
    return Request("trigger-1", "T1", user, place, NOW.astimezone(UTC), "/meeting", line, action="book")


@dataclass
class Audited:
    """Runs jobs, and keeps what they record as the table does: the first of each name."""

    clock: Ticking = field(default_factory=lambda: Ticking(NOW))
    rows: dict[tuple[str, str], AuditEvent] = field(default_factory=dict)
    crm: FakeCrm = field(init=False)

    def __post_init__(self) -> None:
        self.crm = FakeCrm(self.clock, leads=(ASHA,))

    @property
    def workflow(self) -> Workflow:
        chat = FakeChat({"U1": PRIYA, "U3": GUEST})
        return Workflow(self.crm, chat, FakeMemory(), Policy(), self.clock, record=self.record)

    def record(self, events: tuple[AuditEvent, ...]) -> None:
        for event in events:
            self.rows.setdefault((event.key, event.name), event)

    def runs(self, asked_: Request, deaths: set[int] | None = None) -> list[AuditEvent]:
        workflow, journal = self.workflow, FakeJournal(self.clock, deaths=deaths or set())
        journal.to_the_end(lambda: workflow.run(asked_, journal), away_s=30)
        return list(self.rows.values())


@pytest.fixture
def audited() -> Audited:
    return Audited()


def test_a_booking_says_who_asked_for_what_and_which_task_it_is(audited: Audited) -> None:
    [event] = audited.runs(request("tomorrow 3pm Demo lead:asha@globex.com"))
    assert (event.name, event.task_ids, event.lead_id) == ("booked", ("task-1",), ASHA.id)
    assert (event.user, event.person, event.mail, event.zone) == ("U1", PRIYA.name, PRIYA.mail, PRIYA.zone)
    assert (event.action, event.origin, event.channel, event.title) == ("book", "command", "C1", "Demo")
    assert event.start
    assert event.start.hour == 15
    assert SECRET not in repr(event)


@pytest.mark.parametrize("death", range(30))
def test_a_process_that_dies_at_any_step_leaves_one_row(death: int) -> None:
    audited = Audited()
    rows = audited.runs(request("tomorrow 3pm Demo"), {death})
    assert [row.name for row in rows if row.name not in ("trying", "unsure")] == ["booked"]
    assert len({row.task_ids for row in rows if row.task_ids}) == 1


def test_refusals_questions_and_waits_are_recorded(audited: Audited) -> None:
    assert [row.name for row in audited.runs(request("Demo with Acme"))] == ["refuse no_time"]
    assert [row.name for row in Audited().runs(request("tomorrow 3pm or 5pm Demo"))] == ["ask two_readings"]
    assert [row.name for row in Audited().runs(request("tomorrow 3pm Demo", user="U3"))] == ["refuse guest"]
    refused = Audited()
    refused.crm.creates = turns([Act.AWAY, Act.REFUSES])
    rows = refused.runs(request("tomorrow 3pm Demo"))
    assert [(row.name, row.reason) for row in rows] == [("trying", ""), ("refused", "Owner is not active.")]


def test_a_throttled_booking_that_is_given_up_says_both(audited: Audited) -> None:
    audited.crm.creates = turns([Act.AWAY] * 200)
    rows = audited.runs(request("tomorrow 3pm Demo"))
    assert [row.name for row in rows] == ["trying", "gave_up"]
    assert all(row.cause for row in rows)


def test_a_bug_is_recorded_with_the_card_that_was_to_be_booked(audited: Audited) -> None:
    progress, journal = Progress(), FakeJournal(audited.clock)
    workflow = audited.workflow
    workflow.run(request("tomorrow 3pm Demo"), journal, progress)
    audited.rows.clear()
    progress.outcome = None
    workflow.report_failure(request("tomorrow 3pm Demo"), FakeJournal(audited.clock), progress)
    [row] = audited.rows.values()
    assert (row.name, row.title, row.person) == ("unsure", "Demo", PRIYA.name)


def test_an_action_that_nobody_told_the_audit_of_is_recorded(audited: Audited, monkeypatch: pytest.MonkeyPatch) -> None:
    def run(_: Run) -> Outcome:
        return Outcome(End.LATE)

    juggle = Action("juggle", words=("juggle",), run=run, workflow="juggle")
    monkeypatch.setitem(actions.BY_NAME, "juggle", juggle)
    [row] = audited.runs(replace(request("juggle"), action="juggle"))
    assert (row.action, row.name) == ("juggle", "late")


def test_where_a_request_came_from_is_recorded() -> None:
    line = request("tomorrow 3pm Demo")
    form = replace(line, line="", form=SubmittedForm(title="x" * 500, start=None, end=None, view="V1"))
    pressed = replace(line, choices=(Choice(CANCEL, NOW),), answered_key="trigger-0")
    events = [asked(one, BOOK.name, NOW) for one in (line, form, pressed)]
    assert [event.origin for event in events] == ["command", "form", "press"]
    assert len(events[1].title) == 200
    assert events[2].answers
    [row] = Audited().runs(pressed)
    assert row.name == "cancelled"
