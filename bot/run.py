"""`python -m bot web` and `work`: make the database ready, be the only one of a kind, serve, end in time."""

import logging
import os
import signal
import sys
import threading

from sqlalchemy.exc import SQLAlchemyError

from bot import metrics, processes
from bot import web as server
from bot.app import House
from bot.database import cause
from bot.garbage import collect_seldom
from bot.jobs import guard

log = logging.getLogger(__name__)

WRONG = 1
NICE = 10


def web(house: House, *, alone: bool, leash: bool) -> int:
    """Serve Slack until SIGTERM; with a worker beside it, unless `alone`."""
    if leash:
        processes.keep_on_leash()
    if not alone:
        return processes.beside(["web", "--no-work"], ["work"])
    # On SQLite a second web process would wait for the first one's writes, and people for both.
    if not _ready(house) or (held := _hold("web", house)) is None:
        return WRONG
    server.serve(house)
    held.release()
    return 0


def work(house: House, *, leash: bool) -> int:
    """Run jobs until SIGTERM."""
    if leash:
        processes.keep_on_leash()
        # Beside a web process, whose callers wait for an ack: nobody waits for a job's last millisecond.
        os.nice(NICE)
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if not _ready(house) or (held := _hold("worker", house)) is None:
        return WRONG
    worker = house.worker(_end_at_once)
    try:
        worker.start()
    except SQLAlchemyError as error:
        _tell_of_database(error)
        return WRONG
    if house.settings.metrics_port is not None and not leash:
        metrics.serve(house.settings.metrics_port, metrics.registry(house.queue.oldest_s))
    collect_seldom()
    log.info("a worker runs jobs")
    stop.wait()
    worker.stop()
    held.release()
    logging.shutdown()
    # Threads that still wait, for LeadSquared or for their turn, are not waited for: their jobs are taken up
    # by another worker, or at the next start.
    os._exit(0)


def _end_at_once() -> None:
    log.error("this worker could not show for too long that it lives: another may be at its jobs, so it ends")
    logging.shutdown()
    os._exit(WRONG)


def _ready(house: House) -> bool:
    """The tables are there; else say what to look at."""
    try:
        house.create_tables()
    except SQLAlchemyError as error:
        _tell_of_database(error)
        return False
    return True


def _hold(role: str, house: House) -> guard.Held | None:
    """Be the only one of its kind where there may be only one, for as long as what is returned is kept."""
    if not house.on_sqlite:
        return guard.Held(lambda: None)
    try:
        return guard.hold(role, house.file)
    except guard.AlreadyRunning as running:
        _tell(str(running))
        return None


def _tell_of_database(error: SQLAlchemyError) -> None:
    _tell(f"DATABASE_URL does not work: {cause(error)}. Is the database there, and may we write to it?")


def _tell(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201  # for whoever starts it, whatever the log level
