"""Write a database as a release leaves it behind when it is killed, with lines in every state: see README.md here.

    python tests/durable/releases/make.py CHECKOUT > tests/durable/releases/RELEASE.sql

CHECKOUT is a folder with that release's bot/ and tests/. Each line belongs to a team of its own, named after what it
is and the moment in which its run ended: at 2n before its step n, at 2n+1 after it and before that was written down.
"""

import math
import os
import sqlite3
import sys
import tempfile
import time
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

sys.path.insert(0, sys.argv[1])

from dbos import DBOS

from bot.database import database_url, open_engine
from bot.jobs import upkeep, worker
from bot.jobs.alive import Beats, Lease
from bot.jobs.journal import Journal, PutDown
from bot.jobs.queue import Queue, prepare
from bot.meetings.desk import Desk
from bot.meetings.model import Policy
from bot.meetings.request import Place
from bot.meetings.sayings import Card, End
from bot.store import Store
from tests.jobs.requests import FORM, LINE
from tests.meetings.fakes import NOON, Act, FakeChat, FakeCrm, Ticking, Turn
from tests.meetings.samples import ASHA, NOAH, PRIYA, RAVI

PLAIN = replace(LINE, line="tomorrow 3-4pm Demo with Acme", mentions=(), place=Place("C1"))
SCENARIOS = {
    "line": (PLAIN, []),
    "form": (replace(FORM, place=Place("C1")), []),
    # LeadSquared stores it and does not answer.
    "doubt": (PLAIN, [Turn(Act.STORED)]),
    "refused": (PLAIN, [Turn(Act.REFUSES)]),
    "question": (replace(PLAIN, line="tomorrow 3-4pm Demo lead:acme"), []),
}
NEVER = 999


class Stopping(Journal):
    """Ends its run at the moment that the team's name says."""

    moment = NEVER
    at = 0

    def step(self, name: str, do: Callable[[], object], shape: object) -> object:  # this script alone
        at, Stopping.at = Stopping.at, Stopping.at + 1
        if 2 * at == Stopping.moment:
            raise PutDown("the end of this run")
        return super().step(name, lambda: self._after(at, do), shape)

    def _after(self, at: int, do: Callable[[], object]) -> object:
        value = do()
        if 2 * at + 1 == Stopping.moment:
            raise PutDown("the end of this run")
        return value


def main() -> None:
    file = Path(tempfile.mkdtemp()) / "meetings.db"
    url = database_url(f"sqlite:///{file}")
    prepare(url)
    engine = open_engine(url, 1)
    store, beats = Store(engine), Beats(engine)
    store.create_tables()
    beats.create_table()
    worker.Journal = Stopping  # this script alone
    upkeep.Upkeep.take_up = lambda _: None  # this script alone
    desks: dict[str, tuple[FakeCrm, FakeChat]] = {}

    def desk_for(team: str) -> Desk:
        crm, chat = desks[team]
        return Desk(crm, chat, store, Policy(), Ticking())

    means = worker.Means(desk_for, lambda *_: None, Ticking())
    worker.Worker(engine, "worker-of-a-release", beats, Lease(math.inf, lambda: 0.0, sys.exit), means).start()
    queue = Queue(engine)
    for name, (request, creates) in SCENARIOS.items():
        for moment in [*range(0, 60, 1 if name == "line" else 3), NEVER]:
            team = f"{name}-{moment}"
            crm = FakeCrm(Ticking(), list(creates), leads=(ASHA, RAVI) if name == "question" else ())
            desks[team] = (crm, FakeChat({"U1": PRIYA, "U2": NOAH}))
            Stopping.moment, Stopping.at = moment, 0
            key = f"{team}.trigger"
            queue.put(replace(request, key=key, team=team, heard_at=NOON + timedelta(seconds=1)), "default")
            if not _stopped(key) and moment != NEVER:
                break
    with sqlite3.connect(file) as connection:
        connection.execute("CREATE TABLE of_the_release (team TEXT, tasks INTEGER, told INTEGER, ended INTEGER)")
        for team, (crm, chat) in desks.items():
            seen = [(verb.split()[0], getattr(said, "card", said)) for verb, said in chat.seen]
            booked = [verb for verb, card in seen if isinstance(card, Card) and card.outcome.end is End.BOOKED]
            told, ended = booked.count("reply"), booked.count("change")
            connection.execute("INSERT INTO of_the_release VALUES (?, ?, ?, ?)", (team, len(crm.tasks), told, ended))
        connection.commit()
        sys.stdout.write("\n".join(connection.iterdump()) + "\n")
    sys.stdout.flush()
    # As if it were killed: nothing says farewell.
    os._exit(0)


def _stopped(key: str) -> bool:
    """Whether its run was put down, once it has ended this way or the other."""
    began = time.monotonic()
    while True:
        found = DBOS.list_workflows(workflow_ids=[key])
        if found and found[0].status in ("SUCCESS", "ERROR"):
            return False
        if found and found[0].status == "PENDING" and time.monotonic() - began > 1.5:
            return True
        time.sleep(0.1)


if __name__ == "__main__":
    main()
