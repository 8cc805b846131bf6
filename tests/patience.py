"""How long tests wait, and a Slack that waits as long: a loaded machine is slow, and that is no failure.

Measures nothing. What goes well waits for none of it.
"""

import time
from collections.abc import Callable

from sandbox.slack import SlackServer
from tests import clock

PATIENCE_S = 150.0
# Slack gives an ack and a trigger_id three seconds each. A bot that would wait for Slack's or LeadSquared's network
# before its ack meets waits of a minute in these stories, and is late all the same.
SLOWLY = 10


def patient_slack() -> SlackServer:
    """Its clock starts as the tests' and goes SLOWLY, so that a trigger_id lives half a minute; signatures have the
    true time."""
    began = clock.seconds()
    return SlackServer(clock=lambda: began + (clock.seconds() - began) / SLOWLY, ack_within_s=3.0 * SLOWLY)


def wait_until(what: Callable[[], object]) -> None:
    """For what no sandbox server sees happen."""
    deadline = time.monotonic() + PATIENCE_S
    while not what():
        assert time.monotonic() < deadline, "it did not come to that"
        time.sleep(0.05)
