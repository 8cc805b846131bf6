"""The page in a real browser: one playground for all tests, one Chromium, a channel for each person.

Skipped, saying so, where this machine has no Chromium. `--pictures` writes docs/pictures anew.
"""

import itertools
import shutil
from collections.abc import Callable, Iterator
from contextlib import ExitStack
from dataclasses import replace

import pytest
from playwright.sync_api import Browser, Page, sync_playwright

from sandbox.play.page_state import PEOPLE
from sandbox.play.playground import Playground
from sandbox.play.serve import served
from sandbox.slack import Channel
from tests.play.browser_window import BrowserWindow, ServedPage
from tests.play.tabs import Tabs

CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
# Alone on this machine: no sandbox of its own, because tests may run as root, and no calls home.
ALONE = [
    "--no-sandbox",
    "--disable-gpu",
    "--disable-quic",
    "--no-first-run",
    "--disable-background-networking",
    "--disable-component-update",
    "--disable-sync",
    "--disable-dev-shm-usage",
]
_numbers = itertools.count(1)
_measured: list[str] = []

OpenAs = Callable[..., BrowserWindow]


def pytest_addoption(parser: pytest.Parser) -> None:
    parser.addoption("--pictures", action="store_true", help="write docs/pictures anew from what the tests see")


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    if not config.getoption("--pictures", default=False):
        items[:] = [item for item in items if item.path.name != "test_pictures.py"]


def pytest_terminal_summary(terminalreporter: pytest.TerminalReporter) -> None:
    for line in _measured:
        terminalreporter.write_line(f"play: {line}")


@pytest.fixture
def measured() -> list[str]:
    """Sentences for the end of the report."""
    return _measured


@pytest.fixture(scope="session")
def place() -> Iterator[ServedPage]:
    with served(settings={"LEADSQUARED_RATE": "1000/1", "MEETING_CLASH": "false"}) as (address, playground):
        playground.crm.set_policy(replace(playground.crm.policy_of(), rate=(2000, 1.0)))
        yield ServedPage(address, playground)


@pytest.fixture
def playground(place: ServedPage) -> Playground:
    return place.playground


class SharedBrowser:
    """One Chromium for all tests of this folder, started for the first who asks and ended after the last of them. Not
    for the whole session: Playwright keeps an event loop running in this thread while it is there."""

    def __init__(self) -> None:
        self._stack = ExitStack()
        self._opened: tuple[Browser, Tabs] | None = None

    def opened(self) -> tuple[Browser, Tabs]:
        if CHROMIUM is None:
            pytest.skip("no Chromium on this machine: the page in the browser is not tested")
        if self._opened is None:
            playwright = self._stack.enter_context(sync_playwright())
            chromium = playwright.chromium.launch(executable_path=CHROMIUM, args=ALONE)
            self._stack.callback(chromium.close)
            self._opened = chromium, Tabs(chromium)
        return self._opened

    def close(self) -> None:
        self._stack.close()
        self._opened = None


_shared = SharedBrowser()


@pytest.hookimpl(trylast=True)
def pytest_runtest_teardown(item: pytest.Item, nextitem: pytest.Item | None) -> None:
    if nextitem is None or nextitem.path.parent != item.path.parent:
        _shared.close()


@pytest.fixture
def browser() -> Browser:
    return _shared.opened()[0]


@pytest.fixture
def tabs() -> Tabs:
    return _shared.opened()[1]


@pytest.fixture
def open_page(tabs: Tabs) -> Iterator[Callable[..., Page]]:
    """An empty tab; at the end the console of none has a message."""
    yield tabs.take
    assert tabs.all_back() == []


@pytest.fixture
def open_as(open_page: Callable[..., Page], place: ServedPage) -> Iterator[OpenAs]:
    """Somebody at the page, in a channel of their own with the bot in it, unless the arguments differ."""

    def open_as_(who: str = "priya", where: str | None = None, **looks: int | bool) -> BrowserWindow:
        page = open_page(**looks)
        return BrowserWindow(page, place, who, where or channel_for(place.playground, who)).opened()

    yield open_as_
    for name in place.playground.faults:
        place.playground.switch(name, on=False)
    for one in PEOPLE:
        if place.playground.slack.person(one).view():
            place.playground.slack.person(one).closes(all_of_them=True)
    assert place.playground.slack.complaints == []


def channel_for(playground: Playground, *handles: str, private: bool = False, with_bot: bool = True) -> str:
    """A new channel's id."""
    number = next(_numbers)
    members = {playground.slack.person(one).user_id for one in handles} | ({"U0BOT"} if with_bot else set())
    made = Channel(f"C0PLAY{number}", f"deal-{number}", members, is_private=private)
    return playground.slack.add_channel(made).channel_id
