"""A real browser for tests: a live server, Chromium, and what must hold on every page.

A test asks for ``visit``; the fixtures are known to all tests (``tests/conftest.py``), so that a run starts one
Chromium. Without Chromium on the machine these tests are skipped and say so.
"""

from __future__ import annotations

import os
import shutil
from dataclasses import dataclass, field
from datetime import date
from pathlib import Path
from uuid import UUID
from zlib import crc32

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from django.conf import settings
from django.test import Client
from playwright.sync_api import Browser, BrowserContext, Locator, Page, sync_playwright

from anyshore.parties.models import User
from tests.web.proving import proved

NAMES = ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable")
"""The shell first: it is the same engine without the windows, and opens a page for a third of the work."""
WIDTHS = (360, 1440)
EVERY_WIDTH = (360, 768, 1440)
"""In the long run a page is looked at between a phone and a screen too."""
WHOLE_SUITE = 3_000
"""A run of so many tests is one of the whole suite."""
COLOURS = ("color-contrast", "link-in-text-block")
"""Axe's rules of which the appearance decides."""
_RUN = "options => axe.run(options).then(found => found.violations)"
"""Axe, of whose answer only the faults cross over to here; it need not fetch the stylesheets a second time."""
ARTEFACTS = Path(__file__).resolve().parents[2] / "artefacts" / "pages"
PASSWORD = "a long enough password"
WITH_SCRIPTS_OR_NOT = pytest.mark.parametrize(
    "scripts",
    [pytest.param(True, id="with scripts"), pytest.param(False, id="without scripts", marks=pytest.mark.long)],
)
"""A way through pages, in a browser that runs no scripts too in the long run; in every run others go without."""


def executable() -> str | None:
    """Where Chromium is, if it is."""
    chosen = os.environ.get("ANYSHORE_CHROMIUM")
    return chosen or next((found for name in NAMES if (found := shutil.which(name))), None)


@pytest.fixture(scope="session")
def chromium():
    """One Chromium for all tests of this run."""
    path = executable()
    if path is None:
        pytest.skip("there is no Chromium on this machine: install it, or name it in ANYSHORE_CHROMIUM")
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "true"  # Playwright's loop runs in this thread; the ORM is not awaited
    with sync_playwright() as playwright, pytest.MonkeyPatch.context() as patch:
        patch.setattr(Locator, "click", patient(Locator.click))
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox"])
        yield browser
        browser.close()


def patient(click):
    """A click that waits for the page it leads to.

    Playwright's own returns when the answer begins to arrive, so that what is counted next may not be there yet on a
    busy machine.
    """

    def click_and_wait(self, **options):
        click(self, **options)
        if not self.page.is_closed():
            self.page.wait_for_load_state()

    return click_and_wait


@dataclass
class Visit:
    """One reader's browser. ``faults`` gathers what the console, the policy and failing scripts report."""

    browser: Browser
    base: str
    contexts: list[BrowserContext] = field(default_factory=list)
    faults: list[str] = field(default_factory=list)
    expected: tuple[str, ...] = ()
    whole: bool = False
    """In the long run, which looks at everything."""
    every: bool = True
    """But in a run of the whole suite, where every second page is looked at, and the others on the next day."""

    @property
    def widths(self) -> tuple[int, ...]:
        """The widths on which a page is looked at."""
        return EVERY_WIDTH if self.whole else WIDTHS

    def page(
        self,
        *,
        width: int = 1280,
        dark: bool = False,
        scripts: bool = True,
        zone: str = "Europe/Amsterdam",
        locale: str = "en-GB",
    ) -> Page:
        """A page of a new reader: nobody is signed in."""
        context = self.browser.new_context(
            base_url=self.base,
            viewport={"width": width, "height": 900},
            color_scheme="dark" if dark else "light",
            java_script_enabled=scripts,
            locale=locale,
            timezone_id=zone,
        )
        context.set_default_timeout(60_000)  # give up only where no machine is that slow
        self.contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: self.faults.append(f"{page.url}: {error}"))
        page.on("console", lambda said: self._heard(page, said.type, said.text))
        return page

    def _heard(self, page: Page, kind: str, text: str) -> None:
        if kind == "error" and not any(part in text for part in self.expected):
            self.faults.append(f"{page.url}: {text}")


