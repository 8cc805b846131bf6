"""Slack's errors, every one of them in every place, once and always: booked at most once, told once, never untold.

Slack's own list of them is read where it is at hand; the kinds below are ours, and stand for it elsewhere.
"""

import json
from collections.abc import Iterator
from pathlib import Path

import pytest

from sandbox.slack import SlackServer, refused
from tests.patience import patient_slack
from tests.slack.slack_workflow import PRIVATE, PUBLIC, InProcess

LISTED = Path(__file__).parents[3] / "shared" / "slack-reference" / "methods.json"
KINDS = [
    "an_error_of_tomorrow",
    "channel_not_found",
    "internal_error",
    "invalid_blocks",
    "not_in_channel",
    "ratelimited",
    "token_revoked",
]
METHODS = ("auth.test", "chat.postEphemeral", "chat.postMessage", "chat.update", "users.info", "views.update")
# More often than one job makes the same call, and than what is tried with a limit is tried.
ALWAYS = 40


def listed() -> list[tuple[str, str]]:
    if not LISTED.exists():
        return []
    methods = json.loads(LISTED.read_text())
    return [(method, error) for method in METHODS for error in methods[method]["errors"]]


OURS = [(method, error) for method in METHODS for error in KINDS]
EVERY = sorted({*OURS, *listed()})
FORMS = [one for one in EVERY if one[0] == "views.update" or one in OURS]


@pytest.fixture(scope="module")
def workspace() -> Iterator[SlackServer]:
    with patient_slack() as slack:
        slack.invite_bot(PUBLIC)
        yield slack


@pytest.fixture
def office(workspace: SlackServer) -> Iterator[InProcess]:
    yield InProcess(workspace)
    workspace.heals()


def booked_and_told(office: InProcess, *, channel: str, form: bool = False) -> None:
    office.run(office.form(channel) if form else office.command(channel))
    told = office.told()
    if office.crm.tasks:
        assert len(office.crm.tasks) == 1
        assert told.times("Created task task-1") == 1, told.words
    else:
        assert told.times("Nothing was booked") == 1, told.words
    assert told.times("refuses this bot's token") <= 1
    assert told.times("went wrong") == 0


def test_slacks_own_list_is_read_where_it_is_at_hand() -> None:
    if not listed():
        pytest.skip(f"{LISTED} is not at hand: the kinds alone are tried")
    assert len(listed()) > 90


@pytest.mark.parametrize(("method", "error"), EVERY)
def test_an_error_once_costs_nothing(office: InProcess, method: str, error: str) -> None:
    office.slack.fails(method, refused(error))
    booked_and_told(office, channel=PUBLIC)


@pytest.mark.parametrize("times", [1, ALWAYS])
@pytest.mark.parametrize(("method", "error"), [one for one in OURS if one[0] != "views.update"])
def test_nor_where_the_bot_is_no_member(office: InProcess, method: str, error: str, times: int) -> None:
    office.slack.fails(method, refused(error), times)
    booked_and_told(office, channel=PRIVATE)


@pytest.mark.parametrize(("method", "error"), EVERY)
def test_an_error_always_is_still_told(office: InProcess, method: str, error: str) -> None:
    """Words by response_url need nothing of what fails here; where the token is refused they say so, and it waits."""
    office.slack.fails(method, refused(error), ALWAYS)
    booked_and_told(office, channel=PUBLIC)


@pytest.mark.parametrize("times", [1, ALWAYS])
@pytest.mark.parametrize(("method", "error"), FORMS)
def test_a_form_is_told_too(office: InProcess, method: str, error: str, times: int) -> None:
    """It has no response_url: what neither the channel nor the form takes is told in a direct message, or privately."""
    office.slack.fails(method, refused(error), times)
    booked_and_told(office, channel=PUBLIC, form=True)
