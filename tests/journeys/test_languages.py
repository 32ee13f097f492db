"""The demo read in every language: no page and no mail says in English what a translator has said."""

from __future__ import annotations

import re
from collections.abc import Sequence

import pytest
from django.test import Client
from django.utils import translation
from django.utils.functional import Promise

from anyshore.demo.building import Begun, logins
from anyshore.demo.world import LOGINS, SMALL
from anyshore.jobs.notices.letters import Fact, Letter, Note, Silent
from anyshore.jobs.notices.post_office import NOTICES
from anyshore.kit.errors import NotFound
from anyshore.parties.models import User
from anyshore.plumbing import audit
from anyshore.plumbing.models import AuditEntry
from tests import languages
from tests.demo.world import PASSWORD, built
from tests.web.sourcing.present import now
from tests.web.translated import English, texts

PAGES = {
    "Visitor": ("/", "/requests/", "/providers/", "/packages/", "/tools/hours/", "/account/login/"),
    "Client": ("/today/", "/requests/mine/", "/contracts/", "/decide/", "/money/", "/approvals/", "/profile/"),
    "Provider": ("/today/", "/proposals/", "/contracts/?show=ended", "/providers/mine/", "/messages/"),
    "Operator": ("/operator/",),
}
ONE = (r"/requests/\d+/", r"/contracts/\d+/", r"/decide/assessments/\d+/", r"/packages/[\w-]+-[\w-]+/")
"""Of each of these, the first that a page links to is read too."""

SIGNED = {"What the client wants", "What the provider offers"}
"""Headings of the signed text too, which stays in the language that it was signed in."""


@pytest.fixture
def people(db, settings, tmp_path) -> dict[str, str]:
    """A small demo world that ends now; its addresses by role."""
    settings.ANYSHORE_FILES = tmp_path
    stage, _seconds = built(now(), SMALL)
    begun = Begun(stage.end, SMALL, {login.key: PASSWORD for login in LOGINS})
    return {one["role"]: one["email"] for one in logins(begun)}


def test_pages_and_mails_are_in_the_readers_language(people, request):
    """In the long run in every language; else in one, another on another day."""
    told = [audit.entry(one) for one in first_of_each()]
    shipped = languages.shipped()
    every = "long or" in request.config.option.markexpr
    for code in shipped if every else [shipped[now().toordinal() % len(shipped)]]:
        english = English(code)
        with translation.override("en"):
            assert pages_left(people, code, english) == []
            assert mails_left(told, code, english) == []


def pages_left(people: dict[str, str], code: str, english: English) -> list[str]:
    """What the pages of every reader still say in English."""
    left = []
    for role, starts in PAGES.items():
        reader = Client(headers={"Accept-Language": code})
        if role in people:
            User.objects.filter(email=people[role]).update(locale=f"{code}-{code}")
            reader.force_login(User.objects.get(email=people[role]))
        waiting, kinds = list(starts), set(ONE)
        while waiting:
            path = waiting.pop(0)
            response = reader.get(path, follow=True)
            page = response.content.decode()
            assert response.status_code == 200, (role, path)
            assert f'<html lang="{code}"' in page, (role, path)
            shown = [one for one in texts(page) if one not in SIGNED]
            left += [f"{code} {role} {path}: {one}" for one in shown if english.left(one)]
            for kind in sorted(kinds):
                if found := re.search(f'href="({kind})"', page):
                    kinds.discard(kind)
                    waiting.append(found[1])
    return left


def first_of_each() -> list[int]:
    """The first entry of every event that the demo tells."""
    kept: dict[str, int] = {}
    for key, name in AuditEntry.objects.order_by("id").values_list("id", "name"):
        kept.setdefault(name, key)
    return list(kept.values())


def mails_left(told: list[audit.Entry], code: str, english: English) -> list[str]:
    """What the mails about these facts still say in English."""
    left, written = [], 0
    with translation.override(code):
        for entry in told:
            for letter in letters(entry):
                written += 1
                left += [f"{code} {entry.name}: {one}" for one in said(letter) if english.left(one)]
    assert written > 20
    return left


def letters(entry: audit.Entry) -> Sequence[Letter | Note]:
    """What is mailed about a fact; nothing where what it is about, such as an invitation, is over since."""
    notice = NOTICES[entry.name]
    if isinstance(notice, Silent):
        return []
    try:
        return notice(Fact(entry.id, entry.name, entry.subject_id, entry.facts, entry.person_id, entry.at))
    except NotFound:
        return []


def said(letter: Letter | Note) -> list[str]:
    """What a letter says, line by line: its subject, its words, and words that are filled in."""
    assert isinstance(letter.subject, Promise), letter
    given = [str(value) for value in letter.given.values() if isinstance(value, str | Promise)]
    if isinstance(letter, Note) and not letter.locale.startswith(str(translation.get_language())):
        given = []  # a note is filled in for its reader, in theirs
    return [str(letter.subject), str(letter.body), *str(letter.body).split("\n\n"), *given]
