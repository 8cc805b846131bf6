"""Record in the audit what was turned away before it became a job, from a thread of its own.

Nobody waits for it: where the database does not answer, it is written later. What is still unwritten when the process
ends is in the log only.
"""

import logging
import threading
from collections import deque
from collections.abc import Callable
from dataclasses import replace

from sqlalchemy.exc import SQLAlchemyError

from bot.database import is_transient
from bot.meetings import actions
from bot.meetings.audit import MAYBE_SAVED, NOT_SAVED, AuditEvent, asked, turned_away
from bot.meetings.ports import Clock, MaybeWritten, NotWritten
from bot.meetings.request import Origin, Request, reference_of
from bot.slack.button_payload import ButtonPress
from bot.slack.payloads import Actor

log = logging.getLogger(__name__)

# What waits to be written; beyond that the oldest is left out, so that strangers cannot fill the memory.
MOST = 500
# How often it is written at most, and tried again.
PAUSE_S = 1.0


class Rejections:
    """`write` is the audit's, `installation` whose requests these are. The thread starts with the first of them."""

    def __init__(
        self,
        write: Callable[[list[AuditEvent]], None],
        clock: Clock,
        installation: str = "",
        pause_s: float = PAUSE_S,
    ) -> None:
        self._write, self._clock, self._installation, self._pause_s = write, clock, installation, pause_s
        self._waiting: deque[AuditEvent] = deque(maxlen=MOST)
        self._some = threading.Event()
        self._lock = threading.Lock()
        self._thread: threading.Thread | None = None

    def unsaved(self, request: Request, failure: NotWritten | MaybeWritten) -> None:
        """The database did not take it, or did not say whether it did. As the others, returns at once."""
        name = NOT_SAVED if isinstance(failure, NotWritten) else MAYBE_SAVED
        self._add(asked(request, actions.of_request(request).name, self._clock(), name))

    def other_workspace(self, by: Actor, origin: Origin) -> None:
        """From a workspace that is not this bot's."""
        self._add(turned_away("other_workspace", by.trigger_id, by.team, by.user, self._clock(), origin))

    def form(self, by: Actor) -> None:
        """A form whose fields say what is wrong: the person may correct it and submit it again."""
        self._add(turned_away("form", by.trigger_id, by.team, by.user, self._clock(), Origin.FORM))

    def press(self, press: ButtonPress, why: str) -> None:
        """A button that this person may not press, or no longer."""
        event = turned_away(why, press.trigger_id, press.team, press.user, self._clock(), Origin.PRESS)
        about = reference_of(press.button.key) if press.button else ""
        self._add(replace(event, channel=press.place.channel, answers=about))

    def _add(self, event: AuditEvent) -> None:
        event = replace(event, installation=self._installation)
        with self._lock:
            self._waiting.append(event)
            if self._thread is None:
                self._thread = threading.Thread(target=self._run, name="rejections", daemon=True)
                self._thread.start()
        self._some.set()

    def _run(self) -> None:
        pause = threading.Event()
        while True:
            self._some.wait()
            self._some.clear()
            if not self._write_waiting():
                self._some.set()
            pause.wait(self._pause_s)

    def _write_waiting(self) -> bool:
        """False where it has to be tried again."""
        with self._lock:
            events = list(self._waiting)
        try:
            self._write(events)
        except (SQLAlchemyError, UnicodeError) as failure:
            if isinstance(failure, SQLAlchemyError) and is_transient(failure):
                return False
            log.error("%d rejected requests are not in the audit: %s", len(events), type(failure).__name__)
        with self._lock:
            for event in events:
                if self._waiting and self._waiting[0] is event:
                    self._waiting.popleft()
        return True
