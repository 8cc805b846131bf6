"""`python -m bot check`: what is right, and each thing that is wrong with its cure; exit 1 then."""

from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, CrmFault
from sandbox.slack import server_error
from sandbox.stage import Stage
from tests.stories.commands import Said, run, surroundings


@pytest.fixture(scope="module")
def around() -> Iterator[Stage]:
    with surroundings() as stage:
        yield stage


@pytest.fixture
def whole(around: Stage) -> Iterator[Stage]:
    """What a story broke is mended afterwards."""
    policy, scopes = around.crm.policy_of(), around.slack.scopes
    yield around
    around.crm.clear_faults()
    around.crm.set_policy(policy)
    around.slack.heals()
    around.slack.scopes = scopes
    around.slack.switches.active = True


def check(stage: Stage, **settings: str) -> Said:
    said = run({**stage.environment(), **settings}, "check")
    for secret in (ACCESS_KEY, SECRET_KEY, stage.slack.bot_token, stage.slack.signing_secret):
        assert secret not in said.text
    return said


def test_all_is_well(whole: Stage) -> None:
    said = check(whole)
    assert said.code == 0
    for words in (
        "meetings.db will be made",
        "meetings in Acme (T0ACME)",
        "Asia/Kolkata",
        "Meeting: an appointment type",
    ):
        assert words in said.text
    for name in ("SLACK_BOT_TOKEN", "LEADSQUARED_HOST", "MEETING_COMMAND", "LOG_FORMAT"):
        assert name in said.text, "every setting is shown"


def test_each_thing_that_is_wrong_is_told_in_one_run(whole: Stage) -> None:
    whole.slack.scopes = ("commands", "chat:write")
    whole.crm.set_policy(replace(whole.crm.policy_of(), api_host="api-us11.leadsquared.test"))
    said = check(whole, MEETING_TASK_TYPE="Nonsense", DATABASE_URL="sqlite:////no/such/folder/meetings.db")
    assert said.code == 1
    for words in (
        "database: there is no folder /no/such/folder; make it, or look at DATABASE_URL",
        "users:read, users:read.email",
        "LEADSQUARED_HOST=api-us11.leadsquared.test",
        "no task type Nonsense",
        "one of: Meeting, Demo",
    ):
        assert words in said.text


def test_it_makes_no_file_and_no_folder(whole: Stage, tmp_path: Path) -> None:
    """It is run in any place, before anything is there; the bot makes its database where it is started."""
    assert "meetings.db will be made in" in check(whole, DATABASE_URL=f"sqlite:///{tmp_path / 'meetings.db'}").text
    check(whole, DATABASE_URL=f"sqlite:///{tmp_path / 'folder' / 'meetings.db'}")
    assert list(tmp_path.iterdir()) == []


def test_a_to_do_type_is_not_taken_for_an_appointment(whole: Stage) -> None:
    said = check(whole, MEETING_TASK_TYPE="Follow-up")
    assert said.code == 1
    assert "to-do" in said.text


def test_a_token_and_keys_that_are_refused(whole: Stage) -> None:
    whole.slack.switches.active = False
    whole.crm.fault(CrmFault.KEYS_REFUSED, times=None)
    said = check(whole, MEETING_MINUTE="45")
    assert said.code == 1
    assert "MEETING_MINUTE is not a setting, so it does nothing; did you mean MEETING_MINUTES?" in said.text
    assert "LEADSQUARED_SECRET_KEY looks cut off (length 13)" in said.text
    assert "account_inactive; look at SLACK_BOT_TOKEN" in said.text
    assert "keys refused; look at LEADSQUARED_ACCESS_KEY" in said.text


def test_slack_and_leadsquared_that_do_not_answer(whole: Stage) -> None:
    whole.slack.fails("auth.test", server_error(), times=5)
    whole.crm.fault(CrmFault.DROP_BEFORE, times=None)
    said = check(whole)
    assert said.code == 1
    assert "Slack: " in said.text
    assert "SLACK_API_URL and this host" in said.text
    assert "look at LEADSQUARED_HOST, and at this host's way out" in said.text


def test_an_app_token_that_slack_refuses(whole: Stage) -> None:
    said = check(whole, SLACK_APP_TOKEN="xapp-of-another-app")
    assert said.code == 1
    assert "Socket Mode: Slack answers invalid_auth; look at SLACK_APP_TOKEN" in said.text
    assert "Socket Mode: Slack gives out an address" in check(whole, SLACK_APP_TOKEN=whole.slack.app_token).text
