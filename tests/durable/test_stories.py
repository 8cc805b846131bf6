"""Never lost, never twice, whoever dies and whatever cannot be written; the stories are in begun."""

from collections.abc import Callable

import pytest

from tests.durable.begun import STORIES


@pytest.mark.parametrize("name", [story.__name__ for story in STORIES])
def test_every_accepted_line_is_booked_once_and_told_once(begun: Callable[[str], None], name: str) -> None:
    begun(name)
