"""Who may open a page at all: a door's question. What they may see and do there, queries and policies say."""

from __future__ import annotations

from collections.abc import Callable
from functools import wraps
from typing import TYPE_CHECKING, Concatenate, ParamSpec

from django.contrib.auth.models import AnonymousUser
from django.contrib.auth.views import redirect_to_login
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.urls import reverse

from anyshore.kit.actor import Actor, ActorKind
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.parties.rules import Right, has_right

if TYPE_CHECKING:
    from anyshore.parties.models import User
    from anyshore.parties.queries import OrganisationRow

P = ParamSpec("P")


def signed_in(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """Send strangers to the log-in page, and back here afterwards."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if actor_of(request).kind is ActorKind.ANONYMOUS:
            return redirect_to_login(request.get_full_path())
        return view(request, *args, **kwargs)

    return guarded


def with_right(
    right: Right,
) -> Callable[
    [Callable[Concatenate[HttpRequest, P], HttpResponse]], Callable[Concatenate[HttpRequest, P], HttpResponse]
]:
    """For a form that ends in a promise of one's organisation: who has none founds one first, and who may not make
    the promise is told so before they write, not after."""

    def guard(view: Callable[Concatenate[HttpRequest, P], HttpResponse]) -> Callable[..., HttpResponse]:
        @wraps(view)
        def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
            actor = actor_of(request)
            if actor.organisation_id is None:
                return HttpResponseRedirect(reverse("parties:found"))
            if not has_right(actor, right):
                raise Forbidden()
            return view(request, *args, **kwargs)

        return guarded

    return guard


def operators_only(
    view: Callable[Concatenate[HttpRequest, P], HttpResponse],
) -> Callable[Concatenate[HttpRequest, P], HttpResponse]:
    """For anybody but the operator there is no such page."""

    @wraps(view)
    def guarded(request: HttpRequest, /, *args: P.args, **kwargs: P.kwargs) -> HttpResponse:
        if actor_of(request).kind is not ActorKind.OPERATOR:
            raise NotFound()
        return view(request, *args, **kwargs)

    return guarded


def actor_of(request: HttpRequest) -> Actor:
    """The actor that the middleware found for this request."""
    found: Actor = request.actor  # type: ignore[attr-defined]  # set by ActorMiddleware
    return found


def organisation_of(request: HttpRequest) -> OrganisationRow | None:
    """The organisation that the reader acts for, read when it is asked for."""
    found: OrganisationRow | None = request.organisation  # type: ignore[attr-defined]  # set by ActorMiddleware
    return found


def acting_for(request: HttpRequest) -> OrganisationRow:
    """The organisation that the reader acts for, in a view that only members of one see."""
    found = organisation_of(request)
    if found is None:
        raise NotFound()
    return found


def person_of(request: HttpRequest) -> User:
    """The person who is signed in, for a view that ``signed_in`` guards."""
    if isinstance(request.user, AnonymousUser):
        raise NotFound()
    return request.user
