"""Real Postgres servers from the wheel for those who ask for one, and stories that all begin at once."""

import tempfile
from collections.abc import Callable, Iterator
from concurrent.futures import Future, ThreadPoolExecutor
from contextlib import ExitStack

import pytest

from tests.durable.postgres import Postgres
from tests.durable.stories import STORIES


@pytest.fixture(scope="session")
def new_postgres() -> Iterator[Callable[[], Postgres]]:
    """A server of one's own, for whoever stops it."""
    with ExitStack() as stack:

        def start() -> Postgres:
            folder = tempfile.TemporaryDirectory(prefix="meetings-pg-", ignore_cleanup_errors=True)
            server = Postgres(stack.enter_context(folder))
            stack.callback(server.close)
            return server

        yield start


@pytest.fixture(scope="session")
def begun(new_postgres: Callable[[], Postgres]) -> Iterator[Callable[[str], None]]:
    """Waits for the end of a story, by its name; the first who asks begins them all."""
    with ThreadPoolExecutor(len(STORIES)) as crowd:
        ends: dict[str, Future[None]] = {}
        for story in STORIES:
            ends[story.__name__] = crowd.submit(story, new_postgres)
        yield lambda name: ends[name].result()
