"""Acks at 300 commands a second with two web processes on a real Postgres, beside a bare server of two.

The Postgres comes from a wheel and runs on the same cores.
"""

from rich.console import Console

from bench import acks, measured_servers
from bench.tables import latencies, show

RATE, PROCESSES = 300, 2


def run(out: Console) -> None:
    floor = acks.of_peer("bare", RATE, processes=PROCESSES)
    with measured_servers.postgres() as url:
        settings = {"DATABASE_URL": url, "WEB_CONCURRENCY": str(PROCESSES)}
        ours, _ = acks.of_bot(RATE, settings=settings)
    with measured_servers.postgres() as url:
        settings = {"DATABASE_URL": url, "WEB_CONCURRENCY": str(PROCESSES)}
        paced, _ = acks.of_bot(RATE, pace="25/5", settings=settings)
    rows = [
        ("bare WSGI, checks the signature", *latencies(floor, floor), str(floor.lost)),
        ("the bot, worker at its own speed beside", *latencies(ours, floor), str(ours.lost)),
        ("the bot, worker at 25 calls in 5 s beside", *latencies(paced, floor), str(paced.lost)),
    ]
    title = f"Acks at {RATE} a second for {acks.SECONDS} s: Postgres, {PROCESSES} web processes"
    show(out, title, ("", "p50 ms", "p99 ms", "p50 to floor", "p99 to floor", "lost"), rows)
