"""`python -m bot web` and `work`: make the database ready, be the only one of a kind, serve, end in time."""

import logging
import os
import signal
import sys
import threading

from sqlalchemy.exc import SQLAlchemyError

from bot import processes
from bot import web as server
from bot.app import House
from bot.jobs import guard, queue

log = logging.getLogger(__name__)

WRONG = 1


def web(house: House, *, alone: bool, leash: bool) -> int:
    """Serve Slack until SIGTERM; with a worker beside it, unless `alone`."""
    if not alone:
        return processes.beside(["web", "--no-work"], ["work"])
    if leash:
        processes.keep_on_leash()
    # On SQLite a second web process would wait for the first one's writes, and people for both.
    one_only = house.url.get_backend_name() == "sqlite"
    if not _ready(house):
        return WRONG
    # Kept until the end: a lock that nobody holds on to is given back.
    held = _hold("web", house) if one_only else None
    if one_only and held is None:
        return WRONG
    server.serve(house)
    return 0


def work(house: House, *, leash: bool) -> int:
    """Run jobs until SIGTERM."""
    if leash:
        processes.keep_on_leash()
    stop = threading.Event()
    for number in (signal.SIGTERM, signal.SIGINT):
        signal.signal(number, lambda *_: stop.set())
    if not _ready(house):
        return WRONG
    held = _hold("worker", house)
    if held is None:
        return WRONG
    worker = house.worker(held.name)
    worker.start()
    log.info("%s runs jobs", held.name)
    stop.wait()
    worker.stop()
    logging.shutdown()
    # Threads that still wait, for LeadSquared or for their turn, are not waited for: their jobs are taken up
    # again at the next start.
    os._exit(0)


def _ready(house: House) -> bool:
    """The tables are there; else say what to look at."""
    try:
        with guard.turn(house.url, house.engine(1)):
            queue.prepare(house.url)
            house.store.create_tables()
    except SQLAlchemyError as error:
        _tell(f"DATABASE_URL does not work: {type(error).__name__}. Is the database there, and may we write to it?")
        return False
    return True


def _hold(role: str, house: House) -> guard.Held | None:
    try:
        return guard.hold(role, house.url, house.engine(1))
    except guard.AlreadyRunning as running:
        _tell(str(running))
        return None


def _tell(text: str) -> None:
    print(text, file=sys.stderr)  # noqa: T201  # for whoever starts it, whatever the log level