@pytest.fixture
def visit(request, live_server, chromium):
    """Browser against a live server; fails if a page reported an error or a breach of the policy."""
    whole = "long or" in request.config.option.markexpr
    made = Visit(chromium, live_server.url, whole=whole, every=whole or request.session.testscollected < WHOLE_SUITE)
    yield made
    for context in made.contexts:
        context.close()
    assert not made.faults, made.faults


def sign_in(page: Page, email: str, password: str = PASSWORD) -> None:
    """Sign in through the form, as a person does."""
    page.goto("/account/login/")
    page.fill("#id_login", email)
    page.fill("#id_password", password)
    page.locator("main").get_by_role("button", name="Sign in", exact=True).click()
    page.wait_for_url(lambda url: "/account/login" not in url)


def enter(page: Page, base: str, person_id: UUID) -> None:
    """Have the page signed in as by a password just now, where signing in is not what is tested."""
    reader = Client()
    reader.force_login(User.objects.get(pk=person_id), backend="allauth.account.auth_backends.AuthenticationBackend")
    proved(reader)
    session = reader.cookies[settings.SESSION_COOKIE_NAME].value
    page.context.add_cookies([{"name": settings.SESSION_COOKIE_NAME, "value": session, "url": base}])


def violations(page: Page, *rules: str) -> list[str]:
    """What axe finds on the page, one line each; by all its rules unless some are named."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    chosen = {"runOnly": list(rules)} if rules else {}
    found = page.evaluate(_RUN, {"resultTypes": ["violations"], "preload": False} | chosen)
    return [f"{one['id']}: {one['help']}: {node['html'][:160]}" for one in found for node in one["nodes"]]


def overflow(page: Page) -> int:
    """By how many pixels the page is wider than its window."""
    return int(page.evaluate("document.documentElement.scrollWidth - document.documentElement.clientWidth"))


def keep(page: Page, name: str) -> None:
    """Keep a picture of the whole page among the artefacts."""
    ARTEFACTS.mkdir(parents=True, exist_ok=True)
    page.screenshot(path=ARTEFACTS / f"{name}.png", full_page=True)


def assert_sound(visit: Visit, *paths: str, prepare=None, widths=None, pictures: str = "", status: int = 200) -> None:
    """Each page on every width of the run, or those given: nothing sticks out, the console is silent, and axe finds
    nothing, in the long run on each width, else on one of them. In the dark no colour is at fault. In a run of the
    whole suite it is every second page, and the others on the next day.

    One window of one reader, whom ``prepare`` signs in: a page is opened once, and its window grows. ``pictures``
    keeps one of each under that name. ``status`` is what the server answers.
    """
    looks = widths or visit.widths
    page = visit.page(width=looks[0])
    if prepare is not None:
        prepare(page)
    turn = date.today().toordinal() % 2
    for path in paths if visit.every or len(paths) == 1 else paths[turn::2]:
        page.emulate_media(color_scheme="light")
        page.set_viewport_size({"width": looks[0], "height": 900})
        answer = page.goto(path)
        assert answer.status == status, path
        assert "/account/" in path or "/account/" not in page.url, path
        for width in looks:
            page.set_viewport_size({"width": width, "height": 900})
            if visit.whole or width == looks[crc32(path.encode()) % len(looks)]:
                assert violations(page) == [], f"{path} at {width} px"
            assert overflow(page) <= 0, f"{path} at {width} px"
            if pictures:
                keep(page, f"{pictures}-{path.strip('/').replace('/', '-').replace('?', '-')}-{width}")
        page.emulate_media(color_scheme="dark")
        assert violations(page, *COLOURS) == [], f"{path}, dark"
    page.context.close()
