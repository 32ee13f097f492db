"""A contest on its pages, with five entries and two prizes."""

from __future__ import annotations

import re

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from anyshore.contracts.models import Agreement
from anyshore.sourcing.models import Entry, Prize, Request
from tests.sourcing.contests import PIXEL
from tests.sourcing.world import provider
from tests.web.sourcing.test_pages import buyer, key, reader, text

pytestmark = pytest.mark.django_db


def test_five_entries_and_two_prizes():
    client = buyer()
    page = reader(client)
    given = {"title": "Logo for a bakery", "currency": "EUR", "brief": "A loaf and a star.", "prizes-0-amount": "300"}
    made = page.post("/contests/new/", {**given, "prizes-1-amount": "100", "guaranteed": "on", **key()})
    assert made.status_code == 303, re.findall(r"<[^>]*error[^>]*>[^<]*", made.content.decode())[:9]
    request = Request.objects.get()
    address = f"/requests/{request.number}/"
    makers = [reader(provider(f"Maker {place}")) for place in range(3)]
    for maker in (*makers, *makers[:2]):
        picture = SimpleUploadedFile("logo.png", PIXEL, content_type="image/png")
        assert maker.post(f"{address}enter/", {"words": "A loaf.", "files": picture, **key()}).status_code == 303
    entries = list(Entry.objects.order_by("number"))
    assert len(entries) == 5
    shown = text(page.get(address))
    assert "5 entries" in shown
    assert "2 entries" in text(makers[0].get(address))
    assert makers[0].get(f"/entries/{entries[1].id}/").status_code == 404
    one = f"/entries/{entries[0].id}/"
    page.post(f"{one}judge/", {"rating": "5", "finalist": "on", **key()})
    page.post(f"{one}comment/", {"words": "A smaller star?", **key()})
    assert "A smaller star?" in text(makers[0].get(one))
    page.post(f"/entries/{entries[2].id}/eliminate/", {"reason": "Too close to another.", **key()})
    assert "Too close to another." in text(makers[2].get(f"/entries/{entries[2].id}/"))
    first, second = Prize.objects.order_by("place")
    assert page.get(f"{one}prize/").status_code == 200
    answer = page.post(f"{one}prize/", {"prize": first.id.hex, **key()})
    assert answer["Location"].startswith("/contracts/")
    page.post(f"/entries/{entries[1].id}/prize/", {"prize": second.id.hex, "words": "Thank you all.", **key()})
    assert sorted(Agreement.objects.values_list("value_minor", flat=True)) == [10_000, 30_000]
    assert "The prizes are given" in text(page.get(address))
    assert "Thank you all." in text(makers[0].get(f"/entries/{entries[3].id}/"))
    assert "Maker 1" in text(makers[0].get(address))


def test_a_contest_is_extended_once_and_read_by_anybody():
    page = reader(buyer())
    given = {"title": "Logo", "currency": "EUR", "brief": "A loaf.", "prizes-0-amount": "300", **key()}
    assert page.post("/contests/new/", given).status_code == 303
    request = Request.objects.get()
    address = f"/requests/{request.number}/"
    assert page.get(f"{address}extend/").status_code == 200
    assert page.post(f"{address}extend/", {"until": "2099-01-01T10:00", **key()}).status_code == 422
    assert "Sign in to enter" in text(reader(None).get(address))
    assert reader(provider()).get(f"{address}enter/").status_code == 200
    wrong = page.post("/contests/new/", {"title": "Logo", "currency": "EUR", "brief": "A loaf.", **key()})
    assert wrong.status_code == 422


def test_who_comes_after_the_prizes_is_told_of_every_contract():
    client = buyer()
    page = reader(client)
    given = {
        "title": "Logo",
        "currency": "EUR",
        "brief": "A loaf.",
        "prizes-0-amount": "300",
        "prizes-1-amount": "100",
    }
    page.post("/contests/new/", {**given, **key()})
    address = f"/requests/{Request.objects.get().number}/"
    for name in ("One", "Two"):
        picture = SimpleUploadedFile("logo.png", PIXEL, content_type="image/png")
        reader(provider(name)).post(f"{address}enter/", {"words": "A loaf.", "files": picture, **key()})
    for entry, prize in zip(Entry.objects.order_by("number"), Prize.objects.order_by("place"), strict=True):
        page.post(f"/entries/{entry.id}/prize/", {"prize": prize.id.hex, **key()})
    one, two = Agreement.objects.order_by("number").values_list("number", flat=True)
    late = page.get(f"{address}close/")
    assert late.status_code == 409
    assert f"It was awarded: see contracts C-{one} and C-{two}" in text(late)
