"""The stage of these stories: the bot in this process, between the two stand-ins, behind either of Slack's doors."""

from collections.abc import Callable, Iterator, Mapping
from contextlib import nullcontext
from dataclasses import replace

import pytest

from sandbox.leadsquared import AccountPolicy, AccountRecord, LeadRecord, LeadSquaredServer, acme
from sandbox.stage import Stage
from tests import clock
from tests.in_process import InProcessStage, shared
from tests.stories.scene import Scene, seat

# Stories share the hours of a few people, and clashes have stories of their own.
FAST = {"LEADSQUARED_RATE": "1000/1", "MEETING_CLASH": "false"}
MANY = 120


def crowded() -> AccountRecord:
    """Acme with more leads of one company than Slack shows, and one whose name does not fit."""
    account = acme(policy=AccountPolicy(rate=(2000, 1.0)))
    owner = account.users[0].id
    crowd = tuple(
        LeadRecord(
            f"00000000-0000-4000-8000-{n:012d}", "Ann", f"Crowd {n:03d}", "Crowd Inc", f"ann{n}@crowd.com", "", owner
        )
        for n in range(MANY)
    )
    long = LeadRecord(
        "00000000-0000-4000-9000-000000000001", "Longname" * 12, "Zed", "Wide " * 20, "z@wide.com", "", owner
    )
    return replace(account, leads=(*account.leads, *crowd, long))


def a_stage(settings: Mapping[str, str] | None = None) -> InProcessStage:
    return InProcessStage({**FAST, **(settings or {})}, crm=LeadSquaredServer(accounts=(crowded(),), now=clock.now))


def mend(stage: Stage) -> None:
    """What a story broke is whole again, and nothing was sent that Slack would not take."""
    stage.crm.clear_faults()
    stage.crm.release()
    stage.slack.heals()
    assert stage.slack.complaints == []
    wrong = [
        call for call in stage.slack.calls if call.error in ("invalid_arguments", "invalid_blocks", "msg_too_long")
    ]
    assert [(call.method, call.detail, call.answer) for call in wrong] == []
    assert "Traceback" not in stage.logged()


@pytest.fixture
def stage() -> Iterator[InProcessStage]:
    found = shared("doors", a_stage)
    yield found
    mend(found)


@pytest.fixture(params=["http", "socket"])
def door(request: pytest.FixtureRequest, stage: InProcessStage) -> Iterator[InProcessStage]:
    """Behind either of Slack's doors."""
    with stage.by_socket_mode() if request.param == "socket" else nullcontext():
        yield stage


@pytest.fixture
def priya(stage: Stage) -> Scene:
    """Priya, in Kolkata, in a channel of her own."""
    return seat(stage, "priya")


@pytest.fixture
def someone(stage: Stage) -> Callable[[str], Scene]:
    """Anybody, in a channel of their own."""
    return lambda handle: seat(stage, handle)
