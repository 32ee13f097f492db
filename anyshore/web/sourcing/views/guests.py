"""A request without an account: five answers, then a link by mail."""

from __future__ import annotations

from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anyshore.kit.countries import country
from anyshore.sourcing.actions.begin_request import begin_request
from anyshore.web.limits import VISITORS_REQUEST, limited
from anyshore.web.middleware import locale_of
from anyshore.web.rendering import page, submit
from anyshore.web.sourcing import forms
from anyshore.web.sourcing.views.requests import words
from anyshore.web.tools.place import guessed_country, guessed_zone


@limited(VISITORS_REQUEST)
def begin(request: HttpRequest) -> HttpResponse:
    """The short form for a visitor. The answer is the same whether the address has an account or not."""
    seat = guessed_country(request)
    form = forms.Guest(request, initial={"currency": country(seat).currency, "country": seat})
    if form.accepted():
        done = submit(request, begin_request, to=reverse("sourcing:sent"), form=form, **_given(request, form.values))
        if done:
            return done
    return page(request, "sourcing/guest.html", form=form, **words())


def _given(request: HttpRequest, values: dict[str, Any]) -> dict[str, Any]:
    return {
        "terms": forms.request_terms(values),
        "name": values["name"],
        "email": values["email"],
        "consent": values["consent"],
        "country": values["country"],
        "timezone": guessed_zone(request, values["country"]),
        "locale": locale_of(request),
    }


def sent(request: HttpRequest) -> HttpResponse:
    """The link is on its way."""
    return page(request, "sourcing/sent.html")
