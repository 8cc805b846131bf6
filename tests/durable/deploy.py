"""A rolling deploy: two versions on one Postgres, in two kinds of process, that finish each other's jobs.

The next version is this one with fields more in what it stores, and other words in its log.
"""

import shutil
from collections.abc import Callable
from datetime import datetime
from pathlib import Path

import bot
from tests.durable.crew import Crew
from tests.durable.postgres import Postgres
from tests.patience import wait_until

# By file: what is there, and what the next version has instead.
CHANGES = {
    "meetings/request.py": ("    form: SubmittedForm | None = None\n", '    source: str = "slack"\n'),
    "meetings/messages.py": ('    task_id: str = ""\n    reason: str = ""\n', '    since: str = "next"\n'),
    "meetings/booking.py": ("    searched: bool = False\n", "    asked: int = 0\n"),
    "run.py": ('    log.info("a worker runs jobs")\n', '    log.info("the next version runs jobs")\n'),
}


def next_version(folder: Path) -> dict[str, str]:
    """Put there, and the variables that run it in place of this one."""
    there = folder / "next" / "bot"
    shutil.copytree(Path(bot.__file__).parent, there, ignore=shutil.ignore_patterns("__pycache__", "sandbox"))
    for name, (known, more) in CHANGES.items():
        source = (there / name).read_text()
        assert source.count(known) == 1, f"{name} has changed: name another place for a field"
        (there / name).write_text(source.replace(known, known + more))
    # Safe: the folder in which it is run has this version's.
    return {"PYTHONPATH": str(there.parent), "PYTHONSAFEPATH": "1"}


def deployed(new_postgres: Callable[[], Postgres]) -> None:
    """Forth: the old worker begins, the new one ends. Back: the other way round. And what one web process wrote down
    is done by the other's worker."""
    with Crew({"DATABASE_URL": new_postgres().create("deployed")}) as crew:
        following = next_version(crew.stage.folder)
        _hands_over(crew, {}, following, "Forth")
        crew.stage.bot.stop()
        crew.stage.settings.update(following)
        crew.stage.start()
        _hands_over(crew, following, dict.fromkeys(following, ""), "Back")


def _hands_over(crew: Crew, before: dict[str, str], after: dict[str, str], way: str) -> None:
    """A job that one version is in the middle of when it is asked to end, the other one beside it; and one more."""
    begun, later = f"{way} begun", f"{way} later"
    crew.crm.stop()
    first = crew.hire(before)
    crew.types(f"tomorrow 3pm {begun}")
    crew.wait(lambda: any("keep trying" in said for said in crew.thread(begun)))
    # And settings that came with it: what was understood before keeps to those of its time.
    second = crew.hire({**after, "MEETING_MINUTES": "90"})
    wait_until(lambda: "runs jobs" in second.log.read_text())
    for worker, settings in ((first, before), (second, after)):
        assert ("the next version" in worker.log.read_text()) is bool(settings.get("PYTHONPATH"))
    assert first.stop() == 0
    crew.crm.start()
    crew.types(f"tomorrow 4pm {later}")
    crew.wait(lambda: all(crew.is_booked(title) and "Created" in crew.thread(title)[-1] for title in (begun, later)))
    crew.booked_once(begun, later)
    assert (_minutes(crew, begun), _minutes(crew, later)) == (30, 90)
    assert second.stop() == 0


def _minutes(crew: Crew, title: str) -> float:
    (task,) = crew.tasks(title)
    start, end = (datetime.fromisoformat(task[key]) for key in ("DueDate", "EndDate"))
    return (end - start).total_seconds() / 60


STORIES = (deployed,)
