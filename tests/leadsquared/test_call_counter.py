"""Never more calls than the rate allows, whatever clocks are moved; and never none for as long as a clock was moved."""

from collections.abc import Callable, Iterator
from contextlib import ExitStack, closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from sqlalchemy import URL, Engine, make_url, text

from bot.leadsquared.account import Account, Rate
from bot.leadsquared.call_counter import CallCounter, Limit, now_in, open_counts
from bot.leadsquared.call_queue import Busy, CallQueue
from bot.leadsquared.rate_limit import RateLimiter
from bot.meetings.messages import Cause

CALLS, WINDOW_S = 25, 5.0
LIMIT = Limit(CALLS)


@dataclass
class Clocks:
    """The true time, which only passes; and a clock beside it that somebody moves."""

    at: float = 1000.0
    moved: float = 0.0

    def ticks(self) -> float:
        return self.at

    def wall_ms(self, _: object = None) -> int:
        return int((1_700_000_000 + self.at + self.moved) * 1000)


@pytest.fixture
def engine(tmp_path: Path) -> Iterator[Engine]:
    engine = open_counts(make_url(f"sqlite:///{tmp_path / 'meetings.db'}"))
    yield engine
    engine.dispose()


@dataclass
class Processes:
    """Two that share a count, as on Postgres: stamped by its clock, which somebody moves."""

    engine: Engine
    clocks: Clocks = field(default_factory=Clocks)
    left: list[float] = field(default_factory=list)

    def __post_init__(self) -> None:
        with self.engine.begin() as connection:
            connection.execute(text("DROP TABLE IF EXISTS pace_calls"))
        self.both = [
            CallCounter(self.engine, "acme", WINDOW_S, self.clocks.wall_ms, self.clocks.ticks) for _ in range(2)
        ]

    def ask(self, which: int) -> float:
        """0 when a call has left, else the seconds to wait."""
        taken = self.both[which].take(LIMIT)
        if taken.may_leave:
            self.left.append(self.clocks.at)
        return taken.again_s

    def most(self) -> int:
        return max((sum(at <= other < at + WINDOW_S for other in self.left) for at in self.left), default=0)


DO = st.one_of(
    st.tuples(st.just("ask"), st.integers(0, 1), st.integers(1, 30)),
    st.tuples(st.just("pass"), st.just(0), st.integers(1, 3000)),
    st.tuples(st.just("move"), st.just(0), st.sampled_from([-3600_000, -2000, 100, 1000, 6000, 3600_000])),
)


@settings(suppress_health_check=[HealthCheck.function_scoped_fixture], deadline=None, max_examples=60)
@given(st.lists(DO, max_size=25))
def test_whatever_is_done_to_the_clock_no_window_has_more_than_the_rate(
    engine: Engine, does: list[tuple[str, int, int]]
) -> None:
    world = Processes(engine)
    world.ask(0), world.ask(1)  # a process that has just started has nothing to compare with
    for do, which, how_much in does:
        if do == "ask":
            for _ in range(how_much):
                world.ask(which)
        elif do == "pass":
            world.clocks.at += how_much / 1000
        else:
            world.clocks.moved += how_much / 1000
    assert world.most() <= CALLS


@pytest.mark.parametrize("step_s", [-3600.0, -12.0, 12.0, 3600.0])
def test_after_a_step_calls_are_held_for_a_window_at_most(engine: Engine, step_s: float) -> None:
    world = Processes(engine)
    for _ in range(CALLS):
        assert world.ask(0) == 0
    world.clocks.moved += step_s
    assert 0 < world.ask(0) <= WINDOW_S + 0.1
    world.clocks.at += WINDOW_S + 0.1
    assert world.ask(1) == 0


def test_eighty_nine_calls_after_steps_forward_are_impossible(engine: Engine) -> None:
    world = Processes(engine)
    for _ in range(50):
        for _ in range(CALLS):
            world.ask(0)
        world.clocks.at += 0.1
        world.clocks.moved += 2.0
    assert len(world.left) <= CALLS * 2


def test_two_clocks_that_drift_as_clocks_do_hold_nothing_up(engine: Engine) -> None:
    """Half a thousandth, over an hour in which nobody called."""
    world = Processes(engine)
    world.ask(0)
    world.clocks.at += 3600
    world.clocks.moved += 1.8
    for _ in range(CALLS):
        assert world.ask(0) == 0


