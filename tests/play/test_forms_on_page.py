"""What opens a form: shortcuts, messages, buttons, the Home tab; and what a form does while one types."""

import json
import re
from urllib.request import Request, urlopen

from playwright.sync_api import expect

from sandbox.play.playground import Playground
from tests.play.conftest import OpenAs, channel_for


def test_the_form_follows_the_words_and_the_caret_stays_where_it_is(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting")
    me.field("Title").fill("Form by hand")
    when = me.field("When")
    when.press_sequentially("tomorrow 3-4pm")
    me.form_says(re.compile("3:00-4:00 PM India time"))
    expect(me.form.get_by_label(re.compile("^Time"))).to_have_value("15:00")
    expect(when).to_be_focused()
    for _ in range(2):
        when.press("ArrowLeft")
    when.press_sequentially(":30")
    expect(when).to_have_value("tomorrow 3-4:30pm")
    me.form_says(re.compile("3:00-4:30 PM India time"))
    me.presses("Book")
    me.form_says("Created task")
    me.presses("Close")
    expect(me.form).to_have_count(0)
    me.sees(re.compile("^Created task"))
    assert me.booked("Form by hand")["EndDate"].endswith("11:00:00.000")


def test_pickers_that_are_touched_last_count(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting")
    me.field("Title").fill("Picked")
    me.field("When").press_sequentially("tomorrow 3-4pm")
    me.form_says(re.compile("3:00-4:00 PM"))
    me.form.get_by_label(re.compile("^Time")).fill("17:30")
    me.form.get_by_label(re.compile("^Time")).blur()
    me.form_says(re.compile("5:30-6:30 PM"))
    me.form.get_by_label("Length").select_option("45 min")
    me.form_says(re.compile("5:30-6:15 PM"))
    me.presses("Book")
    me.form_says("Created task")
    assert me.booked("Picked")["DueDate"].endswith("12:00:00.000")


def test_two_readings_are_a_choice_in_the_form(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting")
    me.field("Title").fill("Chosen")
    me.field("When").press_sequentially("tomorrow at 6")
    me.form.get_by_role("radio", name=re.compile("6:00 PM")).check()
    me.form_says(re.compile("6:00-6:30 PM"))
    me.presses("Book")
    me.form_says("Created task")
    assert me.booked("Chosen")["DueDate"].endswith("12:30:00.000")


def test_a_lead_is_found_as_one_types_and_its_opportunities_follow(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting")
    me.field("Title").fill("With a lead")
    me.field("When").press_sequentially("tomorrow 3-4pm")
    me.presses("More: lead, type, owner, place…")
    search = me.form.get_by_role("combobox", name="With the lead")
    search.press_sequentially("asha")
    expect(me.form.get_by_role("option", name=re.compile("Globex"))).to_be_visible()
    search.press("Enter")
    expect(search).to_have_value(re.compile("Asha Rao"))
    me.field("About the opportunity").select_option("Globex renewal")
    me.field("Notify the owner by e-mail").uncheck()
    me.form.get_by_label(re.compile("^Owner")).select_option("Maya Chen")
    me.presses("Book")
    me.form_says("Created task")
    task = me.booked("With a lead")
    assert (task["OwnerName"], task["RelatedEntityIdName"]) == ("Maya Chen", "Globex renewal")


def test_what_is_wrong_is_said_under_its_field_which_gets_the_focus(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting")
    me.field("When").press_sequentially("yesterday 3pm")
    me.presses("Book")
    me.form_says("Please complete this required field.")
    title = me.field("Title")
    expect(title).to_be_focused()
    expect(title).to_have_attribute("aria-invalid", "true")
    title.fill("Too late")
    me.presses("Book")
    expect(me.form.locator(".error")).to_be_visible()
    expect(me.field("When")).to_have_value("yesterday 3pm")
    me.page.keyboard.press("Escape")
    expect(me.form).to_have_count(0)


def test_the_focus_stays_in_a_form_and_comes_back_after_it(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting")
    expect(me.field("Title")).to_be_focused()
    for _ in range(30):
        me.page.keyboard.press("Tab")
        assert me.page.evaluate(
            "document.activeElement === document.body || !!document.activeElement.closest('dialog')"
        )
    me.page.keyboard.press("Escape")
    expect(me.composer).to_be_focused()


def test_the_global_shortcut_opens_the_form_by_keyboard(open_as: OpenAs) -> None:
    me = open_as()
    me.button("Shortcuts").press("Enter")
    expect(me.page.get_by_role("menuitem", name="Schedule a meeting")).to_be_focused()
    me.page.keyboard.press("Enter")
    expect(me.form.get_by_role("heading", name="Schedule a meeting")).to_be_visible()


def test_a_message_becomes_an_appointment_and_the_answer_stands_in_its_thread(
    open_as: OpenAs, playground: Playground
) -> None:
    shared = channel_for(playground, "priya", "maya")
    playground.slack.person("maya").posts("Tom from Initech tomorrow 11:15 for 25 min, tom@initech.com", shared)
    me = open_as("priya", shared)
    me.chooses_on_message("Initech", "Schedule from message")
    expect(me.form.get_by_role("combobox", name="With the lead")).to_have_value(re.compile("Tom Fox"))
    me.field("Title").fill("From a message")
    me.form.get_by_role("radio", name=re.compile("by the author's clock .New York.")).check()
    me.form_says(re.compile("11:15 AM-11:40 AM|11:15-11:40 AM"))
    me.presses("Book")
    me.form_says("Created task")
    me.presses("Close")
    thread = me.messages.get_by_role("list", name="Thread")
    expect(thread.get_by_text(re.compile("Created task")).last).to_be_visible()
    assert me.booked("From a message")["RelatedEntityIdName"] == "Tom Fox"


PUSHED = {
    "type": "modal",
    "title": {"type": "plain_text", "text": "On top"},
    "submit": {"type": "plain_text", "text": "Done"},
    "blocks": [
        {
            "type": "input",
            "block_id": name,
            "label": {"type": "plain_text", "text": f"A {name}"},
            "element": {"type": kind, "action_id": name, **more},
        }
        for name, kind, more in (
            ("mail", "email_text_input", {}),
            ("number", "number_input", {"is_decimal_allowed": False}),
            ("address", "url_text_input", {}),
            ("day", "datepicker", {}),
            ("story", "plain_text_input", {"multiline": True}),
        )
    ],
}


def test_a_pushed_form_stands_on_top_and_the_one_below_keeps_what_was_typed(
    open_as: OpenAs, playground: Playground
) -> None:
    me = open_as()
    me.types("/meeting")
    me.field("Title").fill("Below")
    me.is_known_in_slack("title", "Below")
    trigger = playground.slack.state.expiring_ids.trigger("U0PRIYA")
    asked = Request(
        f"{playground.slack.api_url}views.push",
        json.dumps({"trigger_id": trigger, "view": PUSHED}).encode(),
        {"Authorization": f"Bearer {playground.slack.bot_token}", "Content-Type": "application/json"},
    )
    with urlopen(asked, timeout=10) as answer:
        assert json.load(answer)["ok"]
    expect(me.form.get_by_role("heading", name="On top")).to_be_visible()
    expect(me.field("A mail")).to_be_focused()
    me.field("A mail").fill("no mail")
    me.field("A number").fill("12")
    me.field("A address").fill("https://example.com")
    me.field("A day").fill("2026-12-01")
    me.field("A story").fill("Once")
    me.presses("Done")
    me.form_says("Please enter a valid email.")
    me.page.keyboard.press("Escape")
    expect(me.form.get_by_role("heading", name="Schedule a meeting")).to_be_visible()
    expect(me.field("Title")).to_have_value("Below")


def test_a_reply_is_written_into_a_thread(open_as: OpenAs, playground: Playground) -> None:
    shared = channel_for(playground, "priya", "maya")
    playground.slack.person("maya").posts("Who takes Umbrella?", shared)
    me = open_as("priya", shared)
    me.chooses_on_message("Umbrella", "Reply in thread")
    me.page.get_by_role("textbox", name="Reply in the thread").fill("I do")
    me.presses("Reply")
    expect(me.messages.get_by_role("button", name="1 reply")).to_be_visible()
    me.sees("I do")


def test_the_bot_is_mentioned_in_a_thread_and_answers_there(open_as: OpenAs, playground: Playground) -> None:
    shared = channel_for(playground, "priya", "maya", "meetings")
    root = playground.slack.person("maya").posts("When do we meet Globex?", shared)
    me = open_as("priya", shared)
    me.chooses_on_message("Globex", "Reply in thread")
    me.page.get_by_role("textbox", name="Reply in the thread").fill("@Meetings tomorrow 3-4pm On the page")
    me.presses("Reply")
    expect(me.messages.get_by_role("button", name="3 replies")).to_be_visible()
    me.booked("On the page")
    assert any("Created task" in one.shown for one in playground.slack.person("priya").thread(shared, root.ts))


def test_edit_on_a_card_opens_what_was_booked(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting tomorrow 1-2pm To be edited")
    me.presses("Edit and book again")
    expect(me.field("Title")).to_have_value("To be edited")
    me.field("Title").fill("Edited")
    me.presses("Book")
    me.form_says("Created task")
    assert me.booked("Edited")["DueDate"].endswith("07:30:00.000")


def test_settings_are_changed_from_the_home_tab_and_shown_there(open_as: OpenAs) -> None:
    me = open_as("lukas")
    me.page.get_by_role("button", name="Meetings: Home").click()
    main = me.page.get_by_role("main")
    expect(main).to_contain_text("Usual length: 30 min")
    me.presses("Change my settings")
    me.field("Usual length").select_option("45 min")
    search = me.form.get_by_role("combobox", name="Time zone")
    search.press_sequentially("kolkata")
    me.form.get_by_role("option", name=re.compile("Kolkata")).first.click()
    me.presses("Save")
    expect(me.form).to_have_count(0)
    expect(main).to_contain_text("Usual length: 45 min")
    me.presses("Schedule a meeting")
    expect(me.form.get_by_role("heading", name="Schedule a meeting")).to_be_visible()
