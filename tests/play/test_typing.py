"""What is typed in the composer: a line, a question, an error, words of the command, in each kind of channel."""

import re

from playwright.sync_api import expect

from sandbox.play.playground import Playground
from tests.play.conftest import OpenAs, channel_for

MEASURE = """async (line) => {
  const field = document.querySelector(".composer textarea");
  const log = document.querySelector("[role=log]");
  const shows = (words) => new Promise((done) => {
    const look = () => log.textContent.includes(words) && (watch.disconnect(), done(performance.now()));
    const watch = new MutationObserver(look);
    watch.observe(log, { subtree: true, childList: true, characterData: true });
    look();
  });
  field.focus();
  field.value = line;
  field.dispatchEvent(new Event("input", { bubbles: true }));
  await new Promise(requestAnimationFrame);
  const began = performance.now();
  field.dispatchEvent(new KeyboardEvent("keydown", { key: "Enter", bubbles: true, cancelable: true }));
  const card = await shows("Measured") - began;
  return { card, told: await shows("Created task") - began };
}"""
PAINT = "() => performance.getEntriesByName('first-contentful-paint')[0].startTime"


def test_a_line_is_booked_and_told_in_the_thread_beside_and_in_its_way(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting tomorrow 3-4pm Demo with Acme lead:asha@globex.com")
    me.sees(re.compile("^Created task"))
    me.sees(re.compile("^Booked ✓"))
    task = me.booked("Demo with Acme")
    assert task["RelatedEntityIdName"] == "Asha Rao"
    progress = me.page.get_by_role("region", name="What happened to the last line")
    for words in ("acked after", "date: typed", "a card: Demo with Acme", "Task.svc/Create", "in the thread: Created"):
        expect(progress).to_contain_text(words)
    calls = me.page.get_by_role("region", name="The last calls")
    calls.get_by_text("Task.svc/Create").first.click()
    expect(calls).to_contain_text('"Name": "Meeting: Demo with Acme"')
    calls.get_by_text("Task.svc/Create").first.click()


def test_first_paint_and_a_line_s_round_trip_are_measured(open_as: OpenAs, measured: list[str]) -> None:
    me = open_as()
    paint_ms = me.page.evaluate(PAINT)
    measured.append(f"first paint {paint_ms:.0f} ms")
    for attempt in ("first", "second"):
        took = me.page.evaluate(MEASURE, f"/meeting tomorrow 5pm Measured {attempt}")
        measured.append(f"a line, {attempt}: its card after {took['card']:.0f} ms, its end after {took['told']:.0f} ms")
        me.booked(f"Measured {attempt}")
        me = open_as()


def test_a_question_is_private_and_a_press_answers_it(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting tomorrow at 6 Call Tom")
    me.sees("Only visible to you")
    evening = me.messages.get_by_role("button", name=re.compile("6:00 PM"))
    evening.focus()
    evening.press("Enter")
    me.sees(re.compile("^Created task"))
    assert me.booked("Call Tom")["DueDate"].endswith("12:30:00.000")


def test_two_leads_of_one_name_are_two_buttons(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting tomorrow 10:00 for 30m Hooli review lead:Sharma")
    me.messages.get_by_role("button", name=re.compile("Ravi Sharma")).click()
    me.sees(re.compile("^Created task"))
    assert me.booked("Hooli review")["RelatedEntityIdName"] == "Ravi Sharma"


def test_an_error_says_the_reason_and_offers_to_go_on(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting tomorrow 2pm Pricing call owner:noah@acme.com")
    expect(me.button("Edit")).to_be_visible()
    assert not [task for task in me.place.playground.crm.tasks if task["Name"].endswith("Pricing call")]
    me.presses("Edit")
    expect(me.field("Title")).to_have_value("Pricing call")


def test_the_command_is_completed_and_hinted_at_and_an_unknown_one_is_refused(open_as: OpenAs) -> None:
    me = open_as()
    me.composer.press_sequentially("/m")
    expect(me.page.get_by_role("option", name="/meeting")).to_be_visible()
    me.composer.press("Tab")
    expect(me.composer).to_have_value("/meeting ")
    expect(me.page.get_by_text("tomorrow 3-4pm Demo with Acme lead:")).to_be_visible()
    me.types("/lunch now")
    expect(me.page.get_by_role("alert")).to_contain_text("/lunch is not a valid command")


def test_help_and_whoami_are_answered_privately(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting whoami")
    me.sees(re.compile("priya@acme.com"))
    me.types("/meeting help")
    me.sees(re.compile("/meeting settings"))


def test_a_guest_and_somebody_without_mail_are_told_why_not(open_as: OpenAs, playground: Playground) -> None:
    before = len(playground.crm.tasks)
    for who, words in (("gus", "uest"), ("nomail", "mail")):
        me = open_as(who)
        me.types("/meeting tomorrow 3-4pm Not for me")
        me.sees("Only visible to you")
        me.sees(re.compile(words))
    assert len(playground.crm.tasks) == before


def test_where_the_bot_is_not_it_says_how_to_invite_it(open_as: OpenAs, playground: Playground) -> None:
    me = open_as(where=channel_for(playground, "priya", private=True, with_bot=False))
    me.types("/meeting tomorrow 3-4pm Behind doors")
    me.booked("Behind doors")
    me.sees(re.compile("/invite"))
    me.types("/invite @Meetings")
    me.types("/meeting tomorrow 4-5pm Doors open")
    me.sees(re.compile("^Created task"))
    me.booked("Doors open")


def test_a_line_in_the_direct_message_is_answered_there(open_as: OpenAs) -> None:
    me = open_as("maya")
    places = me.page.get_by_role("navigation")
    places.get_by_role("button", name="Meetings", exact=True).click()
    me.types("/meeting tomorrow 9am for 20m Stand-up")
    me.sees(re.compile("^Created task"))
    assert me.booked("Stand-up")["OwnerName"] == "Maya Chen"
