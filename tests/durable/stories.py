"""All stories that are told with processes; they begin together."""

from collections.abc import Callable

from tests.durable import afterwards, begun, deploy
from tests.durable.postgres import Postgres

STORIES: tuple[Callable[[Callable[[], Postgres]], None], ...] = (
    *begun.STORIES,
    *deploy.STORIES,
    *afterwards.STORIES,
)
