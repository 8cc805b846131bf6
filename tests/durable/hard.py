"""Stories of what is hard on everybody else: a job that ends its worker, a person with hundreds of lines, and a second
installation on the same database."""

import shutil
import time
from collections.abc import Callable
from pathlib import Path

import bot
from sandbox.slack import SlackUser
from tests.durable.crew import Crew, ended
from tests.durable.postgres import Postgres
from tests.patience import wait_until

# What a crash in a library looks like, and the memory killer: the process is gone without a word. In the thread itself:
# a signal for the whole process may hit another one, and this one remembers its step meanwhile.
_DEADLY = """
import signal

from bot.meetings.workflow import Workflow

run = Workflow.run


def deadly(self, request, journal, progress=None):
    if "Deadly" in request.line:
        journal.step("who 0", lambda: signal.raise_signal(11), None)
    return run(self, request, journal, progress)


Workflow.run = deadly
"""
LINES = 300


def deadly_version(folder: Path) -> dict[str, str]:
    """Put there, and the variables that run it in place of this one."""
    there = folder / "deadly" / "bot"
    shutil.copytree(Path(bot.__file__).parent, there, ignore=shutil.ignore_patterns("__pycache__", "sandbox"))
    with (there / "run.py").open("a") as source:
        source.write(_DEADLY)
    return {"PYTHONPATH": str(there.parent), "PYTHONSAFEPATH": "1"}


def deadly(_: Callable[[], Postgres]) -> None:
    """One line's job ends every worker that runs it: the others are booked once, its person hears of it, the log has
    its reference, and a worker lives."""
    with Crew({}) as crew:
        settings = deadly_version(crew.stage.folder)
        good = [f"Fine {letter}" for letter in "ABCDEFGHIJ"]
        for title in (*good[:5], "Deadly", *good[5:]):
            crew.types(f"tomorrow 3pm {title}")
        workers = [crew.hire(settings)]

        def goes_on() -> bool:
            process = workers[-1].process
            if process is not None and process.poll() is not None:
                assert process.returncode == -11, workers[-1].log.read_text()
                workers.append(crew.hire(settings))
            return _heard(crew.priya, "reference") and all(_is_booked(crew, title) for title in good)

        wait_until(goes_on)
        crew.types("tomorrow 4pm Afterwards")
        crew.wait(lambda: crew.is_booked("Afterwards"))
        for title in (*good, "Afterwards"):
            assert len(crew.tasks(title)) == 1
        assert crew.tasks("Deadly") == []
        assert len(workers) == 4, "after the third it is stopped"
        log = workers[-1].log.read_text()
        (ref,) = {line.split('"ref": "')[1][:8] for line in log.splitlines() if "stopped: " in line}
        assert any(ref in seen.shown for seen in crew.priya.sees("sales"))


def starving(_: Callable[[], Postgres]) -> None:
    """Hundreds of lines of one person and one of another, at LeadSquared's own pace: the other is answered soon."""
    with Crew({"LEADSQUARED_RATE": "25/5"}, rate=(25, 5.0)) as crew:
        crew.hire()
        crew.types("tomorrow 2pm Kickoff")
        crew.wait(lambda: crew.is_booked("Kickoff"))
        maya = crew.slack.person("maya")
        for number in range(LINES):
            crew.types(f"tomorrow 3pm Line {number:03}")
        crew.wait(lambda: len(crew.tasks("Line ")) >= 3)
        began = time.monotonic()
        ack = maya.types("/meeting tomorrow 5pm Single", channel="sales")
        assert ack.ok
        crew.wait(lambda: bool(crew.tasks("Single")) or _answered(maya))
        print(f"answered after {time.monotonic() - began:.1f} s")  # noqa: T201  # to be read with -s
        assert crew.tasks("Single"), [seen.shown for seen in maya.sees("sales") if seen.ephemeral]
        # By LeadSquared's own count, which no slow machine moves: what was booked before it.
        before = [task["Name"] for task in crew.crm.tasks].index(crew.tasks("Single")[0]["Name"])
        assert before < 60, f"{before} lines of another person were booked first"


def _is_booked(crew: Crew, title: str) -> bool:
    """One card says so. Another, posted in the moment of the crash, may still say that it is being booked."""
    cards = [seen.shown for seen in crew.priya.sees("sales") if not seen.ephemeral and title in seen.shown]
    return sum("Booked ✓" in shown for shown in cards) == 1 and len(crew.tasks(title)) == 1


def _answered(person: SlackUser) -> bool:
    return any(seen.ephemeral for seen in person.sees("sales"))


def _heard(person: SlackUser, words: str) -> bool:
    return any(words in seen.shown for seen in person.sees("sales"))


def two_installations(new_postgres: Callable[[], Postgres]) -> None:
    """Two apps with a LeadSquared each share a database by mistake: nobody's line is booked in the other's account."""
    database = new_postgres().create("shared")
    with Crew({"DATABASE_URL": database}) as one, Crew({"DATABASE_URL": database}) as other:
        one.types("tomorrow 3pm Ours")
        worker = other.hire()
        other.types("tomorrow 3pm Theirs")
        other.wait(lambda: other.is_booked("Theirs"))
        wait_until(lambda: "another Slack app" in worker.log.read_text())
        assert other.tasks("Ours") == one.tasks("Ours") == []
        one.hire()
        one.wait(lambda: one.is_booked("Ours"))
        one.booked_once("Ours")
        other.booked_once("Theirs")
        assert other.tasks("Ours") == one.tasks("Theirs") == []


def silent(new_postgres: Callable[[], Postgres]) -> None:
    """Postgres falls silent while its connections stand: the worker ends itself instead of waiting for ever, and the
    next one does what was accepted."""
    postgres = new_postgres()
    with Crew({"DATABASE_URL": postgres.create("silent")}) as crew:
        worker = crew.hire()
        crew.holds_create("Sent")
        postgres.hang()
        crew.crm.release()
        assert ended(worker) == 1
        assert "could not show" in worker.log.read_text()
        postgres.go_on()
        crew.hire()
        crew.wait(lambda: crew.is_booked("Sent"))
        crew.booked_once("Sent")


STORIES = (deadly, silent, starving, two_installations)
