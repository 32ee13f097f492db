"""Importing a file, without scripts: sent a second time after the answer, it is answered as the first time."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.strategy.models import Activity
from tests.factories import make_organisation
from tests.web.sourcing.test_pages import key, reader, text
from tests.web.strategy.test_browser import FILE

pytestmark = pytest.mark.django_db


def uploaded(browser):
    """The page that shows what a file would do, and what its form sends."""
    file = SimpleUploadedFile("inventory.csv", FILE.format(amount="148.200").encode())
    sent = browser.post("/decide/import/", {"file": file, "mark": ",", **key()})
    shown = text(browser.get(sent["Location"]))
    seen = re.search(r'name="seen" value="(\d+)"', shown)
    return sent["Location"], {"seen": seen[1] if seen else "", **key()}


def test_an_import_that_is_sent_again_is_answered_again():
    browser = reader(make_organisation()[1])
    address, given = uploaded(browser)
    first = browser.post(address, given)
    count = Activity.objects.count()
    second = browser.post(address, given)
    assert (first.status_code, first["Location"]) == (second.status_code, second["Location"]) == (303, "/decide/")
    assert Activity.objects.count() == count > 0
    assert browser.get(address).status_code == 404
    assert browser.post(address, {**given, **key()}).status_code == 404


def test_nobody_else_gets_that_answer():
    browser = reader(make_organisation()[1])
    address, given = uploaded(browser)
    browser.post(address, given)
    assert reader(make_organisation()[1]).post(address, given).status_code == 404
