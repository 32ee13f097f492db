"""The two helpers of every view: ``page`` renders, ``submit`` runs one action and redirects.

Templates always have: request, user, actor, organisation, memberships, now, messages, csrf_input, csrf_token,
instance (who runs this), sandbox, navigation, theme and zone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any, TypeVar, cast

from django.conf import settings
from django.contrib import messages
from django.http import HttpRequest, HttpResponse
from django.template import engines
from django.template.backends.utils import csrf_input_lazy, csrf_token_lazy
from django.utils import translation
from django.utils.translation import gettext as _
from jinja2 import Environment
from jinja2_fragments import render_block

from anyshore.kit.errors import Refused
from anyshore.parties.rules import ANYONE
from anyshore.plumbing import clock, formats
from anyshore.plumbing.actions import Answer, answer_before, perform
from anyshore.web import navigation
from anyshore.web.access import actor_of
from anyshore.web.forms import KEY, Form, WayOn

T = TypeVar("T")

THEMES = ("light", "dark")


@dataclass(frozen=True, slots=True)
class Instance:
    """Who runs this installation, as the masthead and the foot of each page say it."""

    name: str
    operator: str
    software: str = "Anyshore"


def instance() -> Instance:
    """The instance's name and its operator, from the settings."""
    return Instance(name=settings.ANYSHORE_NAME, operator=settings.ANYSHORE_OPERATOR)


def shared(request: HttpRequest) -> dict[str, Any]:
    """What every template has. Also the context processor behind the pages that libraries render."""
    theme = request.COOKIES.get("theme", "")
    return {
        "request": request,
        "user": getattr(request, "user", None),
        "actor": getattr(request, "actor", ANYONE),
        "organisation": getattr(request, "organisation", None),
        "memberships": getattr(request, "memberships", ()),
        "now": now_of(request),
        "messages": messages.get_messages(request),
        "instance": instance(),
        "sandbox": settings.ANYSHORE_SANDBOX,
        "debug": settings.DEBUG,
        "navigation": navigation.stages(request),
        "theme": theme if theme in THEMES else "",
        "zone": formats.zone_name(),
        "language": translation.get_language() or "en-gb",
        "languages": settings.LANGUAGES,
        "direction": "rtl" if translation.get_language_bidi() else "ltr",
    }


def page(
    request: HttpRequest, template: str, *, block: str | None = None, status: int | None = None, **context: Any
) -> HttpResponse:
    """Render ``template``: whole, or for an htmx request only its ``block``.

    The status is 422 by itself when a form in the context has something to correct (that of the form, to be exact).
    """
    if status is None:
        forms = [value for value in context.values() if isinstance(value, Form)]
        status = next((form.status for form in forms if form.has_mistakes), 200)
    htmx = getattr(request, "htmx", None)
    everything = {**shared(request), "csrf_input": csrf_input_lazy(request), "csrf_token": csrf_token_lazy(request)}
    everything.update(context)
    if block is not None and htmx and not htmx.boosted:
        text = render_block(jinja(), template, block, everything)
    else:
        text = jinja().get_template(template).render(everything)
    response = HttpResponse(text, status=status)
    if block is not None:
        response["Vary"] = "HX-Request"
    return response


def submit(
    request: HttpRequest,
    action: Callable[..., T],
    *,
    to: str | Callable[[T], str],
    form: Form | None = None,
    told: str = "",
    now: Any = None,
    **given: Any,
) -> HttpResponse | None:
    """Run ``action`` for the reader of this page and redirect to ``to``, an address or a function of its value.

    ``now()``, a WayOn, says how the thing stands after a refusal, and where: who was too late is sent there instead of
    nowhere. The form's hidden key makes a second sending answer as the first did. ``told`` is said on the next page. A
    refusal goes into ``form``, if there is one, and None is returned, so that the view shows the form again; without a
    form it is raised and becomes a page of its own.
    """

    def render(value: T) -> Answer:
        return Answer(status=303, location=to(value) if callable(to) else to)

    try:
        answer = perform(
            action,
            actor=actor_of(request),
            at=now_of(request),
            key=request.POST.get(KEY) or None,
            render=render,
            **given,
        )
    except Refused as refusal:
        late = _way_on(refusal, to, now)
        if form is None or refusal.status in (403, 404, 503):
            request.way_on = late  # type: ignore[attr-defined]  # read by the page of the refusal
            raise
        form.refuse(refusal)
        form.way_on = late
        return None
    if told:
        messages.success(request, told)
    return answered(answer)


def _way_on(refusal: Refused, to: object, now: Callable[[], WayOn] | None) -> WayOn | None:
    """Where to see how things stand, if it was their state that refused."""
    if refusal.status != 409:
        return None
    if now is not None:
        return now()
    return WayOn(_("See how it stands now"), to) if isinstance(to, str) else None


def again(request: HttpRequest) -> HttpResponse | None:
    """The answer to this very form, if it was sent before and what it was about is gone since."""
    sent = request.POST.get(KEY)
    found = answer_before(actor_of(request), sent) if sent else None
    return answered(found) if found else None


def answered(answer: Answer) -> HttpResponse:
    """An answer of ``perform`` as a response."""
    response = HttpResponse(answer.body, status=answer.status, content_type=answer.content_type)
    if answer.location:
        response["Location"] = answer.location
    return response


def now_of(request: HttpRequest) -> datetime:
    """The instant of this request by our clock, read once."""
    if not hasattr(request, "now"):
        request.now = clock.now()  # type: ignore[attr-defined]  # kept on the request by this function
    return request.now  # type: ignore[attr-defined, no-any-return]  # kept on the request by this function


def jinja() -> Environment:
    """The environment of the pages' templates."""
    found: Environment = cast(Any, engines["jinja2"]).env
    return found
