"""What stands in a row does not decide how it is read: a row that says it is a pickle is no code of ours."""

import base64
import pickle
from collections.abc import Iterator
from pathlib import Path

import pytest
from dbos import DBOS
from sqlalchemy import URL, Engine, text

from bot.database import open_engine
from bot.jobs import queue
from bot.jobs.queue import Queue
from tests.jobs.requests import LINE, NO_HURRY
from tests.jobs.test_journal import dbos

__all__ = ["dbos"]


class Code:
    """What runs when it is loaded."""

    def __init__(self, trace: Path) -> None:
        self._trace = trace

    def __reduce__(self) -> tuple[object, ...]:
        return Path.touch, (self._trace,)


@pytest.fixture
def written(both: URL, tmp_path: Path) -> Iterator[tuple[Queue, Engine]]:
    engine = open_engine(both, 4)
    queue.prepare(engine)
    writing = Queue(engine, limits=NO_HURRY)
    writing.put(LINE, "account")
    schema = "" if engine.dialect.name == "sqlite" else "dbos."
    code = base64.b64encode(pickle.dumps({"args": (Code(tmp_path / "ran"),), "kwargs": {}})).decode()
    with engine.begin() as connection:
        connection.execute(text(f"UPDATE {schema}workflow_status SET serialization = 'py_pickle'"))
        connection.execute(text(f"UPDATE {schema}workflow_input SET inputs = :code"), {"code": code})
    yield writing, engine
    writing.close()
    engine.dispose()


def test_a_pickle_is_not_loaded_where_a_button_is_pressed(written: tuple[Queue, Engine], tmp_path: Path) -> None:
    writing, _ = written
    assert writing.find(LINE.key) is None
    assert not (tmp_path / "ran").exists()


def test_a_step_that_says_it_is_a_pickle_breaks_its_job_and_runs_nothing(
    dbos: None, engine: Engine, tmp_path: Path
) -> None:
    del dbos
    code = base64.b64encode(pickle.dumps(Code(tmp_path / "ran"))).decode()
    schema = "" if engine.dialect.name == "sqlite" else "dbos."
    seen: list[str] = []

    @DBOS.workflow(name="job")
    def job() -> None:
        try:
            DBOS.run_step({"name": "step"}, lambda: 1)
        except ValueError as error:
            seen.append(type(error).__name__)

    DBOS.launch()
    handle = DBOS.start_workflow(job)
    handle.get_result()
    with engine.begin() as connection:
        connection.execute(
            text(f"UPDATE {schema}operation_outputs SET serialization = 'py_pickle', output = :code"), {"code": code}
        )
    DBOS.fork_workflow(handle.workflow_id, 2).get_result()
    assert seen == ["PickleRefused"]
    assert not (tmp_path / "ran").exists()
