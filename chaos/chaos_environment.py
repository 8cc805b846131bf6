"""Everything a run needs: both stand-ins, the database, the balancer, the bot's processes.

Starts and stops them; what is done to them is in script_runner.
"""

import shutil
import threading
import time
from collections.abc import Sequence
from dataclasses import dataclass
from http.client import HTTPConnection, HTTPException
from pathlib import Path
from types import TracebackType
from typing import Literal, Self
from urllib.parse import urlsplit

from chaos.balancer import Balancer
from chaos.bot_clock import BotClock
from chaos.bot_processes import BotProcesses
from chaos.databases import Database, SqliteDatabase
from chaos.evidence import Event
from sandbox.leadsquared import LeadSquaredServer
from sandbox.slack import SlackServer
from sandbox.stage import NO_CLASHES, Bot, ReservedPort, Stage


@dataclass(frozen=True)
class Deployment:
    """How the bot is run. With one of each on SQLite: `web` with its worker beside it, as the README says."""

    database: Literal["sqlite", "postgres"] = "sqlite"
    workers: int = 1
    webs: int = 1


class ChaosEnvironment:
    """All of it, from `start` or the `with` on until `close`."""

    def __init__(self, deployment: Deployment) -> None:
        self._events: list[Event] = []
        self._lock = threading.Lock()
        self.slack = SlackServer()
        self.crm = LeadSquaredServer()
        self._stage = Stage(NO_CLASHES, slack=self.slack, crm=self.crm)
        self.clock = BotClock(self._stage.folder)
        self.database: Database
        if deployment.database == "postgres":
            from chaos.postgres_database import PostgresDatabase

            self.database = PostgresDatabase(self._stage.folder, self.note)
        else:
            self.database = SqliteDatabase(
                self._stage.folder, lambda on: self.bot_processes.fill_disk(on=on), self.note
            )
        self._reserved = [ReservedPort() for _ in range(deployment.webs)]
        self.ports = [port.number for port in self._reserved]
        self.balancer = Balancer(self.ports)
        self.slack.events_url = f"{self.balancer.url}/slack/events"
        self.crm.start()
        self.bot_processes = BotProcesses(self._bots(deployment, self.ports), self.note)

    def start(self) -> None:
        self.bot_processes.start()

    def close(self) -> None:
        self.bot_processes.close()
        self.balancer.close()
        self.slack.close()
        self.crm.stop()
        self.database.close()
        self._stage.close()
        for port in self._reserved:
            port.close()

    def note(self, what: str) -> None:
        """Keep what happened, for the history of a line."""
        with self._lock:
            self._events.append(Event(time.time(), what))

    @property
    def events(self) -> list[Event]:
        with self._lock:
            return list(self._events)

    def serves(self) -> bool:
        """Whether some web process answers through the balancer."""
        link = HTTPConnection(urlsplit(self.balancer.url).netloc, timeout=3)
        try:
            link.request("GET", "/healthz")
            return link.getresponse().status == 200
        except (OSError, HTTPException):
            return False
        finally:
            link.close()

    def logged(self, word: str) -> list[str]:
        """The lines of all logs that hold `word`."""
        logs = sorted(self._stage.folder.glob("*.log"))
        return [
            f"{log.stem}: {line}"
            for log in logs
            for line in log.read_text(errors="replace").splitlines()
            if word in line
        ]

    def leave_logs(self, folder: Path) -> None:
        """Copy all logs there, before they go with the stage."""
        folder.mkdir(parents=True, exist_ok=True)
        for log in self._stage.folder.glob("*.log"):
            shutil.copy(log, folder)

    def _bots(self, deployment: Deployment, ports: Sequence[int]) -> list[Bot]:
        environment = {**self._stage.environment(), **self.clock.settings, "DATABASE_URL": self.database.url}
        if (deployment.database, deployment.webs, deployment.workers) == ("sqlite", 1, 1):
            return [Bot(["web"], {**environment, "PORT": str(ports[0])}, self._stage.folder / "group.log")]
        webs = [
            Bot(["web", "--no-work"], {**environment, "PORT": str(port)}, self._stage.folder / f"web-{number}.log")
            for number, port in enumerate(ports, 1)
        ]
        workers = [
            Bot(["work"], environment, self._stage.folder / f"worker-{number}.log")
            for number in range(1, deployment.workers + 1)
        ]
        return [*webs, *workers]

    def __enter__(self) -> Self:
        self.start()
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()
