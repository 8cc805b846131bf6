"""Beside Slack: LeadSquared's faults and changes, the clock that can be set, the tour, who may look at the page."""

import re
import signal
import subprocess
import sys
from urllib.error import HTTPError
from urllib.parse import urlsplit
from urllib.request import urlopen

import pytest
from playwright.sync_api import expect

from sandbox.play.playground import Playground
from tests.play.browser_window import PATIENCE_MS, BrowserWindow, ServedPage
from tests.play.conftest import OpenAs

WRONG = {
    "server_error": "Server error: 500 on create",
    "slow": "Slow: 2 s a call",
    "throttled_429": "Throttled: 429",
    "timeout_after": "Time-out after storing",
}
# On a loaded machine the second send may meet the next fault, and then the third the one after.
SETTLED_MS = 240_000
UNSETTLED = re.compile("Still trying|keep trying|Booking…|its turn")


def types_and_waits_for_its_fault(me: BrowserWindow, title: str, fault: str) -> None:
    me.types(f"/meeting tomorrow 3-4pm {title}")
    calls = me.page.get_by_role("region", name="The last calls")
    expect(calls.get_by_text(fault).first).to_be_visible()


def test_whatever_leadsquared_does_wrong_each_line_is_booked_once_when_that_is_over(open_as: OpenAs) -> None:
    """The server error first: its line waits ten seconds until it is safe to send it again, and longer after each send
    that another fault meets."""
    me = open_as()
    for fault, label in WRONG.items():
        me.switches(label)
        types_and_waits_for_its_fault(me, f"Through {fault}", fault)
        me.switches(label)
        expect(me.messages).to_contain_text(UNSETTLED)
    booked = me.messages.get_by_text(re.compile("^Created task"))
    expect(booked).to_have_count(len(WRONG), timeout=SETTLED_MS)
    for fault in WRONG:
        me.booked(f"Through {fault}")


def test_keys_that_are_refused_are_told_as_nobody_s_fault_and_tried_again_by_a_press(open_as: OpenAs) -> None:
    me = open_as()
    me.switches("Keys refused")
    types_and_waits_for_its_fault(me, "Locked out", "keys_refused")
    me.sees(re.compile("keys"))
    me.switches("Keys refused")
    me.presses("Try again")
    me.sees(re.compile("^Created task"))
    me.booked("Locked out")


def test_what_is_moved_and_deleted_in_leadsquared_is_seen(open_as: OpenAs) -> None:
    me = open_as()
    me.types("/meeting tomorrow 3-4pm Moving")
    me.booked("Moving")
    shown = me.panel.get_by_role("listitem").filter(has_text="Meeting: Moving")
    me.presses("Move Meeting: Moving by 30 minutes")
    expect(shown).to_contain_text("3:30 PM to 4:30 PM")
    expect(shown).to_contain_text("Moved; it was 3:00 PM")
    me.presses("Delete Meeting: Moving")
    expect(shown).to_contain_text("Deleted")


def test_any_day_is_tried_in_any_zone_and_then_the_real_one_again(open_as: OpenAs, playground: Playground) -> None:
    """On the first Sunday of November 2027 Los Angeles sets its clocks back: 24 hours later it is an hour less."""
    me = open_as("lukas")
    shown = me.page.get_by_role("region", name="Time", exact=True)
    try:
        me.page.get_by_text("Set the time").click()
        me.page.get_by_label("It is").fill("2027-11-06T22:15")
        me.page.get_by_label(re.compile("'s zone")).select_option("America/Los_Angeles")
        me.presses("Set")
        expect(shown).to_contain_text("Sat, Nov 6")
        expect(me.composer).to_be_enabled()
        me.types("/meeting in 24 hours for 30m After the change")
        assert me.booked("After the change")["DueDate"] == "2027-11-08 05:15:00.000"
        me.page.get_by_label(re.compile("'s zone")).select_option("Europe/Berlin")
        me.presses("Real time")
        expect(shown).not_to_contain_text("set by you")
        expect(me.composer).to_be_enabled()
        assert (playground.clock.shift_s, playground.slack.person("lukas").profile.tz) == (0, "Europe/Berlin")
    finally:
        if playground.clock.shift_s:
            playground.slack.person("lukas").profile.tz = "Europe/Berlin"
            playground.set_time(None, "Europe/Berlin")


