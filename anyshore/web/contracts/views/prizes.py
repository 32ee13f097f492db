"""Giving a prize of a contest: an agreement with the prize as its price."""

from __future__ import annotations

from typing import Any
from uuid import UUID

from django.conf import settings
from django.http import HttpRequest, HttpResponse
from django.urls import reverse
from django.utils.translation import gettext as _

from anyshore.contracts.actions.award_prize import award_prize
from anyshore.kit.errors import Forbidden, NotFound
from anyshore.plumbing.formats import money_text
from anyshore.sourcing.queries.contests import contest_view, entry_view
from anyshore.sourcing.queries.view import request_view
from anyshore.web.access import actor_of, signed_in
from anyshore.web.rendering import now_of, page, submit
from anyshore.web.sourcing.contest_forms import give_form


@signed_in
def prize(request: HttpRequest, entry_id: UUID) -> HttpResponse:
    """Which prize this entry gets, and what follows."""
    number, row, _said = entry_view(actor_of(request), entry_id)
    view = request_view(actor_of(request), number, at=now_of(request))
    if not view.is_client:
        raise NotFound()
    if "award" not in view.may or row.state != "entered":
        raise Forbidden()
    form = give_form(request, contest_view(actor_of(request), number), money_text)
    if form.accepted():
        given: dict[str, Any] = {"entry_id": entry_id, "prize_id": UUID(form.values["prize"])}
        given |= {"words": form.values["words"], "fee_bps": settings.ANYSHORE_FEE_BPS, "rail": settings.ANYSHORE_RAIL}
        told = _("The prize is given. Read the contract on it, then sign it.")
        if done := submit(request, award_prize, to=_contract, form=form, told=told, **given):
            return done
    return page(request, "contracts/prize.html", view=view, row=row, form=form)


def _contract(agreement: Any) -> str:
    return reverse("contracts:contract", args=[agreement.number])
