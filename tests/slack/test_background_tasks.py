"""Whoever waits for a form does not wait for Home tabs, slow answers, or forms that nobody waits for any more."""

from collections.abc import Callable, Iterator
from threading import Event

import pytest

from bot.meetings.ports import ChatUnavailable
from bot.slack.background_tasks import HOMES, THREADS, TRIGGER_S, BackgroundTasks
from bot.slack.credentials import SlackCredentials
from bot.slack.web_client import SlackClient
from tests.patience import PATIENCE_S


class Ticks:
    def __init__(self) -> None:
        self.now = 0.0

    def __call__(self) -> float:
        return self.now


def until(event: Event) -> Callable[[], None]:
    def wait() -> None:
        event.wait(PATIENCE_S)

    return wait


@pytest.fixture
def ticks() -> Ticks:
    return Ticks()


@pytest.fixture
def tasks(ticks: Ticks) -> BackgroundTasks:
    return BackgroundTasks(SlackClient(SlackCredentials("xoxb-1", "http://127.0.0.1:9/", "default")), ticks)


@pytest.fixture
def held() -> Iterator[Callable[[], None]]:
    """What takes as long as the test does."""
    over = Event()
    yield until(over)
    over.set()


def done(submit: Callable[[Callable[[], None]], None]) -> bool:
    """Whether what is submitted gets its turn."""
    ran = Event()
    submit(ran.set)
    return ran.wait(PATIENCE_S)


def never() -> None:
    raise AssertionError("nobody waits for that")


@pytest.mark.parametrize("many", [HOMES, 40])
def test_home_tabs_that_take_long_keep_no_form_waiting(
    tasks: BackgroundTasks, held: Callable[[], None], many: int
) -> None:
    for number in range(many):
        tasks.draw_home(f"U{number}", held)
    assert done(lambda do: tasks.open_form(do, never))
    assert done(tasks.run)
    assert done(tasks.run_slow)


def test_messages_that_take_long_keep_no_form_waiting(tasks: BackgroundTasks, held: Callable[[], None]) -> None:
    for _ in range(2 * THREADS):
        tasks.run(held)
        tasks.run_slow(held)
    assert done(lambda do: tasks.open_form(do, never))


def test_a_form_whose_turn_comes_too_late_is_told_of_and_not_asked_for(tasks: BackgroundTasks, ticks: Ticks) -> None:
    go_on, told, opened = Event(), Event(), []
    for _ in range(THREADS):
        tasks.open_form(until(go_on), never)
    tasks.open_form(lambda: opened.append(1), told.set)
    ticks.now += TRIGGER_S
    go_on.set()
    assert told.wait(PATIENCE_S)
    assert opened == []


def test_of_several_visits_of_one_person_the_newest_alone_is_drawn(tasks: BackgroundTasks) -> None:
    go_on, drawn, ended = Event(), [], Event()
    for number in range(HOMES):
        tasks.draw_home(f"U{number}", until(go_on))
    for number in range(5):
        tasks.draw_home("U9", lambda number=number: drawn.append(number))  # type: ignore[misc]  # of this turn
    tasks.draw_home("U8", ended.set)
    go_on.set()
    assert ended.wait(PATIENCE_S)
    assert done(lambda do: tasks.draw_home("U9", do))
    assert drawn == [4]


def test_a_visit_that_slack_puts_off_is_made_once_more(tasks: BackgroundTasks) -> None:
    tries, ended = [], Event()

    def draw() -> None:
        tries.append(1)
        if len(tries) == 1:
            raise ChatUnavailable("ratelimited", 0.01)
        ended.set()

    tasks.draw_home("U1", draw)
    assert ended.wait(PATIENCE_S)
    assert len(tries) == 2


def test_what_nobody_wants_any_more_is_not_begun(tasks: BackgroundTasks) -> None:
    go_on, wanted, ran = Event(), [True], []
    for _ in range(THREADS):
        tasks.run_slow(until(go_on))
    tasks.run_slow(lambda: ran.append(1), lambda: wanted[0])
    wanted[0] = False
    go_on.set()
    assert done(tasks.run_slow)
    assert ran == []


def test_an_answer_that_came_too_late_is_not_begun(tasks: BackgroundTasks) -> None:
    go_on, asked = Event(), []
    for _ in range(THREADS):
        tasks.result_within(lambda: go_on.wait(PATIENCE_S), 0.0)
    assert tasks.result_within(lambda: asked.append(1), 0.0) is None
    go_on.set()
    assert tasks.result_within(lambda: True, PATIENCE_S)
    assert asked == []
