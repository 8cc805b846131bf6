"""Somebody at the page: types, presses and reads as a person does, by labels and roles and nothing else.

Looks behind the page only to see what is in LeadSquared.
"""

import re
from dataclasses import dataclass
from typing import Self

from playwright.sync_api import Locator, Page, expect

from sandbox.leadsquared import TaskRecord
from sandbox.play.playground import Playground

# A guard against hanging, for a loaded machine; whatever goes well waits for none of it.
PATIENCE_MS = 60_000.0
expect.set_options(timeout=PATIENCE_MS)


@dataclass(frozen=True)
class ServedPage:
    """The page's address, and what is behind it."""

    address: str
    playground: Playground


@dataclass(frozen=True)
class BrowserWindow:
    page: Page
    place: ServedPage
    who: str
    where: str

    def opened(self) -> Self:
        self.page.goto(f"{self.place.address}#{self.who}/{self.where}")
        expect(self.page.get_by_role("main")).to_be_visible()
        return self

    # -- what one does -----------------------------------------------------------------------

    @property
    def composer(self) -> Locator:
        return self.page.get_by_role("textbox", name=re.compile("^Message "))

    def types(self, line: str) -> None:
        """Into the composer, and Enter."""
        self.composer.fill(line)
        self.composer.press("Enter")

    def presses(self, name: str) -> None:
        """The newest button of that name."""
        self.button(name).click()

    def button(self, name: str) -> Locator:
        return self.page.get_by_role("button", name=name, exact=True).last

    def chooses_on_message(self, words: str, entry: str) -> None:
        """From the ⋮ menu of the message with these words."""
        article = self.page.get_by_role("article").filter(has_text=words).last
        article.get_by_role("button", name="More actions").click()
        self.page.get_by_role("menuitem", name=entry).click()

    def switches(self, label: str) -> None:
        self.page.get_by_role("switch", name=label).click()

    # -- what one sees -----------------------------------------------------------------------

    @property
    def messages(self) -> Locator:
        return self.page.get_by_role("log", name="Messages")

    @property
    def form(self) -> Locator:
        return self.page.get_by_role("dialog")

    @property
    def panel(self) -> Locator:
        return self.page.get_by_role("region", name="Beside Slack")

    def field(self, label: str) -> Locator:
        return self.form.get_by_label(label)

    def sees(self, words: str | re.Pattern[str]) -> None:
        expect(self.messages.get_by_text(words).last).to_be_visible()

    def form_says(self, words: str | re.Pattern[str]) -> None:
        expect(self.form).to_contain_text(words)

    def is_known_in_slack(self, field: str, value: str) -> None:
        """What was typed has left the browser."""
        me = self.place.playground.slack.person(self.who)
        self.place.playground.slack.wait_for(
            lambda: (view := me.view()) and view.value(field) == value, PATIENCE_MS / 1000
        )

    def booked(self, title: str) -> TaskRecord:
        """The one task of that title, once the page shows it."""
        expect(self.panel.get_by_role("heading", name=f": {title}")).to_be_visible()
        found = [task for task in self.place.playground.crm.tasks if task["Name"].endswith(f": {title}")]
        assert len(found) == 1, f"{len(found)} tasks are named {title}"
        return found[0]