def test_on_sqlite_calls_are_stamped_by_the_clock_that_nobody_can_move(engine: Engine, tmp_path: Path) -> None:
    clocks = Clocks()
    url = make_url(f"sqlite:///{tmp_path / 'meetings.db'}")
    count = CallCounter(engine, "acme", WINDOW_S, now_in(url, clocks.ticks), clocks.ticks)
    for _ in range(CALLS):
        assert count.take(LIMIT).may_leave
    assert 0 < count.take(LIMIT).again_s <= WINDOW_S + 0.1
    with engine.connect() as connection:
        assert set(connection.execute(text("SELECT at_ms FROM pace_calls")).scalars()) == {1000_000}
    clocks.at = 3.0  # the machine was started again
    assert 0 < count.take(LIMIT).again_s <= WINDOW_S + 0.1


def test_a_permit_that_grew_old_on_its_way_is_not_used(tmp_path: Path) -> None:
    """A machine that is busy beside it, or a connection that takes long: a call that leaves late would be the 26th of
    the window that begins then."""
    clocks = Clocks()
    account = Account("acme", "http://127.0.0.1:1", "a", "b", rate=Rate(CALLS, WINDOW_S))
    with closing(RateLimiter(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"), clocks.ticks)) as limiter:
        with limiter.turn() as turn:
            clocks.at += 0.1
            turn.refresh()
            assert turn.permit.at == 1000.0, "young enough"
            clocks.at += 0.3
            turn.refresh()
            assert turn.permit.at == pytest.approx(1000.4)
        for _ in range(CALLS - 2):
            limiter.wait(0)
        with pytest.raises(Busy):
            limiter.wait(0)


def test_a_call_that_was_long_under_way_counts_from_its_answer(tmp_path: Path) -> None:
    """It may have arrived right before that: 25 more within five seconds would be one too many."""
    clocks = Clocks()
    account = Account("acme", "http://127.0.0.1:1", "a", "b", rate=Rate(CALLS, WINDOW_S))
    with closing(RateLimiter(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"), clocks.ticks)) as limiter:
        with limiter.turn():
            clocks.at += 2.0
        for _ in range(CALLS - 1):
            limiter.wait(0)
        clocks.at += WINDOW_S - 1.0
        with pytest.raises(Busy):
            limiter.wait(0)
        clocks.at += 1.1
        limiter.wait(0)


def test_a_call_that_is_answered_soon_counts_from_its_beginning(tmp_path: Path) -> None:
    clocks = Clocks()
    account = Account("acme", "http://127.0.0.1:1", "a", "b", rate=Rate(CALLS, WINDOW_S))
    with closing(RateLimiter(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"), clocks.ticks)) as limiter:
        with limiter.turn():
            clocks.at += 0.2
        for _ in range(CALLS - 1):
            limiter.wait(0)
        clocks.at += WINDOW_S * 1.05 - 0.2 + 0.001
        limiter.wait(0)


def test_whoever_comes_first_is_served_first_and_knows_how_many_are_before() -> None:
    line = CallQueue(abreast=2)
    with ExitStack() as stack:
        places = [stack.enter_context(line.place(0.0)) for _ in range(5)]
        places[0].wait()
        places[1].wait()
        for place, number in zip(places[2:], (0, 0, 0), strict=True):
            with pytest.raises(Busy) as caught:
                place.wait()
            assert (caught.value.cause, caught.value.before) == (Cause.QUEUE, number), "nobody else waits just now"
        for number, place in enumerate(reversed(places[2:]), 2):
            line.enter(number, place)
        assert line.withdraw(4, places[2]) == 2
        places[0].leave()
        assert places[4].called.is_set(), "the lowest number of those who wait"
        assert not places[3].called.is_set()


@pytest.mark.parametrize("kind", ["sqlite", "postgres"])
def test_several_processes_may_be_the_first(kind: str, tmp_path: Path, request: pytest.FixtureRequest) -> None:
    """Each makes the table if need be."""
    url: URL = make_url(f"sqlite:///{tmp_path / 'meetings.db'}")
    if kind == "postgres":
        url = request.getfixturevalue("postgres")
    account = Account("acme", "http://127.0.0.1:1", "a", "b", rate=Rate(3, 80000.0))
    new: Callable[[], RateLimiter] = lambda: RateLimiter(account, url)  # noqa: E731  # one line reads better
    with closing(new()) as one, closing(new()) as other:
        one.wait(0), other.wait(0), one.wait(0)
        for limiter in (one, other):
            with pytest.raises(Busy):
                limiter.wait(0)


def test_whoever_stands_in_front_may_make_a_call_in_between(tmp_path: Path) -> None:
    """Four that do, and each of which would wait for another place, would wait for each other."""
    account = Account("acme", "http://127.0.0.1:1", "a", "b", rate=Rate(9, 80000.0))
    with (
        closing(RateLimiter(account, make_url(f"sqlite:///{tmp_path / 'meetings.db'}"))) as limiter,
        ExitStack() as stack,
    ):
        for _ in range(4):
            stack.enter_context(limiter.place()).wait(0)
        with limiter.turn(patience_s=0) as turn:
            turn.leave()
