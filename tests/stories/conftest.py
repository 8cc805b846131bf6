"""The stage of the stories: the bot in this process, between the two stand-ins, shared by all who can share it."""

from collections.abc import Callable, Iterator
from contextlib import nullcontext

import pytest

from sandbox.leadsquared import LeadSquaredServer
from sandbox.stage import Stage
from tests import clock
from tests.in_process import InProcessStage, shared
from tests.stories.scene import Scene, seat

# The stories share one LeadSquared account; its pace has stories of its own.
# Stories share the hours of a few people, and clashes have stories of their own.
FAST = {"LEADSQUARED_RATE": "1000/1", "MEETING_CLASH": "false"}
BOX_RATE = (2000, 1.0)


@pytest.fixture
def stage() -> Iterator[InProcessStage]:
    """The one in this process; what a story broke in its surroundings is whole again afterwards."""
    found = shared("stories", lambda: InProcessStage(FAST, crm=LeadSquaredServer(rate=BOX_RATE, now=clock.now)))
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


def mend(stage: Stage) -> None:
    stage.crm.clear_faults()
    stage.crm.release()
    stage.slack.heals()
    assert stage.slack.complaints == []
