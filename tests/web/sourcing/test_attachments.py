"""Attachments of a request on its form, without scripts: ticked to go, and read with the version that had them."""

from __future__ import annotations

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.plumbing import files
from anyshore.sourcing.models import Request
from tests.sourcing.world import provider
from tests.web.sourcing.test_pages import buyer, key, offered, reader, text

pytestmark = pytest.mark.django_db

FIELDS = {"title": "Logo for a bakery", "currency": "EUR", "budget": "200", "visibility": "public", "scoring": "usual"}


def test_a_file_is_taken_off_a_draft_and_later_stays_with_the_version_that_had_it():
    browser = reader(buyer())
    upload = [SimpleUploadedFile(name, name.encode()) for name in ("brief.txt", "old.txt")]
    browser.post("/requests/new/", {**FIELDS, **key(), "draft": "1", "files": upload})
    request = Request.objects.get()
    subject, path = ("request", request.id), f"/requests/{request.number}/"
    brief, old = files.of(subject)[subject]
    assert f'value="{old.id}"' in text(browser.get(f"{path}edit/"))
    assert browser.post(f"{path}edit/", {**FIELDS, **key(), "drop": [str(old.id)]}).status_code == 303
    assert "old.txt" not in text(browser.get(path))
    offered(request)
    shown = text(browser.get(f"{path}edit/"))
    assert "stays with the versions that had it" in shown
    sent = browser.post(f"{path}edit/", {**FIELDS, **key(), "version": "1", "drop": [str(brief.id)]})
    assert sent.status_code == 303
    for other in (browser, reader(provider("Another"))):
        assert f"/files/{brief.id}/" in text(other.get(path)).partition("What changed")[2]
        assert other.get(f"/files/{brief.id}/").status_code == 200
    assert files.of(subject)[subject] == []
