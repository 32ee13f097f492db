"""A reader whose clicks and fields are counted: a click opens, submits or navigates; a field is typed or chosen."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass

from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Locator, Page

from tests.web.browser import keep


@dataclass
class Counted:
    """One person at one page, and what they had to do so far."""

    page: Page
    clicks: int = 0
    fields: int = 0

    def click(self, target: Locator) -> None:
        """One click."""
        self._do(target.click)
        self.clicks += 1

    def fill(self, target: Locator, text: str) -> None:
        """One field typed."""
        self._do(lambda: target.fill(text))
        self.fields += 1

    def choose(self, target: Locator) -> None:
        """One field chosen: a box ticked, a button of several."""
        self._do(lambda: target.check(force=True))
        self.fields += 1

    def _do(self, act: Callable[[], None]) -> None:
        """Do it; keep a picture of where it could not be done."""
        try:
            act()
        except PlaywrightError:
            keep(self.page, "journey-stopped-here")
            raise

    def button(self, name: str) -> Locator:
        """The button or the link whose name begins so in the page's main part or its dialog."""
        main, begins = self.page.locator("main, dialog[open]"), re.compile(rf"^\s*{re.escape(name)}")
        return main.get_by_role("button", name=begins).or_(main.get_by_role("link", name=begins)).first

    def spent(self) -> tuple[int, int]:
        """Clicks and fields since the last time this was asked."""
        spent = (self.clicks, self.fields)
        self.clicks = self.fields = 0
        return spent
