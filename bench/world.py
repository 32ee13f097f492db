"""What the page benchmarks look at, made by the same actions that make real things."""

from __future__ import annotations

from collections.abc import Callable
from datetime import datetime
from typing import Any

from django.conf import settings
from django.contrib.auth import BACKEND_SESSION_KEY, HASH_SESSION_KEY, SESSION_KEY
from django.contrib.sessions.backends.db import SessionStore
from django.core.handlers.base import BaseHandler
from django.test import RequestFactory

from anyshore.kit.actor import Actor
from anyshore.parties.models import User
from anyshore.sourcing.actions.post_request import post_request
from anyshore.sourcing.rules.terms import RequestTerms
from tests.deals import make_deal
from tests.factories import do, make_organisation

BRIEF = "We need a logo for a bakery in Horst: an ear of wheat, two colours, files to keep. " * 6


def _handler() -> BaseHandler:
    handler = BaseHandler()
    handler.load_middleware()
    return handler


def _ask(path: str, cookies: dict[str, str]) -> Callable[[str | None], Any]:
    handler, factory = _handler(), RequestFactory()

    def ask(urls: str | None) -> Any:
        request = factory.get(path, headers={"host": "localhost"})
        request.COOKIES.update(cookies)
        if urls:
            request.urlconf = urls
        return handler.get_response(request)

    return ask


def request_list(count: int, at: datetime) -> Callable[[str | None], Any]:
    """Ask for the public list of open requests, of which there are ``count``."""
    _, client = make_organisation(name="Tolhuis Lighting")
    for number in range(count):
        terms = RequestTerms(title=f"A logo for bakery {number}", brief=BRIEF, currency="EUR", budget_minor=20_000)
        do(post_request, client, at=at, terms=terms)
    return _ask("/requests/", {})


def contract_page(at: datetime) -> Callable[[str | None], Any]:
    """Ask for the page of a contract with six milestones, two of them done, one in review, as its client."""
    deal = make_deal([200_00, 300_00, 400_00, 500_00, 600_00, 700_00], at=at)
    for place in (0, 1):
        deal.fund(place, at)
        deal.accept(deal.submit(place, at), at)
    deal.fund(2, at)
    deal.submit(2, at)
    return ask_as(deal.client, f"/contracts/{deal.agreement.number}/")


def ask_as(actor: Actor, path: str) -> Callable[[str | None], Any]:
    """Ask for a page as the actor's person, signed in."""
    user = User.objects.get(pk=actor.person_id)
    session = SessionStore()
    session[SESSION_KEY] = str(user.pk)
    session[BACKEND_SESSION_KEY] = settings.AUTHENTICATION_BACKENDS[0]
    session[HASH_SESSION_KEY] = user.get_session_auth_hash()
    session.create()
    return _ask(path, {settings.SESSION_COOKIE_NAME: session.session_key or ""})
