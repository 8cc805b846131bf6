"""Few at once for each, in the order they came; whoever only waits is not counted."""

import threading
from collections.abc import Callable

import pytest

from bot.jobs.concurrency import Closed, ConcurrencyLimit
from tests.patience import PATIENCE_S, wait_until


class Crowd:
    """Each has a place until `go`."""

    def __init__(self, turns: ConcurrencyLimit) -> None:
        self.turns, self.inside, self.refused = turns, list[str](), list[str]()
        self.go = threading.Event()
        self._threads: list[threading.Thread] = []

    def comes(self, whose: str, name: str, do: Callable[[], object] | None = None, slots: int = 1) -> None:
        def run() -> None:
            try:
                with self.turns.turn(whose, slots):
                    self.inside.append(name)
                    (do or self.go.wait)()
            except Closed:
                self.refused.append(name)

        self._threads.append(threading.Thread(target=run, daemon=True))
        self._threads[-1].start()

    def ends(self) -> None:
        self.go.set()
        for thread in self._threads:
            thread.join(PATIENCE_S)
            assert not thread.is_alive()


def _waiting(turns: ConcurrencyLimit) -> int:
    return sum(len(events) for events in turns._waiting.values())


def test_one_person_does_not_take_anothers_place() -> None:
    turns = ConcurrencyLimit(2)
    crowd = Crowd(turns)
    for number in range(20):
        crowd.comes("asha", f"asha {number}")
    wait_until(lambda: len(crowd.inside) == 2 and _waiting(turns) == 18)
    crowd.comes("ravi", "ravi")
    wait_until(lambda: "ravi" in crowd.inside)
    assert len(crowd.inside) == 3
    crowd.ends()
    assert len(crowd.inside) == 21


def test_who_came_first_is_served_first() -> None:
    turns = ConcurrencyLimit(1)
    crowd = Crowd(turns)
    for number in range(6):
        crowd.comes("asha", str(number))
        wait_until(lambda: len(crowd.inside) + _waiting(turns) == number + 1)  # noqa: B023  # asked at once
    crowd.ends()
    assert crowd.inside == ["0", "1", "2", "3", "4", "5"]


def test_who_only_waits_gives_the_place_up_and_gets_one_again() -> None:
    turns, waits, back = ConcurrencyLimit(1), threading.Event(), threading.Event()
    order: list[str] = []

    def long() -> None:
        with turns.turn("asha") as turn:
            with turn.paused():
                waits.set()
                assert back.wait(PATIENCE_S)
            order.append("long")

    thread = threading.Thread(target=long, daemon=True)
    thread.start()
    assert waits.wait(PATIENCE_S)
    with turns.turn("asha"):
        order.append("short")
        back.set()
        wait_until(lambda: _waiting(turns) == 1)
    thread.join(PATIENCE_S)
    assert order == ["short", "long"]
    assert not turns._taken


def test_closed_nobody_waits_and_nobody_comes_in() -> None:
    turns = ConcurrencyLimit(1)
    crowd = Crowd(turns)
    crowd.comes("asha", "in")
    wait_until(lambda: crowd.inside == ["in"])
    crowd.comes("asha", "waits")
    wait_until(lambda: _waiting(turns) == 1)
    turns.close()
    wait_until(lambda: crowd.refused == ["waits"])
    with pytest.raises(Closed), turns.turn("ravi"):
        pytest.fail("it is closed")
    crowd.ends()


def test_who_asks_for_all_places_is_alone_and_nobody_who_comes_later_gets_before() -> None:
    turns = ConcurrencyLimit(3)
    crowd, alone = Crowd(turns), threading.Event()
    with turns.turn(""):
        crowd.comes("", "alone", alone.wait, slots=3)
        wait_until(lambda: _waiting(turns) == 1)
        for number in range(3):
            crowd.comes("", str(number))
        wait_until(lambda: _waiting(turns) == 4)
        assert crowd.inside == []
    wait_until(lambda: crowd.inside == ["alone"])
    alone.set()
    wait_until(lambda: len(crowd.inside) == 4)
    crowd.ends()


def test_who_waits_for_all_places_hears_that_this_ends() -> None:
    turns = ConcurrencyLimit(2)
    crowd = Crowd(turns)
    with turns.turn(""):
        crowd.comes("", "alone", slots=2)
        wait_until(lambda: _waiting(turns) == 1)
        turns.close()
    crowd.ends()
    assert crowd.refused == ["alone"]
