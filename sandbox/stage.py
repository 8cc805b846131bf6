"""The real bot between the two sandbox servers: `python -m bot web`, its settings, its start and its end.

For the demo, the stories in the tests and the benches. Reaches into nothing: it starts a process and waits
until that answers.
"""

import os
import secrets
import signal
import socket
import subprocess
import sys
import tempfile
import time
from collections.abc import Callable, Mapping
from contextlib import suppress
from pathlib import Path
from types import TracebackType
from typing import Self
from urllib.error import HTTPError, URLError
from urllib.request import urlopen

from sandbox.leadsquared import ACCESS_KEY, SECRET_KEY, LeadSquaredServer
from sandbox.shifted_clock import SHIFT_S
from sandbox.slack import SlackServer

# A loaded machine needs long to start three processes; a bot that ends is not waited for.
READY_S = 120.0
STOP_S = 60.0


# For those whose lines share the hours of a few people, and who answer no questions.
NO_CLASHES = {"MEETING_CLASH": "false"}


class NotReady(Exception):
    """The bot did not become ready; the message ends with what it logged."""


def of_this_machine() -> dict[str, str]:
    """The variables that any program here needs to run; with libfaketime's, so that all processes share one clock."""
    needed = ("PATH", "HOME", "SYSTEMROOT", "LD_PRELOAD")
    return {name: value for name, value in os.environ.items() if name in needed or name.startswith("FAKETIME")}


