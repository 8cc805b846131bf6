"""Tabs of one browser, each used again by the next test that wants one of its kind: opening them is what costs.

Empty when they are taken; only the tour's memory of being over is kept.
"""

from collections import defaultdict
from dataclasses import dataclass

from playwright.sync_api import Browser, Page

from tests.play.browser_window import PATIENCE_MS


@dataclass(frozen=True)
class Looks:
    """Pixels, dark or light, and whether the tour was never seen before."""

    width: int = 1360
    height: int = 900
    dark: bool = False
    tour: bool = False


class Tabs:
    def __init__(self, browser: Browser) -> None:
        self._browser = browser
        self._idle: dict[Looks, list[Page]] = defaultdict(list)
        self._taken: list[tuple[Looks, Page]] = []
        self._console: list[str] = []

    def take(self, **looks: int | bool) -> Page:
        wanted = Looks(**looks)  # type: ignore[arg-type]  # an int is no bool, and the fields say which is which
        page = self._idle[wanted].pop() if self._idle[wanted] else self._open(wanted)
        self._taken.append((wanted, page))
        return page

    def all_back(self) -> list[str]:
        """The messages in their consoles meanwhile."""
        for looks, page in self._taken:
            if looks.tour:  # it may have been seen now
                page.context.close()
            else:
                page.goto("about:blank")
                self._idle[looks].append(page)
        self._taken.clear()
        messages, self._console = self._console, []
        return messages

    def _open(self, looks: Looks) -> Page:
        context = self._browser.new_context(
            viewport={"width": looks.width, "height": looks.height},
            color_scheme="dark" if looks.dark else "light",
            reduced_motion="reduce",
        )
        context.set_default_timeout(PATIENCE_MS)
        if not looks.tour:
            context.add_init_script("try { localStorage.setItem('meetings-tour-over', 'yes') } catch {}")
        page = context.new_page()
        page.on("console", lambda line: self._console.append(f"{line.type}: {line.text}"))
        page.on("pageerror", lambda error: self._console.append(f"error: {error}"))
        return page
