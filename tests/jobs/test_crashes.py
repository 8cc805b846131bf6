"""Which job kills its workers: it is counted until it is set aside, and those beside it are not."""

import pytest
from sqlalchemy import Engine, text

from bot.jobs import queue
from bot.jobs.crashes import SET_ASIDE, Crashes


@pytest.fixture
def deaths(engine: Engine) -> Crashes:
    queue.prepare(engine)
    deaths = Crashes(engine)
    deaths.create_table()
    return deaths


def _remembers(engine: Engine, job: str, steps: int) -> None:
    schema = "" if engine.dialect.name == "sqlite" else "dbos."
    with engine.begin() as connection:
        connection.execute(
            text(
                f"INSERT INTO {schema}workflow_status (workflow_uuid, status, created_at, updated_at) "
                "VALUES (:job, 'PENDING', 1, 1) ON CONFLICT DO NOTHING"
            ),
            {"job": job},
        )
        connection.execute(
            text(
                f"INSERT INTO {schema}operation_outputs (workflow_uuid, function_id, function_name) "
                "VALUES (:job, :step, 'a step')"
            ),
            [{"job": job, "step": step} for step in range(steps)],
        )


def test_a_job_that_kills_every_worker_is_set_aside_and_no_other_is(deaths: Crashes) -> None:
    """Three others are under way each time it kills."""
    others = ["b", "c", "d"]
    for number in range(SET_ASIDE):
        worker = f"worker {number}"
        if number:
            deaths.note("deadly", worker)
        deaths.count(worker, ["deadly", *others])
    assert deaths.of("deadly") == SET_ASIDE
    assert [deaths.of(job) for job in others] == [1, 1, 1]
    assert deaths.of("never there") == 0


def test_only_what_was_in_the_middle_of_something_is_counted_again(deaths: Crashes) -> None:
    deaths.count("one", ["waits", "works"])
    for job in ("waits", "works"):
        deaths.note(job, "two")
    deaths.note("waits", "")
    deaths.count("two", ["waits", "works"])
    assert (deaths.of("waits"), deaths.of("works")) == (1, 2)
    deaths.count("three", ["works"])
    assert deaths.of("works") == 2, "it waited for its turn in the third worker"


def test_a_job_that_gets_further_is_not_the_one(deaths: Crashes, engine: Engine) -> None:
    """Its workers were killed again and again for another reason."""
    deaths.count("one", ["slow"])
    for number in range(10):
        deaths.note("slow", "next")
        _remembers(engine, f"other {number}", 1)
        if number == 1:
            _remembers(engine, "slow", 3)
        deaths.count("next", ["slow"])
        assert deaths.of("slow") <= 2
        if number == 1:
            assert deaths.of("slow") == 1
            break


def test_what_has_ended_is_forgotten(deaths: Crashes) -> None:
    deaths.count("one", ["a"])
    deaths.add("a")
    assert deaths.of("a") == 2
    deaths.forget("a")
    assert deaths.of("a") == 0


def test_a_crowd_is_counted_whole(deaths: Crashes) -> None:
    crowd = [f"job {number}" for number in range(1201)]
    deaths.count("one", crowd)
    assert {deaths.of(job) for job in (crowd[0], crowd[600], crowd[1200])} == {1}
