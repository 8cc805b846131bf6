"""A worker that has nothing to do looks cheaply, and begins at once when there is something."""

import os
import threading

from sqlalchemy.exc import OperationalError

from bot.jobs.polling import Wake
from bot.jobs.wake import read_from, writes_to
from tests.patience import PATIENCE_S


def test_a_wait_ends_when_something_is_queued() -> None:
    queued = threading.Event()
    wake = Wake(queued.is_set, look_s=0.001)
    waiting = threading.Thread(target=wake.wait, args=(threading.TIMEOUT_MAX / 2,))
    waiting.start()
    queued.set()
    waiting.join()
    assert not wake.is_set()


def test_a_wait_ends_when_it_is_to_stop() -> None:
    wake = Wake(lambda: False, look_s=threading.TIMEOUT_MAX / 2)
    stops: list[bool] = []
    waiting = threading.Thread(target=lambda: stops.append(wake.wait(threading.TIMEOUT_MAX / 2)))
    waiting.start()
    wake.set()
    waiting.join()
    assert stops == [True]


def test_a_wait_ends_in_its_own_time() -> None:
    looks = 0

    def queued() -> bool:
        nonlocal looks
        looks += 1
        return False

    assert not Wake(queued, look_s=0.001).wait(0.05)
    assert 1 <= looks <= 50
    looks = 0
    assert not Wake(queued).wait(0)
    assert looks == 0


def test_a_database_that_does_not_answer_is_waited_for() -> None:
    def away() -> bool:
        raise OperationalError("", {}, Exception())

    assert not Wake(away, look_s=0.001).wait(0.01)


def test_a_signal_makes_it_look_at_once_and_without_one_it_looks_once_in_the_whole_wait() -> None:
    queued, looks = threading.Event(), threading.Semaphore(0)

    def look() -> bool:
        looks.release()
        return queued.is_set()

    wake = Wake(look, look_s=0.001, signalled=True)
    wake.wait(0.05)  # at first some jobs may be left
    waiting = threading.Thread(target=wake.wait, args=(threading.TIMEOUT_MAX / 2,))
    waiting.start()
    queued.set()
    wake.signal()
    waiting.join()
    assert not wake.is_set()


def test_what_is_saved_is_signalled_through_the_pipe_and_a_full_pipe_holds_nobody_up() -> None:
    read, write = os.pipe()
    woken = threading.Event()
    signal = writes_to(write)
    for _ in range(100_000):
        signal()
    read_from(read, woken.set)
    assert woken.wait(PATIENCE_S)
    os.close(write)


def test_without_a_pipe_nothing_is_signalled() -> None:
    writes_to(None)()
