"""SIGTERM: one clock from the signal on, and the process is gone when it runs out, whatever still waits.

Hosts allow 15 s. What is to be done in that time is the caller's; see run.
"""

import logging
import os
import signal
import threading
from collections.abc import Callable

log = logging.getLogger(__name__)

END_S = 13.0
_ASKED = (signal.SIGTERM, signal.SIGINT)


def exit_now(code: int) -> None:
    """Without waiting for any thread: one may hang in a database that does not answer."""
    logging.shutdown()
    os._exit(code)


class Shutdown:
    """For one process; it starts no other one, which would inherit that signals are blocked.

    A thread of its own waits for the signal, so that it is heard while the main thread is in a call that never ends.
    """

    def __init__(self, end: Callable[[int], None] = exit_now, seconds: float = END_S) -> None:
        self.asked = threading.Event()
        self._end, self._seconds = end, seconds
        self._serving = False

    def watch(self) -> None:
        """Called in the main thread before any other thread is started: they all leave the signal to ours."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _ASKED)
        threading.Thread(target=self._wait, name="ending", daemon=True).start()

    def serving(self) -> None:
        """From now on there is something to finish; a signal before ends the process at once."""
        self._serving = True

    def _wait(self) -> None:
        signal.sigwait(_ASKED)
        if self._serving:
            self.asked.set()
            threading.Event().wait(self._seconds)
            log.warning("something still waits %.0f s after SIGTERM; it ends all the same", self._seconds)
        self._end(0)
