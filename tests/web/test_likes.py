"""What happened to jobs like this, beside the budget and as a page of its own."""

from __future__ import annotations

import pytest
from django.test import Client

from anyshore.sourcing.actions.post_request import post_request
from tests.factories import do, make_organisation
from tests.insight.test_jobs_like_this import completed
from tests.sourcing.world import wanted
from tests.web.sourcing.present import now
from tests.web.sourcing.test_pages import reader, text

pytestmark = pytest.mark.django_db

PAGE = "/requests/like-this/"


def test_the_page_and_its_part_tell_the_same_and_bad_input_nothing():
    completed(10, ended_at="2020-01-10T00:00:00Z")
    given = {"category": "logo-design", "budget": "300", "currency": "EUR"}
    whole = text(Client().get(PAGE, given))
    part = text(Client().get(PAGE, given, headers={"HX-Request": "true"}))
    for shown in (whole, part):
        assert "10 jobs like this" in shown
        assert "of 5 clients" in shown
    assert "<html" in whole
    assert "<html" not in part
    for bad in ({"currency": "XXX"}, {"unit": "<b>"}, {"category": "'; DROP"}):
        sent = Client().get(PAGE, {**given, **bad})
        assert sent.status_code == 200
        assert "10 jobs like this" not in text(sent) or bad == {"budget": "x"}
    assert "Say what kind of work it is" in text(Client().get(PAGE))
    assert "10 jobs like this" in text(Client().get(PAGE, {**given, "budget": "a lot"}))


def test_it_stands_beside_the_budget_and_on_the_clients_request():
    actor = make_organisation()[1]
    assert PAGE in text(reader(actor).get("/requests/new/"))
    made = do(post_request, actor, now(), terms=wanted())
    assert f"{PAGE}?category={made.category}" in text(reader(actor).get(f"/requests/{made.number}/")).replace(
        "&amp;", "&"
    )
