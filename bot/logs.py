"""Set up logging: text or JSON, without secrets, and with the reference of the job on each of its lines."""

import logging
import math
import sys
import threading
import time
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from types import TracebackType

from pythonjsonlogger.core import RESERVED_ATTRS
from pythonjsonlogger.json import JsonFormatter

from bot.redaction import RedactingFormatter

_TEXT = "%(asctime)s %(levelname)s %(name)s: %(about)s%(message)s"
_ref: ContextVar[str] = ContextVar("ref", default="")


@contextmanager
def about(ref: str) -> Iterator[None]:
    """Add this reference to every line that the thread logs inside, whichever module logs it."""
    token = _ref.set(ref)
    try:
        yield
    finally:
        _ref.reset(token)


class LimitedWarnings:
    """Rate-limited warnings, for events that anybody can cause: at most MOST in EVERY_S seconds.

    The others are counted, and the count is logged with the next warning.
    """

    EVERY_S, MOST = 60.0, 20

    def __init__(self, log: logging.Logger, ticks: Callable[[], float] = time.monotonic) -> None:
        self._log, self._ticks = log, ticks
        self._lock = threading.Lock()
        self._began, self._count = -math.inf, 0

    def warn(self, message: str) -> None:
        with self._lock:
            left_out = 0
            if self._ticks() - self._began >= self.EVERY_S:
                left_out, self._count = max(0, self._count - self.MOST), 0
                self._began = self._ticks()
            self._count += 1
            tell = self._count <= self.MOST
        if left_out:
            self._log.warning("%d more like the last ones were left out", left_out)
        if tell:
            self._log.warning("%s", message)


def _add_ref(record: logging.LogRecord) -> bool:
    ref = _ref.get()
    record.about = f"ref {ref}: " if ref else ""
    if ref:
        record.ref = ref
    return True


def set_format(handler: logging.Handler, form: str, secrets: Iterable[str]) -> None:
    """`form` as the settings have it; `secrets` are removed from every line, see redaction."""
    plain: logging.Formatter = logging.Formatter(_TEXT)
    if form == "json":
        plain = JsonFormatter(
            "%(asctime)s %(levelname)s %(name)s %(message)s",
            rename_fields={"asctime": "time", "levelname": "level", "name": "logger"},
            reserved_attrs=[*RESERVED_ATTRS, "about"],
        )
    handler.addFilter(_add_ref)
    handler.setFormatter(RedactingFormatter(plain, secrets))


def set_up(level: str, form: str, secrets: Iterable[str] = ()) -> None:
    """For the whole process, to the terminal; `level` and `form` as the settings have them."""
    handler = logging.StreamHandler()
    set_format(handler, form, secrets)
    logging.basicConfig(level=level, handlers=[handler], force=True)
    # These would be printed without any handler.
    logging.captureWarnings(True)
    sys.excepthook = _uncaught
    threading.excepthook = lambda broke: _uncaught(broke.exc_type, broke.exc_value, broke.exc_traceback)
    # DBOS adds a handler of its own unless it finds one.
    dbos = logging.getLogger("dbos")
    dbos.handlers, dbos.propagate = [handler], False
    # Only warnings of libraries: their INFO and DEBUG lines may contain people's words.
    for chatty in ("slack_bolt", "slack_sdk", "urllib3", "dbos"):
        logging.getLogger(chatty).setLevel(logging.WARNING)
    # What these find wrong, slack/request_gate says in a line of its own; any stranger can make uvicorn warn.
    for told_by_us in ("bot.bolt", "uvicorn.error"):
        logging.getLogger(told_by_us).setLevel(logging.ERROR)


def _uncaught(kind: type[BaseException], error: BaseException | None, trace: TracebackType | None) -> None:
    if issubclass(kind, KeyboardInterrupt | SystemExit):
        return
    logging.getLogger("bot").critical("a bug that nobody caught", exc_info=(kind, error or kind(), trace))
