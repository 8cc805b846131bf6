"""The pictures in README and docs, taken from a fresh workspace when they are asked for: pytest tests/play --pictures.

Writes docs/pictures, and is not collected otherwise. Each sheet, in docs/pictures/after, shows the same state at a
desktop's and at a phone's width, in light and in dark; those of the version before are beside it, in before.
"""

import base64
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass, replace
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from playwright.sync_api import Browser, FloatRect, Locator, Page, expect
from slack_sdk import WebClient

from bot.meetings import line
from bot.meetings.audience import Audience
from bot.meetings.messages import Card, End, Outcome
from bot.meetings.model import Meeting, Person
from bot.slack import message_blocks
from sandbox.play.serve import served
from sandbox.slack import Channel
from tests.play.browser_window import PATIENCE_MS, BrowserWindow, ServedPage

PICTURES = Path(__file__).parents[2] / "docs" / "pictures"
DESKTOP, PHONE = (1240, 1500), (390, 1500)
MARGIN = 8.0
NEWEST = ".messages > li:last-child"


@pytest.fixture
def fresh() -> Iterator[ServedPage]:
    # Four people look at once: with a small plan's calls the last of them would see no appointments.
    with served(settings={"LEADSQUARED_RATE": "1000/1"}) as (address, playground):
        playground.crm.set_policy(replace(playground.crm.policy_of(), rate=(2000, 1.0)))
        # A bot that has just started takes half a second more for its first line.
        playground.slack.person("noah").types("/meeting tomorrow at 6 Warm up", "general")
        playground.slack.wait_for(lambda: playground.slack.person("noah").sees("general")[1:])
        yield ServedPage(address, playground)


