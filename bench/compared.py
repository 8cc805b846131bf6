"""This version beside 0.1.0: each figure that a release has to show, in one table. Under four minutes.

The figures of 0.1.0 are those of docs/measurements.md, taken on 2 cores with nothing else running; on another machine
only what is measured with floors says much.
"""

from collections.abc import Iterator

from rich.console import Console

from bench import acks, fairness, form_delays, idle, idle_cost, measured_servers
from bench.arithmetic import Summary, spread
from bench.tables import ms, show

LINES, PACE = 40, "25/5"
COLUMNS = ("", "this version", "0.1.0", "goal")
NOTE = f"Strangers: {acks.SILENT} connections that send nothing, and {acks.DRIBBLING} that send a byte now and then."


def run(out: Console) -> None:
    rows: list[tuple[str, ...]] = []
    for part in (_acks, _thread, _forms, _fairness, _idle):
        rows += part()
    show(out, "This version beside 0.1.0, SQLite, one web process", COLUMNS, rows, NOTE)


def _acks() -> Iterator[tuple[str, ...]]:
    before = {150: "3.9-5.1, 12-24", 300: "3.3-8.6, 15-70"}
    for rate in acks.RATES:
        floor = acks.of_peer("bare", rate)
        yield f"floor: bare WSGI at {rate} a second, ms: p50, p99", _both(floor), "0.8-1.5, 1.0-2.1", ""
        alone, written = acks.of_bot(rate, pace=PACE)
        yield f"ack at {rate} a second, ms: p50, p99", _both(alone), before[rate], "p99 50"
        beside, also_written = acks.of_bot(rate, pace=PACE, strangers=True)
        yield "the same, strangers beside", _both(beside), "no answer", f"p99 {ms(alone.p99)}"
        counts = f"{written} of {alone.count}, {also_written} of {beside.count}"
        yield "saved in these two runs", counts, "all", "all"


def _thread() -> Iterator[tuple[str, ...]]:
    with measured_servers.world() as stage:
        stage.start()
        replies = spread([way.reply for way in idle.walk(stage, LINES)])
    yield "command to thread reply, ms: p50, p95", f"{ms(replies.p50)}, {ms(replies.p95)}", "57-79, 83-109", "as 0.1.0"


def _forms() -> Iterator[tuple[str, ...]]:
    opens, previews = form_delays.opens_and_previews()
    yield "shortcut to open form, LeadSquared taking 2 s, ms: p50, p99", _both(opens), "5.8-6.4, 11-110", "as 0.1.0"
    yield "key to preview, the same, ms: p50, p99", _both(previews), "8.4-8.9, 12-42", "as 0.1.0"


def _fairness() -> Iterator[tuple[str, ...]]:
    name = f"one line behind {fairness.LINES} of another person, s"
    yield name, f"{fairness.answered_s():.1f}", "34", f"{fairness.GOAL_S:.0f}"


def _idle() -> Iterator[tuple[str, ...]]:
    cost = idle_cost.together(idle_cost.measure())
    yield "idle, web and worker together: MiB (PSS)", f"{cost.mib:.0f}", "283", "200"
    yield "idle, web and worker together: of a core", f"{cost.of_core:.1%}", "8.0%", "1.5%"


def _both(one: Summary) -> str:
    return f"{ms(one.p50)}, {ms(one.p99)}"
