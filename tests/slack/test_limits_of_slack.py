"""A limit of Slack's is waited for by the one whose words it holds up: no thread sleeps, and no appointment waits."""

from collections.abc import Iterator

import pytest

from bot.meetings.messages import End, Outcome
from sandbox.slack import rate_limited
from tests.meetings.fakes import Act, Turn
from tests.patience import patient_slack
from tests.slack.slack_workflow import PUBLIC, InProcess

LONG_S = 600


@pytest.fixture
def office() -> Iterator[InProcess]:
    with patient_slack() as slack:
        slack.invite_bot(PUBLIC)
        yield InProcess(slack)


def booked_after_s(office: InProcess) -> float:
    """How long an appointment waited before LeadSquared had it, by the clock that the journal's waits move."""
    began = office.clock.passed
    assert office.run(office.command()) == Outcome(End.BOOKED, task_id="task-1")
    [(_, at)] = office.crm.tasks
    return at - began


def test_a_long_limit_at_the_card_does_not_keep_the_appointment_waiting(office: InProcess) -> None:
    """The card comes late, and once; the wait that Slack asked for is kept."""
    office.slack.fails("chat.postMessage", rate_limited(LONG_S), 2)
    assert booked_after_s(office) == 0
    assert max(office.journal.slept) == LONG_S
    assert office.told().times("Created task task-1") == 1
    assert office.told().left == []


def test_nor_does_one_at_the_word_that_leadsquared_is_silent(office: InProcess) -> None:
    office.away(Turn(Act.AWAY), Turn(Act.AWAY))
    office.slack.fails("chat.update", rate_limited(LONG_S))
    assert booked_after_s(office) < 60
    assert office.told().left == []


@pytest.mark.parametrize("method", ["users.info", "chat.update"])
def test_the_wait_is_the_journals_and_no_threads(office: InProcess, method: str) -> None:
    """A restart in the middle of it waits for the rest alone; see the journal's own promises."""
    office.slack.fails(method, rate_limited(LONG_S))
    office.run(office.command())
    assert LONG_S in office.journal.slept
    assert len([call for call in office.slack.calls if call.method == method and call.status == 429]) == 1
    assert office.told().times("Created task task-1") == 1
