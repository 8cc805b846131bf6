"""For every test: no setting of this machine reaches one, and no test is timed.

That only loopback can be reached is pytest-socket's doing, switched on in pyproject.toml.
"""

import os
from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings
from xdist.scheduler import LoadScopeScheduling  # type: ignore[import-untyped]  # it has no types

from bot.settings import Settings
from tests import in_process

# A loaded machine is slow, and that is no failure.
settings.register_profile("untimed", deadline=None, suppress_health_check=[HealthCheck.too_slow])
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """A developer's own keys stay out of the tests, and of what the tests start."""
    del config
    for name in Settings.model_fields:
        os.environ.pop(name.upper(), None)


# Folders in the order in which they are begun, the longest first; of the first three each is one worker's, since its
# tests share processes or a browser.
FIRST = ("durable", "processes", "play", "doors", "stories", "slack")
TOGETHER = FIRST[:3]


class ByStage(LoadScopeScheduling):  # type: ignore[misc]  # it has no types
    """Each such folder is one worker's; all other tests are shared out by file, after them.

    A rule of ours, because xdist's own "loadgroup" groups nothing where pytest keeps its ids in parts (9.2).
    """

    def _split_scope(self, nodeid: str) -> str:
        file = nodeid.partition("::")[0]
        folder = file.split("/")[1]
        return folder if folder in TOGETHER else file


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: object) -> ByStage:
    """The order of `items` is the order in which folders and files are begun."""
    config.option.loadscopereorder = False
    return ByStage(config, log)


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    """The bot in this process is for one folder's tests: others launch DBOS, which is one a process, themselves."""
    if nextitem is None or nextitem.path.parent != item.path.parent:
        in_process.end_shared()


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    here = Path(__file__).parent

    def turn(item: pytest.Item) -> int:
        folder = item.path.relative_to(here).parts[0]
        return FIRST.index(folder) if folder in FIRST else len(FIRST)

    items.sort(key=turn)
