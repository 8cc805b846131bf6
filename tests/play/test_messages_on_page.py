"""Messages on the page: menus, links to a message, the focus after a press, and starting over."""

import re

from playwright.sync_api import expect

from sandbox.play.playground import Playground
from tests.play.conftest import OpenAs


def test_the_menu_of_a_booked_card_opens_by_keyboard_and_what_is_chosen_is_done(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting tomorrow 10:00 for 30m Menu tried")
    me.booked("Menu tried")
    me.sees(re.compile("^Created task"))
    me.button("More actions for this").press("Enter")
    entry = me.page.get_by_role("menuitem", name="More…")
    expect(entry).to_be_visible()
    entry.press("Enter")
    me.form.get_by_role("button", name="Delete").press("Enter")
    me.sees(re.compile("Delete “Menu tried”.*can't be brought back"))


def test_the_focus_stays_at_a_message_whose_button_is_gone_after_a_press(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting tomorrow at 6 Focus kept")
    me.button("6:00 PM").press("Enter")
    me.booked("Focus kept")
    me.sees(re.compile("^Created task"))
    assert me.page.evaluate("document.activeElement.tagName") in ("ARTICLE", "BUTTON")


def test_open_the_thread_leads_to_the_card(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting")
    me.field("Title").fill("Opened thread")
    me.field("When").press_sequentially("tomorrow 10am")
    me.form_says(re.compile("10:00"))
    me.presses("Book")
    me.form_says("Created task")
    me.form.get_by_role("button", name="Open the thread").click()
    me.page.keyboard.press("Escape")
    expect(me.page.locator("article", has_text="Opened thread").first).to_be_visible()
    expect(me.page.locator("#app")).to_contain_text("Created task")


def test_a_keyboard_reaches_the_message_field_at_once(open_as: OpenAs) -> None:
    me = open_as()
    me.page.keyboard.press("Tab")
    link = me.page.get_by_role("link", name="Skip to the message field")
    expect(link).to_be_focused()
    link.press("Enter")
    expect(me.composer).to_be_focused()


def test_setting_the_time_fits_its_column(open_as: OpenAs) -> None:
    me = open_as()
    me.page.get_by_text("Set the time", exact=True).click()
    nav = me.page.get_by_role("navigation", name="Workspace")
    expect(me.page.get_by_label("It is", exact=True)).to_be_visible()
    assert nav.evaluate("one => one.scrollWidth <= one.clientWidth")


def test_starting_over_leaves_no_message_and_no_appointment(open_as: OpenAs, playground: Playground) -> None:
    me = open_as(where="C0SALES")
    me.types("/meeting tomorrow 10:00 for 30m Gone later")
    me.booked("Gone later")
    me.page.get_by_role("button", name="Start over").click()
    expect(me.page.get_by_role("heading", name=": Gone later")).to_have_count(0)
    expect(me.messages.get_by_text("Asha from Globex")).to_be_visible()
    assert playground.crm.tasks == []
    me.types("/meeting tomorrow 10:00 for 30m First again")
    me.booked("First again")
