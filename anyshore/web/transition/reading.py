"""What the views of a transition do: load it by the contract's number, and run one verb on it."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django.http import HttpRequest, HttpResponse
from django.urls import reverse

from anyshore.kit.errors import Forbidden
from anyshore.transition.queries.pages import TransitionPage, transition_page
from anyshore.web.access import actor_of
from anyshore.web.forms import Form
from anyshore.web.rendering import now_of, submit


def read(request: HttpRequest, number: int, verb: str = "") -> TransitionPage:
    """The transition as the reader sees it; NotFound otherwise. With a ``verb``, Forbidden where they may not do it
    now."""
    found = transition_page(actor_of(request), number, at=now_of(request))
    if verb and verb not in found.may:
        raise Forbidden()
    return found


def act(
    request: HttpRequest,
    verb: Callable[..., Any],
    number: int,
    form: Form | None = None,
    *,
    told: str,
    part: str = "",
    **given: Any,
) -> HttpResponse | None:
    """Run ``verb`` and go to the page, or to a ``part`` of it."""
    to = reverse("transition:transition", args=[number]) + (f"#{part}" if part else "")
    return submit(request, verb, form=form, to=to, told=told, **given)


def press(request: HttpRequest, verb: Callable[..., Any], number: int, *, told: str, **given: Any) -> HttpResponse:
    """The same for a button without a form: a refusal becomes a page of its own."""
    done = act(request, verb, number, told=told, **given)
    assert done is not None  # only a form makes it None
    return done
