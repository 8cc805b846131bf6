"""Whoever finds the database free writes for all who wait; each hears of its own."""

import threading
from collections.abc import Callable, Iterator, Sequence
from concurrent.futures import Future, ThreadPoolExecutor

import pytest

from bot.jobs.group_commit import GroupCommit
from tests.patience import wait_until

LONG_S = 30.0


class Book:
    """Writes down what it is given, but not before `free`; tells each its number. `full` says no to all."""

    def __init__(self) -> None:
        self.batches: list[list[str]] = []
        self.begun, self.free = threading.Semaphore(0), threading.Event()
        self.full = False

    def write(self, items: Sequence[str]) -> list[int]:
        self.begun.release()
        assert self.free.wait(LONG_S)
        if self.full:
            raise OSError("disk full")
        self.batches.append(list(items))
        return [int(item) for item in items]


@pytest.fixture
def book() -> Book:
    return Book()


@pytest.fixture
def later() -> Iterator[Callable[..., Future[int]]]:
    with ThreadPoolExecutor(8) as threads:
        yield threads.submit


def _waits(together: GroupCommit[str, int], count: int) -> None:
    wait_until(lambda: len(together._waiting) >= count)


def test_alone_nobody_is_waited_for(book: Book) -> None:
    book.free.set()
    together = GroupCommit(book.write, LONG_S)
    assert [together.put("1"), together.put("2")] == [1, 2]
    assert book.batches == [["1"], ["2"]]


def test_who_came_meanwhile_is_written_in_one(book: Book, later: Callable[..., Future[int]]) -> None:
    together = GroupCommit(book.write, LONG_S)
    first = later(together.put, "0")
    book.begun.acquire()
    others = [later(together.put, str(number)) for number in range(1, 6)]
    _waits(together, 5)
    book.free.set()
    assert [one.result(LONG_S) for one in (first, *others)] == [0, 1, 2, 3, 4, 5]
    assert book.batches[0] == ["0"]
    assert sorted(book.batches[1]) == ["1", "2", "3", "4", "5"]


def test_what_fails_is_told_to_all_and_the_next_is_written(book: Book, later: Callable[..., Future[int]]) -> None:
    together = GroupCommit(book.write, LONG_S)
    book.full = True
    given = [later(together.put, str(number)) for number in range(3)]
    book.begun.acquire()
    book.free.set()
    assert [type(one.exception(LONG_S)) for one in given] == [OSError] * 3
    book.full = False
    assert together.put("7") == 7


def test_who_waited_too_long_is_not_written_later(book: Book, later: Callable[..., Future[int]]) -> None:
    """Told that nothing was written, so nothing may be written afterwards."""
    together = GroupCommit(book.write, 0.05)
    first = later(together.put, "1")
    book.begun.acquire()
    with pytest.raises(TimeoutError):
        together.put("2")
    book.free.set()
    assert first.result(LONG_S) == 1
    assert together.put("3") == 3
    assert book.batches == [["1"], ["3"]]
