"""Who fits a request and which requests fit a provider: one formula, filters named, nobody else's things."""

from __future__ import annotations

from dataclasses import replace
from datetime import timedelta

import pytest
from django.test import Client

from anyshore.catalogue.actions.publish_profile import publish_profile
from anyshore.catalogue.actions.save_profile import save_profile
from anyshore.catalogue.queries.matching import who_fits
from anyshore.catalogue.rules.matching.formula import Bar
from anyshore.catalogue.rules.profiles import ProfileDetails
from anyshore.parties.models import User
from anyshore.sourcing.models import Invitation
from anyshore.sourcing.queries.fitting import NO_WISHES, Wishes, how_found, requests_that_fit, wanted_for
from anyshore.sourcing.queries.view import request_view
from tests.factories import NOW, do
from tests.sourcing.world import posted, proposed, provider

pytestmark = pytest.mark.django_db

DETAILS = ProfileDetails(
    headline="Logos for bakeries",
    about="I have drawn logos for bakeries, ferries and festivals since 2009.",
    rate_minor=4800,
    rate_currency="EUR",
    skills=(("logo-design", ""),),
    languages=(("en", "C1"),),
)


def offering(name: str, **more):
    owner = provider(name)
    do(save_profile, owner, details=replace(DETAILS, **more))
    do(publish_profile, owner)
    return owner


def names(actor, request, wishes=NO_WISHES):
    view = request_view(actor, request.number, at=NOW)
    wanted = wanted_for(view.row, view.brief, wishes, NOW)
    return [row.provider.organisation.name for row in who_fits(actor, wanted, limit=20).rows]


def test_a_request_finds_providers_and_wishes_keep_some_out():
    request, client = posted()
    offering("Cheap")
    offering("Dear", rate_minor=30_000)
    offering("Fluent", rate_minor=15_000, languages=(("nl", "native"),))
    assert names(client, request) == ["Cheap", "Fluent"]
    assert names(client, request, Wishes(rate_most_minor=5000)) == ["Cheap"]
    assert names(client, request, Wishes(language="nl", level="B2")) == ["Fluent"]
    assert names(client, request, Wishes(score_least=10)) == []


def test_requests_come_to_the_provider_in_the_same_order_of_fit():
    near_one, _ = posted(title="Refresh our logo", skills=("logo-refresh", "naming"))
    exact, _ = posted(title="Logo for a ferry line")
    own = offering("Atelier", rate_minor=4800)
    _beyond, _ = posted(title="Logo in an hour", budget_minor=100)
    bid_on, _ = posted(title="Logo for a bakery")
    proposed(bid_on, actor=own)
    posted(title="Logo by invitation", visibility="invited")
    assert [one.row.number for one in requests_that_fit(own, at=NOW, limit=20)] == [exact.number, near_one.number]
    assert requests_that_fit(own, at=NOW + timedelta(days=400), limit=20) == []
    assert requests_that_fit(provider("Without a profile"), at=NOW, limit=20) == []


def test_how_one_is_found_names_places_filters_and_skills():
    posted(title="Logo and name", skills=("logo-design", "naming"))
    posted(title="Logo in an hour", budget_minor=100)
    offering("Better", skills=(("logo-design", ""), ("naming", "")))
    how = how_found(offering("Atelier"), at=NOW, limit=10)
    assert [(one.place, one.of) for one in how.stands] == [(2, 2)]
    assert how.barred == ((Bar.BUDGET, 1),)
    assert ("naming", 1) in how.lacking
    assert how_found(provider("Without a profile"), at=NOW, limit=10) is None


def test_the_pages_invite_with_one_click_say_why_not_and_are_nobody_elses():
    request, actor = posted()
    offering("Atelier")
    offering("Dear", rate_minor=30_000)
    browser, stranger = Client(), Client()
    for who, seat in ((browser, actor), (stranger, provider("Stranger"))):
        person = User.objects.get(pk=seat.person_id)
        who.force_login(person, backend="allauth.account.auth_backends.AuthenticationBackend")
    path = f"/requests/{request.number}/providers/"
    assert stranger.get(path).status_code == 404
    shown = browser.get(path, {"who": "dear"}).content.decode()
    assert "One hour costs more than the whole budget." in shown
    assert "of 62.5" not in shown
    posted_form = {"provider": "atelier", "words": "", "_key": "a-key-of-its-own"}
    for _ in range(2):
        assert browser.post(path, posted_form).status_code == 303
    assert Invitation.objects.filter(request=request).count() == 1
    assert stranger.post(path, posted_form).status_code == 404
    for narrowed in ({"rate": "1"}, {"rate": "x"}, {"score": "-1"}, {"gap": "7"}, {"language": "xx"}):
        assert browser.get(path, narrowed).status_code in (200, 422)