def test_the_tour_has_five_steps_and_writes_without_sending(open_as: OpenAs) -> None:
    me = open_as(tour=True)
    tour = me.page.get_by_role("region", name="Tour")
    for title in ("A line", "A question", "The form", "A message", "An error"):
        expect(tour).to_contain_text(title)
        tour.get_by_role("button", name=re.compile("Write it for me|Go there")).click()
        tour.get_by_role("button", name=re.compile("Next|Done")).click()
    expect(me.composer).to_have_value(re.compile("^/meeting tomorrow 2pm Pricing call"))
    expect(tour).to_have_count(0)
    me.page.reload()
    expect(me.button("Show the tour")).to_be_visible()


def test_news_elsewhere_are_counted_until_they_are_looked_at(open_as: OpenAs, playground: Playground) -> None:
    me = open_as()
    playground.slack.person("maya").posts("Anybody here?", "general")
    place = me.page.get_by_role("button", name=re.compile("general"))
    expect(place).to_contain_text(re.compile(r"\d new"))
    place.click()
    me.sees("Anybody here?")
    expect(place).not_to_contain_text("new")


def test_whoever_is_not_in_a_channel_is_taken_to_general(open_as: OpenAs) -> None:
    me = open_as("priya", "C0DEALS")
    me.page.get_by_label("You are").select_option("gus")
    expect(me.page.get_by_role("heading", name="#general")).to_be_visible()
    expect(me.page.get_by_role("navigation")).not_to_contain_text("deals")


def test_without_the_token_there_is_nothing(place: ServedPage) -> None:
    parts = urlsplit(place.address)
    assert parts.hostname == "127.0.0.1"
    root = f"http://{parts.netloc}"
    for path in ("/", "/see", "/main.js", f"{parts.path[:-2]}/", f"/x{parts.path}", parts.path.rstrip("/")):
        with pytest.raises(HTTPError, match="404"):
            urlopen(root + path, timeout=PATIENCE_MS / 1000)
    with urlopen(place.address, timeout=PATIENCE_MS / 1000) as answer:
        assert b"not Slack" in answer.read()


def test_the_command_says_where_it_is_and_ends_when_it_is_told_to() -> None:
    command = [sys.executable, "-m", "sandbox", "play"]
    with subprocess.Popen(command, stdout=subprocess.PIPE, text=True) as process:
        assert process.stdout is not None
        address = next(line.split()[1] for line in process.stdout if line.startswith("Open "))
        with urlopen(address, timeout=PATIENCE_MS / 1000) as answer:
            assert answer.status == 200
        process.send_signal(signal.SIGINT)
        assert process.wait(PATIENCE_MS / 1000) == 0


def test_a_step_of_a_workflow_is_run_beside_slack(open_as: OpenAs) -> None:
    me = open_as()
    step = me.page.get_by_role("region", name="A step of Workflow Builder")
    step.get_by_text("Run the step “Book an appointment”").click()
    step.get_by_label("Title").fill("By a workflow")
    step.get_by_label("When, in words").fill("tomorrow 3-4pm")
    step.get_by_label("Type").focus()
    expect(step.get_by_label("Type").get_by_role("option", name="Demo")).to_be_attached()
    step.get_by_label("Type").select_option("Demo")
    step.get_by_role("button", name="Run the step").click()
    expect(step).to_contain_text("Completed")
    expect(step).to_contain_text("task_id")
    step.get_by_label("When, in words").fill("whenever")
    step.get_by_role("button", name="Run the step").click()
    expect(step).to_contain_text("Failed")
    expect(step).to_contain_text("no time")
    assert me.booked("By a workflow")["Name"] == "Demo: By a workflow"
