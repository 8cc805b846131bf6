"""The bot in the process of the tests: its HTTP listener, its Socket Mode connection and its worker as threads.

For all tests that mean no process. Kills, signals, deploys and several processes are tested with sandbox.stage alone.
"""

import logging
import os
import threading
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from datetime import datetime
from pathlib import Path

from dbos import DBOS
from pydantic import SecretStr

from bot import app, logs, web
from bot.jobs.worker import Worker
from bot.server import Server, listen
from bot.settings import Settings
from sandbox.leadsquared import LeadSquaredServer
from sandbox.slack import SlackServer
from sandbox.stage import Bot, Stage
from tests import clock
from tests.patience import PATIENCE_S, patient_slack, wait_until

Clock = Callable[[], datetime]
SOCKET_THREADS = 8


class InProcessBot(Bot):
    """Started and ended like a process, and there is only one of them at a time: DBOS has one state a process."""

    def __init__(self, settings: Mapping[str, str], now: Clock, log: Path) -> None:
        super().__init__([], {}, log)
        self._settings = Settings.model_validate({name.lower(): value for name, value in settings.items()})
        self._now = now
        self._server: Server | None = None
        self._worker: Worker | None = None
        self._handler: logging.Handler | None = None
        self._wake: int | None = None

    @property
    def running(self) -> bool:
        return self._worker is not None

    def start(self) -> None:
        try:
            self._start()
        except BaseException:
            self.stop()
            raise

    def _start(self) -> None:
        self._log()
        # As between two processes: the listeners wake the worker by a pipe, and they share nothing but the database.
        reading, self._wake = os.pipe()
        listening = app.build(self._settings, self._now, self._wake)
        listening.create_tables()
        self._server = Server(web.http_app(listening), listen(self._settings.bind, self._settings.port))
        self._server.start()
        self._worker = app.build(self._settings, self._now, reading).worker(lambda: None)
        self._worker.start()

    def stop(self) -> int:
        """Ends the threads, as after SIGTERM."""
        if self._server is not None:
            self._server.stop(PATIENCE_S)
        if self._worker is not None:
            self._worker.stop()
            DBOS.destroy(destroy_registry=True)
        self._server = self._worker = None
        if self._wake is not None:
            os.close(self._wake)
            self._wake = None
        if self._handler is not None:
            logging.getLogger().removeHandler(self._handler)
            self._handler.close()
            self._handler = None
        return 0

    def kill(self) -> None:
        self.stop()

    @contextmanager
    def by_socket_mode(self, app_token: str) -> Iterator[None]:
        """A connection to Slack beside the HTTP listener, with listeners and caches of its own, until the end."""
        settings = self._settings.model_copy(update={"slack_app_token": SecretStr(app_token)})
        connection = app.build(settings, self._now, self._wake).socket_mode(SOCKET_THREADS)
        connection.start()
        yield
        # Slack's client takes a second to end its threads, which nobody needs to wait for.
        threading.Thread(target=connection.close, name="socket-mode-close", daemon=True).start()

    def _log(self) -> None:
        self._handler = logging.FileHandler(self.log, "a")
        logs.set_format(self._handler, self._settings.log_format, self._settings.secrets)
        logging.getLogger().addHandler(self._handler)
        logging.getLogger("bot").setLevel(self._settings.log_level)


class InProcessStage(Stage):
    """Both stand-ins and the bot in one process. `now` is the bot's clock, read again at each start."""

    def __init__(
        self,
        settings: Mapping[str, str] | None = None,
        *,
        slack: SlackServer | None = None,
        crm: LeadSquaredServer | None = None,
        now: Clock = clock.now,
    ) -> None:
        self.now = now
        super().__init__(settings, slack=slack or patient_slack(), crm=crm or LeadSquaredServer(now=clock.now))

    def _new_bot(self) -> InProcessBot:
        settings = {**self.settings, "LEADSQUARED_HOST": self.crm.url}
        return InProcessBot(settings, self.now, self.folder / "bot.log")

    @contextmanager
    def by_socket_mode(self) -> Iterator[None]:
        """Slack brings what happens over a websocket, until the end of this."""
        assert isinstance(self.bot, InProcessBot)
        with self.bot.by_socket_mode(self.slack.app_token):
            self.slack.wait_for(lambda: self.slack.socket.connected, PATIENCE_S)
            yield
            self.slack.socket.cut()
            wait_until(lambda: not self.slack.socket.connected)


_open: dict[str, InProcessStage] = {}


def shared(name: str, make: Callable[[], InProcessStage]) -> InProcessStage:
    """The stage of that name, for all tests that can share it; another one that is open is ended first."""
    if name not in _open:
        end_shared()
        stage = make()
        stage.__enter__()
        _open[name] = stage
    found = _open[name]
    found.bot.log.write_text("")  # tests between may log anything
    return found


def end_shared() -> None:
    """Before tests that launch DBOS themselves, and at the end."""
    while _open:
        _open.popitem()[1].close()


@contextmanager
def alone(stage: InProcessStage) -> Iterator[InProcessStage]:
    """A stage of one's own; the shared one is ended, and started again for whoever asks for it next."""
    end_shared()
    with stage:
        yield stage
