"""The stages of the stories: the real bot between the two sandbox servers, shared by all who can share it."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack, contextmanager

import pytest

from bot.sandbox.leadsquared import Box
from bot.sandbox.stage import Stage
from tests.stories.begun import Begun, Ends, begin_doubts, begin_ends
from tests.stories.demos import Demos, play_demos
from tests.stories.scene import Scene, seat

# The stories share one LeadSquared account; its pace has stories of its own.
FAST = {"LEADSQUARED_RATE": "1000/1"}
BOX_RATE = (2000, 1.0)


# What begins with the first story, and is looked at by the last ones, so that nobody waits for it.
EARLY = ("doubts", "ends", "demos")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not set(EARLY).isdisjoint(getattr(item, "fixturenames", ())))


@contextmanager
def fast_stage(settings: dict[str, str] | None = None, *, socket_mode: bool = False) -> Iterator[Stage]:
    """A stage whose bot ends with 0 when it is asked to."""
    with Stage({**FAST, **(settings or {})}, crm=Box(rate=BOX_RATE), socket_mode=socket_mode) as stage:
        yield stage
        assert stage.bot.stop() == 0


@pytest.fixture(scope="session")
def http_stage() -> Iterator[Stage]:
    with fast_stage() as stage:
        yield stage


@pytest.fixture(scope="session")
def socket_stage() -> Iterator[Stage]:
    with fast_stage(socket_mode=True) as stage:
        yield stage


@pytest.fixture(scope="session")
def rough_stage() -> Iterator[Stage]:
    """For stories that are rough to the bot's own processes and files, and mend them again."""
    with fast_stage() as stage:
        yield stage


@pytest.fixture(scope="session", autouse=True)
def begun_early(request: pytest.FixtureRequest) -> Iterator[dict[str, Future[object]]]:
    """What takes its seconds begins with the first story, beside it, where any story asks for it at all."""
    asked_for = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    with ExitStack() as stages, ThreadPoolExecutor(len(EARLY)) as pool:
        begins: dict[str, Callable[[], object]] = {
            "doubts": lambda: begin_doubts(stages.enter_context(fast_stage())),
            "ends": lambda: begin_ends(stages.enter_context(fast_stage())),
            "demos": play_demos,
        }
        yield {name: pool.submit(begin) for name, begin in begins.items() if name in asked_for}


@pytest.fixture(scope="session")
def doubts(begun_early: dict[str, Future[object]]) -> dict[str, Begun]:
    """Lines whose create was sent and not answered."""
    found = begun_early["doubts"].result()
    assert isinstance(found, dict)
    return found


@pytest.fixture(scope="session")
def ends(begun_early: dict[str, Future[object]]) -> Ends:
    """Lines that were on their way at a SIGTERM and at a kill -9; the bot runs again."""
    found = begun_early["ends"].result()
    assert isinstance(found, Ends)
    return found


@pytest.fixture(scope="session")
def demos(begun_early: dict[str, Future[object]]) -> Demos:
    found = begun_early["demos"].result()
    assert isinstance(found, Demos)
    return found


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
def rough(rough_stage: Stage) -> Iterator[Stage]:
    yield rough_stage
    _mend(rough_stage)


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
