"""`python -m bot web` and `work`: create tables, take the process lock, serve, and shut down in time."""

import logging
import os
import socket
import sys
from collections.abc import Callable
from contextlib import suppress

from sqlalchemy.exc import SQLAlchemyError

from bot import metrics, processes
from bot import web as server
from bot.app import Application, build
from bot.database import driver_message
from bot.gc_tuning import collect_seldom
from bot.jobs import locks
from bot.server import listen
from bot.shutdown import Shutdown, exit_now

log = logging.getLogger(__name__)

WRONG = 1
NICE = 10


def web(application: Application, *, leash: bool) -> int:
    """Serve Slack until SIGTERM, with as many processes as the settings say."""
    if application.on_sqlite or application.settings.web_concurrency == 1:
        return _serve(application, lambda: _listen(application), sys.stdin.fileno() if leash else None)
    sockets = _listen(application)
    if sockets is None:
        return WRONG
    # Each has its own Application: connections must not be shared between processes.
    return processes.copies(
        application.settings.web_concurrency,
        lambda end: _serve(build(application.settings, application.clock, application.wake), lambda: sockets, end),
        leash=leash,
    )


def _serve(application: Application, listen_: Callable[[], list[socket.socket] | None], leash: int | None) -> int:
    ending = Shutdown()
    ending.watch()
    if leash is not None:
        processes.keep_on_leash(leash)
    # On SQLite a second web process would wait for the first one's writes, and people for both.
    if not _ready(application) or (held := _hold("web", application)) is None or (sockets := listen_()) is None:
        return WRONG
    with suppress(SQLAlchemyError):
        # Opens a connection: the first person is not to wait for it. /readyz says when there is none.
        application.queue.check()
    ending.serving()
    server.serve(application, sockets, ending.asked)
    held.release()
    return 0


def _listen(application: Application) -> list[socket.socket] | None:
    found = application.settings
    try:
        return listen(found.bind, found.port)
    except OSError as error:
        where = f"port {found.port}" + (f" of {found.bind}" if found.bind else "")
        _tell(f"PORT does not work: {where}: {_why(error)}. Does something else listen there, or may we not?")
        return None


def work(application: Application, *, leash: bool) -> int:
    """Run jobs until SIGTERM."""
    ending = Shutdown()
    ending.watch()
    if leash:
        processes.keep_on_leash(sys.stdin.fileno())
        # Lower priority than the web process beside it, whose acks people wait for.
        os.nice(NICE)
    if not _ready(application) or (held := _hold("worker", application)) is None:
        return WRONG
    worker = application.worker(lambda: _end_at_once(ending))
    try:
        worker.start()
    except SQLAlchemyError as error:
        _tell_of_database(error)
        return WRONG
    if not leash and not _show_metrics(application):
        return WRONG
    collect_seldom()
    log.info("a worker runs jobs")
    ending.serving()
    ending.asked.wait()
    worker.stop()
    held.release()
    return 0


def _show_metrics(application: Application) -> bool:
    """Serve metrics from a worker without a web process, if it has a port; False if the port cannot be used."""
    found = application.settings
    if found.metrics_port is None:
        return True
    try:
        metrics.serve(found.metrics_port, metrics.registry(application.queue.oldest_s), found.bind)
    except OSError as error:
        _tell(
            f"METRICS_PORT does not work: port {found.metrics_port}: {_why(error)}. Does something else listen there?"
        )
        return False
    return True


def _end_at_once(ending: Shutdown) -> None:
    log.error("this worker could not show for too long that it lives: another may be at its jobs, so it ends")
    exit_now(0 if ending.asked.is_set() else WRONG)


def _ready(application: Application) -> bool:
    """Create the tables; False, and print what to look at, if the database fails."""
    try:
        application.create_tables()
    except SQLAlchemyError as error:
        _tell_of_database(error)
        return False
    return True


def _hold(role: str, application: Application) -> locks.ProcessLock | None:
    """Take the process lock of a role, where SQLite allows one process; None, and print why, if it is taken."""
    if not application.on_sqlite:
        return locks.ProcessLock(lambda: None)
    try:
        return locks.hold(role, application.file)
    except locks.AlreadyRunning as running:
        _tell(str(running))
    except OSError as error:
        where = application.file.absolute().parent
        _tell(f"DATABASE_URL does not work: no file can be made in {where}: {_why(error)}. May we write there?")
    return None


def _why(error: OSError) -> str:
    return os.strerror(error.errno) if error.errno else type(error).__name__


def _tell_of_database(error: SQLAlchemyError) -> None:
    _tell(f"DATABASE_URL does not work: {driver_message(error)}. Is the database there, and may we write to it?")


def _tell(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201  # for whoever starts it, whatever the log level
