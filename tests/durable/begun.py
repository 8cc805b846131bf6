"""Stories of processes that die, stand still or lose their database. Each takes its seconds, so all begin at once."""

import resource
import signal
import sqlite3
from collections.abc import Callable
from contextlib import closing

from bot.slack.manifest import manifest
from sandbox.leadsquared import CrmFault
from sandbox.slack import slow
from sandbox.stage import Bot
from tests.durable.crew import Crew, ended, signal_to
from tests.durable.postgres import Postgres
from tests.patience import PATIENCE_S, wait_until

HELD_S = 3 * PATIENCE_S


def asleep(new_postgres: Callable[[], Postgres]) -> None:
    """Stopped with one line told, one in the middle of its create, and one before its card: another worker takes them
    up, and the one that wakes ends itself before it does anything more."""
    with Crew({"DATABASE_URL": new_postgres().create("asleep")}) as crew:
        sleeper = crew.hire()
        crew.types("tomorrow 3pm Said")
        crew.wait(lambda: crew.is_booked("Said"))
        crew.holds_create("Sent")
        crew.slack.fails("users.info", slow(HELD_S))
        crew.types("tomorrow 5pm Heard")
        crew.wait(lambda: crew.slack.holding == 1)
        signal_to(sleeper, signal.SIGSTOP)

        crew.hire()
        crew.wait(lambda: crew.is_booked("Sent") and crew.is_booked("Heard"))
        signal_to(sleeper, signal.SIGCONT)
        assert ended(sleeper) == 1
        assert "could not show" in sleeper.log.read_text()
        crew.booked_once("Said", "Sent", "Heard")


def killed(new_postgres: Callable[[], Postgres]) -> None:
    """kill -9 between LeadSquared's storing and its answer: the worker beside it finds the appointment and tells it."""
    with Crew({"DATABASE_URL": new_postgres().create("killed")}) as crew:
        first = crew.hire()
        crew.holds_create("Sent")
        crew.hire()
        first.kill()
        crew.types("tomorrow 6pm Meanwhile")
        crew.wait(lambda: crew.is_booked("Sent") and crew.is_booked("Meanwhile"))
        crew.booked_once("Sent", "Meanwhile")


def asked_to_end(new_postgres: Callable[[], Postgres]) -> None:
    """SIGTERM hands back at once what only waits: LeadSquared is away, and the job goes on elsewhere."""
    with Crew({"DATABASE_URL": new_postgres().create("asked")}) as crew:
        crew.crm.stop()
        first = crew.hire()
        crew.types("tomorrow 3pm Waiting")
        crew.wait(lambda: any("keep trying" in said for said in crew.thread("Waiting")))
        assert first.stop() == 0
        crew.crm.start()
        crew.hire()
        crew.wait(lambda: crew.is_booked("Waiting") and "Created task" in crew.thread("Waiting")[-1])
        crew.booked_once("Waiting")


def anew(new_postgres: Callable[[], Postgres]) -> None:
    """Postgres starts anew: the worker ends itself once it can no longer show that it lives, one without a database
    says so, and the one after them does the rest."""
    postgres = new_postgres()
    with Crew({"DATABASE_URL": postgres.create("anew")}) as crew:
        worker = crew.hire()
        crew.holds_create("Sent")
        postgres.stop()
        crew.crm.release()
        early = crew.hire()
        assert ended(worker) == ended(early) == 1
        assert "DATABASE_URL does not work" in early.log.read_text()
        postgres.start()
        crew.hire()
        crew.wait(lambda: crew.is_booked("Sent"))
        crew.booked_once("Sent")


def unwritten(new_postgres: Callable[[], Postgres]) -> None:
    """A line that cannot be written down: the person hears it in time, whether Postgres is gone or hangs, and what a
    hanging server was given it takes back when it wakes."""
    postgres = new_postgres()
    with Crew({"DATABASE_URL": postgres.create("unwritten")}) as crew:
        for trouble in (postgres.hang, postgres.stop):
            trouble()
            crew.types("tomorrow 3pm Unwritten")
            assert "Nothing was booked" in crew.priya.sees("sales")[-1].shown
            postgres.go_on()
        wait_until(lambda: crew.written("tomorrow 4pm Written"))
        crew.hire()
        crew.wait(lambda: crew.is_booked("Written"))
        assert crew.tasks("Unwritten") == []


def full(_: Callable[[], Postgres]) -> None:
    """A full disk, just as LeadSquared's answer would be written down."""
    with Crew({}) as crew:
        worker = crew.hire()
        crew.holds_create("Sent")
        limit_files(worker, 0)
        crew.crm.release()
        wait_until(lambda: crew.counted("meetings_jobs_put_down_total") > 0)
        limit_files(worker, resource.RLIM_INFINITY)
        crew.wait(lambda: crew.is_booked("Sent"))
        crew.booked_once("Sent")


