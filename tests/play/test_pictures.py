"""The pictures in the README, taken from a fresh workspace when they are asked for: pytest tests/play --pictures.

Writes docs/pictures, and is not collected otherwise.
"""

import re
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page

from sandbox.play.serve import served
from tests.play.browser_window import PATIENCE_MS, BrowserWindow, ServedPage

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"


@pytest.fixture
def fresh() -> Iterator[ServedPage]:
    with served() as (address, playground):
        # A bot that has just started takes half a second more for its first line.
        playground.slack.person("noah").types("/meeting tomorrow at 6 Warm up", "general")
        playground.slack.wait_for(lambda: playground.slack.person("noah").sees("general")[1:])
        yield ServedPage(address, playground)


def tab(browser: Browser, width: int, height: int, *, dark: bool = False) -> Page:
    context = browser.new_context(
        viewport={"width": width, "height": height},
        device_scale_factor=2,
        color_scheme="dark" if dark else "light",
        reduced_motion="reduce",
    )
    context.set_default_timeout(PATIENCE_MS)
    context.add_init_script("localStorage.setItem('meetings-tour-over', 'yes')")
    return context.new_page()


def keep(what: Page | Locator, name: str) -> None:
    path = PICTURES / f"{name}.png"
    what.screenshot(path=str(path), animations="disabled", caret="hide")
    assert path.stat().st_size > 10_000


def test_pictures_of_a_card_a_form_a_question_a_result_an_error_and_the_page(
    browser: Browser, fresh: ServedPage
) -> None:
    me = BrowserWindow(tab(browser, 1360, 860), fresh, "priya", "C0SALES").opened()
    newest = me.page.locator(".messages > li").last
    me.types("/meeting tomorrow 3-4pm Demo with Acme lead:asha@globex.com")
    me.sees(re.compile("^Created task"))
    me.sees(re.compile("^Booked ✓"))
    me.booked("Demo with Acme")
    keep(me.page, "page")
    me.page.set_viewport_size({"width": 1280, "height": 860})
    keep(newest, "card")

    me.types("/meeting tomorrow at 6 Call Tom")
    me.sees("Only visible to you")
    keep(newest, "question")

    me.types("/meeting tomorrow 2pm Pricing call owner:noah@acme.com")
    me.sees(re.compile("LeadSquared says"))
    keep(newest, "error")

    me.types("/meeting")
    me.field("Title").fill("Renewal with Globex")
    me.field("When, in words").press_sequentially("day after tomorrow 11:15 for 25m")
    me.form_says(re.compile("11:15-11:40 AM India time"))
    keep(me.form, "form")
    me.presses("Book")
    me.form_says("Created task")
    keep(me.form, "result")


def test_a_picture_at_a_phone_s_width_in_the_dark(browser: Browser, fresh: ServedPage) -> None:
    me = BrowserWindow(tab(browser, 390, 760, dark=True), fresh, "maya", "C0SALES").opened()
    me.types("/meeting tomorrow 9-9:30am Call with Initech lead:tom@initech.com")
    me.sees(re.compile("^Created task"))
    me.sees(re.compile("^Booked ✓"))
    keep(me.page, "phone")
