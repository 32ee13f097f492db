"""Readings that a system sends, and the secrets that it sends them with. Told in docs/algorithms/service_levels.md."""

from __future__ import annotations

import json
import re
import secrets
from datetime import date
from typing import Any
from uuid import UUID

from django.http import HttpRequest, HttpResponse, JsonResponse
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import gettext_lazy
from django.views.decorators.csrf import csrf_exempt
from django.views.decorators.http import require_POST

from anyshore.delivery.actions.enter_readings import enter_readings
from anyshore.delivery.actions.make_level_token import make_level_token
from anyshore.delivery.actions.revoke_level_token import revoke_level_token
from anyshore.delivery.queries.levels import period_at, token_of
from anyshore.delivery.rules.levels import Given
from anyshore.kit.errors import Forbidden, Invalid, NotFound, Refused
from anyshore.parties.queries import actor_for
from anyshore.plumbing.actions import Answer, perform
from anyshore.web.access import signed_in
from anyshore.web.forms import Form, Text
from anyshore.web.levels.reading import read
from anyshore.web.rendering import answered, now_of, page, submit

MOST_BYTES = 100_000
FIGURE = re.compile(r"(\d{1,3})(?:\.(\d{1,2}))?", re.ASCII)


class Name(Form):
    """What a secret is for."""

    name = Text(gettext_lazy("What sends with it"), max_length=60, hint=gettext_lazy("Such as monitoring"))


@csrf_exempt  # no browser sends this: the secret in its head is what it needs
@require_POST
def take(request: HttpRequest, number: int) -> HttpResponse:
    """Take readings from a system; the same key again answers the same."""
    token = token_of(request.headers.get("Authorization", "").removeprefix("Bearer ").strip())
    if token is None or token.agreement.number != number:
        return JsonResponse({"code": "unknown_secret"}, status=401)
    try:
        return _taken(request, token)
    except Refused as refusal:
        told = {"code": refusal.code, **{name: str(value) for name, value in refusal.params.items()}}
        return JsonResponse(told, status=refusal.status)


def _taken(request: HttpRequest, token: Any) -> HttpResponse:
    actor = actor_for(token.made_by, token.agreement.provider_id)
    period, readings = _read(request, token)

    def render(found: Any) -> Answer:
        said = {"period": found.starts_on.isoformat(), "entered": len(readings)}
        return Answer(status=200, body=json.dumps(said).encode(), content_type="application/json")

    answer = perform(
        enter_readings,
        actor=actor,
        at=now_of(request),
        key=request.headers.get("Idempotency-Key") or None,
        render=render,
        period_id=period.pk,
        readings=readings,
        source="pushed",
    )
    return answered(answer)


def _read(request: HttpRequest, token: Any) -> tuple[Any, list[Given]]:
    if len(request.body) > MOST_BYTES:
        raise Invalid(field="body", reason="length", longest=MOST_BYTES)
    try:
        data = json.loads(request.body)
        day = date.fromisoformat(data["period"])
        readings = [_given(one) for one in data["readings"]]
    except (ValueError, KeyError, TypeError):
        raise Invalid(field="body", reason="unfit") from None
    found = period_at(token.agreement_id, day)
    if found is None:
        raise NotFound()
    return found, readings


def _given(one: dict[str, Any]) -> Given:
    measured = one["measured"]
    match = None if measured is None else FIGURE.fullmatch(str(measured))
    if measured is not None and match is None:
        raise Invalid(field="measured", reason="unfit")
    bps = int(match[1]) * 100 + int((match[2] or "0").ljust(2, "0")) if match else None
    return Given(int(one["level"]), bps, str(one.get("note", "")))


@signed_in
def secrets_page(request: HttpRequest, number: int) -> HttpResponse:
    """The secrets of a contract; one that is made is shown once."""
    found = read(request, number)
    if "push" not in found.may:
        raise Forbidden()
    form, made = Name(request), ""
    if form.accepted():
        made = secrets.token_urlsafe(32)
        given = {"agreement_id": found.agreement_id, "secret": made, **form.values}
        done = submit(request, make_level_token, form=form, to=reverse("levels:secrets", args=[number]), **given)
        if done:
            return page(request, "levels/secrets.html", p=read(request, number), form=Name(_fresh(request)), made=made)
    return page(request, "levels/secrets.html", p=found, form=form, made="")


def _fresh(request: HttpRequest) -> HttpRequest:
    """The request as one that asks for an empty form."""
    request.method = "GET"
    return request


@require_POST
@signed_in
def revoke(request: HttpRequest, number: int, token_id: UUID) -> HttpResponse:
    """Make a secret worthless."""
    found = read(request, number)
    given: dict[str, Any] = {"agreement_id": found.agreement_id, "token_id": token_id}
    to = reverse("levels:secrets", args=[number])
    done = submit(request, revoke_level_token, to=to, told=_("The secret works no longer."), **given)
    assert done is not None  # only a form makes it None
    return done
