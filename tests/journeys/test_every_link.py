"""Every link that a reader of the demo can follow leads to a page: nothing breaks, nothing is missing.

The walk by browser (``test_every_page``) looks closely at one page of each route; this one opens all of them, quickly.
"""

from __future__ import annotations

import re
from collections import deque
from html import unescape
from urllib.parse import urlsplit

import pytest
from django.test import Client

from anyshore.demo.world import FULL, LOGINS, SMALL
from anyshore.parties.models import User
from tests.demo.world import built
from tests.web.sourcing.present import now

BACKEND = "allauth.account.auth_backends.AuthenticationBackend"
HREF = re.compile(r"""<(?:a|link)\b[^>]*\shref="([^"]+)\"""")
MAIN = re.compile(r"<main\b.*</main>", re.DOTALL)
APART = ("/account/", "/static/", "/design/", "/mailbox/")
"""The library's pages and what is no page; the gallery's links are samples."""


def links(body: str) -> list[str]:
    """The addresses of the product that a page's main part links to, without fragments."""
    found = []
    for href in HREF.findall("".join(MAIN.findall(body))):
        parts = urlsplit(unescape(href))
        if not parts.scheme and not parts.netloc and parts.path.startswith("/") and not parts.path.startswith(APART):
            found.append(parts.path + (f"?{parts.query}" if parts.query else ""))
    return found


def walk(client: Client, starts: list[str], most: int) -> tuple[int, list[str]]:
    """How many pages were opened, and those that were not there or broke, each with a page that links to it."""
    client.raise_request_exception = False
    waiting, seen, wrong = deque((path, "") for path in starts), set(starts), []
    opened = 0
    while waiting and opened < most:
        path, of = waiting.popleft()
        answer, opened = client.get(path), opened + 1
        if answer.status_code >= 400:
            wrong.append(f"{answer.status_code} {path} linked from {of}")
        if answer.status_code == 200 and "html" in answer.headers["Content-Type"]:
            for link in links(answer.content.decode()):
                if link not in seen:
                    seen.add(link)
                    waiting.append((link, path))
    return opened, wrong


def reader(name: str) -> Client:
    """Signed in as one of the demo's people."""
    client = Client()
    client.force_login(User.objects.get(name=name), backend=BACKEND)
    return client


@pytest.fixture
def small(committed_db) -> None:
    built(now(), SMALL)


@pytest.mark.parametrize(
    "login",
    [pytest.param(one, id=one.role, marks=pytest.mark.long) for one in LOGINS],
)
@pytest.mark.usefixtures("small")
def test_every_link_of_a_small_world(login):
    opened, wrong = walk(reader(login.name), ["/today/", "/requests/?category=", "/providers/"], 300)
    assert wrong == []
    assert opened > 50


@pytest.mark.long
@pytest.mark.parametrize("login", LOGINS, ids=lambda one: one.role)
def test_every_link_of_the_full_world(committed_db, login):
    built(now(), FULL)
    opened, wrong = walk(reader(login.name), ["/today/", "/requests/?category=", "/providers/"], 4000)
    assert wrong == []
    assert opened > 200