def tab(browser: Browser, size: tuple[int, int], *, dark: bool = False, scale: float = 2) -> Page:
    context = browser.new_context(
        viewport={"width": size[0], "height": size[1]},
        device_scale_factor=scale,
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


@dataclass(frozen=True)
class Studio:
    """Takes a state in four looks, and lays them out on one sheet."""

    browser: Browser
    place: ServedPage

    def looks(self, who: str, where: str, what: str, words: str = "") -> list[bytes]:
        """Desktop light and dark, phone light and dark, once these words are there; with a margin around it."""
        taken = []
        for size in (DESKTOP, PHONE):
            for dark in (False, True):
                page = tab(self.browser, size, dark=dark, scale=1)
                BrowserWindow(page, self.place, who, where).opened()
                shown = page.locator(what).last
                expect(shown).to_contain_text(words)
                taken.append(page.screenshot(animations="disabled", caret="hide", clip=_around(shown, size)))
                page.context.close()
        return taken

    def sheet(self, name: str, rows: dict[str, list[bytes]]) -> None:
        page = tab(self.browser, (2100, 600), scale=1)
        drawn = "".join(
            f"<h2>{title}</h2><div>{''.join(map(_picture, pictures))}</div>" for title, pictures in rows.items()
        )
        page.set_content(SHEET + drawn)
        png = base64.b64encode(page.locator("body").screenshot()).decode()
        webp = str(page.evaluate(AS_WEBP, png))
        path = PICTURES / "after" / f"{name}.webp"
        path.write_bytes(base64.b64decode(webp.partition(",")[2]))
        assert path.stat().st_size > 10_000
        page.context.close()


# A third of the size of the PNG, without a library.
AS_WEBP = """async (png) => {
  const picture = new Image();
  picture.src = `data:image/png;base64,${png}`;
  await picture.decode();
  const canvas = document.createElement("canvas");
  [canvas.width, canvas.height] = [picture.width, picture.height];
  canvas.getContext("2d").drawImage(picture, 0, 0);
  return canvas.toDataURL("image/webp", 0.85);
}"""
SHEET = """<style>
body { margin: 0; padding: 8px 16px 16px; background: #b9bcc2; font: 600 15px sans-serif; width: max-content; }
h2 { font-size: 16px; margin: 12px 0 6px; }
div { display: flex; gap: 12px; align-items: flex-start; }
</style>"""


def _around(shown: Locator, size: tuple[int, int]) -> FloatRect:
    box = shown.bounding_box()
    assert box is not None
    left, top = max(0.0, box["x"] - MARGIN), max(0.0, box["y"] - MARGIN)
    right, bottom = min(size[0], box["x"] + box["width"] + MARGIN), min(size[1], box["y"] + box["height"] + MARGIN)
    return {"x": left, "y": top, "width": right - left, "height": bottom - top}


def _picture(png: bytes) -> str:
    return f'<img src="data:image/png;base64,{base64.b64encode(png).decode()}">'


@pytest.fixture
def studio(browser: Browser, fresh: ServedPage) -> Studio:
    return Studio(browser, fresh)


def says(place: ServedPage, line_: str, where: str, until: Callable[[str], bool]) -> None:
    """Type it as Priya, and wait until the newest message and its thread say enough."""
    slack = place.playground.slack
    me = slack.person("priya")
    me.types(line_, where)

    def all_said() -> bool:
        if not (seen := me.sees(where)):
            return False
        newest = seen[-1]
        replies = [] if newest.ephemeral else me.thread(newest.channel, newest.ts)
        return until("\n".join(one.shown for one in (newest, *replies)))

    slack.wait_for(all_said, PATIENCE_MS / 1000)


def room(place: ServedPage, number: int, *, with_bot: bool = True) -> str:
    """A channel of Priya's alone."""
    members = {"U0PRIYA"} | ({"U0BOT"} if with_bot else set())
    made = Channel(f"C0PICTURE{number}", f"deal-{number}", members, is_private=not with_bot)
    return place.playground.slack.add_channel(made).channel_id


def more_sharmas(place: ServedPage) -> None:
    """Four leads of one name, at two companies."""
    state = place.playground.crm.account_states["acme"]
    ravi = next(one for one in state.account.leads if one.first_name == "Ravi")
    more = [
        replace(
            ravi, id=f"lead-{first}", first_name=first, company="Globex", email=f"{first.lower()}.sharma@globex.com"
        )
        for first in ("Vikram", "Anita")
    ]
    state.account = replace(state.account, leads=(*state.account.leads, *more))


def unsure(place: ServedPage, where: str) -> None:
    """A card as it is after ten minutes without an answer."""
    zone = ZoneInfo("Asia/Kolkata")
    now = datetime.now(UTC).astimezone(zone)
    start = (now + timedelta(days=1)).replace(hour=15, minute=0, second=0, microsecond=0)
    meeting = Meeting(
        title="Demo with Acme",
        task_type="Meeting",
        start=start,
        end=start + timedelta(hours=1),
        owner_name="Priya Rao",
        owner_mail="priya@acme.com",
        owner_id=None,
        notify=True,
        reminder=30,
        reference="7d86a7e8",
    )
    asker = Person("U0PRIYA", "Priya Rao", "priya@acme.com", zone.key, "en-IN")
    draft = line.parse("tomorrow 3-4pm Demo with Acme", (), now, ("en",))
    card = Card(meeting, Outcome(End.UNSURE), asker, draft, "key", now)
    message = message_blocks.card(Audience("U0PRIYA", "en", zone.key), card)
    slack = place.playground.slack
    bot = WebClient(slack.bot_token, base_url=slack.api_url)
    bot.chat_postMessage(channel=where, text=message["text"], blocks=message["blocks"])


def test_sheet_of_cards(studio: Studio) -> None:
    place = studio.place
    booked, refused, doubtful, private = (room(place, one, with_bot=one < 4) for one in (1, 2, 3, 4))
    says(
        place,
        "/meeting tomorrow 3-4pm Demo with Acme lead:asha@globex.com where:Lobby",
        booked,
        lambda words: "Created task" in words and "Booked" in words,
    )
    says(
        place,
        "/meeting tomorrow 2pm Pricing call owner:noah@acme.com",
        refused,
        lambda words: words.count("Not booked") > 1,
    )
    unsure(place, doubtful)
    says(place, "/meeting tomorrow 11-11:30am Renewal", private, lambda words: "Created task" in words)
    studio.sheet(
        "cards",
        {
            "Booked": studio.looks("priya", booked, NEWEST),
            "Refused by LeadSquared": studio.looks("priya", refused, NEWEST),
            "Not known whether it was booked": studio.looks("priya", doubtful, NEWEST),
            "In a private channel without the app": studio.looks("priya", private, NEWEST),
        },
    )


def test_sheet_of_questions(studio: Studio) -> None:
    place = studio.place
    more_sharmas(place)
    readings, leads, hour = (room(place, one) for one in (1, 2, 3))
    for where, typed in (
        (readings, "/meeting tomorrow at 6 Call Tom"),
        (leads, "/meeting tomorrow 3pm Demo lead:Sharma"),
        (hour, "/meeting tomorrow Demo with Acme"),
    ):
        says(place, typed, where, lambda words: "ooked" in words)
    studio.sheet(
        "questions",
        {
            "Two readings": studio.looks("priya", readings, NEWEST),
            "Four leads": studio.looks("priya", leads, NEWEST),
            "No hour": studio.looks("priya", hour, NEWEST),
        },
    )


def test_sheet_of_the_form(studio: Studio) -> None:
    place = studio.place
    where = room(place, 1)
    me = BrowserWindow(tab(studio.browser, DESKTOP), place, "priya", where).opened()
    me.types("/meeting")
    me.field("Title").fill("Renewal with Globex")
    me.field("When").press_sequentially("day after tomorrow 11:15 for 25m")
    me.form_says(re.compile("11:15-11:40 AM"))
    short = studio.looks("priya", where, "dialog")
    me.presses("More: lead, type, owner, place…")
    me.form_says("Owner")
    studio.sheet("form", {"The form": short, "All of it": studio.looks("priya", where, "dialog")})


def test_sheet_of_home(studio: Studio) -> None:
    place = studio.place
    says(
        place,
        "/meeting tomorrow 3-4pm Demo with Acme lead:asha@globex.com",
        room(place, 1),
        lambda words: "Created task" in words,
    )
    studio.sheet("home", {"The Home tab": studio.looks("priya", "home", ".home > .blocks", "Demo with Acme 3:00")})


def test_sheet_of_help(studio: Studio) -> None:
    place = studio.place
    where = room(place, 1)
    says(place, "/meeting help", where, lambda words: "/meeting" in words)
    studio.sheet("help", {"/meeting help": studio.looks("priya", where, NEWEST)})


def test_pictures_of_a_card_a_form_a_question_a_result_an_error_and_the_page(
    browser: Browser, fresh: ServedPage
) -> None:
    me = BrowserWindow(tab(browser, (1360, 860)), fresh, "priya", "C0SALES").opened()
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
    me.field("When").press_sequentially("day after tomorrow 11:15 for 25m")
    me.form_says(re.compile("11:15-11:40 AM"))
    keep(me.form, "form")
    me.presses("Book")
    me.form_says("Created task")
    keep(me.form, "result")


def test_a_picture_at_a_phone_s_width_in_the_dark(browser: Browser, fresh: ServedPage) -> None:
    me = BrowserWindow(tab(browser, (390, 760), dark=True), fresh, "maya", "C0SALES").opened()
    me.types("/meeting tomorrow 9-9:30am Call with Initech lead:tom@initech.com")
    me.sees(re.compile("^Created task"))
    me.sees(re.compile("^Booked ✓"))
    keep(me.page, "phone")


def test_a_picture_of_a_thread_in_which_the_bot_is_mentioned(browser: Browser, fresh: ServedPage) -> None:
    slack, where = fresh.playground.slack, room(fresh, 1)
    slack.channel(where).members.add("U0MAYA")
    priya, maya = slack.person("priya"), slack.person("maya")
    root = maya.posts("Asha from Globex would like a demo this week. Who can?", where)
    priya.posts("I can. Tomorrow at three?", where, root.ts)
    maya.posts("She says yes", where, root.ts)
    priya.posts("@Meetings tomorrow 3-4pm Demo lead:asha@globex.com", where, root.ts)
    priya.posts("@Meetings tomorrow at 6 Call Tom", where, root.ts)
    slack.wait_for(lambda: any("Created task" in one.shown for one in priya.thread(where, root.ts)))
    slack.wait_for(lambda: any(one.ephemeral for one in priya.thread(where, root.ts)))
    me = BrowserWindow(tab(browser, (1280, 1100)), fresh, "priya", where).opened()
    me.sees(re.compile("^Created task"))
    me.sees(re.compile("^Booked ✓"))
    keep(me.page.locator(NEWEST), "thread")
