"""For every test: no setting of this machine reaches one, and no test is timed.

That only loopback can be reached is pytest-socket's doing, switched on in pyproject.toml.
"""

import os

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
