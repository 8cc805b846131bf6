"""Behind a pooler, as several hosts hand out Postgres: every accepted line is booked once and told once."""

from collections.abc import Callable

import pytest

from tests.durable.crew import Crew
from tests.durable.pooler import PROGRAM, Pooler
from tests.durable.postgres import Postgres

pytestmark = pytest.mark.skipif(PROGRAM is None, reason="no pgbouncer is installed: apt-get install pgbouncer")
TITLES = [f"Pooled {letter}" for letter in "ABCDEFGHIJKL"]


@pytest.mark.parametrize(("mode", "size"), [("session", 80), ("transaction", 4)])
def test_lines_are_booked_behind_pgbouncer(new_postgres: Callable[[], Postgres], mode: str, size: int) -> None:
    database = new_postgres().create(mode)
    with Pooler(database, mode, size) as pooler, Crew({"DATABASE_URL": pooler.address}) as crew:
        first, _ = crew.hire(), crew.hire()
        for title in TITLES:
            crew.types(f"tomorrow 3pm {title}")
        crew.wait(lambda: all(crew.is_booked(title) for title in TITLES))
        crew.booked_once(*TITLES)
        # Nothing that a session kept is missed by the next one: one ends, one begins.
        assert first.stop() == 0
        crew.hire()
        crew.types("tomorrow 4pm Afterwards")
        crew.wait(lambda: crew.is_booked("Afterwards"))
        crew.booked_once("Afterwards")
        status, said = crew.stage.get("/readyz")
        assert status == 200, said
