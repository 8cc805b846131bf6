"""What is hard on everybody else is so for nobody else for long."""

from collections.abc import Callable

import pytest

from tests.durable import hard
from tests.durable.postgres import Postgres


@pytest.mark.parametrize("story", hard.STORIES, ids=[story.__name__ for story in hard.STORIES])
def test_nobody_waits_for_what_is_somebody_elses(
    new_postgres: Callable[[], Postgres], story: Callable[[Callable[[], Postgres]], None]
) -> None:
    story(new_postgres)
