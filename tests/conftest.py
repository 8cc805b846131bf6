"""For every test: no setting of this machine reaches one, and no test is timed.

That only loopback can be reached is pytest-socket's doing, switched on in pyproject.toml.
"""

import os
from pathlib import Path

import pytest
from hypothesis import settings

from bot.settings import Settings

# A loaded machine is slow, and that is no failure.
settings.register_profile("untimed", deadline=None)
settings.load_profile("untimed")


def pytest_configure(config: pytest.Config) -> None:
    """A developer's own keys stay out of the tests, and of what the tests start."""
    del config
    for name in Settings.model_fields:
        os.environ.pop(name.upper(), None)


# Tests that share a stage of processes, and so stay together where several workers share the tests; longest first.
TOGETHER = ("stories", "doors", "durable", "play", "chaos")


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Each such folder is one worker's, and begins before the many small files; those are shared out by file."""
    here = Path(__file__).parent

    def turn(item: pytest.Item) -> int:
        folder = item.path.relative_to(here).parts[0]
        return TOGETHER.index(folder) if folder in TOGETHER else len(TOGETHER)

    items.sort(key=turn)
    for item in items:
        path = item.path.relative_to(here)
        item.add_marker(pytest.mark.xdist_group(path.parts[0] if path.parts[0] in TOGETHER else str(path)))
