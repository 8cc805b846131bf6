"""The stage of stories about what is in somebody's calendar already: clashes, lists, moves."""

from collections.abc import Callable, Iterator

import pytest

from sandbox.leadsquared import LeadSquaredServer
from sandbox.stage import Stage
from tests import clock
from tests.in_process import InProcessStage, shared
from tests.stories.conftest import BOX_RATE, mend
from tests.stories.scene import Scene, seat


@pytest.fixture
def stage() -> Iterator[InProcessStage]:
    """With the settings as they are shipped, but for the rate."""
    settings = {"LEADSQUARED_RATE": "1000/1"}
    found = shared("agenda", lambda: InProcessStage(settings, crm=LeadSquaredServer(rate=BOX_RATE, now=clock.now)))
    yield found
    mend(found)


@pytest.fixture
def priya(stage: Stage) -> Scene:
    """Priya, in Kolkata, in a channel of her own."""
    return seat(stage, "priya")


@pytest.fixture
def someone(stage: Stage) -> Callable[[str], Scene]:
    """Anybody, in a channel of their own."""
    return lambda handle: seat(stage, handle)
