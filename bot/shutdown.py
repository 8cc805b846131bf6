"""Handle SIGTERM and SIGINT: the process ends END_S after the signal, whatever still runs.

Hosts allow 15 s. What is done in that time is decided by the caller; see run.
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
    """End the process without waiting for any thread: one may hang in a database call."""
    logging.shutdown()
    os._exit(code)


class Shutdown:
    """Waits for the signal of one process, in a thread, so that a main thread that hangs does not block it.

    The process must start no child: it would inherit that the signals are blocked.
    """

    def __init__(self, end: Callable[[int], None] = exit_now, seconds: float = END_S) -> None:
        self.asked = threading.Event()
        self._end, self._seconds = end, seconds
        self._serving = False

    def watch(self) -> None:
        """Block the signals and start the thread. Call in the main thread before any other thread is started."""
        signal.pthread_sigmask(signal.SIG_BLOCK, _ASKED)
        threading.Thread(target=self._wait, name="ending", daemon=True).start()

    def serving(self) -> None:
        """From now on a signal sets `asked` and leaves END_S to finish; before, it ends the process at once."""
        self._serving = True

    def _wait(self) -> None:
        signal.sigwait(_ASKED)
        if self._serving:
            self.asked.set()
            threading.Event().wait(self._seconds)
            log.warning("still running %.0f s after SIGTERM; the process ends now", self._seconds)
        self._end(0)
