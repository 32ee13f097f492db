"""Every page that a reader of the demo can reach by links, opened in a browser: axe finds nothing, nothing sticks out.

The walk begins at the home page and follows every link of the product, one page of each route (the first one found).
The long run has it: the client, the provider, the operator and a visitor, at 1440 px in the light and at 360 px in the
dark. In the usual run the rooms' own tests look at their pages, and the matrix and the walk over links open all.
"""

from __future__ import annotations

from collections import deque
from dataclasses import dataclass, field
from urllib.parse import urlsplit

import pytest
from django.urls import Resolver404, resolve
from playwright.sync_api import Error as PlaywrightError
from playwright.sync_api import Page

from anyshore.demo.building import Begun, logins
from anyshore.demo.world import LOGINS, SMALL
from tests.demo.world import PASSWORD, built
from tests.web.browser import Visit, overflow, sign_in, violations
from tests.web.sourcing.present import now

READERS = ("Client", "Provider", "Operator", "Visitor")
EVERY = ((1440, "light"), (360, "dark"))
NOT_PAGES = ("files:", "account_logout")
"""Files, and the way out."""


@dataclass
class Walk:
    """One reader on the way: the routes seen, and what was wrong on them."""

    page: Page
    looks: tuple[tuple[int, str], ...]
    seen: set[str] = field(default_factory=set)
    wrong: list[str] = field(default_factory=list)

    def go(self, *starts: str) -> None:
        """Open ``starts`` and everything that links lead to from there."""
        waiting = deque(starts)
        while waiting:
            path = waiting.popleft()
            route = route_of(path)
            if route and route not in self.seen:
                self.seen.add(route)
                waiting.extend(self._open(path))

    def _open(self, path: str) -> list[str]:
        try:
            answer = self.page.goto(path)
        except PlaywrightError as stopped:
            if "Download is starting" in str(stopped):
                return []
            raise
        if answer is None or answer.status >= 400 or "text/html" not in answer.headers.get("content-type", ""):
            if answer is not None and answer.status >= 400:
                self.wrong.append(f"{path}: {answer.status}")
            return []
        for width, scheme in self.looks:
            self.page.emulate_media(color_scheme=scheme)
            self.page.set_viewport_size({"width": width, "height": 900})
            self.wrong += [f"{path} at {width} px, {scheme}: {one}" for one in violations(self.page)]
            if (over := overflow(self.page)) > 0:
                self.wrong.append(f"{path} at {width} px: {over} px too wide")
        return self.page.evaluate("[...document.querySelectorAll('a[href]')].map(link => link.getAttribute('href'))")


def route_of(href: str) -> str:
    """The name of the route behind a link of the product; "" for what leads elsewhere or is no page."""
    parts = urlsplit(href)
    if parts.scheme or parts.netloc or not parts.path.startswith("/"):
        return ""
    try:
        name = resolve(parts.path).view_name
    except Resolver404:
        return "" if parts.path.startswith("/static/") else href
    return "" if name.startswith(NOT_PAGES) else name


@pytest.fixture
def demo(committed_db) -> dict[str, str]:
    """A small demo world that ends now; its addresses by role."""
    stage, _ = built(now(), SMALL)
    begun = Begun(stage.end, SMALL, {login.key: PASSWORD for login in LOGINS})
    return {one["role"]: one["email"] for one in logins(begun)}


def walked(visit: Visit, demo: dict[str, str], role: str, looks: tuple[tuple[int, str], ...]) -> Walk:
    """The walk of one reader."""
    walk = Walk(visit.page(), looks)
    if role in demo:
        sign_in(walk.page, demo[role], PASSWORD)
    walk.go("/", "/today/" if role != "Visitor" else "/requests/")
    return walk


@pytest.mark.long
@pytest.mark.parametrize("role", READERS)
def test_every_page_of_every_reader(visit, demo, role):
    walk = walked(visit, demo, role, EVERY)
    assert walk.wrong == []
    assert len(walk.seen) > (30 if role in ("Client", "Provider") else 8), sorted(walk.seen)
