"""The stage of the stories: the real bot between the two sandbox servers, once for all who can share it."""

from collections.abc import Callable, Iterator

import pytest

from bot.sandbox.leadsquared import Box
from bot.sandbox.stage import Stage
from tests.stories.begun import Begun, begin_doubts, begin_end, begin_kills
from tests.stories.scene import Scene, seat

# The stories share one LeadSquared account; its pace has stories of its own.
FAST = {"LEADSQUARED_RATE": "1000/1"}
BOX_RATE = (2000, 1.0)


def fast_stage(settings: dict[str, str] | None = None, *, socket_mode: bool = False) -> Stage:
    return Stage({**FAST, **(settings or {})}, crm=Box(rate=BOX_RATE), socket_mode=socket_mode)


@pytest.fixture(scope="session")
def http_stage() -> Iterator[Stage]:
    with fast_stage() as stage:
        yield stage


@pytest.fixture(scope="session")
def socket_stage() -> Iterator[Stage]:
    with fast_stage(socket_mode=True) as stage:
        yield stage


@pytest.fixture(scope="session", autouse=True)
def begin_at_once(request: pytest.FixtureRequest) -> None:
    """What takes its seconds begins before the first story, where any story asks for it at all."""
    asked_for = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    for name in ("doubts", "killed", "ending"):
        if name in asked_for:
            request.getfixturevalue(name)


@pytest.fixture(scope="session")
def doubts() -> Iterator[dict[str, Begun]]:
    """Lines whose create was sent and not answered."""
    with fast_stage() as stage:
        yield begin_doubts(stage)


@pytest.fixture(scope="session")
def killed() -> Iterator[dict[str, Begun]]:
    """Lines that were on their way at a kill -9; the bot runs again."""
    with fast_stage() as stage:
        yield begin_kills(stage)


@pytest.fixture(scope="session")
def ending() -> Iterator[Begun]:
    """A line that is on its way, at a bot that was asked to end."""
    with fast_stage() as stage:
        yield begin_end(stage)


@pytest.fixture
def stage(http_stage: Stage) -> Iterator[Stage]:
    """The shared one; what a story broke in its surroundings is whole again afterwards."""
    yield http_stage
    _mend(http_stage)


@pytest.fixture(params=["http", "socket"])
def door(request: pytest.FixtureRequest) -> Iterator[Stage]:
    """The shared stage behind either of Slack's doors."""
    found: Stage = request.getfixturevalue(f"{request.param}_stage")
    yield found
    _mend(found)


@pytest.fixture
def priya(stage: Stage) -> Scene:
    """Priya, in Kolkata, in a channel of her own."""
    return seat(stage, "priya")


@pytest.fixture
def someone(stage: Stage) -> Callable[[str], Scene]:
    """Anybody, in a channel of their own."""
    return lambda handle: seat(stage, handle)


def _mend(stage: Stage) -> None:
    stage.crm.clear_faults()
    stage.crm.release()
    stage.slack.heals()
    assert stage.slack.complaints == []
