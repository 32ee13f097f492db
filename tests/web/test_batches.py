"""A batch from its list to its offers in the pages, and a workbook read as a list; in a real browser."""

from __future__ import annotations

import io

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from openpyxl import Workbook

from anyshore.contracts.models import Agreement, Batch
from anyshore.parties.models import User
from tests.contracts.batch_world import translator
from tests.factories import make_organisation
from tests.web.browser import overflow, sign_in, violations
from tests.web.sourcing.test_browser import known

LIST = """title;skill;size;due;most
Safety manual, chapter 1;Polish translation;40;;
Safety manual, chapter 2;Polish translation;30;;
A film;Video production;5;;
Y;no such skill;;;
"""
BACKEND = "allauth.account.auth_backends.AuthenticationBackend"


@pytest.mark.django_db(transaction=True)
def test_a_batch_is_read_planned_changed_and_sent(visit, clone):
    _, owner = make_organisation(name="Tolhuis Lighting", provides=False)
    for number, name in enumerate(("Lingua Vistula", "Tatra Words")):
        translator(name, 4_000 + 500 * number)
    page = visit.page(width=360)
    sign_in(page, known(owner))
    page.goto("/batches/new/")
    page.fill("input[name=title]", "Manuals")
    page.fill("textarea[name=tasks]", LIST)
    page.click("text=Read the list")
    assert "Row 5, skill “no such skill”" in page.inner_text("main")
    assert (violations(page), overflow(page)) == ([], 0)
    page.click("text=Go on with 3 tasks")
    for row in (0, 1):
        page.fill(f"input[name=providers-{row}-capacity]", "1")
    assert (violations(page), overflow(page)) == ([], 0)
    page.click("text=Work out who does what")
    assert "2 of 3" in page.inner_text("main")
    assert "None of those chosen has the skill" in page.inner_text("main")
    first = page.locator("#plan tbody tr").first.inner_text()
    page.locator("text=Not them").first.click()
    assert page.locator("#plan tbody tr").first.inner_text() != first
    page.locator("text=Keep").first.click()
    assert "fixed by you" in page.inner_text("#plan")
    assert (violations(page), overflow(page)) == ([], 0)
    page.locator("#send button").click()
    assert page.locator("text=Offered: C-").count() == 2
    assert (violations(page), overflow(page)) == ([], 0)
    page.go_back()
    assert Agreement.objects.filter(state="offered").count() == 2
    visit.expected += ("404", "409")


@pytest.mark.django_db
def test_a_workbook_is_read_and_what_is_none_is_said():
    _, owner = make_organisation()
    browser = Client()
    browser.force_login(User.objects.get(pk=owner.person_id), backend=BACKEND)
    book = Workbook()
    book.active.append(["Title", "Hours"])
    book.active.append(["Logo for a bakery", 8])
    file = io.BytesIO()
    book.save(file)

    def sent(content: bytes) -> str:
        upload = SimpleUploadedFile("tasks.xlsx", content)
        posted = {"title": "Work", "currency": "EUR", "tasks": "", "file": upload, "_key": "one-key-of-a-form"}
        return browser.post("/batches/new/", posted).content.decode()

    assert "Go on with 1 tasks" in sent(file.getvalue())
    for broken in (b"PK\x03\x04 nothing", b"\x00\x01\x02"):
        assert "We cannot read this file as a list" in sent(broken)
    assert not Batch.objects.exists()
