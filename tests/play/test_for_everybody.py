"""For everybody: axe finds nothing wrong in light and dark, in a form, at a phone's width; all kinds of blocks are
drawn, and times by the clock of whoever looks."""

import json
import re
from importlib.resources import files
from urllib.request import Request, urlopen

import pytest
from playwright.sync_api import Page, expect

from sandbox.play.playground import Playground
from tests.play.conftest import OpenAs, channel_for

AXE = (files("axe_playwright_python") / "axe.min.js").read_text()
RUN = """async () => (await axe.run(document, { resultTypes: ["violations"] })).violations
  .map((one) => `${one.id}: ${one.nodes.map((node) => node.html + " " + node.failureSummary).join("; ")}`)"""
PHONE = {"width": 380, "height": 760}
# 2026-11-25 09:30 UTC
MOMENT = 1795599000
EVERY_KIND = [
    {"type": "header", "text": {"type": "plain_text", "text": "A header :tada:"}},
    {
        "type": "section",
        "text": {
            "type": "mrkdwn",
            "text": f"*bold* _slanted_ ~gone~ `code` <!date^{MOMENT}^{{date_short}} at {{time}}|then> <@U0MAYA> "
            "<https://example.com/x|a link> 2 &lt; 3 &amp; so\n&gt; quoted",
        },
        "fields": [{"type": "plain_text", "text": "one field"}, {"type": "mrkdwn", "text": "*another*"}],
    },
    {"type": "divider"},
    {"type": "context", "elements": [{"type": "plain_text", "text": "in small *print*"}]},
    {
        "type": "rich_text",
        "elements": [
            {"type": "rich_text_section", "elements": [{"type": "text", "text": "strong", "style": {"bold": True}}]},
            {
                "type": "rich_text_list",
                "style": "bullet",
                "elements": [{"type": "rich_text_section", "elements": [{"type": "text", "text": "an item"}]}],
            },
            {"type": "rich_text_preformatted", "elements": [{"type": "text", "text": "/meeting <now>"}]},
        ],
    },
]


def wrong_in(page: Page) -> list[str]:
    page.evaluate(AXE)
    found: list[str] = page.evaluate(RUN)
    return found


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_with_messages_a_question_and_appointments(
    open_as: OpenAs, dark: bool, measured: list[str]
) -> None:
    me = open_as(dark=dark, tour=True)
    me.types("/meeting tomorrow 3-4pm Seen by all")
    me.sees(re.compile("^Created task"))
    me.types("/meeting tomorrow at 6 Asked of all")
    me.sees("Only visible to you")
    me.page.get_by_text("Set the time").click()
    me.page.get_by_role("region", name="The last calls").locator("summary").first.click()
    me.button("Shortcuts").click()
    assert wrong_in(me.page) == []
    measured.append(f"axe, {'dark' if dark else 'light'}: no violations")


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
def test_axe_finds_nothing_wrong_with_a_form_and_its_errors(open_as: OpenAs, dark: bool) -> None:
    me = open_as(dark=dark)
    me.types("/meeting")
    me.field("When").press_sequentially("tomorrow at 6")
    expect(me.form.get_by_role("radio").first).to_be_visible()
    me.presses("More: lead, type, owner, place…")
    me.form.get_by_role("combobox", name="With the lead").press_sequentially("rao")
    expect(me.form.get_by_role("option", name=re.compile("Globex"))).to_be_visible()
    assert wrong_in(me.page) == []
    me.presses("Book")
    me.form_says("Please complete this required field.")
    assert wrong_in(me.page) == []


def test_at_a_phone_s_width_one_pane_is_shown_and_all_can_be_reached(open_as: OpenAs) -> None:
    me = open_as(**PHONE)
    me.types("/meeting tomorrow 3-4pm On the way")
    me.sees(re.compile("^Created task"))
    for pane in ("Workspace", "LeadSquared", "Messages"):
        me.presses(pane)
        assert wrong_in(me.page) == []
        assert me.page.evaluate("document.documentElement.scrollWidth <= window.innerWidth")
    me.types("/meeting")
    expect(me.field("Title")).to_be_visible()
    assert wrong_in(me.page) == []
    assert me.page.evaluate("document.querySelector('dialog').scrollWidth <= window.innerWidth")


def test_every_kind_of_block_is_drawn_and_times_by_the_clock_of_whoever_looks(
    open_as: OpenAs, playground: Playground
) -> None:
    shared = channel_for(playground, "priya", "lukas")
    posted = {"channel": shared, "text": "every kind", "blocks": EVERY_KIND}
    asked = Request(
        f"{playground.slack.api_url}chat.postMessage",
        json.dumps(posted).encode(),
        {"Authorization": f"Bearer {playground.slack.bot_token}", "Content-Type": "application/json"},
    )
    with urlopen(asked, timeout=10) as answer:
        assert json.load(answer)["ok"]
    for who, clock in (("priya", "3:00 PM"), ("lukas", "10:30 AM")):
        me = open_as(who, shared)
        message = me.messages.get_by_role("article").last
        expect(message.get_by_role("heading", name="A header :tada:")).to_be_visible()
        expect(message).to_contain_text(f"Nov 25, 2026 at {clock}")
        expect(message.locator("strong", has_text="bold")).to_be_visible()
        expect(message).to_contain_text("@Maya Chen")
        expect(message).to_contain_text("2 < 3 & so")
        expect(message.locator("blockquote")).to_have_text("quoted")
        expect(message).to_contain_text("in small *print*")
        expect(message.locator("pre")).to_have_text("/meeting <now>")
        expect(message.get_by_role("link", name="a link")).to_have_attribute("href", "https://example.com/x")


def test_new_messages_and_previews_are_read_out(open_as: OpenAs) -> None:
    me = open_as()
    expect(me.messages).to_have_attribute("aria-live", "polite")
    me.types("/meeting")
    me.field("When").press_sequentially("tomorrow 3-4pm")
    expect(me.form.locator("[aria-live=polite]", has_text="3:00-4:00 PM").first).to_be_visible()
