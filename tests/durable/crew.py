"""A stage whose web process and workers are started, stopped and killed one by one."""

import os
import signal
from collections.abc import Callable, Mapping
from typing import Self

from sandbox.leadsquared import CrmFault, LeadSquaredServer, TaskRecord
from sandbox.slack import PostedMessage, SlackUser
from sandbox.stage import Bot, Stage
from tests.patience import PATIENCE_S

FAST = {"LEADSQUARED_RATE": "1000/1", "LOG_FORMAT": "json", "MEETING_CLASH": "false"}
CHANNEL = "sales"


class Crew:
    """`python -m bot web --no-work`, and any number of `python -m bot work`."""

    def __init__(self, settings: Mapping[str, str], rate: tuple[int, float] = (2000, 1.0)) -> None:
        self.stage = Stage({**FAST, **settings}, crm=LeadSquaredServer(rate=rate), command=("web", "--no-work"))
        # As for web and worker beside each other: both count in one folder, and web shows it.
        counts = self.stage.folder / "counts"
        counts.mkdir()
        self.stage.settings["PROMETHEUS_MULTIPROC_DIR"] = str(counts)
        self.workers: list[Bot] = []
        self.slack, self.crm = self.stage.slack, self.stage.crm
        self.priya: SlackUser = self.slack.person("priya")

    def hire(self, settings: Mapping[str, str] | None = None) -> Bot:
        """One more worker, with a log of its own."""
        log = self.stage.folder / f"work-{len(self.workers)}.log"
        worker = Bot(["work"], {**self.stage.environment(), **(settings or {})}, log)
        worker.start()
        self.workers.append(worker)
        return worker

    def types(self, line: str) -> None:
        ack = self.priya.types(f"/meeting {line}", channel=CHANNEL)
        assert ack.ok, ack

    def presses(self, title: str, label: str) -> None:
        """A button of the card with this title."""
        card = self.card(title)
        assert card is not None
        assert self.priya.presses(card, label=label).ok

    def written(self, line: str) -> bool:
        """Type it; whether it was written down."""
        before = len(self.priya.sees(CHANNEL))
        self.types(line)
        return len(self.priya.sees(CHANNEL)) == before

    def holds_create(self, title: str) -> None:
        """A line whose create LeadSquared stored and does not answer: what comes next is writing that down."""
        self.crm.fault(CrmFault.SLOW, "Task.svc/Create", delay_s=3 * PATIENCE_S)
        self.types(f"tomorrow 4pm {title}")
        self.crm.wait_for(lambda: len(self.tasks(title)) == 1, PATIENCE_S)

    def card(self, title: str) -> PostedMessage | None:
        """The only card with this title; more than one is an error."""
        found = [message for message in self.priya.sees(CHANNEL) if not message.ephemeral and title in message.shown]
        assert len(found) <= 1, [message.shown for message in found]
        return found[0] if found else None

    def thread(self, title: str) -> list[str]:
        card = self.card(title)
        return [reply.text for reply in self.priya.thread(CHANNEL, card.ts)] if card else []

    def tasks(self, title: str) -> list[TaskRecord]:
        return [task for task in self.crm.tasks if title in task["Name"]]

    def is_booked(self, title: str) -> bool:
        """The card and its thread have had their last word."""
        card = self.card(title)
        if card is None or not self.tasks(title):
            return False
        return "Booking" not in card.shown and "Still trying" not in card.shown and bool(self.thread(title))

    def booked_once(self, *titles: str) -> None:
        """The promise: one appointment, one card, its id told once; and no excuse to anybody."""
        for title in titles:
            (task,) = self.tasks(title)
            card = self.card(title)
            assert card is not None
            assert f"Booked ✓ task {task['UserTaskId']}" in card.shown
            created = [said for said in self.thread(title) if "Created task" in said]
            assert created == [f"Created task {task['UserTaskId']}"]
        assert not [seen.shown for seen in self.priya.sees(CHANNEL) if "went wrong" in seen.shown]

    def counted(self, what: str) -> float:
        """A line of /metrics, 0 where it is not there yet."""
        lines = self.stage.get("/metrics")[1].splitlines()
        return next((float(line.rpartition(" ")[2]) for line in lines if line.startswith(f"{what} ")), 0.0)

    def wait(self, what: Callable[[], bool]) -> None:
        self.slack.wait_for(lambda: what() or None, PATIENCE_S)

    def __enter__(self) -> Self:
        self.stage.start()
        return self

    def __exit__(self, *_: object) -> None:
        for worker in self.workers:
            if worker.process is not None and worker.process.poll() is None:
                worker.kill()
        self.stage.close()


def signal_to(bot: Bot, number: signal.Signals) -> None:
    assert bot.process is not None
    os.killpg(bot.process.pid, number)


def ended(bot: Bot) -> int:
    """Its exit code, once it has one."""
    assert bot.process is not None
    return bot.process.wait(PATIENCE_S)
