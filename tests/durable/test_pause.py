"""One account's calls are counted, paused and spared for all processes together; each Pace here is one process's."""

from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from contextlib import ExitStack, closing
from pathlib import Path

import pytest
from sqlalchemy import make_url

from bot.leadsquared.account import Account, Rate
from bot.leadsquared.rate_limit import Busy, RateLimiter
from tests.durable.postgres import Postgres

NewPace = Callable[[], RateLimiter]
CALLS = 10


@pytest.fixture(params=["sqlite", "postgres"])
def new_pace(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[NewPace]:
    """A day's window: nothing is given back while a test runs."""
    account = Account("acme", "http://127.0.0.1:1", "a", "b", rate=Rate(CALLS, 80000.0))
    url = f"sqlite:///{tmp_path / 'meetings.db'}"
    if request.param == "postgres":
        new_postgres: Callable[[], Postgres] = request.getfixturevalue("new_postgres")
        url = new_postgres().create("pace").replace("postgresql://", "postgresql+psycopg://")
    with ExitStack() as stack:
        yield lambda: stack.enter_context(closing(RateLimiter(account, make_url(url))))


def taken(pace: RateLimiter) -> int:
    """How many calls are left, by taking them."""
    count = 0
    while True:
        try:
            pace.wait(patience_s=0)
        except Busy:
            return count
        count += 1


def has_a_turn(pace: RateLimiter) -> bool:
    """Whether another thread's call may leave at once."""

    def call() -> bool:
        try:
            with pace.turn(patience_s=0):
                return True
        except Busy:
            return False

    with ThreadPoolExecutor(1) as other:
        return other.submit(call).result()


def test_when_one_process_is_throttled_all_hold_still(new_pace: NewPace) -> None:
    one, other = new_pace(), new_pace()
    other.wait()
    one.throttled()
    one.throttled()
    assert taken(other) == taken(one) == 0
    with pytest.raises(Busy):
        other.take_spare()


def test_searches_get_a_fifth_and_never_the_last_fifth(new_pace: NewPace) -> None:
    one, other = new_pace(), new_pace()
    one.take_spare()
    other.take_spare()
    with pytest.raises(Busy):
        one.take_spare()
    assert taken(other) == CALLS - 2


def test_what_searches_may_not_take_is_there_for_a_booking(new_pace: NewPace) -> None:
    one = new_pace()
    for _ in range(CALLS - CALLS // 5):
        one.wait()
    with pytest.raises(Busy):
        one.take_spare()
    assert taken(one) == CALLS // 5


def test_a_permit_in_hand_holds_up_four_and_no_more(new_pace: NewPace) -> None:
    """A fifth thread waits until a request has left, so that no permit is used late."""
    pace = new_pace()
    with ExitStack() as stack:
        left = [stack.enter_context(pace.turn(pace.place())) for _ in range(4)]
        assert not has_a_turn(pace)
        left[0].leave()
        assert has_a_turn(pace)


def test_a_place_that_was_waited_for_is_kept_until_its_request_has_left(new_pace: NewPace) -> None:
    pace = new_pace()
    with ExitStack() as stack, pace.place() as place:
        place.wait()
        for _ in range(3):
            stack.enter_context(pace.turn(pace.place()))
        assert not has_a_turn(pace)
        with pace.turn(place) as mine:
            mine.leave()
            assert has_a_turn(pace)


def test_a_place_that_was_not_used_is_given_back(new_pace: NewPace) -> None:
    pace = new_pace()
    for _ in range(5):
        with pace.place(0) as place:
            place.wait()