def locked(_: Callable[[], Postgres]) -> None:
    """Another program holds SQLite's write lock for longer than a write waits."""
    with Crew({}) as crew:
        worker = crew.hire()
        crew.holds_create("Sent")
        with closing(sqlite3.connect(crew.stage.folder / "meetings.db", isolation_level=None)) as other:
            other.execute("BEGIN IMMEDIATE")
            crew.crm.release()
            wait_until(lambda: "locked" in worker.log.read_text())
            other.execute("ROLLBACK")
        crew.wait(lambda: crew.is_booked("Sent"))
        crew.booked_once("Sent")


def acted_upon(_: Callable[[], Postgres]) -> None:
    """kill -9 between LeadSquared's answer and the card, for each action at once: done once, and told once."""
    with Crew({}) as crew:
        first = crew.hire()
        for hour, title in enumerate(("Undone", "Deleted", "Held", "No-show"), 1):
            crew.types(f"tomorrow {hour}pm {title} by name")
        titles = ("Undone by name", "Deleted by name", "Held by name", "No-show by name")
        crew.wait(lambda: all(crew.is_booked(title) for title in titles))
        for path in ("DeleteTasks", "MarkComplete"):
            crew.crm.fault(CrmFault.SLOW, f"Task.svc/{path}", times=2, delay_s=HELD_S)
        crew.presses("Undone by name", label="Undo")
        crew.types("cancel Deleted by name")
        crew.types("done Held by name")
        crew.types("no-show No-show by name")
        crew.wait(lambda: any("Delete “Deleted by name”" in seen.shown for seen in crew.priya.sees("sales")))
        crew.priya.presses(next(one for one in crew.priya.sees("sales") if "Delete “" in one.shown), label="Delete")
        crew.crm.wait_for(
            lambda: len(crew.crm.tasks) == len(titles) - 2 and all(task["StatusCode"] == 1 for task in crew.crm.tasks),
            PATIENCE_S,
        )
        first.kill()
        crew.crm.release()
        crew.hire()
        ends = dict(zip(titles, ("Taken back by", "Deleted by", "Held ✓ marked", "No-show, marked"), strict=True))
        crew.wait(lambda: all(end in str(crew.card(title)) for title, end in ends.items()))
        crew.wait(lambda: all(len(crew.thread(title)) == 2 for title in titles))
        assert sorted(task["Description"].count("noted by") for task in crew.crm.tasks) == [0, 1]
        assert not [seen.shown for seen in crew.priya.sees("sales") if "went wrong" in seen.shown]


def events_again(_: Callable[[], Postgres]) -> None:
    """kill -9 in the middle of a mention and of a workflow's step, and both events delivered before and after it: each
    is booked once, and the step ended once."""
    with Crew({}) as crew:
        crew.slack.declares(manifest("https://here.example.com", "/meeting", socket=False, workflow_step=True))
        first = crew.hire()
        crew.crm.fault(CrmFault.SLOW, "Task.svc/Create", times=2, delay_s=HELD_S)
        said = crew.priya.posts("@Meetings tomorrow 3pm Mentioned", "general")
        run = crew.priya.runs_step("book_appointment", {"title": "Stepped", "when": "tomorrow 4pm"})
        events = [one for one in crew.slack.deliveries if one.request.kind == "event"]
        crew.crm.wait_for(lambda: bool(crew.tasks("Mentioned") and crew.tasks("Stepped")), PATIENCE_S)
        for event in events:
            assert crew.slack.delivers_again(event, 1).ok
        first.kill()
        for event in events:
            assert crew.slack.delivers_again(event, 2).ok
        crew.hire()

        def thread() -> list[str]:
            return [one.text for one in crew.priya.thread("general", said.ts)]

        crew.wait(lambda: any("Created task" in one for one in thread()) and run.status == "completed")
        for event in events:
            assert crew.slack.delivers_again(event, event_id=f"Ev0AGAIN{event.ms:.0f}").ok
        crew.types("tomorrow 6pm Meanwhile")
        crew.wait(lambda: crew.is_booked("Meanwhile"))
        (mentioned,), (stepped,) = crew.tasks("Mentioned"), crew.tasks("Stepped")
        created = [one for one in thread() if "Created task" in one]
        assert created == [f"Created task {mentioned['UserTaskId']}"]
        assert run.outputs["task_id"] == stepped["UserTaskId"]


STORIES: tuple[Callable[[Callable[[], Postgres]], None], ...] = (
    anew,
    asleep,
    killed,
    events_again,
    acted_upon,
    asked_to_end,
    unwritten,
    full,
    locked,
)


def limit_files(bot: Bot, size: int) -> None:
    """No file of the process grows beyond that: what a full disk looks like."""
    assert bot.process is not None
    resource.prlimit(bot.process.pid, resource.RLIMIT_FSIZE, (size, resource.RLIM_INFINITY))
