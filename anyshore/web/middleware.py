"""What surrounds every request: who acts, in which language and zone, refusals as pages, and safe headers."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from typing import Any, cast
from uuid import UUID
from zoneinfo import ZoneInfo, available_timezones

from django.http import HttpRequest, HttpResponse
from django.utils import timezone

from anyshore.kit.actor import Actor
from anyshore.kit.errors import Refused
from anyshore.parties import queries
from anyshore.parties.rules import ANYONE
from anyshore.plumbing import formats
from anyshore.plumbing.locales import accepted, known, reading_in
from anyshore.web import errors
from anyshore.web.rendering import now_of

Answering = Callable[[HttpRequest], HttpResponse]

ORGANISATION_KEY = "organisation_id"
"""Where the session keeps the organisation that its person acts for, by id, or OPERATOR."""

OPERATOR = "operator"

LOCALE_COOKIE = "locale"
"""Where a visitor's browser keeps the locale they chose."""

PERMISSIONS_POLICY = ", ".join(
    f"{name}=()" for name in ("camera", "geolocation", "microphone", "payment", "usb", "browsing-topics")
)


class ActorMiddleware:
    """Set ``request.actor``, ``request.organisation``, ``request.memberships`` and ``request.now``, and speak to the
    reader in their language and zone. One query says for whom they act and what else they belong to."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        here = cast(Any, request)
        here.actor, here.organisation, here.memberships = ANYONE, None, ()
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            belongings = queries.belongings(user.pk)
            here.actor = actor_of(user, belongings, request.session.get(ORGANISATION_KEY, ""))
            here.memberships = [one.membership for one in belongings]
            here.organisation = next(
                (one.organisation for one in belongings if one.organisation.id == here.actor.organisation_id), None
            )
        with reading_in(locale_of(request)), timezone.override(zone_of(request)), formats.reading_at(now_of(request)):
            return self.get_response(request)


def actor_of(user: Any, belongings: Sequence[queries.Belonging], chosen: str) -> Actor:
    """Whom a signed-in person acts for: the organisation they chose, or the operator, who may belong to none."""
    if user.is_operator and chosen == OPERATOR:
        return queries.operator_for(user)
    actor = queries.acting(user.pk, belongings, _uuid(chosen))
    return queries.operator_for(user) if user.is_operator and actor.organisation_id is None else actor


class RefusalMiddleware:
    """Turn a refusal of ours into a page of its status, in words. It stands inside the actor's middleware.

    An address that only takes a form and was opened gets its page too, where Django says nothing.

    An address that asks for the NUL character is refused here too: no text in PostgreSQL can hold it.
    """

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        if "%00" in request.META.get("QUERY_STRING", ""):
            return errors.error_page(request, 400)
        answer = self.get_response(request)
        if answer.status_code == 405 and "Allow" in answer and request.method == "GET":
            return errors.not_opened(request, answer)
        return answer

    def process_exception(self, request: HttpRequest, exception: Exception) -> HttpResponse | None:
        """Django asks here when a view raised."""
        if not isinstance(exception, Refused):
            return None
        return errors.refused(request, exception)


class HeadersMiddleware:
    """Headers that Django and django-csp leave out: no powers for our pages, no shared caches for personal ones."""

    def __init__(self, get_response: Answering) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        response = self.get_response(request)
        response.setdefault("Permissions-Policy", PERMISSIONS_POLICY)
        response.setdefault("Cross-Origin-Resource-Policy", "same-origin")
        user = getattr(request, "user", None)
        if user is not None and user.is_authenticated:
            response.setdefault("Cache-Control", "private, no-store")
        return response


def zone_of(request: HttpRequest) -> ZoneInfo:
    """The reader's zone: their own, else the one their browser told, else UTC."""
    user = getattr(request, "user", None)
    own = getattr(user, "timezone", "")
    for name in (own if own != "UTC" else "", request.COOKIES.get("zone", "")):
        if name and name in available_zones():
            return ZoneInfo(name)
    return ZoneInfo("UTC")


def locale_of(request: HttpRequest) -> str:
    """The reader's locale: their account's, else the one a visitor chose, else the one their browser asks for."""
    own = getattr(getattr(request, "user", None), "locale", "") or request.COOKIES.get(LOCALE_COOKIE, "")
    return own if own in known() else accepted(request.headers.get("Accept-Language", ""))


_ZONES: set[str] = set()


def available_zones() -> set[str]:
    """The zones this machine knows; read once."""
    if not _ZONES:
        _ZONES.update(available_timezones())
    return _ZONES


def _uuid(text: object) -> UUID | None:
    try:
        return UUID(str(text)) if text else None
    except ValueError:
        return None
