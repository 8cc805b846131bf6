"""Whether the bot could have forgotten what it had just done: near a death, and while nothing could be written."""

import pytest

from chaos.disturbances import disturbed
from chaos.evidence import Event

EVENTS = [
    Event(100, "kill -9: work (7)"),
    Event(200, "the disk is full"),
    Event(210, "the disk has room again"),
    Event(300, "the next ack is lost on its way"),
]


@pytest.mark.parametrize(
    ("at", "expected"),
    [(50, False), (97, True), (100.5, True), (110, False), (196, True), (205, True), (212, False), (300, False)],
)
def test_just_before_and_while(at: float, expected: bool) -> None:
    assert disturbed(EVENTS, at) is expected
