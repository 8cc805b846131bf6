"""What the page shows and controls: the bot, both stand-ins, one clock for all, and the ordered faults.

Serves nothing to a browser: page_server does.
"""

import threading
import time
from collections.abc import Callable
from datetime import UTC, datetime
from typing import Self
from zoneinfo import ZoneInfo

from bot.slack.manifest import manifest
from sandbox.changes import Changes
from sandbox.leadsquared import CrmFault, FaultOrder, LeadSquaredServer
from sandbox.play.line_progress import SentRequest
from sandbox.shifted_clock import SHIFT_S
from sandbox.stage import Stage, private_workspace

# So that there is a message to try the shortcut on: who, where, what.
SEEDED = (
    ("maya", "sales", "Asha from Globex (asha@globex.com) can do the renewal call tomorrow 11:15 for 25 min."),
    ("lukas", "general", "Welcome! Type /meeting and a time, in any channel."),
)
CREATE = "Task.svc/Create"
# What this Slack knows of the app: its commands, its shortcuts, and its step of Workflow Builder.
MANIFEST = manifest("http://127.0.0.1", "/meeting", socket=False, workflow_step=True)
# Longer than the bot waits for an answer.
HELD_S = 60.0
# The switches of the page, by name: which calls fail, and how. Each stays until it is switched off.
FAULTS = {
    "slow": FaultOrder(CrmFault.SLOW, times=None, delay_s=2.0),
    "429": FaultOrder(CrmFault.THROTTLED_429, times=None),
    "500": FaultOrder(CrmFault.SERVER_ERROR, CREATE, times=None),
    "time-out": FaultOrder(CrmFault.TIMEOUT_AFTER, CREATE, times=None, delay_s=HELD_S),
    "keys": FaultOrder(CrmFault.KEYS_REFUSED, times=None),
}


class ShiftedClock:
    """This machine's clock, `shift_s` seconds ahead: it goes on from wherever it is set to."""

    def __init__(self) -> None:
        self.shift_s = 0.0

    def seconds(self) -> float:
        return time.time() + self.shift_s

    def now(self) -> datetime:
        return datetime.fromtimestamp(self.seconds(), UTC)


class Playground:
    """Runs from the start of its `with` until the end. `settings` are variables of the bot that differ."""

    def __init__(self, settings: dict[str, str] | None = None) -> None:
        self.clock = ShiftedClock()
        self.slack = private_workspace(self.clock.seconds)
        self.slack.declares(MANIFEST)
        self.crm = LeadSquaredServer(now=self.clock.now)
        self.stage = Stage({"LOG_LEVEL": "WARNING", **(settings or {})}, slack=self.slack, crm=self.crm)
        # Changes of either stand-in, and of what is switched here.
        self.changes = Changes()
        self.slack.state.listen(self.changes.changed)
        self.crm.listen(self.changes.changed)
        self.sent: SentRequest | None = None
        self.restarting = False
        self._on: list[str] = []
        self._lock, self._one_restart = threading.Lock(), threading.Lock()

    def __enter__(self) -> Self:
        self.stage.__enter__()
        return self

    def __exit__(self, *_: object) -> None:
        self.stage.close()

    @property
    def faults(self) -> list[str]:
        """The switches that are on, the one switched on first before the others: that one is played."""
        with self._lock:
            return list(self._on)

    def switch(self, name: str, *, on: bool) -> None:
        """Order one more fault of LeadSquared, or cancel it. KeyError for an unknown name."""
        order = FAULTS[name]
        with self._lock:
            self._on = [one for one in self._on if one != name] + ([name] if on else [])
            self.crm.clear_faults()
            for one in self._on:
                self.crm.order(FAULTS[one])
        if not on and order.delay_s:
            self.crm.release()
        self.changes.changed()

    def set_time(self, moment: str | None, zone: str) -> None:
        """Let it be `moment` (YYYY-MM-DDTHH:MM by the clocks of that zone) from now on; None: what it really is.

        Starts the bot again, whose clock is set as it starts. ValueError where `moment` is none.
        """
        if moment is None:
            shift_s = 0.0
        else:
            wanted = datetime.fromisoformat(moment).replace(tzinfo=ZoneInfo(zone))
            shift_s = wanted.timestamp() - time.time()
        self.clock.shift_s = shift_s
        self.restart()

    def start_over(self) -> None:
        """As at the start: the first messages, no appointments, no faults, the real time, and a bot that knows of
        nothing."""
        self.clock.shift_s = 0.0
        self.restart(self._clear)

    def _clear(self) -> None:
        for name in self.faults:
            self.switch(name, on=False)
        for file in self.stage.folder.glob("meetings.db*"):
            file.unlink()
        self.crm.reset()
        self.slack.state.start_over()
        self.sent = None
        self.seed()

    def seed(self) -> None:
        """Messages to try the shortcut on."""
        for who, where, text in SEEDED:
            self.slack.person(who).posts(text, where)

    def restart(self, meanwhile: Callable[[], None] = lambda: None) -> None:
        """The bot again, with this clock, and nothing known that it had only in memory. `meanwhile` is done while it is
        stopped."""
        with self._one_restart:
            self.restarting = True
            self.changes.changed()
            try:
                self.stage.settings[SHIFT_S] = repr(self.clock.shift_s)
                self.stage.bot.stop()
                meanwhile()
                self.stage.start()
            finally:
                self.restarting = False
                self.changes.changed()