class Bot:
    """One `python -m bot ...` process group. Not started until `start`."""

    def __init__(self, command: list[str], environment: Mapping[str, str], log: Path) -> None:
        # On a leash, so that it does not outlive whoever put it on this stage. (A worker alone is as it is run.)
        leash = ["--leash"] if command[:1] == ["web"] else []
        module = "sandbox.shifted_clock" if SHIFT_S in environment else "bot"
        self._command = [sys.executable, "-m", module, *command, *leash]
        self._environment = dict(environment)
        self.log = log
        self.process: subprocess.Popen[bytes] | None = None
        self._leash: int | None = None

    @property
    def running(self) -> bool:
        return self.process is not None and self.process.poll() is None

    def start(self) -> None:
        self._let_go()
        end, self._leash = os.pipe()
        with self.log.open("ab") as log:
            # A session of its own, so that a kill reaches its children as well.
            self.process = subprocess.Popen(  # noqa: S603  # our own interpreter and module
                self._command,
                env=self._environment,
                stdin=end,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        os.close(end)

    def kill(self) -> None:
        """kill -9 of the process and all that it started."""
        if self.process is not None:
            with suppress(ProcessLookupError):  # it may have ended by itself, and all its children with it
                os.killpg(self.process.pid, signal.SIGKILL)
            self.process.wait()
            self._let_go()

    def stop(self) -> int:
        """SIGTERM, and its exit code."""
        if self.process is None:
            return 0
        self.process.terminate()
        try:
            code = self.process.wait(STOP_S)
        except subprocess.TimeoutExpired:
            self.kill()
            raise
        self._let_go()
        return code

    def _let_go(self) -> None:
        """The end of the leash in our hand; it falls when this process ends, too."""
        if self._leash is not None:
            os.close(self._leash)
            self._leash = None


class Stage:
    """A sandbox Slack, a sandbox LeadSquared, and the bot between them, in a folder of its own.

    `settings` are variables that differ from the sandbox's; `socket_mode` chooses Slack's door; `command` is
    what is run, `web` with its worker unless said otherwise.
    """

    def __init__(
        self,
        settings: Mapping[str, str] | None = None,
        *,
        slack: SlackServer | None = None,
        crm: LeadSquaredServer | None = None,
        socket_mode: bool = False,
        command: tuple[str, ...] = ("web",),
    ) -> None:
        self._folder = tempfile.TemporaryDirectory(prefix="meetings-")
        self.folder = Path(self._folder.name)
        self.slack = slack or private_workspace()
        self.crm = crm or LeadSquaredServer()
        self._reserved = ReservedPort()
        self.port = self._reserved.number
        self.socket_mode = socket_mode
        self.settings = {
            "SLACK_BOT_TOKEN": self.slack.bot_token,
            "SLACK_SIGNING_SECRET": self.slack.signing_secret,
            "SLACK_API_URL": self.slack.api_url,
            "LEADSQUARED_ACCESS_KEY": ACCESS_KEY,
            "LEADSQUARED_SECRET_KEY": SECRET_KEY,
            "DATABASE_URL": f"sqlite:///{self.folder / 'meetings.db'}",
            "PORT": str(self.port),
            "BIND": "127.0.0.1",
            **({"SLACK_APP_TOKEN": self.slack.app_token} if socket_mode else {}),
            **(settings or {}),
        }
        self._command = command
        self.bot = self._new_bot()

    def _new_bot(self) -> Bot:
        return self.another(*self._command)

    def another(self, *command: str) -> Bot:
        """One more process with the same settings, not started yet."""
        return Bot(list(command), self.environment(), self.folder / f"{'-'.join(command)}.log")

    def environment(self) -> dict[str, str]:
        """The settings, and of this machine only what a program needs to run."""
        return {**of_this_machine(), "LEADSQUARED_HOST": self.crm.url, **self.settings}

    def start(self) -> None:
        """Start what is not up yet, and return when the bot answers and listens."""
        self.crm.start()
        self.bot = self._new_bot()
        self.bot.start()
        if self.socket_mode:
            self._until(lambda: self.slack.socket.connected, "no socket")
        else:
            self.slack.events_url = f"http://127.0.0.1:{self.port}/slack/events"
        self._until(lambda: self.answers("/healthz") == 200, "no web process")

    def answers(self, path: str) -> int:
        """The status of a GET to the bot; 0 where nobody listens."""
        return self.get(path)[0]

    def get(self, path: str) -> tuple[int, str]:
        try:
            with urlopen(f"http://127.0.0.1:{self.port}{path}", timeout=15) as answer:  # loopback
                return answer.status, answer.read().decode()
        except HTTPError as error:
            return error.code, error.read().decode()
        except (URLError, OSError):
            return 0, ""

    def logged(self) -> str:
        return self.bot.log.read_text(errors="replace") if self.bot.log.exists() else ""

    def close(self) -> None:
        self.slack.close()
        if self.bot.running:
            self.bot.stop()
        self.crm.stop()
        self._reserved.close()
        self._folder.cleanup()

    def __enter__(self) -> Self:
        try:
            self.start()
        except BaseException:
            self.close()
            raise
        return self

    def __exit__(
        self, kind: type[BaseException] | None, error: BaseException | None, trace: TracebackType | None
    ) -> None:
        self.close()

    def _until(self, what: Callable[[], bool], missing: str) -> None:
        deadline = time.monotonic() + READY_S
        while not what():
            if not self.bot.running or time.monotonic() > deadline:
                self.bot.kill()
                raise NotReady(f"{missing}: {self.logged()[-3000:]}")
            time.sleep(0.02)


def private_workspace(clock: Callable[[], float] = time.time) -> SlackServer:
    """With secrets of its own: its bot takes nothing from whoever has read the published ones."""
    return SlackServer(
        signing_secret=secrets.token_hex(16),
        bot_token=f"xoxb-sandbox-{secrets.token_hex(8)}",
        app_token=f"xapp-sandbox-{secrets.token_hex(8)}",
        clock=clock,
    )


class ReservedPort:
    """A port of loopback that nobody else gets until `close`, though a bot may listen on it, end and listen again.

    On Linux a socket that is bound and does not listen keeps the port out of everybody's choice of a free one (bind
    to 0, or the near end of a connection), while a server that sets SO_REUSEADDR may still listen there. Two bots
    of two stages once got the same port, and one answered the other's requests. Elsewhere the port is only free now.
    """

    def __init__(self) -> None:
        self._holder = socket.socket()
        self._holder.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        self._holder.bind(("127.0.0.1", 0))
        self.number: int = self._holder.getsockname()[1]
        if sys.platform != "linux":
            self._holder.close()

    def close(self) -> None:
        self._holder.close()
