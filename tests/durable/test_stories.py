"""Never lost, never twice, whoever dies and whatever cannot be written; and what is left behind afterwards.

The stories are told in begun, deploy and afterwards; here is waited for their ends.
"""

from collections.abc import Callable

import pytest

from tests.durable import afterwards, deploy
from tests.durable import begun as told


@pytest.mark.parametrize("name", [story.__name__ for story in (*told.STORIES, *deploy.STORIES)])
def test_every_accepted_line_is_booked_once_and_told_once(begun: Callable[[str], None], name: str) -> None:
    begun(name)


@pytest.mark.parametrize("name", [story.__name__ for story in afterwards.STORIES])
def test_what_is_left_behind_is_what_should_be(begun: Callable[[str], None], name: str) -> None:
    begun(name)
