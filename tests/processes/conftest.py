"""The stages of stories about processes: `python -m bot web` between the two stand-ins, started together."""

from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from sandbox.leadsquared import LeadSquaredServer
from sandbox.stage import Stage
from tests import clock
from tests.patience import patient_slack
from tests.processes.begun import Begun, Ends, begin_doubts, begin_ends
from tests.processes.demos import Demos, play_demos
from tests.stories.conftest import BOX_RATE, FAST, mend

# What begins with the first story, and is looked at by the last ones, so that nobody waits for it.
EARLY = ("doubts", "ends", "demos")


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    items.sort(key=lambda item: not set(EARLY).isdisjoint(getattr(item, "fixturenames", ())))


class Stages:
    """All that are open; ended together, since each takes its seconds."""

    def __init__(self) -> None:
        self._open: list[Stage] = []

    def open(self, settings: dict[str, str] | None = None, *, socket_mode: bool = False) -> Stage:
        stage = Stage(
            {**FAST, **clock.SETTINGS, **(settings or {})},
            slack=patient_slack(),
            crm=LeadSquaredServer(rate=BOX_RATE, now=clock.now),
            socket_mode=socket_mode,
        )
        self._open.append(stage.__enter__())
        return stage

    def close(self) -> None:
        with ThreadPoolExecutor(len(self._open) or 1) as pool:
            codes = list(pool.map(_end, self._open))
        assert not any(codes), "asked to end, every bot ends with 0"


def _end(stage: Stage) -> int:
    try:
        return stage.bot.stop()
    finally:
        stage.close()


@pytest.fixture(scope="session")
def stages() -> Iterator[Stages]:
    opened = Stages()
    yield opened
    opened.close()


@pytest.fixture(scope="session")
def socket_stage(stages: Stages) -> Stage:
    return stages.open(socket_mode=True)


@pytest.fixture(scope="session")
def rough_stage(stages: Stages) -> Stage:
    """For stories that are rough to the bot's own processes and files, and mend them again."""
    return stages.open()


@pytest.fixture(scope="session", autouse=True)
def begun_early(request: pytest.FixtureRequest, stages: Stages) -> Iterator[dict[str, Future[object]]]:
    """What takes its seconds begins with the first story, beside it, where any story asks for it at all."""
    asked_for = {name for item in request.session.items for name in getattr(item, "fixturenames", ())}
    with ThreadPoolExecutor(len(EARLY)) as pool:
        begins: dict[str, Callable[[], object]] = {
            "doubts": lambda: begin_doubts(stages.open()),
            "ends": lambda: begin_ends(stages.open()),
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
def rough(rough_stage: Stage) -> Iterator[Stage]:
    yield rough_stage
    mend(rough_stage)
