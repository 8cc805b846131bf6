"""Whoever's form does not open is told, whatever Slack answers; and no thread of the forms waits for Slack's limits."""

import json
import threading
from collections.abc import Iterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from bot.meetings.model import Policy
from bot.meetings.request import ReplyTarget
from bot.slack.background_tasks import THREADS, BackgroundTasks
from bot.slack.chat import SlackChat
from bot.slack.credentials import SlackCredentials
from bot.slack.directory import Directory
from bot.slack.form import initial_state
from bot.slack.form.windows import Windows
from bot.slack.message_blocks import notice
from bot.slack.web_client import SlackClient
from sandbox.slack import SlackFault, SlackServer, dropped, rate_limited, refused, server_error
from sandbox.slack.people_and_channels import TEAM_ID
from tests.meetings.memory import FakeMemory
from tests.patience import PATIENCE_S, patient_slack
from tests.slack.empty_catalogue import EmptyCatalogue
from tests.slack.slack_workflow import PUBLIC

LISTED = Path(__file__).parents[3] / "shared" / "slack-reference" / "methods.json"
KINDS = ("an_error_of_tomorrow", "expired_trigger_id", "internal_error", "token_revoked", "view_too_large")
ODD = (dropped(), rate_limited(900), rate_limited(1), server_error(), server_error(418))


def errors() -> list[str]:
    listed = json.loads(LISTED.read_text())["views.open"]["errors"] if LISTED.exists() else []
    # One that was used before has opened its form: it came twice.
    return sorted({*KINDS, *listed} - {"exchanged_trigger_id"})


@pytest.fixture
def slack() -> Iterator[SlackServer]:
    with patient_slack() as workspace:
        workspace.invite_bot(PUBLIC)
        yield workspace


@pytest.fixture
def client(slack: SlackServer) -> SlackClient:
    return SlackClient(SlackCredentials(slack.bot_token, slack.api_url, "default"))


@pytest.fixture
def tasks(client: SlackClient) -> BackgroundTasks:
    return BackgroundTasks(client)


@pytest.fixture
def windows(client: SlackClient, tasks: BackgroundTasks) -> Windows:
    directory = Directory(SlackChat(client), FakeMemory(), EmptyCatalogue(), Policy())
    return Windows(client, directory, tasks, lambda: datetime.now(UTC))


def place(slack: SlackServer, *, with_url: bool) -> ReplyTarget:
    user, channel = slack.person("priya").profile.user_id, slack.channel(PUBLIC).channel_id
    hook = slack.state.expiring_ids.response_url(user, channel, None)
    return ReplyTarget(channel, None, f"{slack.state.root_url}{hook.path}" if with_url else None)


def opens(slack: SlackServer, windows: Windows, where: ReplyTarget | None) -> None:
    user = slack.person("priya").profile.user_id
    windows.open(slack.state.expiring_ids.trigger(user), TEAM_ID, user, initial_state.empty(PUBLIC), place=where)


def told(slack: SlackServer, channel: str = PUBLIC) -> str:
    """The private word that comes."""

    def seen() -> str:
        return next((one.shown for one in slack.person("priya").sees(channel) if "didn't open" in one.shown), "")

    return slack.wait_for(seen, PATIENCE_S)


@pytest.mark.parametrize("fault", [*map(refused, errors()), *ODD], ids=str)
def test_a_form_that_does_not_open_is_told(slack: SlackServer, windows: Windows, fault: SlackFault) -> None:
    slack.fails("views.open", fault)
    opens(slack, windows, place(slack, with_url=True))
    assert "Open it again" in told(slack)
    assert sum(call.method == "views.open" for call in slack.calls) == 1, "its trigger works once"


def test_without_a_response_url_it_is_told_in_its_channel_or_directly(slack: SlackServer, windows: Windows) -> None:
    slack.fails("views.open", refused("internal_error"), 2)
    opens(slack, windows, place(slack, with_url=False))
    assert told(slack)
    opens(slack, windows, None)
    assert told(slack, "dm")


def test_a_form_that_came_twice_is_open_and_nobody_is_bothered(slack: SlackServer, windows: Windows) -> None:
    where = place(slack, with_url=True)
    slack.fails("views.open", refused("exchanged_trigger_id"))
    opens(slack, windows, where)
    opens(slack, windows, where)
    slack.wait_for(lambda: slack.person("priya").view(), PATIENCE_S)
    assert not any("didn't open" in one.shown for one in slack.person("priya").sees(PUBLIC))


def test_a_limit_keeps_no_thread_and_what_it_held_up_is_said_after_it(
    slack: SlackServer, tasks: BackgroundTasks
) -> None:
    """More words than there are threads are put off; another one is said meanwhile."""
    user = slack.person("priya").profile.user_id
    slack.fails("chat.postMessage", rate_limited(1), 2 * THREADS)
    for number in range(2 * THREADS):
        tasks.tell_where_typed(user, None, notice(f"Word {number}"))
    slack.wait_for(lambda: sum(call.status == 429 for call in slack.calls) == 2 * THREADS, PATIENCE_S)
    done = threading.Event()
    tasks.run(done.set)
    assert done.wait(PATIENCE_S)
    slack.wait_for(lambda: len(slack.person("priya").sees("dm")) == 2 * THREADS, PATIENCE_S)


def test_a_limit_of_minutes_is_not_waited_for_by_anybody(slack: SlackServer, tasks: BackgroundTasks) -> None:
    """What is said beside an ack is of no use then."""
    user = slack.person("priya").profile.user_id
    slack.fails("chat.postMessage", rate_limited(900))
    tasks.tell_where_typed(user, None, notice("Late"))
    slack.wait_for(lambda: any(call.status == 429 for call in slack.calls), PATIENCE_S)
    done = threading.Event()
    tasks.run(done.set)
    assert done.wait(PATIENCE_S)
    assert slack.person("priya").sees("dm") == []
