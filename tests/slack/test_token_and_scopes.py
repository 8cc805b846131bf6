"""What an operator has to set right: the person hears it once, by the one way that needs no token; so does the log."""

import logging
from collections.abc import Iterator

import pytest

from bot.meetings.messages import End, Outcome
from sandbox.slack import SlackServer, refused
from tests.patience import patient_slack
from tests.slack.slack_workflow import PUBLIC, InProcess

REFUSED = "Slack refuses this bot's token"


@pytest.fixture
def workspace() -> Iterator[SlackServer]:
    with patient_slack() as slack:
        slack.invite_bot(PUBLIC)
        yield slack


@pytest.fixture
def office(workspace: SlackServer) -> InProcess:
    return InProcess(workspace)


@pytest.mark.parametrize("method", ["*", "users.info", "auth.test", "chat.postMessage", "chat.update"])
def test_a_refused_token_is_told_once_and_the_request_goes_on_later(
    office: InProcess, method: str, caplog: pytest.LogCaptureFixture
) -> None:
    methods = ("users.info", "auth.test", "chat.postMessage", "chat.update") if method == "*" else (method,)
    for one in methods:
        office.slack.fails(one, refused("token_revoked"), 12)
    assert office.run(office.command()) == Outcome(End.BOOKED, task_id="task-1")
    told = office.told()
    assert told.times(REFUSED) == 1
    assert told.times("Created task task-1") == 1
    assert len(office.crm.tasks) == 1
    assert told.left == []
    said = [one for one in caplog.records if one.levelno == logging.ERROR]
    assert said
    assert all("SLACK_BOT_TOKEN" in one.getMessage() for one in said)


def test_after_a_crash_it_is_not_told_again(office: InProcess) -> None:
    """That it was told is remembered with the try."""
    office.slack.fails("users.info", refused("account_inactive"), 6)
    office.journal.deaths = {5, 9}
    assert office.run(office.command()) == Outcome(End.BOOKED, task_id="task-1")
    assert office.told().times(REFUSED) == 1


def test_without_the_scope_a_missing_mail_is_the_admins_matter(
    office: InProcess, caplog: pytest.LogCaptureFixture
) -> None:
    office.slack.scopes = [scope for scope in office.slack.scopes if scope != "users:read.email"]
    office.run(office.command())
    [said] = office.told().words
    assert "users:read.email" in said
    assert "admin" in said
    assert "profile" not in said
    assert office.crm.tasks == []
    assert "users:read.email" in caplog.text


def test_with_the_scope_it_is_the_profiles(office: InProcess) -> None:
    profile = office.slack.person("priya").profile
    profile.email = None
    office.run(office.command())
    [said] = office.told().words
    assert "profile shows no e-mail" in said


def test_any_missing_scope_is_told_as_well(office: InProcess) -> None:
    office.slack.fails("users.info", refused("missing_scope"), 3)
    assert office.run(office.command()) == Outcome(End.BOOKED, task_id="task-1")
    assert office.told().times(REFUSED) == 1
