"""How long a person waits for an answer behind hundreds of lines of another one, at LeadSquared's own pace.

Whoever has few lines must not wait for whoever has many.
"""

import time

from rich.console import Console

from bench import measured_servers
from bench.tables import show
from sandbox.stage import Stage

LINES, GOAL_S, LONGEST_S = 300, 5.0, 120.0
CHANNEL = "sales"


def run(out: Console) -> None:
    rows = [("the one line of another person", f"{answered_s():.1f}", f"{GOAL_S:.0f}")]
    show(out, f"Answered behind {LINES} lines of one person, 25 calls in 5 s, SQLite", ("", "s", "goal"), rows)


def answered_s() -> float:
    """From the typing of the one line to the word that it is booked; all the others were typed before it."""
    with measured_servers.world(rate="25/5") as stage:
        stage.start()
        priya, maya = stage.slack.person("priya"), stage.slack.person("maya")
        for number in range(LINES):
            priya.types(f"/meeting tomorrow 3pm Line {number:03}", channel=CHANNEL)
        stage.slack.wait_for(lambda: _booked(stage, "Line "), LONGEST_S)
        began = time.perf_counter()
        maya.types("/meeting tomorrow 5pm Single", channel=CHANNEL)
        if not stage.slack.wait_for(lambda: _booked(stage, "Single"), LONGEST_S):
            raise RuntimeError(f"not booked within {LONGEST_S:.0f} s:\n{stage.logged()[-2000:]}")
        return time.perf_counter() - began


def _booked(stage: Stage, title: str) -> bool:
    seen = stage.slack.person("priya").sees(CHANNEL)
    return any(title in message.shown and "Booked" in message.shown for message in seen)
