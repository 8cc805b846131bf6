"""From the typed line to the reply in its thread, when nothing else is to be done.

LeadSquared answers at once here; its own time comes on top.
"""

import random
import time
from collections.abc import Callable
from dataclasses import dataclass

from rich.console import Console

from bench import measured_servers, sample_lines
from bench.arithmetic import Summary, spread
from bench.tables import ms, ratio, show
from sandbox.slack import SlackCall
from sandbox.stage import Stage

LINES, WARM = 40, 5
ANSWER_S = 20.0


@dataclass(frozen=True)
class Way:
    """One line: milliseconds from the typing to each."""

    ack: float
    card: float
    reply: float


def run(out: Console) -> None:
    floor = of_script()
    with measured_servers.world() as stage:
        stage.start()
        ways = walk(stage, LINES)
    parts: dict[str, Callable[[Way], float]] = {
        "the bot: Slack has its ack": lambda way: way.ack,
        "the bot: the card is posted": lambda way: way.card,
        "the bot: the reply is in the thread": lambda way: way.reply,
    }
    seen = {name: spread([part(way) for way in ways]) for name, part in parts.items()}
    rows = [(name, *_figures(one, floor)) for name, one in {"a signed request and one post": floor, **seen}.items()]
    title = f"One line at a time, {LINES} of them, SQLite"
    show(out, title, ("", "p50 ms", "p95 ms", "p50 to floor", "p95 to floor"), rows)


def of_script() -> Summary:
    """A bare script that checks the signature and posts one message."""
    with measured_servers.world() as stage, measured_servers.peer("posts", stage) as url:
        stage.slack.events_url = url
        taken = []
        for number in range(WARM + LINES):
            started, before = time.time(), len(stage.slack.calls)
            _type(stage, number)
            taken.append((_call(stage, before, "chat.postMessage").at - started) * 1000)
    return spread(taken[WARM:])


def walk(stage: Stage, count: int, first: int = 0) -> list[Way]:
    """Type lines from number `first`, each after the one before is done with; the first few do not count."""
    return [_walk(stage, first + number) for number in range(WARM + count)][WARM:]


def _walk(stage: Stage, number: int) -> Way:
    started, before = time.time(), len(stage.slack.calls)
    ack_ms = _type(stage, number)
    reply = _call(stage, before, "chat.postMessage", threaded=True)
    card = _call(stage, before, "chat.postMessage")
    _call(stage, before, "chat.update")
    # The worker looks for work at intervals, so lines must not come in step with it.
    time.sleep(random.uniform(0.05, 0.15))  # noqa: S311  # no secret
    return Way(ack_ms, (card.at - started) * 1000, (reply.at - started) * 1000)


def _type(stage: Stage, number: int) -> float:
    ack = stage.slack.person("priya").types(f"/meeting {sample_lines.line(number)}", channel=sample_lines.CHANNEL)
    if not ack.ok:
        raise RuntimeError(f"no ack: {ack.status} {ack.body}\n{stage.logged()[-2000:]}")
    return ack.ms


def _call(stage: Stage, before: int, method: str, *, threaded: bool = False) -> SlackCall:
    """The first of these calls that succeeded after the first `before` calls."""

    def find() -> SlackCall | None:
        calls = stage.slack.calls[before:]
        fits = (one for one in calls if one.method == method and one.ok and bool(one.args.get("thread_ts")) >= threaded)
        return next(fits, None)

    return stage.slack.wait_for(find, ANSWER_S) or _never(stage)


def _never(stage: Stage) -> SlackCall:
    raise RuntimeError(f"no answer:\n{stage.logged()[-2000:]}")


def _figures(one: Summary, floor: Summary) -> tuple[str, ...]:
    return ms(one.p50), ms(one.p95), ratio(one.p50, floor.p50), ratio(one.p95, floor.p95)
